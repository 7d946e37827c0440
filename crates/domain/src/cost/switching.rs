//! 値上げ耐性: how much the price can rise before switching to somebody else pays (§4.9).

use super::{Amount, Rate, Sum};
use crate::decimal::Decimal;
use crate::refusal::Refusal;

/// What leaving a vendor costs, each part 0 or more; `None` where nobody has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SwitchingCost {
    /// 移行.
    pub transition: Option<Amount>,
    /// 並行稼働.
    pub parallel_run: Option<Amount>,
    /// 教育.
    pub training: Option<Amount>,
    /// 復元 of knowledge.
    pub restoration: Option<Amount>,
    /// 違約金.
    pub penalty: Option<Amount>,
    /// 品質低下の見込み.
    pub quality_loss: Option<Amount>,
}

impl SwitchingCost {
    /// All parts; a missing one makes it a lower bound.
    pub fn total(&self) -> Sum {
        let gap = Sum { amount: Amount::ZERO, bound: super::Bound::AtLeast };
        let parts = [
            self.transition,
            self.parallel_run,
            self.training,
            self.restoration,
            self.penalty,
            self.quality_loss,
        ];
        let sum = |sum: Sum, part: Option<Amount>| sum.plus(part.map_or(gap, Sum::exact));
        parts.into_iter().fold(Sum::exact(Amount::ZERO), sum)
    }
}

/// How much the price can rise.
pub type Tolerance = Rate;

/// `Δ* = SC ÷ (fee · Σ (1 + r)^−t)` over the remaining `years`: the rise that a vendor can impose
/// before switching pays. `None` where no fee is left to pay. With a part of the switching cost
/// missing the rate is a lower bound. The whole is the discounted fee.
///
/// # Errors
/// As [`super::npv`].
pub fn tolerance(
    cost: &SwitchingCost,
    yearly_fee: Amount,
    years: usize,
    rate: Decimal,
) -> Result<Option<Tolerance>, Refusal> {
    let fees = vec![yearly_fee; years.min(51)];
    let discounted = super::npv(Amount::ZERO, &fees, rate)?;
    Ok(Rate::of(cost.total(), Sum::exact(discounted)))
}
