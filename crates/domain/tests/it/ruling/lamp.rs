//! Lamps.

use jiff::civil::date;
use kajitori_domain::close::{CloseState, MonthlyClose};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{EngagementId, PersonId};
use kajitori_domain::lamp::{Driver, Light, ProgressFacts, Subject, lamps, progress, quality};
use kajitori_domain::pack::LevelReport;
use kajitori_domain::run::RunId;
use kajitori_domain::time::{Moment, Month};
use kajitori_domain::verdict::{Contractual, NotApplicable, Statistical};

use super::worded;

const SURE: Statistical = Statistical::NotApplicable(NotApplicable::Census);

fn level(id: &str, contractual: Contractual, statistical: Statistical) -> LevelReport {
    let first = crate::pack::stored().levels.into_iter().next().expect("the sample has levels");
    LevelReport { id: id.to_owned(), contractual, statistical, ..first }
}

/// The words of a driver, and what it is about.
fn of<'a>(colour: &'static str, driver: &'a Driver) -> (&'static str, &'static str, &'a str) {
    worded(&format!("lamp-{}", driver.code));
    (colour, driver.code, &driver.about)
}

/// What a light says: its colour, its words, what it is about.
fn said(light: &Light) -> (&'static str, &'static str, &str) {
    match light {
        Light::Good => ("good", "", ""),
        Light::Watch(driver) => of("watch", driver),
        Light::Bad(driver) => of("bad", driver),
        Light::NoData(driver) => of("no data", driver),
        Light::NotYet(code) => {
            worded(&format!("lamp-{code}"));
            ("not yet", code, "")
        }
    }
}

#[test]
fn the_worst_level_decides_and_missing_is_never_green() {
    use Contractual::{Met, Missed, NoData};
    let met = level("a", Met, SURE);
    for (other, expected) in [
        (level("b", Met, Statistical::Met), ("good", "", "")),
        (level("b", Met, Statistical::NoData), ("watch", "level-no-sample", "b")),
        (level("b", Met, Statistical::NotDemonstrated), ("watch", "level-not-demonstrated", "b")),
        (level("b", NoData, SURE), ("no data", "level-no-data", "b")),
        (level("b", Met, Statistical::Missed), ("bad", "level-disproved", "b")),
        (level("b", Missed, Statistical::Met), ("bad", "level-missed", "b")),
    ] {
        assert_eq!(said(&quality(&[met.clone(), other])), expected);
    }
    assert_eq!(said(&quality(&[])), ("no data", "no-levels", ""));
    let all = [level("n", NoData, SURE), level("m", Missed, SURE)];
    assert_eq!(said(&quality(&all)), ("bad", "level-missed", "m"));
}

#[test]
fn progress_is_as_bad_as_its_worst_part() {
    let good = ProgressFacts { months_known: true, ..ProgressFacts::default() };
    for (facts, expected) in [
        (good, ("good", "", "")),
        (ProgressFacts::default(), ("no data", "no-months", "0")),
        (ProgressFacts { months_open: 1, ..good }, ("watch", "month-open", "1")),
        (
            ProgressFacts { contests_open: 2, months_open: 1, ..good },
            ("watch", "contest-open", "2"),
        ),
        (
            ProgressFacts { months_late: true, months_open: 3, contests_open: 2, ..good },
            ("bad", "month-late", "3"),
        ),
        (
            ProgressFacts { contests_late: 1, months_late: true, ..good },
            ("bad", "contest-late", "1"),
        ),
    ] {
        assert_eq!(said(&progress(facts)), expected);
    }
}

#[test]
fn four_lamps_say_why_they_do_not_burn_yet() {
    let all = lamps(&[], ProgressFacts::default());
    let dark = all.iter().filter(|(_, light)| said(light).0 == "not yet").count();
    assert_eq!((all.len(), dark), (6, 4));
    for (subject, _) in &all {
        worded(&format!("lamp-{}", subject.word()));
    }
    assert_eq!(all.map(|(subject, _)| subject), Subject::ALL);
}

#[test]
fn months_nobody_asked_for_are_open_once_they_are_over() {
    let engagement = EngagementId::new(Moment(0), [1; 10]);
    let open = |month: i8| MonthlyClose::open(engagement, Month { year: 2026, month }, Moment(0));
    let fixed = |month: i8| {
        let by = PersonId::new(Moment(0), [1; 10]);
        let run = RunId(Sha256::of(b"run"));
        let state = CloseState::Fixed { at: Moment(0), run, vendor_by: by, client_by: by };
        MonthlyClose { state, ..open(month) }
    };
    let of = |closes: &[MonthlyClose], day| ProgressFacts::of(closes, &[], (day, None));
    let facts = of(&[fixed(8), fixed(9), open(10)], date(2026, 11, 22));
    assert_eq!((facts.months_open, facts.months_late, facts.months_known), (1, false, true));
    let facts = of(&[fixed(8), fixed(9)], date(2026, 12, 1));
    assert_eq!((facts.months_open, facts.months_late), (2, true));
    let restated = MonthlyClose { number: 2, ..open(9) };
    assert_eq!(of(&[fixed(9), restated, fixed(10)], date(2026, 11, 22)).months_open, 1);
    assert_eq!(of(&[open(11)], date(2026, 11, 30)).months_open, 0);
    assert!(!of(&[], date(2026, 11, 22)).months_known);
}
