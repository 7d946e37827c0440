//! Reading the declared columns of a case.

use super::matching;
use crate::agreement::{CaseColumn, ColumnSource, Take};
use crate::case::{BUILT_IN, ColumnKind};
use crate::definition::{Item, Quantities, Table};

const KINDS: [(&str, ColumnKind); 5] = [
    ("text", ColumnKind::Text),
    ("integer", ColumnKind::Integer),
    ("number", ColumnKind::Number),
    ("boolean", ColumnKind::Boolean),
    ("time", ColumnKind::Time),
];
const SOURCES: [&str; 5] = ["attribute", "has", "count", "first", "last"];

/// The declared columns, the kinds of all columns with the built-in ones first, and the names of
/// broken ones.
pub(super) fn columns(
    item: Option<Item<'_>>,
) -> (Vec<CaseColumn>, Vec<(String, ColumnKind)>, Vec<String>) {
    let mut kinds: Vec<(String, ColumnKind)> =
        BUILT_IN.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    let (mut columns, mut broken) = (Vec::new(), Vec::new());
    let table = item.and_then(|item| item.table());
    for (name, item) in table.iter().flat_map(Table::entries) {
        if BUILT_IN.iter().any(|(known, _)| *known == name) {
            item.wrong("definition-column-built-in", vec![]);
            continue;
        }
        let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !plain || name.is_empty() || name.starts_with(|c: char| c.is_numeric()) {
            item.wrong("definition-column-name", vec![]);
            broken.push(name.to_owned());
            continue;
        }
        match item.table().and_then(|table| column(name, &table)) {
            Some(column) => {
                kinds.push((column.name.clone(), column.kind));
                columns.push(column);
            }
            None => broken.push(name.to_owned()),
        }
    }
    (columns, kinds, broken)
}

fn column(name: &str, table: &Table<'_>) -> Option<CaseColumn> {
    let stated = table.get("type").map(|item| (item.choice(&KINDS), item));
    let take =
        table.get("take").map(|item| item.choice(&[("first", Take::First), ("last", Take::Last)]));
    let given: Vec<(&str, Item<'_>)> =
        SOURCES.iter().filter_map(|key| Some((*key, table.get(key)?))).collect();
    let attribute = given.iter().any(|(key, _)| *key == "attribute");
    if let (Some(item), false) = (table.get("take"), attribute) {
        let args = vec![("key", "take".to_owned()), ("why", "attribute".to_owned())];
        item.wrong("definition-key-needs", args);
    }
    table.finish(&[], "");
    let [(key, item)] = given.as_slice() else {
        table.wrong("definition-column-source", vec![("known", SOURCES.join(", "))]);
        return None;
    };
    let (from, kind) = match *key {
        "attribute" => {
            let attribute = item.words().map(str::to_owned);
            let take = take.unwrap_or(Some(Take::Last));
            (attribute.zip(take).map(|(name, take)| ColumnSource::Attribute(name, take)), None)
        }
        "has" => (matching::events(item).map(ColumnSource::Has), Some(ColumnKind::Boolean)),
        "count" => (matching::events(item).map(ColumnSource::Count), Some(ColumnKind::Integer)),
        "first" => (matching::events(item).map(ColumnSource::First), Some(ColumnKind::Time)),
        _ => (matching::events(item).map(ColumnSource::Last), Some(ColumnKind::Time)),
    };
    let kind = match (stated, kind) {
        (None, None) => {
            table.need("type");
            return None;
        }
        (None, Some(kind)) => kind,
        (Some((stated, _)), None) => stated?,
        (Some((stated, item)), Some(kind)) => {
            if stated? != kind {
                item.wrong("definition-column-type", vec![("source", (*key).to_owned())]);
                return None;
            }
            kind
        }
    };
    Some(CaseColumn { name: name.to_owned(), kind, from: from? })
}
