//! The price by total cost, what the work should cost, and bids that are too low to be true.

use serde::{Deserialize, Serialize};

use crate::cost::{Amount, Bound, Rate, Rounding, Sum, times};
use crate::decimal::Decimal;
use crate::refusal::Refusal;

/// The value of each bidder's price, 0–100: `100 · TCO_min / TCO`, over the total cost and never
/// the fee.
///
/// # Errors
/// `evaluation-tco-incomplete` where a total lacks a class of cost: a bound cannot be compared.
/// `evaluation-tco-zero` where one is not above 0.
pub fn price_values(totals: &[Sum]) -> Result<Vec<f64>, Refusal> {
    if totals.iter().any(|total| total.bound != Bound::Exact) {
        return Err(Refusal::new("evaluation-tco-incomplete"));
    }
    if totals.iter().any(|total| total.amount <= Amount::ZERO) {
        return Err(Refusal::new("evaluation-tco-zero"));
    }
    let least = totals.iter().map(|total| total.amount).min().unwrap_or_default().to_f64();
    Ok(totals.iter().map(|total| 100.0 * least / total.amount.to_f64()).collect())
}

/// 適正原価見積: what the work should cost in a year, built up from below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShouldCost {
    /// Hours of work; `None` where nobody has estimated them.
    pub hours: Option<Decimal>,
    /// Wage cost of an hour.
    pub hourly: Option<Decimal>,
    /// Systems and tools.
    pub systems: Option<Amount>,
    /// Office, materials and the rest.
    pub other: Option<Amount>,
    /// Overhead on all of these (0.15 is 15 %).
    pub overhead: Option<Decimal>,
    /// A fair margin on all of these.
    pub margin: Option<Decimal>,
}

impl ShouldCost {
    /// `(hours · hourly + systems + other) · (1 + overhead) · (1 + margin)`, half up to a unit
    /// after each step. `None` where a part is missing or negative: nothing is estimated from
    /// nothing.
    pub fn amount(&self) -> Option<Amount> {
        let sound = |number: Option<Decimal>| number.filter(|number| number.units >= 0);
        let amount = |amount: Option<Amount>| amount.filter(|amount| *amount >= Amount::ZERO);
        let work = times(sound(self.hours)?, sound(self.hourly)?, Rounding::HalfUp);
        let base = work.plus(amount(self.systems)?).plus(amount(self.other)?);
        let raise = |base: Amount, rate: Decimal| {
            let plain = Decimal { units: base.0, scale: 0 };
            base.plus(times(plain, rate, Rounding::HalfUp))
        };
        Some(raise(raise(base, sound(self.overhead)?), sound(self.margin)?))
    }
}

/// A bid below this share of the should-cost needs a written explanation (R051), as policy: 0.80.
pub const ABNORMALLY_LOW: Decimal = Decimal { units: 80, scale: 2 };

/// How a bid stands to the should-cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BidCheck {
    /// Nobody has estimated what the work should cost, so nothing can be said.
    NotEstimated,
    /// Not abnormally low.
    Plausible(Rate),
    /// 異常に低い: below the share, and nobody has explained it.
    NeedsExplanation(Rate),
    /// 異常に低い, explained in writing; the flag stays visible.
    Explained(Rate),
}

/// Holds a bid beside the should-cost. `least` is the share below which it is abnormally low.
pub fn check_bid(
    bid: Amount,
    should: Option<Amount>,
    least: Decimal,
    explanation: &str,
) -> BidCheck {
    let rate = should.and_then(|should| Rate::of(Sum::exact(bid), Sum::exact(should)));
    match rate {
        None => BidCheck::NotEstimated,
        Some(rate) if rate.compare(least) != std::cmp::Ordering::Less => BidCheck::Plausible(rate),
        Some(rate) if explanation.trim().is_empty() => BidCheck::NeedsExplanation(rate),
        Some(rate) => BidCheck::Explained(rate),
    }
}
