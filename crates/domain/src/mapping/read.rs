//! From a mapping file (`docs/mapping.md`) to a mapping, with every problem at its line.

use super::{
    AttributeColumn, Encoding, EventColumns, FileFormat, IntervalColumns, Mapping, ReportedColumns,
    SampleColumns, TimeColumns,
};
use crate::case::ColumnKind;
use crate::definition::{self, Item, Quantities, Table};
use crate::problem::Problem;

pub(super) const ENCODINGS: [(&str, Encoding); 3] =
    [("utf-8", Encoding::Utf8), ("cp932", Encoding::Cp932), ("utf-16", Encoding::Utf16)];
pub(super) const DELIMITERS: [(&str, u8); 6] =
    [(",", b','), ("tab", b'\t'), (";", b';'), ("|", b'|'), ("space", b' '), ("\t", b'\t')];
pub(super) const KINDS: [(&str, ColumnKind); 5] = [
    ("text", ColumnKind::Text),
    ("integer", ColumnKind::Integer),
    ("number", ColumnKind::Number),
    ("boolean", ColumnKind::Boolean),
    ("time", ColumnKind::Time),
];

/// Reads a mapping file; `file` is its name in problems. The mapping is there only when no problem
/// is an error.
pub fn read(file: &str, text: &str) -> (Option<Mapping>, Vec<Problem>) {
    definition::read(file, text, mapping)
}

fn mapping(root: &Table<'_>) -> Option<Mapping> {
    definition::format(root);
    let part = |key| root.get(key).and_then(|item| item.table());
    let file = part("file").map(|table| file_format(&table)).unwrap_or_default();
    let events = part("events").map(|table| events(&table));
    let intervals = part("intervals").map(|table| intervals(&table));
    let samples = part("samples").map(|table| samples(&table));
    let reported = part("reported").map(|table| reported(&table));
    root.finish(&[], "");
    let parts = ["events", "intervals", "samples", "reported"];
    if file.object_type.is_none() && !parts.iter().any(|key| root.has(key)) {
        root.wrong("definition-mapping-empty", vec![]);
    }
    Some(Mapping {
        file,
        events: events.flatten(),
        intervals: intervals.flatten(),
        samples: samples.flatten(),
        reported: reported.flatten(),
    })
}

fn file_format(table: &Table<'_>) -> FileFormat {
    let encoding = table.get("encoding").and_then(|item| item.choice(&ENCODINGS));
    let delimiter = table.get("delimiter").and_then(|item| item.choice(&DELIMITERS));
    let sheet = optional(table, "sheet");
    let object_type = optional(table, "object_type");
    let reject_above = table.get("reject_above").and_then(|item| item.ratio());
    table.finish(&[], "");
    FileFormat { encoding, delimiter, sheet, object_type, reject_above }
}

/// The name of a column in the file.
fn column(table: &Table<'_>, key: &'static str) -> Option<String> {
    table.need(key)?.words().map(str::to_owned)
}

/// The name of a column that may be absent; a wrong one has been told, so that the whole is not
/// used.
fn optional(table: &Table<'_>, key: &'static str) -> Option<String> {
    table.get(key)?.words().map(str::to_owned)
}

fn events(table: &Table<'_>) -> Option<EventColumns> {
    let (case, activity) = (column(table, "case"), column(table, "activity"));
    let when = table.need("time").and_then(|item| time(&item));
    let start = table.get("start").and_then(|item| time(&item));
    let [status, org, resource] = ["status", "org", "resource"].map(|key| optional(table, key));
    let entries = table.get("attributes").and_then(|item| item.table());
    let entries = entries.map(|table| table.entries()).unwrap_or_default();
    let attributes: Vec<Option<AttributeColumn>> =
        entries.iter().map(|(name, item)| attribute(name, item)).collect();
    table.finish(&[], "");
    if table.has("start") && table.has("status") {
        table.wrong("definition-start-status", vec![]);
    }
    Some(EventColumns {
        case: case?,
        activity: activity?,
        time: when?,
        start,
        status,
        org,
        resource,
        attributes: attributes.into_iter().flatten().collect(),
    })
}

