//! How the value of a service level reads: exact, and with as many digits as show on which side of
//! its target it lies.

use super::{hours, percent_beside, percent_of, quotient, thousands};
use crate::agreement::level::Quantity;
use crate::decimal::Decimal;
use crate::measure::level::{Amount, SampleFacts};
use crate::pack::ReportedFigure;
use crate::time::Span;
use crate::verdict::Fraction;

/// What a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// %.
    Percent,
    /// Points of a percentage.
    Points,
    /// Hours.
    Hours,
    /// Cases.
    Cases,
    /// Nothing that has a name.
    Plain,
}

/// What stands behind a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// So many of so many.
    Of(u64, u64),
    /// So many cases.
    Cases(u64),
    /// Nobody said.
    Unknown,
}

/// A value, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The digits.
    pub value: String,
    /// What they count.
    pub unit: Unit,
    /// What they rest on.
    pub behind: Behind,
}

impl Figure {
    fn new(value: String, unit: Unit, behind: Behind) -> Self {
        Self { value, unit, behind }
    }
}

/// A measured value beside its `target`; `None` where nothing stands behind it.
pub fn amount(amount: &Amount, target: Quantity) -> Option<Figure> {
    if amount.n() == 0 {
        return None;
    }
    let behind = Behind::Cases(amount.n());
    let hour = i128::from(Span::HOUR.0);
    let figure = match *amount {
        Amount::Ratio { numerator, denominator } => {
            let value = percent_beside(numerator, denominator, share(target), 2)?;
            Figure::new(value, Unit::Percent, Behind::Of(numerator, denominator))
        }
        Amount::Duration { value, .. } => {
            Figure::new(beside((value.0.into(), hour), 1, target), Unit::Hours, behind)
        }
        Amount::MeanDuration { sum, n } => {
            let value = beside((sum, hour * i128::from(n)), 1, target);
            Figure::new(value, Unit::Hours, behind)
        }
        Amount::MeanNumber { sum, n } => {
            let value = beside((sum, i128::from(n) * 1_000_000), 2, target);
            Figure::new(value, Unit::Plain, behind)
        }
        Amount::Count { value, .. } => Figure::new(thousands(value.into()), Unit::Cases, behind),
    };
    Some(figure)
}

/// 申告値, as it was handed in.
pub fn reported(figure: &ReportedFigure, target: Quantity) -> Option<Figure> {
    let counted = figure.amount.as_ref().and_then(|a| amount(a, target));
    let Some(value) = figure.value else { return counted };
    let behind = counted.map_or(Behind::Unknown, |counted| counted.behind);
    Some(match target {
        Quantity::Ratio(_) => Figure::new(percent_of(value), Unit::Percent, behind),
        Quantity::Duration(_) => Figure::new(value.to_string(), Unit::Hours, behind),
        Quantity::Count(_) => Figure::new(value.to_string(), Unit::Cases, behind),
        Quantity::Number(_) => Figure::new(value.to_string(), Unit::Plain, behind),
    })
}

/// 検証値: how much of a sample was right.
pub fn sample(facts: &SampleFacts, target: Quantity) -> Option<Figure> {
    let ratio = Amount::Ratio { numerator: facts.correct, denominator: facts.inspected };
    amount(&ratio, target)
}

/// What was promised, with every digit that it has.
pub fn quantity(quantity: Quantity) -> Figure {
    let nothing = Behind::Unknown;
    match quantity {
        Quantity::Ratio(share) => Figure::new(percent_of(share), Unit::Percent, nothing),
        Quantity::Duration(span) => Figure::new(exact_hours(span), Unit::Hours, nothing),
        Quantity::Count(count) => Figure::new(thousands(count.into()), Unit::Cases, nothing),
        Quantity::Number(number) => Figure::new(number.to_string(), Unit::Plain, nothing),
    }
}

/// By how much what was reported lies above (`+`) or below (`-`) what was found; `None` where one
/// says nothing, or both the same.
pub fn gap(claim: &ReportedFigure, found: &Amount, target: Quantity) -> Option<Figure> {
    let claimed = match claim.value {
        Some(value) => Fraction::decimal(value),
        None => Fraction::of(claim.amount.as_ref()?)?,
    };
    let found = Fraction::of(found)?;
    let up = claimed.numerator.checked_mul(found.denominator)?;
    let sum = up.checked_sub(found.numerator.checked_mul(claimed.denominator)?)?;
    let by = claimed.denominator.checked_mul(found.denominator)?;
    let (sum, digits, unit) = match target {
        Quantity::Ratio(_) => (sum.checked_mul(100)?, 2, Unit::Points),
        Quantity::Duration(_) => (sum, 1, Unit::Hours),
        Quantity::Count(_) => (sum, 0, Unit::Cases),
        Quantity::Number(_) => (sum, 2, Unit::Plain),
    };
    let value = quotient(sum, by, digits);
    let nothing = value.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.'));
    let sign = if sum > 0 { "+" } else { "" };
    (!nothing).then(|| Figure::new(format!("{sign}{value}"), unit, Behind::Unknown))
}

