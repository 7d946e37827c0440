//! 変更: the hours that are free, and how far changes have crept over the fee (R054, R055).

use super::{Amount, Rate, Sum};
use crate::decimal::Decimal;

/// 無償枠: hours of small changes that the fee includes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Hours of the period, 0 or more.
    pub hours: Decimal,
}

impl Allowance {
    /// The part of `asked` hours that is charged when `used` hours of the allowance are gone. Hours
    /// below 0 count as none.
    pub fn charged(self, used: Decimal, asked: Decimal) -> Decimal {
        let scale = self.hours.scale.max(used.scale).max(asked.scale).min(9);
        let units = |number: Decimal| {
            let up = u32::from(scale.saturating_sub(number.scale));
            let down = u32::from(number.scale.saturating_sub(scale));
            let units = i128::from(number.units).max(0);
            units * 10_i128.pow(up) / 10_i128.pow(down)
        };
        let free = (units(self.hours) - units(used)).max(0);
        let charged = (units(asked) - free).max(0);
        Decimal { units: i64::try_from(charged).unwrap_or(i64::MAX), scale }
    }
}

/// The share of the fee at which changes must be talked about (R054): more than 10 %.
pub const CHANGE_ALERT: Decimal = Decimal { units: 10, scale: 2 };

/// How far changes have crept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Creep {
    /// 変更漏出率: approved changes ÷ base fee of the same time.
    pub rate: Rate,
    /// Whether it exceeds the threshold.
    pub alert: bool,
}

/// Adds up approved changes against the fee of the same time. `None` without a fee.
pub fn creep(changes: &[Amount], fee: Amount, threshold: Decimal) -> Option<Creep> {
    let sum = changes.iter().copied().fold(Amount::ZERO, Amount::plus);
    let rate = Rate::of(Sum::exact(sum), Sum::exact(fee))?;
    Some(Creep { rate, alert: rate.compare(threshold) == std::cmp::Ordering::Greater })
}
