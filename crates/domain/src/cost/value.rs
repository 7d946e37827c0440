//! Present value and the month in which the money is back, in whole numbers throughout.

use super::{Amount, Bound, Comparison, Sum};
use crate::decimal::Decimal;
use crate::refusal::Refusal;

/// Years at most that are discounted.
const MOST_YEARS: usize = 50;
/// One, in the fixed point of discount factors.
const ONE: i128 = 1_000_000_000_000_000_000;

/// `NPV = −I₀ + Σ savings_t / (1 + r)^t`, with t = 1 for the first saving. `rate` is yearly, 0–1
/// (0.05 is 5 %). Discount factors are kept to 18 digits, so the result is exact to the unit.
///
/// # Errors
/// `cost-rate` for another rate, `cost-years` for more than 50 years.
pub fn npv(once: Amount, savings: &[Amount], rate: Decimal) -> Result<Amount, Refusal> {
    let one = 10_i128.pow(u32::from(rate.scale));
    let grown = one + i128::from(rate.units);
    if rate.units < 0 || grown > 2 * one {
        return Err(Refusal::new("cost-rate"));
    }
    if savings.len() > MOST_YEARS {
        return Err(Refusal::new("cost-years"));
    }
    let (mut factor, mut sum) = (ONE, -i128::from(once.0).saturating_mul(ONE));
    for saving in savings {
        factor = (factor * one + grown / 2) / grown;
        sum = sum.saturating_add(i128::from(saving.0).saturating_mul(factor));
    }
    Ok(super::Rounding::HalfUp.divide(sum, ONE))
}

/// When the money that was paid once is back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakEven {
    /// In this month.
    Reached {
        /// The first month after which the cumulative saving is 0 or more; 0 where nothing was
        /// paid.
        month: u32,
        /// The point in time between the month before and this one, in thousandths of a month, half
        /// up, as if the month's saving came evenly.
        thousandths: u64,
    },
    /// 到達せず, within the months that were looked at.
    Never,
}

/// The first month in which what was paid once is back, from yearly savings that come evenly over
/// their twelve months; not discounted.
pub fn break_even(once: Amount, yearly: &[Amount]) -> BreakEven {
    let twelfths = |year: &Amount| std::iter::repeat_n(i128::from(year.0), 12);
    first(i128::from(once.0) * 12, yearly.iter().flat_map(twelfths))
}

/// The first month in which what was paid once is back, from the savings of each month.
pub fn break_even_monthly(once: Amount, monthly: &[Amount]) -> BreakEven {
    first(i128::from(once.0), monthly.iter().map(|saving| i128::from(saving.0)))
}

fn first(once: i128, savings: impl Iterator<Item = i128>) -> BreakEven {
    let mut owed = once;
    if owed <= 0 {
        return BreakEven::Reached { month: 0, thousandths: 0 };
    }
    for (before, saving) in savings.enumerate() {
        if saving >= owed {
            let part = (2000 * owed + saving) / (2 * saving);
            let month = u32::try_from(before + 1).unwrap_or(u32::MAX);
            let thousandths = u64::from(month - 1) * 1000 + u64::try_from(part).unwrap_or(1000);
            return BreakEven::Reached { month, thousandths };
        }
        owed -= saving;
    }
    BreakEven::Never
}

/// What a comparison is worth over some equal years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    /// Net present value of the real saving. While hidden costs are missing it is an upper bound.
    pub npv: Sum,
    /// The month in which the money is back; where something is missing it may be later.
    pub break_even: BreakEven,
    /// The naive view: the apparent saving discounted, with nothing paid once. Never shown alone.
    pub naive: Sum,
}

/// What `comparison` is worth over `years` equal years at the yearly `rate`.
///
/// # Errors
/// As [`npv`].
pub fn worth(comparison: &Comparison, years: usize, rate: Decimal) -> Result<Worth, Refusal> {
    if years > MOST_YEARS {
        return Err(Refusal::new("cost-years"));
    }
    let (real, apparent) = (comparison.real(), comparison.apparent());
    let savings = vec![real.amount; years];
    let once = comparison.once;
    let bound: Bound = real.bound.and(once.bound.flipped());
    let naive = npv(Amount::ZERO, &vec![apparent.amount; years], rate)?;
    Ok(Worth {
        npv: Sum { amount: npv(once.amount, &savings, rate)?, bound },
        break_even: break_even(once.amount, &savings),
        naive: Sum { amount: naive, bound: apparent.bound },
    })
}
