//! 集中度: how much hangs on one vendor.

use crate::cost::Amount;
use crate::share::Share;
use crate::statistics::herfindahl;

/// How spending is spread over vendors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concentration {
    /// Each vendor's share, in the order given, each rounded half up.
    pub shares: Vec<Share>,
    /// The vendor with the largest share, by its place; the first of equals.
    pub largest: usize,
    /// Herfindahl–Hirschman index in millionths, 1,000,000 when one has everything.
    pub index: u64,
}

/// The concentration of amounts, each 0 or more. `None` where one is negative or all are 0.
pub fn concentration(amounts: &[Amount]) -> Option<Concentration> {
    let counts: Option<Vec<u64>> =
        amounts.iter().map(|amount| u64::try_from(amount.0).ok()).collect();
    let counts = counts?;
    let index = herfindahl(&counts)?;
    let sum: u64 = counts.iter().sum();
    let shares: Option<Vec<Share>> = counts.iter().map(|count| Share::of(*count, sum)).collect();
    let largest = (0..counts.len()).rev().max_by_key(|place| counts[*place])?;
    Some(Concentration { shares: shares?, largest, index })
}
