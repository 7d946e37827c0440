//! What a log knows, for forms to offer: names with how often they stand in it.

use std::cmp::Reverse;

use arrow::array::types::UInt32Type;
use arrow::array::{Array, DictionaryArray};
use kajitori_domain::analytics::Known;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_eventlog::bucket::{Buckets, Wanted};
use kajitori_eventlog::log::{Log, texts};
use rayon::prelude::*;

use crate::explore;
use crate::view::index;

/// Activities, statuses and organisations.
type Counts = [Vec<u64>; 3];

/// Counts the names of `log`.
///
/// # Errors
/// Those of reading the log.
pub fn known(log: &dyn Buckets) -> Result<Known, Stop> {
    let wanted = Wanted { status: true, org: true, ..Wanted::trace() };
    let buckets = (0..log.len()).into_par_iter();
    let counted = buckets.try_fold(Counts::default, |mut counts, bucket| {
        count(&log.read(bucket, &wanted)?, &mut counts);
        Ok::<_, Stop>(counts)
    });
    let counts = counted.try_reduce(Counts::default, |mut mine, theirs| {
        mine.iter_mut().zip(&theirs).for_each(|(mine, theirs)| add(mine, theirs));
        Ok(mine)
    })?;
    let shape = log.shape();
    let columns = [shape.activity(), shape.status(), shape.org()];
    let [activities, statuses, orgs] = [0, 1, 2].map(|at| ranked(columns[at], &counts[at]));
    let attributes = explore::attributes(log);
    let span = log.span().map(|(first, last)| (Moment(first), Moment(last)));
    Ok(Known { activities, statuses, orgs, attributes, span })
}

fn count(log: &Log, counts: &mut Counts) {
    for (column, counts) in [log.activity(), log.status(), log.org()].into_iter().zip(counts) {
        counts.resize(counts.len().max(column.values().len()), 0);
        column.keys().iter().flatten().for_each(|code| counts[index(code)] += 1);
    }
}

fn add(mine: &mut Vec<u64>, theirs: &[u64]) {
    mine.resize(mine.len().max(theirs.len()), 0);
    mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
}

/// The names that occur, most frequent first, then by name.
fn ranked(column: &DictionaryArray<UInt32Type>, counts: &[u64]) -> Vec<(String, u64)> {
    let names = texts(column).iter().flatten().map(str::to_owned);
    let mut ranked: Vec<(String, u64)> =
        names.zip(counts.iter().copied()).filter(|(_, count)| *count > 0).collect();
    ranked.sort_by(|a, b| Reverse(a.1).cmp(&Reverse(b.1)).then_with(|| a.0.cmp(&b.0)));
    ranked
}
