//! 委託費用: what a contract's price terms make of a volume — fixed part, unit price in tiers, minimum,
//! indexation.

use serde::{Deserialize, Serialize};

use super::amount::{Amount, Rounding};
use crate::decimal::Decimal;
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::share::Share;

/// A step of the price list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// The last volume of this step, itself included; `None` for the last step, which has no end.
    pub upto: Option<Decimal>,
    /// The price of one, in smallest units of the currency, 0 or more.
    pub price: Decimal,
}

/// What a step's price applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tiering {
    /// 全量: the price of the step that the volume reaches applies to all of it.
    #[default]
    Whole,
    /// 超過分: each step's price applies to what lies within the step.
    Marginal,
}

/// Adjustment of the price by a published index, e.g. of wages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indexation {
    /// The index when the contract was made, above 0.
    pub base: Decimal,
    /// The share of the price that follows the index.
    pub share: Share,
    /// The largest change of the price either way (0.05 is 5 %); `None` without a limit.
    pub cap: Option<Decimal>,
}

/// Price terms of one item of a contract, for one period (usually a month).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceTerms {
    /// The part that does not depend on the volume, 0 or more.
    pub fixed: Amount,
    /// The steps of the unit price, by ascending volume; none for a fixed price.
    pub tiers: Vec<Tier>,
    /// What a step's price applies to.
    #[serde(default)]
    pub tiering: Tiering,
    /// 最低料金: the least that is charged for a period.
    pub minimum: Option<Amount>,
    /// Adjustment by an index.
    pub indexation: Option<Indexation>,
    /// What happens to parts of a unit.
    #[serde(default)]
    pub rounding: Rounding,
}

/// A fee and what it consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fee {
    /// The fixed part, before indexation.
    pub fixed: Amount,
    /// Unit price times volume, before indexation.
    pub variable: Amount,
    /// What the index adds (or takes).
    pub indexed: Amount,
    /// What the minimum adds.
    pub topped_up: Amount,
    /// All of it.
    pub total: Amount,
    /// The unit price of the step that the volume reaches; `None` for a fixed price.
    pub unit_price: Option<Decimal>,
}

impl PriceTerms {
    /// A single unit price.
    pub fn unit(price: Decimal) -> Self {
        Self { tiers: vec![Tier { upto: None, price }], ..Self::fixed(Amount::ZERO) }
    }

    /// A fixed price.
    pub fn fixed(fixed: Amount) -> Self {
        Self {
            fixed,
            tiers: vec![],
            tiering: Tiering::default(),
            minimum: None,
            indexation: None,
            rounding: Rounding::default(),
        }
    }

    /// What is wrong with the terms, each at its field: `price-negative`, `price-tier-order` (steps
    /// must ascend), `price-tier-open` (only the last step has no end, and it must have none),
    /// `price-index-base`.
    pub fn problems(&self) -> Vec<Problem> {
        let zero = Decimal { units: 0, scale: 0 };
        let mut problems = Vec::new();
        for (field, amount) in [("fixed", Some(self.fixed)), ("minimum", self.minimum)] {
            if amount.is_some_and(|amount| amount.0 < 0) {
                problems.push(Problem::field("price-negative", field));
            }
        }
        let mut before = zero;
        for (index, tier) in self.tiers.iter().enumerate() {
            let field = |name: &str| format!("tiers[{}].{name}", index + 1);
            if tier.price < zero {
                problems.push(Problem::field("price-negative", field("price")));
            }
            if tier.upto.is_none() != (index + 1 == self.tiers.len()) {
                problems.push(Problem::field("price-tier-open", field("upto")));
            }
            if tier.upto.is_some_and(|upto| upto <= before) {
                problems.push(Problem::field("price-tier-order", field("upto")));
            }
            before = tier.upto.unwrap_or(before);
        }
        if let Some(terms) = &self.indexation {
            if terms.base <= zero {
                problems.push(Problem::field("price-index-base", "indexation.base"));
            }
            if terms.cap.is_some_and(|cap| cap < zero) {
                problems.push(Problem::field("price-negative", "indexation.cap"));
            }
        }
        problems
    }

