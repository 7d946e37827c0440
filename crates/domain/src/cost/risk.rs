//! 不確かさ: the net present value when volume, prices and hidden costs are not what was planned, by
//! simulation with triangular distributions.

mod run;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{Amount, Class, Kind, Sheet};
use crate::decimal::Decimal;
use crate::refusal::Refusal;
use crate::share::Share;

pub use run::{Risk, simulate};

/// Runs by default.
pub const RUNS: u32 = 100_000;

/// What is uncertain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Driver {
    /// The yearly amount of a hidden class.
    Class(Class),
    /// Growth of the fee per year after the first (0.03 is 3 %).
    FeeGrowth,
    /// Change of the volume against the plan, in all years (−0.10 is 10 % less).
    Volume,
    /// Growth of in-house wages per year after the first.
    Wage,
}

/// A triangular distribution: least, likeliest, most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Triangle {
    /// The least.
    pub low: f64,
    /// The likeliest.
    pub mode: f64,
    /// The most.
    pub high: f64,
}

impl Triangle {
    /// A figure that is certain.
    pub fn certain(value: f64) -> Self {
        Self { low: value, mode: value, high: value }
    }

    fn sound(self) -> bool {
        self.low.is_finite()
            && self.high.is_finite()
            && self.low <= self.mode
            && self.mode <= self.high
    }
}

/// What is simulated: `NPV = −I₀ + Σ (B_t − O_t) / (1 + r)^t`, where the baseline is `B·(1 +
/// e_B·v)·(1 + w)^(t−1)`, the fee `F·(1 + e_F·v)·(1 + g)^(t−1)`, and hidden costs stay at the
/// level that was drawn, for volume v, wage w and fee growth g.
#[derive(Debug, Clone, PartialEq)]
pub struct RiskModel {
    /// Years.
    pub years: u32,
    /// Yearly discount rate, 0–1.
    pub rate: Decimal,
    /// B: the yearly baseline.
    pub baseline: Amount,
    /// e_B: the share of the baseline that follows the volume.
    pub baseline_variable: Share,
    /// F: the yearly fee.
    pub fee: Amount,
    /// e_F: the share of the fee that follows the volume.
    pub fee_variable: Share,
    /// I₀.
    pub once: Amount,
    /// The yearly hidden costs by class.
    pub hidden: BTreeMap<Class, Amount>,
    /// What is uncertain; a class that is not in it costs what the sheet says.
    pub uncertain: BTreeMap<Driver, Triangle>,
    /// The saving in the first year that is hoped for, as a share of that year's baseline.
    pub target: Decimal,
}

impl RiskModel {
    /// The model of a complete sheet, with nothing uncertain yet.
    ///
    /// # Errors
    /// As [`Sheet::approvable`]: what is missing cannot be simulated.
    pub fn of(sheet: &Sheet, years: u32, rate: Decimal) -> Result<Self, Refusal> {
        sheet.approvable()?;
        let hidden = Class::ALL.into_iter().filter(|class| class.kind() == Kind::Hidden);
        Ok(Self {
            years,
            rate,
            baseline: sheet.total(Kind::Baseline).amount,
            baseline_variable: Share::ZERO,
            fee: sheet.total(Kind::Fee).amount,
            fee_variable: Share::ZERO,
            once: sheet.total(Kind::Once).amount,
            hidden: hidden.filter_map(|class| Some((class, sheet.amount(class)?))).collect(),
            uncertain: BTreeMap::new(),
            target: Decimal { units: 0, scale: 0 },
        })
    }

    /// Sees that it can be simulated.
    fn check(&self, runs: u32) -> Result<(), Refusal> {
        let hidden = |driver: &Driver| match driver {
            Driver::Class(class) => self.hidden.contains_key(class),
            Driver::FeeGrowth | Driver::Volume | Driver::Wage => true,
        };
        let triangles = self.uncertain.values().all(|triangle| triangle.sound());
        let code = match () {
            () if !triangles => "risk-triangle",
            () if !self.uncertain.keys().all(hidden) => "risk-driver",
            () if !(0.0..=1.0).contains(&self.rate.to_f64()) => "cost-rate",
            () if self.years == 0 || self.years > 50 => "cost-years",
            () if runs == 0 || runs > 1_000_000 => "risk-runs",
            () => return Ok(()),
        };
        Err(Refusal::new(code))
    }
}
