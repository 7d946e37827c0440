//! The types of objects that a log has.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::model::{Model, NONE};

/// A type of objects, with how many objects there are and how many events relate to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectType {
    /// Its name.
    pub name: String,
    /// Objects of the type.
    pub objects: u64,
    /// Events that are related to at least one of them.
    pub events: u64,
}

/// The types of a log, those with most events first; the code of each.
pub(super) fn of(model: &mut Model) -> Vec<(u32, ObjectType)> {
    let mut found: HashMap<u32, (u64, u64, u32)> = HashMap::new();
    // The order of the file decides between equals, so that nothing depends on the sort.
    model.relations.sort_by_key(|relation| (relation.event, relation.object));
    for kind in model.types.iter().filter(|kind| **kind != NONE) {
        found.entry(*kind).or_insert((0, 0, NONE)).0 += 1;
    }
    // The event that was counted last for a type keeps it from counting twice.
    for relation in &model.relations {
        let kind = usize::try_from(relation.object).ok().and_then(|at| model.types.get(at));
        if let Some(entry) = kind.and_then(|kind| found.get_mut(kind))
            && entry.2 != relation.event
        {
            entry.1 += 1;
            entry.2 = relation.event;
        }
    }
    let mut types: Vec<(u32, ObjectType)> = found
        .into_iter()
        .map(|(kind, (objects, events, _))| {
            (kind, ObjectType { name: model.words.get(kind).to_owned(), objects, events })
        })
        .collect();
    types.sort_unstable_by(|(_, a), (_, b)| {
        (Reverse(a.events), &a.name).cmp(&(Reverse(b.events), &b.name))
    });
    types
}
