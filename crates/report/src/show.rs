//! How the values of a pack read in one language.

use kajitori_domain::agreement::level::{Bound, Direction, Quantity};
use kajitori_domain::decimal::Decimal;
use kajitori_domain::display::{self, Clockface};
use kajitori_domain::holder::Holder;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::pack::{LevelReport, Pack, ReportedFigure, Verified};
use kajitori_domain::text::{Lang, Text};
use kajitori_domain::time::Span;
use kajitori_domain::words::Words;

/// A value with what stands behind it; both are ready to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    /// The value with its unit, or the words for no data.
    pub(crate) value: String,
    /// Numerator and denominator, or the number of cases; empty when there is nothing to say.
    pub(crate) detail: String,
}

/// The words, the zone and the language of one document.
pub(crate) struct Show<'a> {
    pub(crate) words: &'a Words,
    pub(crate) clock: Clockface,
}

impl<'a> Show<'a> {
    pub(crate) fn new(pack: &Pack, words: &'a Words) -> Self {
        Self::of(&pack.head.zone, words)
    }

    /// For what has no pack; `zone` is an IANA name.
    pub(crate) fn of(zone: &str, words: &'a Words) -> Self {
        Self { words, clock: Clockface::new(words.lang(), zone) }
    }

    pub(crate) fn lang(&self) -> Lang {
        self.words.lang()
    }

