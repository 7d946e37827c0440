//! The six lamps of an engagement: each as bad as its worst driver, and grey where nothing is
//! measured.

use jiff::civil::Date;

use crate::close::{CloseState, MonthlyClose};
use crate::code::Code;
use crate::contest::{Contest, ContestState};
use crate::pack::LevelReport;
use crate::verdict::{Contractual, Statistical};

/// What a lamp is about, in the order of the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// 目的.
    Purpose,
    /// 品質.
    Quality,
    /// 費用.
    Cost,
    /// 責任と進行.
    Progress,
    /// 知識.
    Knowledge,
    /// 安全.
    Safety,
}

impl Subject {
    /// Every subject.
    pub const ALL: [Self; 6] =
        [Self::Purpose, Self::Quality, Self::Cost, Self::Progress, Self::Knowledge, Self::Safety];

    /// Its word in the ids of words, `lamp-<word>`.
    pub fn word(self) -> Code {
        match self {
            Self::Purpose => "purpose",
            Self::Quality => "quality",
            Self::Cost => "cost",
            Self::Progress => "progress",
            Self::Knowledge => "knowledge",
            Self::Safety => "safety",
        }
    }
}

/// How a lamp burns. Worse is greater; what is not known is neither good nor bad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Light {
    /// Measured, and good.
    Good,
    /// Something needs a look.
    Watch(Driver),
    /// Something is wrong.
    Bad(Driver),
    /// Should be measured, and there is no data.
    NoData(Driver),
    /// Nothing of the product measures it yet; the code says why.
    NotYet(Code),
}

/// What decides a lamp: words `lamp-<code>`, and the thing that they are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// Which words.
    pub code: Code,
    /// The thing, e.g. the id of a level.
    pub about: String,
}

/// What the lamp of progress is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProgressFacts {
    /// Contests that are open after their day.
    pub contests_late: u32,
    /// Contests that are open.
    pub contests_open: u32,
    /// Months that are over and not fixed.
    pub months_open: u32,
    /// Whether an earlier month than the last is among them.
    pub months_late: bool,
    /// Whether any month was ever asked for.
    pub months_known: bool,
}

impl ProgressFacts {
    /// What the closes of an engagement, the last of each month, and its contests say on `today`;
    /// months that nobody has asked for since the first count too, once they are over.
    pub fn of(
        closes: &[MonthlyClose],
        contests: &[Contest],
        (today, closing_day): (Date, Option<i8>),
    ) -> Self {
        let is_open = |state: &ContestState| {
            matches!(
                state,
                ContestState::Raised { .. }
                    | ContestState::Answered { .. }
                    | ContestState::Escalated { .. }
            )
        };
        let is_late = |state: &ContestState| match state {
            ContestState::Raised { due, .. } | ContestState::Escalated { due, .. } => *due < today,
            _ => false,
        };
        let count = |fits: &dyn Fn(&ContestState) -> bool| {
            let fitting = contests.iter().filter(|contest| fits(&contest.state));
            u32::try_from(fitting.count()).unwrap_or(u32::MAX)
        };
        let (contests_open, contests_late) = (count(&is_open), count(&is_late));
        let mut facts = Self { contests_open, contests_late, ..Self::default() };
        let Some(first) = closes.iter().map(|close| close.month).min() else { return facts };
        facts.months_known = true;
        let mut month = first;
        while month.days(closing_day).1 < today {
            let of_month = closes.iter().filter(|close| close.month == month);
            let last = of_month.max_by_key(|close| close.number);
            let fixed = last.is_some_and(|close| matches!(close.state, CloseState::Fixed { .. }));
            if !fixed {
                facts.months_open += 1;
                facts.months_late |= month.plus(1).days(closing_day).1 < today;
            }
            month = month.plus(1);
        }
        facts
    }
}

/// The light of 品質: the worst level decides; 実証不足 is a look, データなし is no green.
pub fn quality(levels: &[LevelReport]) -> Light {
    let driver = |code: Code, level: &LevelReport| Driver { code, about: level.id.clone() };
    let find = |fits: fn(&LevelReport) -> bool| levels.iter().find(|level| fits(level));
    if let Some(level) = find(|level| level.contractual == Contractual::Missed) {
        return Light::Bad(driver("level-missed", level));
    }
    if let Some(level) = find(|level| level.statistical == Statistical::Missed) {
        return Light::Bad(driver("level-disproved", level));
    }
    if let Some(level) = find(|level| level.contractual == Contractual::NoData) {
        return Light::NoData(driver("level-no-data", level));
    }
    if let Some(level) = find(|level| level.statistical == Statistical::NotDemonstrated) {
        return Light::Watch(driver("level-not-demonstrated", level));
    }
    if let Some(level) = find(|level| level.statistical == Statistical::NoData) {
        return Light::Watch(driver("level-no-sample", level));
    }
    match levels {
        [] => Light::NoData(Driver { code: "no-levels", about: String::new() }),
        _ => Light::Good,
    }
}

/// The light of 責任と進行.
pub fn progress(facts: ProgressFacts) -> Light {
    let driver = |code: Code, count: u32| Driver { code, about: count.to_string() };
    match facts {
        ProgressFacts { contests_late: late @ 1.., .. } => Light::Bad(driver("contest-late", late)),
        ProgressFacts { months_late: true, months_open, .. } => {
            Light::Bad(driver("month-late", months_open))
        }
        ProgressFacts { contests_open: open @ 1.., .. } => {
            Light::Watch(driver("contest-open", open))
        }
        ProgressFacts { months_open: open @ 1.., .. } => Light::Watch(driver("month-open", open)),
        ProgressFacts { months_known: false, .. } => Light::NoData(driver("no-months", 0)),
        _ => Light::Good,
    }
}

/// The six lamps. Four say why they do not burn yet.
pub fn lamps(levels: &[LevelReport], facts: ProgressFacts) -> [(Subject, Light); 6] {
    Subject::ALL.map(|subject| {
        let light = match subject {
            Subject::Quality => quality(levels),
            Subject::Progress => progress(facts),
            Subject::Purpose => Light::NotYet("needs-purpose"),
            Subject::Cost => Light::NotYet("needs-cost"),
            Subject::Knowledge => Light::NotYet("needs-knowledge"),
            Subject::Safety => Light::NotYet("needs-safety"),
        };
        (subject, light)
    })
}
