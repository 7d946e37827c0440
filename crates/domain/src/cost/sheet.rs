//! The sheet of all classes: what is filled, what is missing, what is nothing for a reason.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Amount, Bound, Class, Comparison, Kind, MOST, Sum};
use crate::problem::Problem;
use crate::refusal::Refusal;

/// What is known of one class.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "figure", rename_all = "kebab-case")]
pub enum Figure {
    /// Nobody has said.
    #[default]
    Missing,
    /// An amount: per year, or once for classes that are paid once. 0 or more.
    Known {
        /// The amount.
        amount: Amount,
    },
    /// Somebody says that there is none, and why. A blank reason is no answer.
    Nothing {
        /// Why.
        reason: String,
    },
}

impl Figure {
    /// An amount.
    pub fn known(amount: i64) -> Self {
        Self::Known { amount: Amount(amount) }
    }

    /// The amount; `None` where it is missing.
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Known { amount } => Some(*amount),
            Self::Nothing { reason } if !reason.trim().is_empty() => Some(Amount::ZERO),
            Self::Nothing { .. } | Self::Missing => None,
        }
    }
}

/// Every class with its figure. A class that is not in it is missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sheet {
    /// What is known.
    pub figures: BTreeMap<Class, Figure>,
}

impl Sheet {
    /// A sheet of known amounts.
    pub fn of(amounts: impl IntoIterator<Item = (Class, i64)>) -> Self {
        let known = |(class, amount)| (class, Figure::known(amount));
        Self { figures: amounts.into_iter().map(known).collect() }
    }

    /// The amount of a class; `None` where it is missing.
    pub fn amount(&self, class: Class) -> Option<Amount> {
        self.figures.get(&class).and_then(Figure::amount)
    }

    /// The sum of a table. A required class that is missing makes it a lower bound.
    pub fn total(&self, kind: Kind) -> Sum {
        let of_kind = |class: &Class| class.kind() == kind;
        let sums = Class::ALL.into_iter().filter(of_kind).map(|class| match self.amount(class) {
            Some(amount) => Sum::exact(amount),
            None if class.required() => Sum { amount: Amount::ZERO, bound: Bound::AtLeast },
            None => Sum::exact(Amount::ZERO),
        });
        sums.fold(Sum::exact(Amount::ZERO), Sum::plus)
    }

    /// The required classes that are missing, in the order of the classes.
    pub fn missing(&self) -> Vec<Class> {
        let empty = |class: &Class| class.required() && self.amount(*class).is_none();
        Class::ALL.into_iter().filter(empty).collect()
    }

    /// The classes that somebody says cost nothing, with the reason; they are shown for good.
    pub fn nothing(&self) -> Vec<(Class, &str)> {
        self.figures
            .iter()
            .filter_map(|(class, figure)| match figure {
                Figure::Nothing { reason } if !reason.trim().is_empty() => {
                    Some((*class, reason.as_str()))
                }
                _ => None,
            })
            .collect()
    }

    /// What is wrong with what was filled in: `cost-amount-negative`, `cost-amount-large`,
    /// `cost-reason-missing`, each at its class.
    pub fn problems(&self) -> Vec<Problem> {
        let code = |figure: &Figure| match figure {
            Figure::Known { amount: Amount(..0) } => Some("cost-amount-negative"),
            Figure::Known { amount } if amount.0 > MOST => Some("cost-amount-large"),
            Figure::Nothing { reason } if reason.trim().is_empty() => Some("cost-reason-missing"),
            _ => None,
        };
        let at = |(class, figure): (&Class, &Figure)| {
            code(figure).map(|code| Problem::field(code, class.word()))
        };
        self.figures.iter().filter_map(at).collect()
    }

    /// Sees that nothing stands in the way of an approval: every required class is filled (R026,
    /// R048).
    ///
    /// # Errors
    /// `cost-class-empty` with a problem `cost-class-missing` for each class and whatever
    /// [`Sheet::problems`] finds.
    pub fn approvable(&self) -> Result<(), Refusal> {
        let missing = |class: Class| Problem::field("cost-class-missing", class.word());
        let mut problems: Vec<Problem> = self.missing().into_iter().map(missing).collect();
        problems.extend(self.problems());
        match problems.is_empty() {
            true => Ok(()),
            false => Err(Refusal { problems, ..Refusal::new("cost-class-empty") }),
        }
    }

    /// Fee and total cost beside the baseline.
    pub fn comparison(&self) -> Comparison {
        Comparison {
            baseline: self.total(Kind::Baseline),
            fee: self.total(Kind::Fee),
            hidden: self.total(Kind::Hidden),
            once: self.total(Kind::Once),
        }
    }
}