    pub(crate) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang())
    }

    pub(crate) fn word(&self, id: &str) -> String {
        self.words.get(id)
    }

    pub(crate) fn with(&self, id: &str, args: &[(&str, String)]) -> String {
        self.words.with(id, args)
    }

    pub(crate) fn count(&self, count: u64) -> String {
        display::thousands(u128::from(count))
    }

    /// A length of time in hours with its unit.
    pub(crate) fn hours(&self, span: Span) -> String {
        self.with("pack-unit-hours", &[("value", display::hours(span, 1))])
    }

    /// A promised or agreed quantity with its unit.
    pub(crate) fn quantity(&self, quantity: Quantity) -> String {
        match quantity {
            Quantity::Ratio(share) => format!("{} %", display::percent_of(share)),
            Quantity::Duration(span) => self.exact_hours(span),
            Quantity::Count(count) => self.cases(count),
            Quantity::Number(number) => number.to_string(),
        }
    }

    /// A promised bound: `95 % 以上`.
    pub(crate) fn bound(&self, bound: Bound) -> String {
        let id = match bound.direction {
            Direction::AtLeast => "pack-at-least",
            Direction::AtMost => "pack-at-most",
        };
        self.with(id, &[("value", self.quantity(bound.value))])
    }

    pub(crate) fn cases(&self, count: u64) -> String {
        self.with("pack-unit-cases", &[("value", self.count(count))])
    }

    /// An amount of `level`; the words for no data where it says nothing.
    pub(crate) fn amount(&self, level: &LevelReport, amount: Option<&Amount>) -> Figure {
        let behind = |n: u64| self.with("pack-behind", &[("n", self.count(n))]);
        let figure = match amount {
            Some(Amount::Ratio { numerator, denominator }) => {
                let bound = share(level.target.value);
                display::percent_beside(*numerator, *denominator, bound, 2).map(|value| Figure {
                    value: format!("{value} %"),
                    detail: self.over(*numerator, *denominator),
                })
            }
            Some(Amount::Duration { value, n }) if *n > 0 => {
                let value = beside((value.0.into(), Span::HOUR.0.into()), 1, level.target.value);
                let value = self.with("pack-unit-hours", &[("value", value)]);
                Some(Figure { value, detail: behind(*n) })
            }
            Some(Amount::MeanDuration { sum, n }) if *n > 0 => {
                let hours = i128::from(Span::HOUR.0) * i128::from(*n);
                let value = beside((*sum, hours), 1, level.target.value);
                let value = self.with("pack-unit-hours", &[("value", value)]);
                Some(Figure { value, detail: behind(*n) })
            }
            Some(Amount::MeanNumber { sum, n }) if *n > 0 => {
                let value = beside((*sum, i128::from(*n) * 1_000_000), 2, level.target.value);
                Some(Figure { value, detail: behind(*n) })
            }
            Some(Amount::Count { value, n }) => {
                Some(Figure { value: self.cases(*value), detail: behind(*n) })
            }
            _ => None,
        };
        figure.unwrap_or_else(|| self.no_data())
    }

    /// An amount without its unit, for the cells of a series.
    pub(crate) fn bare(&self, level: &LevelReport, amount: &Amount) -> String {
        match *amount {
            Amount::Ratio { numerator, denominator } => {
                let bound = share(level.target.value);
                display::percent_beside(numerator, denominator, bound, 2).unwrap_or_default()
            }
            Amount::Duration { value, .. } => {
                beside((value.0.into(), Span::HOUR.0.into()), 1, level.target.value)
            }
            Amount::MeanDuration { sum, n } => {
                beside((sum, i128::from(Span::HOUR.0) * i128::from(n)), 1, level.target.value)
            }
            Amount::MeanNumber { sum, n } => {
                beside((sum, i128::from(n) * 1_000_000), 2, level.target.value)
            }
            Amount::Count { value, .. } => self.count(value),
        }
    }

    /// `value（aside）` in the manner of the language; `value` alone without an aside.
    pub(crate) fn aside(&self, value: &str, aside: &str) -> String {
        match (aside, self.lang()) {
            ("", _) => value.to_owned(),
            (_, Lang::Ja) => format!("{value}（{aside}）"),
            (_, Lang::En) => format!("{value} ({aside})"),
        }
    }

    pub(crate) fn holder(&self, holder: Holder) -> String {
        self.word(match holder {
            Holder::Client => "pack-holder-client",
            Holder::Vendor => "pack-holder-vendor",
            Holder::Third => "pack-holder-third",
            Holder::Pause => "pack-holder-pause",
            Holder::Unattributed => "pack-holder-unattributed",
        })
    }

    /// 申告値 of `level`.
    pub(crate) fn reported(&self, level: &LevelReport) -> Figure {
        let Some(ReportedFigure { value, amount }) = &level.reported else {
            return Figure { value: self.word("pack-not-reported"), detail: String::new() };
        };
        let of_amount = amount.as_ref().map(|a| self.amount(level, Some(a)));
        match (value, of_amount) {
            (Some(value), amount) => Figure {
                value: self.as_reported(level, *value),
                detail: amount.map(|a| a.detail).unwrap_or_default(),
            },
            (None, Some(figure)) => figure,
            (None, None) => self.no_data(),
        }
    }

    /// 検証値 of `level`.
    pub(crate) fn verified(&self, level: &LevelReport) -> Figure {
        let Some(Verified { sample, .. }) = &level.verified else {
            return Figure { value: self.word("pack-not-verified"), detail: String::new() };
        };
        let amount = Amount::Ratio { numerator: sample.correct, denominator: sample.inspected };
        self.amount(level, Some(&amount))
    }

    pub(crate) fn over(&self, numerator: u64, denominator: u64) -> String {
        format!("{} / {}", self.count(numerator), self.count(denominator))
    }

    pub(crate) fn no_data(&self) -> Figure {
        Figure { value: self.word("pack-verdict-no-data"), detail: String::new() }
    }

    /// A value as the vendor reported it, in the unit of the level's target.
    pub(crate) fn as_reported(&self, level: &LevelReport, value: Decimal) -> String {
        match level.target.value {
            Quantity::Ratio(_) => format!("{} %", display::percent_of(value)),
            Quantity::Duration(_) => self.with("pack-unit-hours", &[("value", value.to_string())]),
            Quantity::Count(_) => self.with("pack-unit-cases", &[("value", value.to_string())]),
            Quantity::Number(_) => value.to_string(),
        }
    }

    /// Hours with as many digits as a promise needs: `4 時間`, `0.25 時間`.
    pub(crate) fn exact_hours(&self, span: Span) -> String {
        let digits = (0..6).find(|d| {
            let scale = 10_i128.pow(u32::from(*d));
            (i128::from(span.0) * scale) % i128::from(Span::HOUR.0) == 0
        });
        let value = display::hours(span, digits.unwrap_or(3));
        self.with("pack-unit-hours", &[("value", value)])
    }
}

/// `value` with at least `digits`, and as many more as show on which side of `target` it lies.
fn beside((sum, by): (i128, i128), digits: u8, target: Quantity) -> String {
    let (goal, unit) = match target {
        Quantity::Duration(span) => (i128::from(span.0), i128::from(Span::HOUR.0)),
        Quantity::Number(number) => {
            (i128::from(number.units), 10_i128.pow(u32::from(number.scale)))
        }
        Quantity::Ratio(_) | Quantity::Count(_) => return display::quotient(sum, by, digits),
    };
    let equal = sum.checked_mul(unit).zip(goal.checked_mul(by)).is_none_or(|(a, b)| a == b);
    let apart =
        |d: &u8| display::quotient(sum, by, *d) != display::quotient(goal, unit, *d) || equal;
    display::quotient(sum, by, (digits..6).find(apart).unwrap_or(6))
}

/// The share in a quantity that is one.
fn share(quantity: Quantity) -> Option<Decimal> {
    match quantity {
        Quantity::Ratio(share) => Some(share),
        _ => None,
    }
}
