//! Proposing a credit by the agreed rule. It is a proposal: people decide.

use serde::{Deserialize, Serialize};

use crate::agreement::level::{Bound, Credit, CreditCosts, CreditWhen, Direction};
use crate::decimal::Decimal;
use crate::pack::LevelReport;
use crate::verdict::{Contractual, Fraction};

/// How an amount comes about, so that anybody can compute it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "calculation", rename_all = "kebab-case")]
pub enum Calculation {
    /// The agreed amount.
    Fixed {
        /// It, in yen.
        yen: i64,
    },
    /// A share of the month's fee, rounded half up to the yen once.
    ShareOfFee {
        /// The fee, in yen.
        fee_yen: i64,
        /// The share, 0–1.
        share: Decimal,
        /// Their product, in yen.
        yen: i64,
    },
    /// As a person wrote it down.
    ByHand {
        /// What they wrote.
        text: String,
    },
}

/// What follows from a level's month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    /// No credit is agreed, nothing was missed, or there is no data to say so.
    Nothing,
    /// A person must propose it by the words of the rule.
    ByHand {
        /// The clause.
        clause: String,
    },
    /// The fee is not known, of which the credit is a share.
    FeeMissing {
        /// The clause.
        clause: String,
    },
    /// The amount.
    Amount {
        /// The clause.
        clause: String,
        /// In yen.
        yen: i64,
        /// How it comes about.
        calculation: Calculation,
    },
}

/// What the agreed `credit` proposes for the month of `level`. Where the rule is words alone, a
/// missed target is a person's matter. `earlier` is the same level in the months before, the
/// nearest first; `None` is a month that is not fixed or does not know the level, of which nobody
/// can say that it was missed, so that it ends the row.
pub fn propose(
    level: &LevelReport,
    earlier: &[Option<&LevelReport>],
    credit: Option<&Credit>,
    fee_yen: Option<i64>,
) -> Proposal {
    let (Some(credit), Contractual::Missed) = (credit, level.contractual) else {
        return Proposal::Nothing;
    };
    let clause = credit.clause.clone();
    let Some(terms) = credit.terms else { return Proposal::ByHand { clause } };
    let before = earlier.iter().take_while(|level| level.is_some_and(|l| missed(l, terms.when)));
    if !missed(level, terms.when) || count(before).saturating_add(1) < terms.months {
        return Proposal::Nothing;
    }
    let (yen, calculation) = match (terms.costs, fee_yen) {
        (CreditCosts::Yen(yen), _) => (yen, Calculation::Fixed { yen }),
        (CreditCosts::ShareOfFee(_), None) => return Proposal::FeeMissing { clause },
        (CreditCosts::ShareOfFee(share), Some(fee_yen)) => {
            let yen = share_of(fee_yen, share);
            (yen, Calculation::ShareOfFee { fee_yen, share, yen })
        }
    };
    Proposal::Amount { clause, yen, calculation }
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

/// Whether the month is one that the rule is about.
fn missed(level: &LevelReport, when: CreditWhen) -> bool {
    let missed = level.contractual == Contractual::Missed;
    missed && (when == CreditWhen::BelowTarget || below_minimum(level))
}

/// Whether the month's value is on the wrong side of the minimum; without one, nothing is.
fn below_minimum(level: &LevelReport) -> bool {
    let value = level.facts.adjusted.as_ref().and_then(Fraction::of);
    let (Some(value), Some(minimum)) = (value, level.minimum) else { return false };
    let Bound { direction, .. } = level.target;
    let minimum = Fraction::quantity(minimum);
    match direction {
        Direction::AtLeast => value < minimum,
        Direction::AtMost => value > minimum,
    }
}

/// `share` of `fee_yen`, half up.
fn share_of(fee_yen: i64, share: Decimal) -> i64 {
    let one = 10_i128.pow(u32::from(share.scale));
    let product = i128::from(fee_yen.max(0)) * i128::from(share.units.max(0));
    i64::try_from((2 * product + one).div_euclid(2 * one)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_half_up_once() {
        for (fee, share, yen) in [
            (2_400_000, "5%", 120_000),
            (101, "50%", 51),
            (99, "0.5%", 0),
            (100, "0.5%", 1),
            (0, "5%", 0),
            (i64::MAX, "100%", i64::MAX),
        ] {
            let share = Decimal::parse(share).expect("a share");
            assert_eq!(share_of(fee, share), yen, "{fee} × {share}");
        }
    }
}
