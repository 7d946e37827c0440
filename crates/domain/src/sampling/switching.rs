//! The switching rules (JIS Z 9015-1, clauses 9.3 and 9.4): what a series of lots does to the
//! severity of the next inspection.

use serde::Serialize;

use super::plan::{Level, Plan, Severity};
use super::table::{Aql, Tables};

/// Score from which reduced inspection is allowed.
const ENOUGH: u64 = 30;

/// Lots accepted in a row that end tightened inspection.
const RECOVERED: usize = 5;

/// Lots rejected under tightened inspection that end sampling.
const HOPELESS: u64 = 5;

/// One lot, inspected for the first time; resubmitted lots do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lot {
    /// Its units.
    pub size: u64,
    /// Nonconforming units found in its sample.
    pub nonconforming: u64,
}

/// Where a series of lots stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Switching {
    /// The severity of the next inspection.
    pub severity: Severity,
    /// Switching score (切替えスコア); counts in normal inspection only.
    pub score: u64,
    /// Whether each of the last lots (at most five) under this severity was accepted.
    pub recent: Vec<bool>,
    /// Lots rejected since tightened inspection began.
    pub rejected: u64,
    /// Sampling has ended: lots are no longer judged by samples until the vendor has mended the
    /// process; then tightened inspection begins anew.
    pub discontinued: bool,
}

/// What a lot changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Two of five or fewer lots in a row were rejected: tightened inspection.
    Tighten,
    /// Five lots in a row were accepted under tightened inspection: normal inspection.
    Recover,
    /// The score has reached 30 and both sides agree: reduced inspection.
    Reduce,
    /// The score has reached 30; reduced inspection may begin once production is steady and the
    /// responsible authority agrees.
    MayReduce,
    /// A lot was rejected under reduced inspection: normal inspection.
    Return,
    /// Five lots were rejected under tightened inspection: sampling ends.
    Discontinue,
}

impl Change {
    /// The id of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tighten => "sampling-change-tighten",
            Self::Recover => "sampling-change-recover",
            Self::Reduce => "sampling-change-reduce",
            Self::MayReduce => "sampling-change-may-reduce",
            Self::Return => "sampling-change-return",
            Self::Discontinue => "sampling-change-discontinue",
        }
    }
}

/// Whether a lot is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// At most Ac nonconforming units.
    Accepted,
    /// Re or more.
    Rejected,
    /// Sampling had ended before, or the lot is too small for a plan.
    NotJudged,
}

/// A lot with its verdict and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The severity under which it was inspected.
    pub severity: Severity,
    /// The plan; `None` when not judged.
    pub plan: Option<Plan>,
    /// The verdict.
    pub verdict: Verdict,
    /// What changed.
    pub change: Option<Change>,
    /// Where the series stands after it.
    pub after: Switching,
}

impl Default for Switching {
    /// A series begins under normal inspection.
    fn default() -> Self {
        Self::begin(Severity::Normal)
    }
}

impl Switching {
    /// A series that begins under this severity.
    pub fn begin(severity: Severity) -> Self {
        Self { severity, score: 0, recent: Vec::new(), rejected: 0, discontinued: false }
    }

    /// Judges one lot. `steady` says that production is steady and that the responsible authority
    /// wants reduced inspection where the score allows it.
    pub fn judge(&self, tables: &Tables, lot: Lot, level: Level, aql: Aql, steady: bool) -> Judged {
        let plan = tables.plan(lot.size, level, aql, self.severity);
        let Some(plan) = plan.filter(|_| !self.discontinued) else {
            let (verdict, after) = (Verdict::NotJudged, self.clone());
            return Judged { severity: self.severity, plan: None, verdict, change: None, after };
        };
        let accepted = lot.nonconforming <= plan.accept;
        let mut after = self.clone();
        after.recent.push(accepted);
        let over = after.recent.len().saturating_sub(RECOVERED);
        after.recent.drain(..over);
        let change = match self.severity {
            Severity::Normal => {
                let tighter = tables.tighter(plan.used, aql);
                after.score = score(self.score, &plan, lot.nonconforming, tighter);
                after.normal(steady)
            }
            Severity::Tightened => after.tightened(accepted),
            Severity::Reduced => (!accepted).then(|| after.enter(Severity::Normal, Change::Return)),
        };
        let verdict = if accepted { Verdict::Accepted } else { Verdict::Rejected };
        Judged { severity: self.severity, plan: Some(plan), verdict, change, after }
    }

    fn normal(&mut self, steady: bool) -> Option<Change> {
        if self.recent.iter().filter(|accepted| !**accepted).count() >= 2 {
            return Some(self.enter(Severity::Tightened, Change::Tighten));
        }
        if self.score < ENOUGH {
            return None;
        }
        Some(if steady { self.enter(Severity::Reduced, Change::Reduce) } else { Change::MayReduce })
    }

    fn tightened(&mut self, accepted: bool) -> Option<Change> {
        self.rejected += u64::from(!accepted);
        if self.rejected >= HOPELESS {
            self.discontinued = true;
            return Some(Change::Discontinue);
        }
        let recovered = self.recent.len() >= RECOVERED && self.recent.iter().all(|a| *a);
        recovered.then(|| self.enter(Severity::Normal, Change::Recover))
    }

    fn enter(&mut self, severity: Severity, change: Change) -> Change {
        *self = Self::begin(severity);
        change
    }
}

/// The score after a lot under normal inspection. With an acceptance number of 2 or more a lot
/// earns 3 if it had also been accepted one AQL tighter; with 0 or 1 an accepted lot earns 2.
/// Whatever earns nothing takes all away.
fn score(before: u64, plan: &Plan, nonconforming: u64, tighter: Option<u64>) -> u64 {
    let earned = if plan.accept >= 2 {
        tighter.filter(|accept| nonconforming <= *accept).map(|_| 3)
    } else {
        (nonconforming <= plan.accept).then_some(2)
    };
    earned.map_or(0, |earned| before.saturating_add(earned))
}