    /// The fee for `volume` while the index stands at `index`. Where the terms ask for neither,
    /// they may be missing.
    ///
    /// # Errors
    /// `price-unsound` with [`PriceTerms::problems`]; `price-volume-missing` where there is a unit
    /// price and no volume of 0 or more; `price-index-missing` where there is an index clause and
    /// no index of 0 or more. A missing figure is never taken for zero.
    pub fn fee(&self, volume: Option<Decimal>, index: Option<Decimal>) -> Result<Fee, Refusal> {
        let problems = self.problems();
        if !problems.is_empty() {
            return Err(Refusal { problems, ..Refusal::new("price-unsound") });
        }
        let given = |figure: Option<Decimal>| figure.filter(|figure| figure.units >= 0);
        let (variable, unit_price) = match (self.tiers.is_empty(), given(volume)) {
            (true, _) => (Amount::ZERO, None),
            (false, Some(volume)) => self.variable(volume),
            (false, None) => return Err(Refusal::new("price-volume-missing")),
        };
        let base = self.fixed.plus(variable);
        let indexed = match (&self.indexation, given(index)) {
            (None, _) => Amount::ZERO,
            (Some(terms), Some(index)) => terms.on(base, index, self.rounding),
            (Some(_), None) => return Err(Refusal::new("price-index-missing")),
        };
        let sum = base.plus(indexed);
        let total = sum.max(self.minimum.unwrap_or(sum));
        let topped_up = total.minus(sum);
        Ok(Fee { fixed: self.fixed, variable, indexed, topped_up, total, unit_price })
    }

    /// Unit prices times volume, rounded once, and the price of the step that the volume reaches.
    fn variable(&self, volume: Decimal) -> (Amount, Option<Decimal>) {
        let reaches = |tier: &&Tier| tier.upto.is_none_or(|upto| volume <= upto);
        let reached = self.tiers.iter().find(reaches).map(|tier| tier.price);
        if self.tiering == Tiering::Whole {
            let amount = reached.map(|price| super::times(volume, price, self.rounding));
            return (amount.unwrap_or_default(), reached);
        }
        let mut sum = Exact::default();
        let mut from = Decimal { units: 0, scale: 0 };
        for tier in &self.tiers {
            let upto = tier.upto.map_or(volume, |upto| upto.min(volume));
            if upto > from {
                sum.add(upto, tier.price);
                sum.add(Decimal { units: -from.units, ..from }, tier.price);
                from = upto;
            }
        }
        (sum.amount(self.rounding), reached)
    }
}

/// Digits after the point that a sum of products keeps: as many as volume and price together have
/// in practice. More are cut off.
const DIGITS: u32 = 18;

/// A sum of products, exact to [`DIGITS`].
#[derive(Default)]
struct Exact(i128);

impl Exact {
    fn add(&mut self, a: Decimal, b: Decimal) {
        let product = i128::from(a.units).saturating_mul(i128::from(b.units));
        let scale = u32::from(a.scale) + u32::from(b.scale);
        let grown = match scale <= DIGITS {
            true => product.saturating_mul(10_i128.pow(DIGITS - scale)),
            false => product / 10_i128.pow(scale - DIGITS),
        };
        self.0 = self.0.saturating_add(grown);
    }

    fn amount(&self, rounding: Rounding) -> Amount {
        rounding.divide(self.0, 10_i128.pow(DIGITS))
    }
}

impl Indexation {
    /// What the index adds to `amount`: amount × share × (index / base − 1), within the cap.
    fn on(&self, amount: Amount, index: Decimal, rounding: Rounding) -> Amount {
        let scale = u32::from(index.scale.max(self.base.scale));
        let grown = |number: Decimal| {
            i128::from(number.units).saturating_mul(10_i128.pow(scale - u32::from(number.scale)))
        };
        let (index, base) = (grown(index), grown(self.base));
        let share = i128::from(self.share.millionths());
        let part = i128::from(amount.0).saturating_mul(share);
        let change = part.checked_mul(index - base).map_or_else(
            // Too large to multiply first: the loss is far below one unit of such amounts.
            || Amount::wide((part / base / 1_000_000).saturating_mul(index - base)),
            |product| rounding.divide(product, base.saturating_mul(1_000_000)),
        );
        let most = self.cap.map_or(Amount(i64::MAX), |cap| {
            super::times(Decimal { units: amount.0.saturating_abs(), scale: 0 }, cap, rounding)
        });
        change.clamp(Amount(-most.0), most)
    }
}
