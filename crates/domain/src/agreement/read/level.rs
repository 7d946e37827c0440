//! Reading service levels.

use super::{Known, condition, kind, parts, refer, unique};
use crate::agreement::level::{
    AssignBy, Bound, Direction, Kind, Layer, OpenOverdue, Quantity, Rounding, RoundingMode,
    ServiceLevel, Side, Slot,
};
use crate::definition::{Item, Quantities, Table};
use crate::holder::{ByHolder, Holder};
use crate::time::Span;

/// Every service level.
pub(super) fn all(root: &Table<'_>, known: &Known) -> Vec<ServiceLevel> {
    let tables = root.get("service_levels").map(|item| item.tables()).unwrap_or_default();
    if tables.is_empty() && !root.has("service_levels") {
        root.warn("definition-no-levels", vec![]);
    }
    let mut ids = Vec::new();
    let read: Vec<Option<ServiceLevel>> =
        tables.iter().map(|table| level(table, &mut ids, known)).collect();
    read.into_iter().flatten().collect()
}

fn level(table: &Table<'_>, ids: &mut Vec<String>, known: &Known) -> Option<ServiceLevel> {
    let id = unique(table, ids, "service-level");
    let name = table.need("name").and_then(|item| item.text());
    let clause = table.need("clause").and_then(|item| item.words()).map(str::to_owned);
    let process = process(table, known);
    let measured_by = table.get("measured_by").map_or(Some(Side::Vendor), |item| {
        item.choice(&[("client", Side::Client), ("vendor", Side::Vendor)])
    });
    let credit = table.get("credit").map(|item| parts::credit(&item));
    let verification = table.get("verification").map(|item| parts::verification(&item));
    let rounding = table.get("rounding").map_or(Some(UNROUNDED), |item| rounding(&item));
    let shape = kind::shape(table)?;
    let kind = kind::read(table, shape, known);
    let of_cases = shape.of_cases();
    let population = of_cases.then(|| table.get("where")).flatten();
    let population = population.map(|item| condition(&item, known));
    let exclusions = parts::exclusions(table, shape, known);
    let assign_by = assign_by(table, shape);
    let open_overdue = open_overdue(table, shape);
    let (target, minimum) = promise(table, shape, kind.as_ref(), known);
    let decided_by = decided_by(table, shape);
    if decided_by == Some(Layer::Verified) && verification.is_none() {
        table.warn("definition-no-verification", vec![]);
    }
    let calendar = of_cases.then(|| table.get("calendar")).flatten();
    let calendar = calendar.map_or_else(
        || Some(known.calendar.clone()),
        |item| refer(&item, "calendar", &known.calendars),
    );
    let allowance = shape.has_clock().then(|| table.get("allowance")).flatten();
    let allowance = allowance.map(|item| allowance_of(&item, kind.as_ref()));
    let slot = shape.is_ratio().then(|| table.get("slot")).flatten().map(|item| slot(&item));
    let alternatives = parts::alternatives(table, shape, known);
    table.finish(&kind::KEYS, shape.word());
    Some(ServiceLevel {
        id: id?,
        name: name?,
        clause: clause?,
        process: process?,
        kind: kind?,
        population: population.flatten(),
        exclusions,
        assign_by: assign_by?,
        open_overdue: open_overdue?,
        target: target?,
        minimum,
        rounding: rounding?,
        decided_by: decided_by?,
        measured_by: measured_by?,
        calendar: calendar?,
        allowance: allowance.flatten(),
        verification: verification.flatten(),
        alternatives,
        slot: slot.flatten(),
        credit: credit.flatten(),
    })
}

/// The process by its id; the only one where none is named.
fn process(table: &Table<'_>, known: &Known) -> Option<String> {
    match (table.get("process"), known.processes.as_slice()) {
        (Some(item), _) => refer(&item, "process", &known.processes),
        (None, [only]) => Some(only.clone()),
        (None, []) => None,
        (None, _) => {
            table.need("process");
            None
        }
    }
}

const UNROUNDED: Rounding = Rounding { mode: RoundingMode::None, digits: 0 };

/// The words for a way of rounding.
pub(super) const MODES: [(&str, RoundingMode); 4] = [
    ("none", RoundingMode::None),
    ("half_up", RoundingMode::HalfUp),
    ("down", RoundingMode::Down),
    ("up", RoundingMode::Up),
];

/// `"none"`, or `{ mode = "half_up", digits = 2 }`.
fn rounding(item: &Item<'_>) -> Option<Rounding> {
    if item.value().is_str() {
        return item.choice(&[("none", UNROUNDED)]);
    }
    let table = item.table()?;
    let mode = table.need("mode").and_then(|item| item.choice(&MODES));
    let digits = table.need("digits").and_then(|item| item.integer(0, 6));
    table.finish(&[], "");
    Some(Rounding { mode: mode?, digits: u8::try_from(digits?).ok()? })
}

fn assign_by(table: &Table<'_>, shape: kind::Shape) -> Option<AssignBy> {
    if !shape.of_cases() {
        return Some(AssignBy::Stop);
    }
    let choices = [("stop", AssignBy::Stop), ("start", AssignBy::Start), ("due", AssignBy::Due)];
    let offered = if shape == kind::Shape::ClockRatio { &choices[..] } else { &choices[..2] };
    table.get("assign_by").map_or(Some(AssignBy::Stop), |item| item.choice(offered))
}

