//! Reading what an event must say.

use crate::agreement::level::{Mark, Occurrence, PauseRule};
use crate::definition::{Item, Quantities, Table};
use crate::event::{EventMatch, Pattern};
use crate::holder::Holder;

/// `{ activity = …, status = …, org = …, attributes = { … } }`.
pub(super) fn events(item: &Item<'_>) -> Option<EventMatch> {
    let table = item.table()?;
    let events = fields(&table);
    table.finish(&[], "");
    events
}

/// The same keys inside a table that has others too.
pub(super) fn fields(table: &Table<'_>) -> Option<EventMatch> {
    let of = |key| table.get(key).map_or(Some(Vec::new()), |item| patterns(&item));
    let (activity, status, org) = (of("activity"), of("status"), of("org"));
    let mut attributes = Some(Vec::new());
    if let Some(entries) = table.get("attributes").map(|item| item.table()) {
        attributes = entries.and_then(|entries| {
            let entries = entries.entries();
            let read: Vec<_> =
                entries.iter().map(|(name, item)| ((*name).to_owned(), patterns(item))).collect();
            read.into_iter().map(|(name, patterns)| Some((name, patterns?))).collect()
        });
    }
    Some(EventMatch { activity: activity?, status: status?, org: org?, attributes: attributes? })
}

/// One pattern or several; `*` only at the ends.
fn patterns(item: &Item<'_>) -> Option<Vec<Pattern>> {
    let items = item.list();
    if items.is_empty() {
        item.wrong("definition-empty", vec![]);
        return None;
    }
    let read: Vec<Option<Pattern>> = items.iter().map(pattern).collect();
    read.into_iter().collect()
}

fn pattern(item: &Item<'_>) -> Option<Pattern> {
    let text = item.words()?;
    let inner = text.strip_prefix('*').unwrap_or(text);
    if inner.strip_suffix('*').unwrap_or(inner).contains('*') {
        item.wrong("definition-pattern", vec![]);
        return None;
    }
    Some(Pattern(text.to_owned()))
}

/// An event that starts or stops a clock: a match with `occurrence = "first"` (the default) or
/// `"last"`.
pub(super) fn mark(item: &Item<'_>) -> Option<Mark> {
    let table = item.table()?;
    let on = fields(&table);
    let occurrence = table.get("occurrence").map_or(Some(Occurrence::First), |item| {
        item.choice(&[("first", Occurrence::First), ("last", Occurrence::Last)])
    });
    table.finish(&[], "");
    Some(Mark { on: on?, occurrence: occurrence? })
}

/// `{ holders = […], between = [{ from = {…}, until = {…} }] }`.
pub(super) fn pause(item: &Item<'_>) -> Option<PauseRule> {
    let table = item.table()?;
    let holders = table.get("holders").map_or(Some(Vec::new()), |item| holders(&item));
    let between = table.get("between").map_or(Some(Vec::new()), |item| {
        let tables = item.tables();
        let read: Vec<_> = tables
            .iter()
            .map(|table| {
                let from = table.need("from").and_then(|item| events(&item));
                let until = table.need("until").and_then(|item| events(&item));
                table.finish(&[], "");
                Some((from?, until?))
            })
            .collect();
        read.into_iter().collect()
    });
    table.finish(&[], "");
    Some(PauseRule { holders: holders?, between: between? })
}

fn holders(item: &Item<'_>) -> Option<Vec<Holder>> {
    let choices = [
        ("client", Holder::Client),
        ("vendor", Holder::Vendor),
        ("third", Holder::Third),
        ("pause", Holder::Pause),
        ("unattributed", Holder::Unattributed),
    ];
    let read: Vec<_> = item.list().iter().map(|item| item.choice(&choices)).collect();
    let mut holders: Vec<Holder> = read.into_iter().collect::<Option<_>>()?;
    holders.sort();
    holders.dedup();
    Some(holders)
}
