//! The variants of many buckets, gathered from all of them at once.
//!
//! Which number a variant is kept under depends on which thread came first;
//! [`Catalogue::numbers`] does not.

use std::sync::{Mutex, MutexGuard, PoisonError};

use arrow::array::{Array, StringArray};
use rayon::prelude::*;

use crate::distinct::{Distinct, codes, hash, pack};
use crate::view::index;

/// Parts that can be worked on at once.
const SHARDS: u32 = 64;

/// Packed sequences of activity codes, each once.
#[derive(Debug)]
pub(crate) struct Catalogue {
    shards: Vec<Mutex<Shard>>,
}

#[derive(Debug, Default)]
struct Shard {
    sequences: Distinct,
    counts: Vec<u64>,
}

/// Which part a hash belongs to; tables inside a part look at other bits.
fn shard_of(hash: u64) -> u32 {
    u32::try_from((hash >> 40) % u64::from(SHARDS)).unwrap_or(0)
}

impl Catalogue {
    pub(crate) fn new() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }

    fn shard(&self, number: u32) -> MutexGuard<'_, Shard> {
        self.shards[index(number % SHARDS)].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts `count` more cases of a packed sequence, and answers what it is kept under.
    pub(crate) fn add(&self, sequence: &[u8], count: u32) -> u32 {
        let hash = hash(sequence);
        let number = shard_of(hash);
        let mut shard = self.shard(number);
        let place = shard.sequences.take(hash, sequence);
        if shard.counts.len() < shard.sequences.len() {
            shard.counts.push(0);
        }
        shard.counts[index(place)] += u64::from(count);
        place * SHARDS + number
    }

    /// The packed sequence that is kept under `kept`.
    pub(crate) fn sequence(&self, kept: u32) -> Vec<u8> {
        self.shard(kept).sequences.get(kept / SHARDS).to_vec()
    }

    /// Numbers from one by falling count, ties by the names of the activities.
    pub(crate) fn numbers(self, names: &StringArray) -> Numbers {
        let ranks = name_ranks(names);
        let shards: Vec<Shard> = self
            .shards
            .into_iter()
            .map(|shard| shard.into_inner().unwrap_or_else(PoisonError::into_inner))
            .collect();
        let sequence = |number: u32, at: u32| shards[index(number)].sequences.get(at);
        let counted = (0..).zip(&shards).flat_map(|(number, shard)| {
            (0..).zip(&shard.counts).map(move |(at, count)| (number, at, *count))
        });
        let mut order: Vec<(u64, u128, u32, u32)> = counted
            .map(|(number, at, count)| {
                (u64::MAX - count, head(sequence(number, at), &ranks), number, at)
            })
            .collect();
        let ranked =
            |number: u32, at: u32| codes(sequence(number, at)).map(|code| ranks[index(code)]);
        order.par_sort_unstable_by(|a, b| {
            let by_head = (a.0, a.1).cmp(&(b.0, b.1));
            by_head.then_with(|| ranked(a.2, a.3).cmp(ranked(b.2, b.3)))
        });
        let mut of: Vec<Vec<u32>> = shards.iter().map(|s| vec![0; s.counts.len()]).collect();
        for (place, (.., number, at)) in (1..).zip(order) {
            of[index(number)][index(at)] = place;
        }
        Numbers { shards: shards.into_iter().map(|shard| shard.sequences).collect(), of }
    }
}

/// The number of every variant.
#[derive(Debug)]
pub(crate) struct Numbers {
    shards: Vec<Distinct>,
    of: Vec<Vec<u32>>,
}

impl Numbers {
    /// The number of what was kept under `kept`.
    pub(crate) fn of(&self, kept: u32) -> u32 {
        self.of[index(kept % SHARDS)][index(kept / SHARDS)]
    }

    /// The number of a sequence of activity codes; zero for an unknown one.
    pub(crate) fn find(&self, sequence: impl Iterator<Item = u32>) -> u32 {
        let mut bytes = Vec::new();
        pack(sequence, &mut bytes);
        let hash = hash(&bytes);
        let shard = index(shard_of(hash));
        let known = self.shards[shard].find(hash, &bytes);
        known.map_or(0, |at| self.of[shard][index(at)])
    }
}

/// The first sixteen name ranks of a sequence, each in a byte and plus one, so that comparing two
/// of these compares the names; larger ranks are alike here.
fn head(bytes: &[u8], ranks: &[u32]) -> u128 {
    let mut head = 0_u128;
    let mut codes = codes(bytes).map(|code| ranks[index(code)].saturating_add(1));
    let mut alike = false;
    for _ in 0..16 {
        // Behind a rank that a byte does not hold nothing is told: equal heads are looked at whole.
        let rank = if alike { 0 } else { codes.next().unwrap_or(0) };
        alike |= rank > 254;
        head = head << 8 | u128::from(rank.min(255));
    }
    head
}

/// The place of each activity code in the order of the names.
pub(crate) fn name_ranks(names: &StringArray) -> Vec<u32> {
    let mut codes: Vec<u32> = (0..).take(names.len()).collect();
    codes.sort_by_key(|code| names.value(index(*code)));
    let mut ranks = vec![0; codes.len()];
    for (rank, code) in (0..).zip(codes) {
        ranks[index(code)] = rank;
    }
    ranks
}