fn open_overdue(table: &Table<'_>, shape: kind::Shape) -> Option<OpenOverdue> {
    if shape != kind::Shape::ClockRatio {
        return Some(OpenOverdue::Wait);
    }
    table.get("open_overdue").map_or(Some(OpenOverdue::Wait), |item| {
        item.choice(&[("wait", OpenOverdue::Wait), ("miss", OpenOverdue::Miss)])
    })
}

fn decided_by(table: &Table<'_>, shape: kind::Shape) -> Option<Layer> {
    let reported = ("reported", Layer::Reported);
    let verified = ("verified", Layer::Verified);
    let recomputed = ("recomputed", Layer::Recomputed);
    let item = table.get("decided_by");
    if shape == kind::Shape::SampledAccuracy {
        return item.map_or(Some(Layer::Verified), |item| item.choice(&[verified, reported]));
    }
    let choices = [recomputed, reported, verified];
    item.map_or(Some(Layer::Recomputed), |item| item.choice(&choices))
}

/// The target with its direction, and the minimum, which lies on the worse side of it.
fn promise(
    table: &Table<'_>,
    shape: kind::Shape,
    kind: Option<&Kind>,
    known: &Known,
) -> (Option<Bound>, Option<Quantity>) {
    let default = if shape.is_ratio() { Direction::AtLeast } else { Direction::AtMost };
    let words = [("at_least", Direction::AtLeast), ("at_most", Direction::AtMost)];
    // A share of cases within a limit can only be promised from below.
    let words = if shape.has_clock() && shape.is_ratio() { &words[..1] } else { &words[..] };
    let direction = table.get("direction").map_or(Some(default), |item| item.choice(words));
    let target = table.need("target").and_then(|item| kind::quantity(&item, shape, kind, known));
    let minimum = table.get("minimum").map(|item| {
        let value = kind::quantity(&item, shape, kind, known);
        (value, item)
    });
    if let (Some(target), Some(direction), Some((Some(value), item))) =
        (target, direction, &minimum)
    {
        let worse = match direction {
            Direction::AtLeast => std::cmp::Ordering::Less,
            Direction::AtMost => std::cmp::Ordering::Greater,
        };
        let side = kind::order(*value, target);
        if side.is_some_and(|side| side.is_ne() && side != worse) {
            let word = match direction {
                Direction::AtLeast => "at_least",
                Direction::AtMost => "at_most",
            };
            item.wrong("definition-minimum", vec![("direction", word.to_owned())]);
        }
    }
    let bound = target.zip(direction).map(|(value, direction)| Bound { direction, value });
    (bound, minimum.and_then(|(value, _)| value))
}

/// Time that each side may use; with a limit the parts sum to it.
fn allowance_of(item: &Item<'_>, kind: Option<&Kind>) -> Option<ByHolder<Span>> {
    let table = item.table()?;
    let holders =
        [("client", Holder::Client), ("vendor", Holder::Vendor), ("third", Holder::Third)];
    let mut allowance = ByHolder::<Span>::default();
    let (mut sound, mut sum) = (true, 0_i64);
    for (key, holder) in holders {
        let Some(item) = table.get(key) else { continue };
        match item.duration() {
            Some(span) => {
                allowance[holder.index()] = span;
                sum = sum.saturating_add(span.0);
            }
            None => sound = false,
        }
    }
    table.finish(&[], "");
    if let (true, Some(Kind::ClockRatio { limit, .. })) = (sound, kind)
        && sum != limit.0
    {
        let args = vec![("sum", spoken(Span(sum))), ("limit", spoken(*limit))];
        item.wrong("definition-allowance", args);
        return None;
    }
    sound.then_some(allowance)
}

/// A span as definitions write it, e.g. `1h30m`.
fn spoken(span: Span) -> String {
    let mut text = String::new();
    let mut rest = span.0;
    for (unit, word) in [(Span::HOUR, "h"), (Span::MINUTE, "m"), (Span::SECOND, "s")] {
        if rest / unit.0 > 0 {
            text.push_str(&format!("{}{word}", rest / unit.0));
            rest %= unit.0;
        }
    }
    if text.is_empty() { "0h".to_owned() } else { text }
}

/// `{ hours = 2, from = 1, by_weekday = true, at_least = 20 }`.
fn slot(item: &Item<'_>) -> Option<Slot> {
    let table = item.table()?;
    let (hours, from) = (table.need("hours"), table.get("from"));
    let by_weekday = table.get("by_weekday").map_or(Some(true), |item| item.boolean());
    let at_least = table.get("at_least").map_or(Some(1), |item| item.integer(1, 1_000_000_000));
    table.finish(&[], "");
    let hours = hours.and_then(|item| {
        let hours = item.integer(1, 24)?;
        if 24 % hours != 0 {
            item.wrong("definition-slot", vec![]);
            return None;
        }
        Some(hours)
    });
    let last = hours.unwrap_or(24) - 1;
    let from = from.map_or(Some(0), |item| item.integer(0, last));
    Some(Slot {
        hours: u8::try_from(hours?).ok()?,
        from: u8::try_from(from?).ok()?,
        by_weekday: by_weekday?,
        at_least: u64::try_from(at_least?).ok()?,
    })
}
