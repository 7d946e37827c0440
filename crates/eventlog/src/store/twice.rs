//! Events that stand in a new batch and in an earlier one: the same case, activity and moment.
//!
//! Vendors send the same days again, and everything would count twice. Only buckets that the new
//! batch has events in are looked at, and of these only the cases and the span of the new events.

use std::collections::BTreeMap;

use arrow::array::types::{TimestampMicrosecondType, UInt32Type};
use arrow::array::{AsArray, RecordBatch};
use kajitori_domain::batch::{self, Committed, Segment};
use kajitori_domain::refusal::Stop;
use rayon::prelude::*;

use super::Store;
use super::file::Part;
use crate::columns::NAMES;
use crate::source::refusal;

/// Case, moment and activity of an event.
type Event = (u32, i64, u32);

/// Groups of rows of a bucket: place of the batch, the file, the group in it.
type Groups<'p> = Vec<(usize, &'p Part, usize)>;

/// For each batch in force but `corrected`: its name, and how many of the events of `new` it has
/// too. Batches that share none are left out.
pub(super) fn count(
    store: &Store<'_>,
    new: &[Segment],
    corrected: Option<&str>,
) -> Result<Vec<(String, u64)>, Stop> {
    let mut earlier = batch::in_force(store.entries(), None);
    earlier.retain(|known| Some(known.entry.batch.as_str()) != corrected);
    if earlier.is_empty() {
        return Ok(Vec::new());
    }
    let parts = |segments: &[Segment]| -> Vec<Part> {
        segments.iter().map(|segment| Part::new(&store.objects, &segment.file)).collect()
    };
    let new_parts = parts(new);
    let old_parts: Vec<Vec<Part>> = earlier.iter().map(|b| parts(&b.entry.segments)).collect();
    let mut buckets: BTreeMap<u32, (Groups<'_>, Groups<'_>)> = BTreeMap::new();
    for (segment, part) in new.iter().zip(&new_parts) {
        for (group, (bucket, _)) in segment.groups.iter().enumerate() {
            buckets.entry(*bucket).or_default().0.push((0, part, group));
        }
    }
    for (place, (known, parts)) in earlier.iter().zip(&old_parts).enumerate() {
        for (segment, part) in known.entry.segments.iter().zip(parts) {
            for (group, (bucket, _)) in segment.groups.iter().enumerate() {
                if let Some((_, old)) = buckets.get_mut(bucket) {
                    old.push((place, part, group));
                }
            }
        }
    }
    let buckets: Vec<(Groups<'_>, Groups<'_>)> = buckets.into_values().collect();
    let counts = buckets.par_iter().map(|(new, old)| shared(new, old, earlier.len()));
    let counts = counts.try_reduce(
        || vec![0; earlier.len()],
        |a, b| Ok(a.iter().zip(&b).map(|(a, b)| a + b).collect()),
    )?;
    let named = earlier.iter().zip(counts).filter(|(_, count)| *count > 0);
    Ok(named.map(|(known, count): (&&Committed, u64)| (known.entry.batch.clone(), count)).collect())
}

/// How many events of the new groups each of the `batches` has in the old ones.
fn shared(new: &Groups<'_>, old: &Groups<'_>, batches: usize) -> Result<Vec<u64>, Stop> {
    let mut counts = vec![0; batches];
    if old.is_empty() {
        return Ok(counts);
    }
    let mut events = Vec::new();
    for (_, part, group) in new {
        events.extend(read(part, *group)?);
    }
    events.sort_unstable();
    let (Some(first), Some(last)) =
        (events.iter().map(|e| e.1).min(), events.iter().map(|e| e.1).max())
    else {
        return Ok(counts);
    };
    let mut there: BTreeMap<usize, Vec<Event>> = BTreeMap::new();
    for (batch, part, group) in old {
        let near = |e: &Event| e.1 >= first && e.1 <= last && events.binary_search(e).is_ok();
        there.entry(*batch).or_default().extend(read(part, *group)?.into_iter().filter(near));
    }
    for (batch, mut known) in there {
        known.sort_unstable();
        let again = events.iter().filter(|event| known.binary_search(event).is_ok());
        counts[batch] = again.count() as u64;
    }
    Ok(counts)
}

fn read(part: &Part, group: usize) -> Result<Vec<Event>, Stop> {
    let batch = part.group(group, &part.places(&NAMES[..3])?)?;
    let columns = events(&batch);
    columns.ok_or_else(|| refusal("store-file-damaged", part.name()).into())
}

fn events(batch: &RecordBatch) -> Option<Vec<Event>> {
    let codes = |place: usize| batch.column(place).as_primitive_opt::<UInt32Type>();
    let times = batch.column(2).as_primitive_opt::<TimestampMicrosecondType>()?.values();
    let others = codes(0)?.values().iter().zip(codes(1)?.values());
    Some(others.zip(times).map(|((case, activity), time)| (*case, *time, *activity)).collect())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::objects::{InMemory, Objects};
    use super::*;

    #[test]
    fn a_store_without_batches_has_no_event_twice() {
        let objects: Arc<dyn Objects> = Arc::new(InMemory::default());
        let store = Store::open(objects).expect("an empty store");
        assert_eq!(count(&store, &[], None), Ok(vec![]));
    }
}
