//! All variants of a log, gathered from many buckets at once.
//!
//! A variant is kept as its activity codes, seven bits a byte; what is remembered of one is its
//! sequence and some twenty bytes. Which number a variant is kept under depends on which thread
//! came first; [`Catalogue::numbers`] does not.

use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

use arrow::array::{Array, StringArray};
use rayon::prelude::*;

use crate::view::index;

/// Parts that can be worked on at once.
const SHARDS: u32 = 64;

/// The variants of a log, each once.
#[derive(Debug)]
pub(crate) struct Catalogue {
    shards: Vec<Mutex<Shard>>,
}

#[derive(Debug, Default)]
struct Shard {
    /// The sequences one after the other, and where each ends.
    bytes: Vec<u8>,
    ends: Vec<usize>,
    counts: Vec<u64>,
    /// First sequence by hash.
    first: HashMap<u32>,
    /// The next sequence with the same hash, plus one.
    next: Vec<u32>,
}

type HashMap<V> = std::collections::HashMap<u64, V, BuildHasherDefault<Same>>;

/// Takes what is a hash already.
#[derive(Debug, Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = self.0.rotate_left(8) ^ value;
    }
}

/// A hash of a sequence of codes, the same on every machine.
pub(crate) fn hash(codes: impl Iterator<Item = u32>) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = ODD;
    for code in codes {
        let product = u128::from(state ^ u64::from(code)) * u128::from(ODD);
        state = fold(product).wrapping_add(ODD);
    }
    state ^ state >> 29
}

/// Which part a hash belongs to; tables inside a part look at other bits.
fn shard_of(hash: u64) -> u32 {
    u32::try_from((hash >> 40) % u64::from(SHARDS)).unwrap_or(0)
}

/// Both halves of a product in one.
fn fold(product: u128) -> u64 {
    let low = u64::try_from(product & u128::from(u64::MAX)).unwrap_or(0);
    low ^ u64::try_from(product >> 64).unwrap_or(0)
}

impl Shard {
    fn sequence(&self, at: usize) -> &[u8] {
        let begin = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[begin..self.ends[at]]
    }

    fn take(&mut self, hash: u64, sequence: &[u8], count: u64) -> u32 {
        let known = self.first.get(&hash).copied();
        let mut at = known;
        while let Some(place) = at {
            if self.sequence(index(place)) == sequence {
                self.counts[index(place)] += count;
                return place;
            }
            at = self.next[index(place)].checked_sub(1);
        }
        let place = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(sequence);
        self.ends.push(self.bytes.len());
        self.counts.push(count);
        self.next.push(known.map_or(0, |known| known + 1));
        self.first.insert(hash, place);
        place
    }
}

impl Catalogue {
    pub(crate) fn new() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }

    fn shard(&self, number: u32) -> MutexGuard<'_, Shard> {
        self.shards[index(number % SHARDS)].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts `count` more cases of a sequence of activity codes, and answers what it is kept
    /// under.
    pub(crate) fn add(&self, sequence: &[u32], count: u32) -> u32 {
        let hash = hash(sequence.iter().copied());
        let number = shard_of(hash);
        let mut bytes = Vec::with_capacity(sequence.len());
        sequence.iter().for_each(|code| write(*code, &mut bytes));
        let place = self.shard(number).take(hash, &bytes, u64::from(count));
        place * SHARDS + number
    }

    /// The activity codes of what is kept under `kept`.
    pub(crate) fn sequence(&self, kept: u32) -> Vec<u32> {
        read(self.shard(kept).sequence(index(kept / SHARDS)))
    }

    /// How many cases took what is kept under `kept`.
    pub(crate) fn count(&self, kept: u32) -> u64 {
        self.shard(kept).counts[index(kept / SHARDS)]
    }

    /// Numbers from one by falling count, ties by the names of the activities.
    pub(crate) fn numbers(self, names: &StringArray) -> Numbers {
        let ranks = name_ranks(names);
        let shards: Vec<Shard> = self
            .shards
            .into_iter()
            .map(|shard| shard.into_inner().unwrap_or_else(PoisonError::into_inner))
            .collect();
        let mut order: Vec<(u64, u128, u32, u32)> = (0..)
            .zip(&shards)
            .flat_map(|(number, shard)| {
                (0..).zip(&shard.counts).map(move |(at, n)| (number, at, n))
            })
            .map(|(number, at, count)| {
                let head = head(shards[index(number)].sequence(index(at)), &ranks);
                (u64::MAX - count, head, number, at)
            })
            .collect();
        let ranked = |number: &u32, at: &u32| {
            let codes = read(shards[index(*number)].sequence(index(*at)));
            codes.into_iter().map(|code| ranks[index(code)])
        };
        order.par_sort_unstable_by(|a, b| {
            let by_head = (a.0, a.1).cmp(&(b.0, b.1));
            by_head.then_with(|| ranked(&a.2, &a.3).cmp(ranked(&b.2, &b.3)))
        });
        let mut of: Vec<Vec<u32>> = shards.iter().map(|s| vec![0; s.ends.len()]).collect();
        for (place, (.., number, at)) in (1..).zip(order) {
            of[index(number)][index(at)] = place;
        }
        Numbers { shards, of }
    }
}

/// The number of every variant.
#[derive(Debug)]
pub(crate) struct Numbers {
    shards: Vec<Shard>,
    of: Vec<Vec<u32>>,
}

impl Numbers {
    /// The number of what was kept under `kept`.
    pub(crate) fn of(&self, kept: u32) -> u32 {
        self.of[index(kept % SHARDS)][index(kept / SHARDS)]
    }

    /// The number of a sequence of activity codes; zero for an unknown one.
    pub(crate) fn find(&self, sequence: &[u32]) -> u32 {
        let hash = hash(sequence.iter().copied());
        let number = index(shard_of(hash));
        let shard = &self.shards[number];
        let mut at = shard.first.get(&hash).copied();
        while let Some(place) = at {
            if read(shard.sequence(index(place))) == sequence {
                return self.of[number][index(place)];
            }
            at = shard.next[index(place)].checked_sub(1);
        }
        0
    }
}

fn write(mut code: u32, bytes: &mut Vec<u8>) {
    while code >= 128 {
        bytes.push(u8::try_from(code & 127).unwrap_or(0) | 128);
        code >>= 7;
    }
    bytes.push(u8::try_from(code).unwrap_or(0));
}

fn read(bytes: &[u8]) -> Vec<u32> {
    let (mut codes, mut code, mut shift) = (Vec::with_capacity(bytes.len()), 0_u32, 0);
    for byte in bytes {
        code |= u32::from(byte & 127) << shift;
        if byte & 128 == 0 {
            codes.push(std::mem::take(&mut code));
            shift = 0;
        } else {
            shift += 7;
        }
    }
    codes
}

/// The first sixteen name ranks of a sequence, each in a byte and plus one, so that comparing two
/// of these compares the names; larger ranks are alike here.
fn head(bytes: &[u8], ranks: &[u32]) -> u128 {
    let mut head = 0_u128;
    let codes = read(bytes);
    let mut codes = codes.iter().map(|code| ranks[index(*code)].saturating_add(1));
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
