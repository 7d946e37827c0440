//! 自分の作業: what waits for somebody, derived from how things stand and never stored.

use jiff::civil::Date;

use crate::access::{EngagementPermission, Permission, Role, Ruling, rule};
use crate::close::{CloseState, MonthlyClose};
use crate::code::Code;
use crate::contest::{Contest, ContestState};
use crate::contract::{AgreementState, AgreementVersion};
use crate::credit::{Credit, CreditState};
use crate::delivery::{Delivery, DeliveryState};
use crate::organisation::Side;
use crate::sample::{DrawnSample, SampleState};

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Task {
    /// The day by which it is due; those without one come last.
    pub due: Due,
    /// Which kind; its words are `task-<code>`.
    pub code: Code,
    /// The thing: a month, or an id.
    pub about: String,
}

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// By that day.
    By(Date),
    /// Some time.
    Open,
}

impl Task {
    /// Whether its day is over.
    pub fn is_late(&self, today: Date) -> bool {
        matches!(self.due, Due::By(day) if day < today)
    }
}

/// How many days there are from `today` until `day`; negative once it is past.
pub fn days_until(day: Date, today: Date) -> i32 {
    today.until(day).map_or(0, |span| span.get_days())
}

/// How everything of one engagement stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing<'a> {
    /// The months.
    pub closes: &'a [MonthlyClose],
    /// The contests.
    pub contests: &'a [Contest],
    /// The credits.
    pub credits: &'a [Credit],
    /// The deliveries.
    pub deliveries: &'a [Delivery],
    /// The samples.
    pub samples: &'a [DrawnSample],
    /// The versions of the agreement.
    pub versions: &'a [AgreementVersion],
}

/// What waits for somebody with `role`, most urgent first.
pub fn tasks(standing: &Standing<'_>, role: Role) -> Vec<Task> {
    let Some(side) = role.side() else { return vec![] };
    let may =
        |wanted: EngagementPermission| rule(role, Permission::Engagement(wanted)) == Ruling::Allow;
    let mut found = Vec::new();
    let mut add = |wanted, due, code, about: String| {
        if may(wanted) {
            found.push(Task { due, code, about });
        }
    };
    for close in standing.closes {
        if let Some((wanted, due, code)) = of_close(close) {
            add(wanted, due, code, close.month.to_string());
        }
    }
    for contest in standing.contests {
        if let Some((wanted, due, code)) = of_contest(contest, side) {
            add(wanted, due, code, contest.id.to_string());
        }
    }
    for credit in standing.credits {
        if let Some((wanted, due, code)) = of_credit(credit) {
            add(wanted, due, code, credit.id.to_string());
        }
    }
    for delivery in standing.deliveries {
        if let Some((wanted, code)) = of_delivery(delivery, side) {
            add(wanted, Due::Open, code, delivery.id.to_string());
        }
    }
    for sample in standing.samples {
        if let Some((wanted, code)) = of_sample(sample) {
            add(wanted, Due::Open, code, sample.id.to_string());
        }
    }
    for version in standing.versions {
        if matches!(version.state, AgreementState::Proposed { by, .. } if by != side) {
            let (wanted, due) = (EngagementPermission::AgreeContract, Due::By(version.from));
            add(wanted, due, "agree-version", version.id.to_string());
        }
    }
    found.sort();
    found
}

type Waiting = (EngagementPermission, Due, Code);

fn of_close(close: &MonthlyClose) -> Option<Waiting> {
    match close.state {
        CloseState::Open { .. } => Some((EngagementPermission::AskClose, Due::Open, "ask-close")),
        CloseState::WithVendor { due, .. } => {
            Some((EngagementPermission::ConfirmClose, Due::By(due), "confirm-close"))
        }
        CloseState::Agreed { .. } => Some((EngagementPermission::FixClose, Due::Open, "fix-close")),
        CloseState::Contested { .. } | CloseState::Fixed { .. } => None,
    }
}

fn of_contest(contest: &Contest, side: Side) -> Option<Waiting> {
    let own = contest.side == side;
    let settle = EngagementPermission::SettleContest;
    match &contest.state {
        ContestState::Raised { due, .. } if !own => {
            Some((EngagementPermission::AnswerContest, Due::By(*due), "answer-contest"))
        }
        ContestState::Answered { accepted: true, .. } => Some((settle, Due::Open, "agree-contest")),
        ContestState::Answered { accepted: false, .. } if own => {
            Some((settle, Due::Open, "settle-contest"))
        }
        ContestState::Escalated { due, .. } => Some((settle, Due::By(*due), "decide-contest")),
        _ => None,
    }
}

fn of_credit(credit: &Credit) -> Option<Waiting> {
    match &credit.state {
        CreditState::Proposed { .. } => {
            Some((EngagementPermission::ProposeCredit, Due::Open, "notify-credit"))
        }
        CreditState::Notified { due, .. } => {
            Some((EngagementPermission::AnswerCredit, Due::By(*due), "answer-credit"))
        }
        CreditState::Answered { .. } => {
            Some((EngagementPermission::DecideCredit, Due::Open, "decide-credit"))
        }
        CreditState::Claimed { .. } => {
            Some((EngagementPermission::DecideCredit, Due::Open, "settle-credit"))
        }
        CreditState::Settled { .. } | CreditState::Waived { .. } => None,
    }
}

/// What a delivery waits for, of the side that handed it in.
fn of_delivery(delivery: &Delivery, side: Side) -> Option<(EngagementPermission, Code)> {
    if delivery.side != side {
        return None;
    }
    match delivery.state {
        DeliveryState::Receiving { .. } => Some((EngagementPermission::Deliver, "send-delivery")),
        DeliveryState::Received { .. } | DeliveryState::Inspected { .. } => {
            Some((EngagementPermission::MapDelivery, "map-delivery"))
        }
        DeliveryState::Mapped { .. } => Some((EngagementPermission::Deliver, "import-delivery")),
        DeliveryState::Refused { .. } => Some((EngagementPermission::Deliver, "mend-delivery")),
        DeliveryState::Importing { .. }
        | DeliveryState::Imported { .. }
        | DeliveryState::Known { .. }
        | DeliveryState::Discarded { .. } => None,
    }
}

fn of_sample(sample: &DrawnSample) -> Option<(EngagementPermission, Code)> {
    match sample.state {
        SampleState::Drawn { .. } => Some((EngagementPermission::DeliverSample, "deliver-sample")),
        SampleState::Delivered { .. } => {
            Some((EngagementPermission::InspectSample, "inspect-sample"))
        }
        SampleState::Inspected { .. } | SampleState::Used { .. } | SampleState::Void { .. } => None,
    }
}
