//! 変動費化: what happens to the costs when the volume falls or rises, and how steady they are (R027,
//! R028).

use super::amount::{Amount, Rounding};
use crate::decimal::Decimal;
use crate::share::Share;

/// The volumes that are looked at: 0.7, 1.0 and 1.3 times the planned one.
pub const FACTORS: [Decimal; 3] = [
    Decimal { units: 7, scale: 1 },
    Decimal { units: 10, scale: 1 },
    Decimal { units: 13, scale: 1 },
];

/// A cost of which a share does not depend on the volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mixed {
    /// The cost at the planned volume.
    pub amount: Amount,
    /// The fixed share of it.
    pub fixed: Share,
}

impl Mixed {
    /// The cost at `factor` times the planned volume (0 or more), half up to a unit.
    pub fn at(self, factor: Decimal) -> Amount {
        let one = 10_i128.pow(u32::from(factor.scale));
        let fixed = i128::from(self.fixed.millionths());
        let variable = i128::from(self.fixed.rest().millionths());
        let weight = fixed * one + variable * i128::from(factor.units);
        let amount = i128::from(self.amount.0);
        match amount.checked_mul(weight) {
            Some(product) => Rounding::HalfUp.divide(product, one * 1_000_000),
            // Too large to multiply first: the loss is far below one unit of such amounts.
            None => Amount::wide((amount / one).saturating_mul(weight / 1_000_000)),
        }
    }

    /// 変動費率: the share that follows the volume.
    pub fn variable_ratio(self) -> Share {
        self.fixed.rest()
    }
}

/// Both ways of working at one volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scenario {
    /// Times the planned volume.
    pub factor: Decimal,
    /// The fee.
    pub fee: Amount,
    /// Doing it oneself.
    pub in_house: Amount,
}

/// Fee and in-house cost at each factor. A variable price helps when the volume falls and hurts
/// when it rises; that is why both stand side by side.
pub fn scenarios(fee: Mixed, in_house: Mixed, factors: &[Decimal]) -> Vec<Scenario> {
    let at = |factor: &Decimal| Scenario {
        factor: *factor,
        fee: fee.at(*factor),
        in_house: in_house.at(*factor),
    };
    factors.iter().map(at).collect()
}

/// Months below which a volatility says nothing.
pub const TOO_FEW_MONTHS: usize = 6;

/// How much the cost per piece moves from month to month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Volatility {
    /// Months with both a cost and a volume above 0.
    pub n: usize,
    /// Coefficient of variation (sample standard deviation ÷ mean), 0 or more; `None` with fewer
    /// than [`TOO_FEW_MONTHS`], or where the mean is not above 0: undetermined.
    pub variation: Option<f64>,
}

/// The coefficient of variation of cost ÷ volume. Months without volume do not count.
pub fn volatility(months: &[(Amount, Decimal)]) -> Volatility {
    let each = |(cost, volume): &(Amount, Decimal)| {
        (volume.units > 0).then(|| cost.to_f64() / volume.to_f64())
    };
    let values: Vec<f64> = months.iter().filter_map(each).collect();
    let n = values.len();
    let count = n as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let known = n >= TOO_FEW_MONTHS && mean > 0.0;
    Volatility { n, variation: known.then(|| (squares / (count - 1.0)).sqrt() / mean) }
}