/// `impact = "影響度"` is text; `amount = { column = "金額", type = "number" }` says the type.
fn attribute(name: &str, item: &Item<'_>) -> Option<AttributeColumn> {
    let named = |column: &str, kind| AttributeColumn {
        name: name.to_owned(),
        column: column.to_owned(),
        kind,
    };
    if item.value().is_str() {
        return item.words().map(|column| named(column, ColumnKind::Text));
    }
    let table = item.table()?;
    let column = table.need("column").and_then(|item| item.words());
    let kind = table.get("type").map_or(Some(ColumnKind::Text), |item| item.choice(&KINDS));
    table.finish(&[], "");
    Some(named(column?, kind?))
}

/// `"日時"`, or `{ columns = ["日付", "時刻"], formats = ["%Y/%m/%d %H:%M"], zone = "Asia/Tokyo" }`.
fn time(item: &Item<'_>) -> Option<TimeColumns> {
    if item.value().is_str() {
        let columns = vec![item.words()?.to_owned()];
        return Some(TimeColumns { columns, formats: vec!["iso".to_owned()], zone: None });
    }
    let table = item.table()?;
    let columns = table.need("columns").and_then(|item| {
        let items = item.list();
        if !(1..=2).contains(&items.len()) {
            item.wrong("definition-time-columns", vec![]);
            return None;
        }
        items.iter().map(|item| item.words().map(str::to_owned)).collect()
    });
    let formats = table.get("formats").map_or_else(
        || Some(vec!["iso".to_owned()]),
        |item| {
            let items = item.list();
            if items.is_empty() {
                item.wrong("definition-empty", vec![]);
            }
            items.iter().map(format).collect()
        },
    );
    let zone = table.get("zone").map(|item| item.zone());
    table.finish(&[], "");
    Some(TimeColumns { columns: columns?, formats: formats?, zone: zone.flatten() })
}

/// `iso`, `unix_s`, `unix_ms`, or a pattern that a point in time can be written in.
fn format(item: &Item<'_>) -> Option<String> {
    let text = item.words()?;
    let moment = jiff::Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::UTC);
    let known = ["iso", "unix_s", "unix_ms"].contains(&text);
    // The year of an era is ours alone.
    let common = text.replace("%E", "%Y");
    let pattern = text.contains('%') && jiff::fmt::strtime::format(&common, &moment).is_ok();
    if known || pattern {
        return Some(text.to_owned());
    }
    item.wrong("definition-time-format", vec![]);
    None
}

fn intervals(table: &Table<'_>) -> Option<IntervalColumns> {
    let start = table.need("start").and_then(|item| time(&item));
    let group = optional(table, "group");
    let entries = table.need("values").and_then(|item| {
        let entries = item.table()?.entries();
        if entries.is_empty() {
            item.wrong("definition-empty", vec![]);
        }
        Some(entries)
    });
    table.finish(&[], "");
    let values = entries?
        .into_iter()
        .filter_map(|(name, item)| Some((name.to_owned(), item.words()?.to_owned())))
        .collect();
    Some(IntervalColumns { start: start?, group, values })
}

fn samples(table: &Table<'_>) -> Option<SampleColumns> {
    let [level, unit, correct] = ["level", "unit", "correct"].map(|key| column(table, key));
    let at = table.need("at").and_then(|item| time(&item));
    let words = |key| {
        table.need(key).map(|item| {
            let items = item.list();
            if items.is_empty() {
                item.wrong("definition-empty", vec![]);
            }
            items.iter().filter_map(|item| item.words().map(str::to_owned)).collect::<Vec<_>>()
        })
    };
    let (correct_values, wrong_values) = (words("correct_values"), words("wrong_values"));
    let stratum = optional(table, "stratum");
    let inspector = optional(table, "inspector");
    if let (Some(right), Some(wrong)) = (&correct_values, &wrong_values)
        && let Some(both) = right.iter().find(|value| wrong.contains(value))
    {
        table.wrong("definition-sample-values", vec![("value", both.clone())]);
    }
    table.finish(&[], "");
    Some(SampleColumns {
        level: level?,
        at: at?,
        unit: unit?,
        correct: correct?,
        correct_values: correct_values?,
        wrong_values: wrong_values?,
        stratum,
        inspector,
    })
}

fn reported(table: &Table<'_>) -> Option<ReportedColumns> {
    let (level, month) = (column(table, "level"), column(table, "month"));
    let [value, numerator, denominator] =
        ["value", "numerator", "denominator"].map(|key| optional(table, key));
    table.finish(&[], "");
    if !["value", "numerator", "denominator"].iter().any(|key| table.has(key)) {
        table.wrong("definition-reported-empty", vec![]);
    }
    Some(ReportedColumns { level: level?, month: month?, value, numerator, denominator })
}
