//! 委託先評価: gates first, then criteria with anchored rubrics, blind raters, price by total cost, and
//! how firm the order is (§4.2 of the domain report).

mod ahp;
mod chance;
mod concentration;
mod criterion;
mod flip;
mod gate;
mod price;
mod rating;
mod score;
#[cfg(test)]
mod tests;

pub use ahp::{CONSISTENT, Judgement, Priorities, priorities};
pub use chance::{Advice, Chances, Noise, advice, rank_chances};
pub use concentration::{Concentration, concentration};
pub use criterion::{Criterion, CriterionKind, PRICE_CAP, check_criteria};
pub use flip::{Flip, flips};
pub use gate::{Gate, GateAnswer, GateState, admitted, gates, required_gates};
pub use price::{ABNORMALLY_LOW, BidCheck, ShouldCost, check_bid, price_values};
pub use rating::{DISCUSS, Panel, RATERS, Rating, ReferenceCase, claim_points, panel, shown_to};
pub use score::{Table, Total, ranks, topsis, totals};
