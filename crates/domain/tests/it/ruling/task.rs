//! Tasks: who waits for what.

use std::fmt::Write as _;

use jiff::civil::date;
use kajitori_domain::access::Role;
use kajitori_domain::close::{AskFacts, MonthlyClose};
use kajitori_domain::contest::{Contest, ContestState, Target};
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::credit::{Credit, CreditState};
use kajitori_domain::delivery::{Delivery, DeliveryState, FileRole};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{
    AgreementId, ContestId, CreditId, DeliveryId, EngagementId, PersonId, SampleId,
};
use kajitori_domain::organisation::Side;
use kajitori_domain::run::RunId;
use kajitori_domain::sample::{DrawnSample, SampleState};
use kajitori_domain::task::{Due, Standing, Task, tasks};
use kajitori_domain::time::{Moment, Month};

use super::worded;

const AT: Moment = Moment(1_790_000_000_000_000);

fn month(month: i8) -> Month {
    Month { year: 2026, month }
}

fn run() -> RunId {
    RunId(Sha256::of(b"run"))
}

fn contest(number: u8, side: Side, state: ContestState) -> Contest {
    let id = ContestId::new(Moment(0), [number; 10]);
    let target = Target::Pause { case: "c-1".to_owned() };
    let (number, reason) = (u32::from(number), "理由".to_owned());
    Contest { id, month: month(10), number, run: run(), target, side, reason, state }
}

fn closes() -> Vec<MonthlyClose> {
    let of = |number| MonthlyClose::open(EngagementId::new(Moment(0), [1; 10]), month(number), AT);
    let facts = AskFacts { month_over: true, ..AskFacts::default() };
    let asked = of(10).ask(AT, run(), date(2026, 11, 16), facts).expect("asked");
    let (asked_before, person) = (of(9).ask(AT, run(), date(2026, 10, 16), facts), [7; 10]);
    let person = PersonId::new(Moment(0), person);
    let agreed = asked_before.and_then(|close| close.confirm(AT, person, Side::Vendor, false));
    vec![of(11), asked, agreed.expect("agreed")]
}

fn contests() -> Vec<Contest> {
    let answered = |accepted| ContestState::Answered { at: AT, accepted, text: String::new() };
    let due = date(2026, 11, 10);
    vec![
        contest(1, Side::Vendor, ContestState::Raised { at: AT, due }),
        contest(2, Side::Client, ContestState::Raised { at: AT, due }),
        contest(3, Side::Vendor, answered(true)),
        contest(4, Side::Vendor, answered(false)),
        contest(5, Side::Vendor, ContestState::Escalated { at: AT, due: date(2026, 11, 20) }),
        contest(6, Side::Vendor, ContestState::Withdrawn { at: AT }),
    ]
}

fn credits() -> Vec<Credit> {
    let of = |state| Credit {
        id: CreditId::new(Moment(0), [1; 10]),
        run: run(),
        level: "ap".to_owned(),
        clause: "第18条".to_owned(),
        amount_yen: Some(1),
        calculation: None,
        measured_by: PersonId::new(Moment(0), [1; 10]),
        state,
    };
    let by = PersonId::new(Moment(0), [1; 10]);
    vec![
        of(CreditState::Proposed { at: AT }),
        of(CreditState::Notified { at: AT, due: date(2026, 11, 30) }),
        of(CreditState::Answered { at: AT, accepted: true, text: String::new() }),
        of(CreditState::Claimed { at: AT, by, response: None }),
        of(CreditState::Waived { at: AT, reason: String::new() }),
    ]
}

fn deliveries() -> Vec<Delivery> {
    let sha256 = Sha256::of(b"x");
    let of = |side, state| Delivery {
        id: DeliveryId::new(Moment(0), [1; 10]),
        role: FileRole::Log,
        file: "events.csv".to_owned(),
        side,
        state,
    };
    let refused =
        DeliveryState::Refused { at: AT, code: "log-empty".to_owned(), rejected: 0, sha256 };
    vec![
        of(Side::Vendor, DeliveryState::Receiving { got: 1, expected: 2 }),
        of(Side::Vendor, DeliveryState::Inspected { at: AT, sha256, questions: 1 }),
        of(Side::Client, DeliveryState::Received { at: AT, sha256 }),
        of(Side::Client, refused),
    ]
}

fn samples() -> Vec<DrawnSample> {
    let of = |state| DrawnSample {
        id: SampleId::new(Moment(0), [1; 10]),
        level: "de".to_owned(),
        month: month(10),
        size: 10,
        population: 100,
        seed: "s".to_owned(),
        state,
    };
    vec![
        of(SampleState::Drawn { at: AT, units: 10 }),
        of(SampleState::Delivered { at: AT, units: 10 }),
    ]
}

fn versions() -> Vec<AgreementVersion> {
    let of = |state| AgreementVersion {
        id: AgreementId::new(Moment(0), [1; 10]),
        number: 2,
        text: String::new(),
        from: date(2026, 12, 1),
        state,
    };
    vec![
        of(AgreementState::Proposed { at: AT, by: Side::Client }),
        of(AgreementState::Draft { edited: AT }),
    ]
}

#[test]
fn everybody_sees_what_waits_for_them_and_nothing_else() {
    let (closes, contests, credits) = (closes(), contests(), credits());
    let (deliveries, samples, versions) = (deliveries(), samples(), versions());
    let standing = Standing {
        closes: &closes,
        contests: &contests,
        credits: &credits,
        deliveries: &deliveries,
        samples: &samples,
        versions: &versions,
    };
    let mut out = String::new();
    for role in Role::ALL {
        let _ = writeln!(out, "{}", role.word());
        for task in tasks(&standing, role) {
            worded(&format!("task-{}", task.code));
            let due = match task.due {
                Due::By(day) => day.to_string(),
                Due::Open => "-".to_owned(),
            };
            let _ = writeln!(out, "  {due:<10} {:<16} {}", task.code, task.about);
        }
    }
    crate::golden::compare("tests/cases/task.out", &out);
}

#[test]
fn a_task_is_late_after_its_day() {
    let task = |due| Task { due, code: "confirm-close", about: String::new() };
    assert!(!task(Due::By(date(2026, 11, 16))).is_late(date(2026, 11, 16)));
    assert!(task(Due::By(date(2026, 11, 16))).is_late(date(2026, 11, 17)));
    assert!(!task(Due::Open).is_late(date(2026, 11, 17)));
}
