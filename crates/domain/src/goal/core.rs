//! コアへの集中: what a company is best at, and how much of what was released went there (R001,
//! R021–R024).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::share::Share;

/// コアコンピタンス.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competence {
    /// What the company is best at.
    pub statement: String,
    /// Why.
    pub reason: String,
    /// Who has decided.
    pub by: PersonId,
    /// When.
    pub on: Date,
}

/// What was released; each is followed on its own (R022).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resource {
    /// 人, in hundredths of a full-time person.
    People,
    /// 予算, in smallest units of the currency.
    Budget,
    /// 時間, in minutes.
    Time,
}

/// What somebody has logged or spent; in the unit of its resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    /// The category, e.g. 製品開発.
    pub category: String,
    /// The initiative that it went to; `None` for none.
    pub initiative: Option<String>,
    /// How much.
    pub amount: u64,
}

/// コアシフト of one resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoreShift {
    /// What was released.
    pub released: u64,
    /// What went to core categories.
    pub core: u64,
    /// What went elsewhere.
    pub other: u64,
    /// What went nowhere yet; it stays a cost (滞留).
    pub idle: u64,
    /// コアシフト実現率: core ÷ released, at most 1; `None` where nothing was released.
    pub rate: Option<Share>,
}

/// How much of what was released has gone to core categories. Only what was logged counts; what was
/// released and not used is not shifted.
pub fn core_shift(released: u64, logged: &[Logged], categories: &BTreeSet<String>) -> CoreShift {
    let sum = |core: bool| -> u64 {
        let of = logged.iter().filter(|entry| categories.contains(&entry.category) == core);
        of.fold(0, |sum, entry| sum.saturating_add(entry.amount))
    };
    let (core, other) = (sum(true), sum(false));
    let idle = released.saturating_sub(core.saturating_add(other));
    CoreShift { released, core, other, idle, rate: Share::of(core.min(released), released) }
}

/// What went to each initiative, and beside it what went to none: that contributes nothing (R024).
pub fn initiatives(logged: &[Logged]) -> (BTreeMap<&str, u64>, u64) {
    let (mut linked, mut none) = (BTreeMap::new(), 0_u64);
    for entry in logged {
        let sum = match entry.initiative.as_deref().filter(|name| !name.trim().is_empty()) {
            Some(name) => linked.entry(name).or_insert(0_u64),
            None => &mut none,
        };
        *sum = sum.saturating_add(entry.amount);
    }
    (linked, none)
}
