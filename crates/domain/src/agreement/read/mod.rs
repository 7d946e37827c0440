//! From an agreement file (`docs/agreement.md`) to a checked agreement, each problem at its line.

mod calendar;
mod case;
mod kind;
mod level;
mod matching;
mod parts;
#[cfg(test)]
mod tests;

use crate::agreement::{Agreement, HolderRule, Process};
use crate::case::ColumnKind;
use crate::definition::{self, Item, Quantities, Table, nearest};
use crate::filter::{self, Filter};
use crate::holder::Holder;
use crate::problem::{Place, Problem, Severity};

/// Reads an agreement file; `file` is its name in problems. The agreement is there only when no
/// problem is an error; warnings come beside it.
pub fn read(file: &str, text: &str) -> (Option<Agreement>, Vec<Problem>) {
    definition::read(file, text, agreement)
}

/// What the parts of an agreement refer to.
#[derive(Debug)]
struct Known {
    zone: String,
    calendars: Vec<String>,
    calendar: String,
    processes: Vec<String>,
    columns: Vec<(String, ColumnKind)>,
    /// Columns that are declared wrongly; what refers to them is not told again.
    broken: Vec<String>,
}

fn agreement(root: &Table<'_>) -> Option<Agreement> {
    definition::format(root);
    let head = root.need("agreement").and_then(|item| item.table());
    let parties = root.need("parties").and_then(|item| item.table());
    let zone = head.as_ref().and_then(|head| head.need("zone")).and_then(|item| item.zone());
    let zone_or_utc = zone.clone().unwrap_or_else(|| "UTC".to_owned());
    let (calendars, ids) = calendar::all(root.get("calendars"), &zone_or_utc);
    let (columns, kinds, broken) = case::columns(root.get("columns"));
    let mut known = Known {
        zone: zone_or_utc,
        calendar: if ids.len() == 2 { ids[0].clone() } else { calendar::ALWAYS.to_owned() },
        calendars: ids,
        processes: Vec::new(),
        columns: kinds,
        broken,
    };
    if let Some(item) = head.as_ref().and_then(|head| head.get("calendar")) {
        known.calendar = refer(&item, "calendar", &known.calendars).unwrap_or_default();
    }
    let processes = processes(root, &mut known);
    let holder_rules = holder_rules(root);
    let levels = level::all(root, &known);
    let text = |table: &Option<Table<'_>>, key| table.as_ref()?.need(key)?.text();
    let option = |key| head.as_ref()?.get(key).map(|item| item.text());
    let (client, vendor) = (text(&parties, "client"), text(&parties, "vendor"));
    let id = head.as_ref().and_then(|head| head.need("id")).and_then(|item| item.name());
    let title = text(&head, "title");
    let version = head.as_ref().and_then(|head| head.need("version"));
    let version = version.and_then(|item| item.integer(1, 1_000_000));
    let from = head.as_ref().and_then(|head| head.need("effective_from"));
    let from = from.and_then(|item| item.date());
    let (note, source) = (option("note"), option("source"));
    let closing = head.as_ref().and_then(|head| head.get("closing_day"));
    let closing_day = closing.and_then(|item| closing_day(&item));
    for table in [head.as_ref(), parties.as_ref(), Some(root)].into_iter().flatten() {
        table.finish(&[], "");
    }
    Some(Agreement {
        id: id?.to_owned(),
        title: title?,
        version: u32::try_from(version?).ok()?,
        effective_from: from?,
        note: note.unwrap_or_default(),
        source: source.unwrap_or_default(),
        client: client?,
        vendor: vendor?,
        zone: zone?,
        closing_day,
        calendar: known.calendar,
        calendars,
        processes,
        columns,
        holder_rules,
        levels,
    })
}

/// A day of the month, or its last day.
fn closing_day(item: &Item<'_>) -> Option<i8> {
    match item.value().as_str() {
        Some("末日" | "last") => None,
        Some(_) => {
            item.wrong("definition-closing-day", vec![]);
            None
        }
        None => item.integer(1, 28).and_then(|day| i8::try_from(day).ok()),
    }
}

