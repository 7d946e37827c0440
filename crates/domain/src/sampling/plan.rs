//! A plan: how many units to inspect, and how many nonconforming ones are too many.

use serde::Serialize;

use crate::statistics::binomial_sf;

/// Inspection level (検査水準): how much is inspected for the size of the lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Level {
    /// Special level S-1, the smallest samples.
    #[serde(rename = "S-1")]
    S1,
    /// Special level S-2.
    #[serde(rename = "S-2")]
    S2,
    /// Special level S-3.
    #[serde(rename = "S-3")]
    S3,
    /// Special level S-4.
    #[serde(rename = "S-4")]
    S4,
    /// General level I.
    I,
    /// General level II, used unless another is agreed.
    II,
    /// General level III, the largest samples.
    III,
}

impl Level {
    /// All levels, in the order of the standard's columns.
    pub const ALL: [Self; 7] =
        [Self::S1, Self::S2, Self::S3, Self::S4, Self::I, Self::II, Self::III];

    /// Its name in the standard.
    pub fn name(self) -> &'static str {
        match self {
            Self::S1 => "S-1",
            Self::S2 => "S-2",
            Self::S3 => "S-3",
            Self::S4 => "S-4",
            Self::I => "I",
            Self::II => "II",
            Self::III => "III",
        }
    }
}

/// How strictly a lot is inspected (検査の厳しさ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Normal inspection (なみ検査).
    Normal,
    /// Tightened inspection (きつい検査).
    Tightened,
    /// Reduced inspection (ゆるい検査).
    Reduced,
}

impl Severity {
    /// The id of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Normal => "sampling-normal",
            Self::Tightened => "sampling-tightened",
            Self::Reduced => "sampling-reduced",
        }
    }
}

/// A single sampling plan for one lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// Code letter of the lot size and the level.
    pub letter: char,
    /// Code letter of the plan in use, after the table's arrows.
    pub used: char,
    /// Units to inspect.
    pub sample: u64,
    /// Accept the lot with at most so many nonconforming units (Ac, 合格判定個数).
    pub accept: u64,
    /// Reject it with so many or more (Re, 不合格判定個数).
    pub reject: u64,
    /// The sample would be the lot or more: every unit is inspected.
    pub whole: bool,
}

impl Plan {
    /// The probability that a lot from a process with this share of nonconforming units (0–1) is
    /// accepted: a point of the operating characteristic, by the binomial distribution.
    pub fn acceptance(&self, nonconforming: f64) -> f64 {
        1.0 - binomial_sf(self.reject, self.sample, nonconforming)
    }

    /// The share of nonconforming units (0–1) that is accepted with this probability, 0–1.
    pub fn quality_at(&self, probability: f64) -> f64 {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if self.acceptance(middle) > probability {
                low = middle;
            } else {
                high = middle;
            }
        }
        f64::midpoint(low, high)
    }
}
