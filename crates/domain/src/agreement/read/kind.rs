//! Reading what a service level measures.

use std::cmp::Ordering;

use super::{Known, condition, matching, parts, refer};
use crate::agreement::level::{Clock, Kind, PauseRule, Quantity};
use crate::case::ColumnKind;
use crate::decimal::Decimal;
use crate::definition::{Item, Quantities, Table};

/// The keys that only some kinds have.
pub(super) const KEYS: [&str; 21] = [
    "where",
    "exclusions",
    "deductions",
    "alternatives",
    "assign_by",
    "open_overdue",
    "calendar",
    "allowance",
    "slot",
    "start",
    "stop",
    "pause",
    "limit",
    "percentile",
    "hit",
    "numerator",
    "denominator",
    "group",
    "of",
    "column",
    "minimum",
];

/// Which keys a service level has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    ClockRatio,
    ClockPercentile,
    CaseRatio,
    IntervalRatio,
    SampledAccuracy,
    CountLimit,
    MeanClock,
    MeanColumn,
}

impl Shape {
    /// Whether it counts cases of the log, not intervals or samples.
    pub(super) fn of_cases(self) -> bool {
        !matches!(self, Self::IntervalRatio | Self::SampledAccuracy)
    }

    pub(super) fn has_clock(self) -> bool {
        matches!(self, Self::ClockRatio | Self::ClockPercentile | Self::MeanClock)
    }

    pub(super) fn is_ratio(self) -> bool {
        matches!(
            self,
            Self::ClockRatio | Self::CaseRatio | Self::IntervalRatio | Self::SampledAccuracy
        )
    }

    /// The kind as messages name it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::ClockRatio => "clock_ratio",
            Self::ClockPercentile => "clock_percentile",
            Self::CaseRatio => "count_ratio (hit)",
            Self::IntervalRatio => "count_ratio (numerator, denominator)",
            Self::SampledAccuracy => "sampled_accuracy",
            Self::CountLimit => "count_limit",
            Self::MeanClock => "mean (start, stop)",
            Self::MeanColumn => "mean (column)",
        }
    }
}

/// What kind of service level the table describes.
pub(super) fn shape(table: &Table<'_>) -> Option<Shape> {
    let intervals = table.has("numerator") || table.has("denominator");
    table.need("kind")?.choice(&[
        ("clock_ratio", Shape::ClockRatio),
        ("clock_percentile", Shape::ClockPercentile),
        ("count_ratio", if intervals { Shape::IntervalRatio } else { Shape::CaseRatio }),
        ("sampled_accuracy", Shape::SampledAccuracy),
        ("count_limit", Shape::CountLimit),
        ("mean", if table.has("column") { Shape::MeanColumn } else { Shape::MeanClock }),
    ])
}

/// The kind with everything that it needs.
pub(super) fn read(table: &Table<'_>, shape: Shape, known: &Known) -> Option<Kind> {
    let clock = shape.has_clock().then(|| clock(table));
    let filter = |key| table.need(key).and_then(|item| condition(&item, known));
    let count = |key| table.need(key).and_then(|item| item.words()).map(str::to_owned);
    match shape {
        Shape::ClockRatio => {
            let limit = table.need("limit").and_then(|item| item.duration());
            Some(Kind::ClockRatio { clock: clock??, limit: limit? })
        }
        Shape::ClockPercentile => {
            let percentile = table.need("percentile").and_then(|item| percentile(&item));
            Some(Kind::ClockPercentile { clock: clock??, percentile: percentile? })
        }
        Shape::MeanClock => Some(Kind::MeanClock { clock: clock?? }),
        Shape::CaseRatio => Some(Kind::CaseRatio { hit: filter("hit")? }),
        Shape::CountLimit => Some(Kind::CountLimit { of: filter("of")? }),
        Shape::SampledAccuracy => Some(Kind::SampledAccuracy),
        Shape::MeanColumn => Some(Kind::MeanColumn { column: column(table, known)? }),
        Shape::IntervalRatio => {
            let (numerator, denominator) = (count("numerator"), count("denominator"));
            let group = table.get("group").map(|item| item.words().map(str::to_owned));
            let deductions = parts::deductions(table);
            Some(Kind::IntervalRatio {
                numerator: numerator?,
                denominator: denominator?,
                deductions,
                group: group.flatten(),
            })
        }
    }
}

fn clock(table: &Table<'_>) -> Option<Clock> {
    let mark = |key| table.get(key).map(|item| matching::mark(&item));
    let (start, stop) = (mark("start"), mark("stop"));
    let pause = table
        .get("pause")
        .map_or_else(|| Some(PauseRule::default()), |item| matching::pause(&item));
    let sound = !matches!(start, Some(None)) && !matches!(stop, Some(None));
    let clock = Clock { start: start.flatten(), stop: stop.flatten(), pause: pause? };
    sound.then_some(clock)
}

/// More than 0 and at most 1.
fn percentile(item: &Item<'_>) -> Option<Decimal> {
    let number = item.decimal()?;
    let (zero, one) = (Decimal { units: 0, scale: 0 }, Decimal { units: 1, scale: 0 });
    if number > zero && number <= one {
        return Some(number);
    }
    item.wrong("definition-percentile", vec![]);
    None
}

/// A column of whole numbers, numbers or lengths of time.
fn column(table: &Table<'_>, known: &Known) -> Option<String> {
    let item = table.need("column")?;
    let name = item.words()?;
    if known.broken.iter().any(|broken| broken == name) {
        return None;
    }
    let names: Vec<String> = known.columns.iter().map(|(name, _)| name.clone()).collect();
    let name = refer(&item, "column", &names)?;
    let kind = kind_of(&name, known)?;
    if matches!(kind, ColumnKind::Integer | ColumnKind::Number | ColumnKind::Duration) {
        return Some(name);
    }
    item.wrong("definition-mean-column", vec![]);
    None
}

fn kind_of(name: &str, known: &Known) -> Option<ColumnKind> {
    known.columns.iter().find(|(known, _)| known == name).map(|(_, kind)| *kind)
}

/// A target or minimum in the unit of the kind.
pub(super) fn quantity(
    item: &Item<'_>,
    shape: Shape,
    kind: Option<&Kind>,
    known: &Known,
) -> Option<Quantity> {
    match shape {
        _ if shape.is_ratio() => item.ratio().map(Quantity::Ratio),
        Shape::CountLimit => {
            let count = item.integer(0, 1_000_000_000_000)?;
            Some(Quantity::Count(u64::try_from(count).ok()?))
        }
        Shape::MeanColumn => {
            let Some(Kind::MeanColumn { column }) = kind else { return None };
            match kind_of(column, known)? {
                ColumnKind::Duration => item.duration().map(Quantity::Duration),
                _ => item.decimal().map(Quantity::Number),
            }
        }
        _ => item.duration().map(Quantity::Duration),
    }
}

/// The order of two quantities of one unit.
pub(super) fn order(a: Quantity, b: Quantity) -> Option<Ordering> {
    match (a, b) {
        (Quantity::Ratio(a), Quantity::Ratio(b)) | (Quantity::Number(a), Quantity::Number(b)) => {
            Some(a.cmp(&b))
        }
        (Quantity::Duration(a), Quantity::Duration(b)) => Some(a.cmp(&b)),
        (Quantity::Count(a), Quantity::Count(b)) => Some(a.cmp(&b)),
        _ => None,
    }
}