fn processes(root: &Table<'_>, known: &mut Known) -> Vec<Process> {
    let tables = root.need("processes").map(|item| item.tables()).unwrap_or_default();
    let mut processes = Vec::new();
    for table in &tables {
        let id = unique(table, &mut known.processes, "process");
        let name = table.need("name").and_then(|item| item.text());
        let population = table.get("where").map(|item| condition(&item, known));
        let complete = table.get("complete").map(|item| matching::events(&item));
        table.finish(&[], "");
        if let (Some(id), Some(name)) = (id, name) {
            let population = population.flatten();
            processes.push(Process { id, name, population, complete: complete.flatten() });
        }
    }
    if tables.is_empty() && root.has("processes") {
        root.wrong("definition-no-process", vec![]);
    }
    processes
}

fn holder_rules(root: &Table<'_>) -> Vec<HolderRule> {
    let tables = root.get("holder_rules").map(|item| item.tables()).unwrap_or_default();
    if tables.is_empty() && !root.has("holder_rules") {
        root.warn("definition-no-holder-rules", vec![]);
    }
    let (mut ids, mut rules, mut catch_all) = (Vec::new(), Vec::new(), None::<String>);
    for table in &tables {
        let id = unique(table, &mut ids, "holder-rule");
        let on = matching::fields(table);
        let holder = table.need("holder").and_then(|item| item.choice(&HOLDERS));
        let clause = table.get("clause").and_then(|item| item.words()).map(str::to_owned);
        table.finish(&[], "");
        if let Some(first) = &catch_all {
            table.warn("definition-rule-unreachable", vec![("first", first.clone())]);
        }
        let (Some(id), Some(on), Some(holder)) = (id, on, holder) else { continue };
        if on == crate::event::EventMatch::default() {
            catch_all.get_or_insert_with(|| id.clone());
        }
        rules.push(HolderRule { id, on, holder, clause });
    }
    rules
}

/// The words for a holder in a rule.
const HOLDERS: [(&str, Option<Holder>); 5] = [
    ("client", Some(Holder::Client)),
    ("vendor", Some(Holder::Vendor)),
    ("third", Some(Holder::Third)),
    ("pause", Some(Holder::Pause)),
    ("same", None),
];

/// The `id` of a table, which no earlier one of `ids` may have; it joins them.
fn unique(table: &Table<'_>, ids: &mut Vec<String>, what: &'static str) -> Option<String> {
    let item = table.need("id")?;
    let id = item.name()?.to_owned();
    if ids.contains(&id) {
        item.wrong("definition-duplicate", vec![("what", what.to_owned())]);
        return None;
    }
    ids.push(id.clone());
    Some(id)
}

/// A reference to one of `ids`.
fn refer(item: &Item<'_>, what: &'static str, ids: &[String]) -> Option<String> {
    let id = item.words()?;
    if let Some(found) = ids.iter().find(|known| *known == id) {
        return Some(found.clone());
    }
    let near = nearest(id, ids.iter().map(String::as_str)).unwrap_or("none").to_owned();
    let args = vec![
        ("what", what.to_owned()),
        ("near", near),
        ("known", if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }),
    ];
    item.wrong("definition-unresolved", args);
    None
}

/// A condition on the case's columns; its problems get the lines of the file.
fn condition(item: &Item<'_>, known: &Known) -> Option<Filter> {
    let text = item.words()?;
    let problems = match filter::parse(text, &known.columns, &known.zone) {
        Ok(filter) => return Some(filter),
        Err(problems) => problems,
    };
    let (source, spot) = (item.source(), item.spot());
    let raw = source.raw(spot.span.clone());
    let opened = raw.starts_with("\"\"\"") || raw.starts_with("'''");
    let skipped = u64::from(opened && raw[3..].starts_with(['\n', '\r']));
    let first = source.line(spot.span.start) + skipped;
    for problem in problems {
        if problem.code == "filter-column" && known.broken.contains(&problem.value) {
            continue;
        }
        source.push(Problem {
            code: problem.code,
            severity: Severity::Error,
            place: Place {
                file: source.file().to_owned(),
                row: None,
                line: Some(if opened { first + problem.line - 1 } else { first }),
                column: Some(spot.path.clone()),
                value: Some(definition::shorten(&problem.value)),
            },
            args: problem.args,
        });
    }
    None
}