/// Hours with as many digits as a promise needs: `4`, `0.25`.
pub fn exact_hours(span: Span) -> String {
    let digits = (0..6).find(|digits| {
        let scale = 10_i128.pow(u32::from(*digits));
        (i128::from(span.0) * scale) % i128::from(Span::HOUR.0) == 0
    });
    hours(span, digits.unwrap_or(3))
}

/// `sum / by` with at least `digits`, and as many more as show on which side of `target` it lies.
fn beside((sum, by): (i128, i128), digits: u8, target: Quantity) -> String {
    let (goal, unit) = match target {
        Quantity::Duration(span) => (i128::from(span.0), i128::from(Span::HOUR.0)),
        Quantity::Number(number) => {
            (i128::from(number.units), 10_i128.pow(u32::from(number.scale)))
        }
        Quantity::Ratio(_) | Quantity::Count(_) => return quotient(sum, by, digits),
    };
    let equal = sum.checked_mul(unit).zip(goal.checked_mul(by)).is_none_or(|(a, b)| a == b);
    let apart = |d: &u8| quotient(sum, by, *d) != quotient(goal, unit, *d) || equal;
    quotient(sum, by, (digits..6).find(apart).unwrap_or(6))
}

fn share(quantity: Quantity) -> Option<Decimal> {
    match quantity {
        Quantity::Ratio(share) => Some(share),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect("a decimal")
    }

    fn claim(value: &str) -> ReportedFigure {
        ReportedFigure { value: Some(decimal(value)), amount: None }
    }

    #[test]
    fn values_show_on_which_side_of_their_target_they_lie() {
        let hours = |n: i64| Span(n * Span::HOUR.0);
        let target = Quantity::Duration(hours(40));
        let late = Amount::Duration { value: Span(hours(40).0 + Span::MINUTE.0), n: 7 };
        let shown = amount(&late, target).expect("a value");
        assert_eq!((shown.value.as_str(), shown.unit), ("40.02", Unit::Hours));
        assert_eq!(shown.behind, Behind::Cases(7));
        let ratio = Amount::Ratio { numerator: 3162, denominator: 3400 };
        let shown = amount(&ratio, Quantity::Ratio(decimal("0.95"))).expect("a value");
        assert_eq!((shown.value.as_str(), shown.behind), ("93.00", Behind::Of(3162, 3400)));
    }

    #[test]
    fn nothing_is_no_value() {
        let target = Quantity::Ratio(decimal("0.95"));
        assert_eq!(amount(&Amount::Ratio { numerator: 0, denominator: 0 }, target), None);
        assert_eq!(amount(&Amount::Count { value: 0, n: 0 }, Quantity::Count(3)), None);
        assert_eq!(reported(&ReportedFigure { value: None, amount: None }, target), None);
    }

    #[test]
    fn a_gap_has_its_sign_and_none_is_none() {
        let target = Quantity::Ratio(decimal("0.95"));
        let found = Amount::Ratio { numerator: 3162, denominator: 3400 };
        let by = |value: &str| gap(&claim(value), &found, target).map(|gap| gap.value);
        assert_eq!(by("0.9709").as_deref(), Some("+4.09"));
        assert_eq!(by("0.9").as_deref(), Some("-3.00"));
        assert_eq!(by("0.93"), None);
        let hours = Quantity::Duration(Span::HOUR);
        let found = Amount::Duration { value: Span(90 * Span::MINUTE.0), n: 1 };
        let gap = gap(&claim("1"), &found, hours).expect("a gap");
        assert_eq!((gap.value.as_str(), gap.unit), ("-0.5", Unit::Hours));
    }

    #[test]
    fn promises_keep_their_digits() {
        assert_eq!(exact_hours(Span(15 * Span::MINUTE.0)), "0.25");
        assert_eq!(quantity(Quantity::Duration(Span::HOUR)).value, "1");
        assert_eq!(quantity(Quantity::Ratio(decimal("0.999"))).value, "99.9");
    }
}
