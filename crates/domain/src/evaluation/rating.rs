//! Raters: at least three, blind to each other, and what their points say together.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::refusal::Refusal;
use crate::share::Share;
use crate::statistics::quartiles_times_four;

/// Raters at least, for a value.
pub const RATERS: usize = 3;
/// Points between the lowest and the highest rater from which they must talk (R073).
pub const DISCUSS: u8 = 2;

/// The points of one rater for one bidder and criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Who.
    pub rater: PersonId,
    /// The bidder's key.
    pub bidder: String,
    /// The criterion's key.
    pub criterion: String,
    /// 0–4 by the anchors.
    pub points: u8,
    /// What it rests on.
    pub comment: String,
}

/// The ratings that `reader` may see: its own, and all once the rating is closed. So nobody rates
/// after the others.
pub fn shown_to(ratings: &[Rating], reader: PersonId, closed: bool) -> Vec<&Rating> {
    ratings.iter().filter(|rating| closed || rating.rater == reader).collect()
}

/// What the raters say together about one bidder and criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// 評価者が足りない: fewer than [`RATERS`]; there is no value.
    TooFew {
        /// How many there are.
        raters: usize,
    },
    /// A value.
    Rated {
        /// How many there are, 3 or more.
        raters: usize,
        /// The median in quarters of a point, 0–16.
        median: u64,
        /// 四分位範囲 in quarters of a point, 0–16 (type 7 of Hyndman & Fan 1996).
        iqr: u64,
        /// Points between the lowest and the highest, 0–4.
        spread: u8,
        /// 協議が必要: the spread is [`DISCUSS`] or more.
        discuss: bool,
    },
}

impl Panel {
    /// The value, 0–100: 25 for each point of the median. `None` with too few raters.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::TooFew { .. } => None,
            Self::Rated { median, .. } => Some(median as f64 * 6.25),
        }
    }
}

/// Joins the points of the raters of one bidder and criterion.
///
/// # Errors
/// `evaluation-points` above 4, `evaluation-rater-twice`.
pub fn panel(points: &[(PersonId, u8)]) -> Result<Panel, Refusal> {
    if points.iter().any(|(_, points)| *points > 4) {
        return Err(Refusal::new("evaluation-points"));
    }
    let raters = points.iter().map(|(rater, _)| *rater).collect::<BTreeSet<_>>().len();
    if raters < points.len() {
        return Err(Refusal::new("evaluation-rater-twice"));
    }
    let given: Vec<u32> = points.iter().map(|(_, points)| u32::from(*points)).collect();
    let (low, high) = points.iter().fold((4, 0), |(low, high), (_, p)| (low.min(*p), high.max(*p)));
    Ok(match quartiles_times_four(&given) {
        Some([lower, median, upper]) if raters >= RATERS => {
            let (iqr, spread) = (upper - lower, high - low);
            Panel::Rated { raters, median, iqr, spread, discuss: spread >= DISCUSS }
        }
        _ => Panel::TooFew { raters },
    })
}

/// The points of a proposal whose effect has no figure: 2 at most (R081).
pub fn claim_points(points: u8, has_figures: bool) -> u8 {
    if has_figures { points } else { points.min(2) }
}

/// 事例: where the bidder has done the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceCase {
    /// 同業種.
    pub same_industry: bool,
    /// 同規模.
    pub same_size: bool,
    /// Whether somebody has called there.
    pub verified: bool,
}

impl ReferenceCase {
    /// What it counts: half for the industry, half for the size, and half of that while nobody has
    /// called (R080).
    pub fn weight(self) -> Share {
        let halves = u64::from(self.same_industry) + u64::from(self.same_size);
        Share::of(halves * if self.verified { 2 } else { 1 }, 4).unwrap_or(Share::ZERO)
    }
}
