//! The sequences of activities that cases take, told apart exactly: a hash finds candidates, the
//! sequences themselves are compared.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use arrow::array::{Array, StringArray};
use kajitori_domain::measure::explore::{Variant, Variants};
use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::texts;
use rayon::prelude::*;

use super::part::Part;
use super::pass::{Kernel, pass};
use super::spread::{Values, times};
use super::{Answer, Question};
use crate::discover::{count, total};
use crate::view::{NONE, index};

/// Sequences, each once, with a number by first appearance.
#[derive(Default)]
pub(crate) struct Sequences {
    codes: Vec<u32>,
    /// Where each sequence ends.
    ends: Vec<usize>,
    /// The last sequence of each hash, and for each sequence the one before it with the same hash.
    last: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
    before: Vec<u32>,
}

impl Sequences {
    /// Number of sequences.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The codes of a sequence.
    pub(crate) fn get(&self, number: u32) -> &[u32] {
        let at = index(number);
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.codes[start..self.ends[at]]
    }

    /// The number of a sequence, if it is known.
    pub(crate) fn find(&self, sequence: &[u32]) -> Option<u32> {
        self.find_hashed(sequence, hash(sequence))
    }

    fn find_hashed(&self, sequence: &[u32], hash: u64) -> Option<u32> {
        let mut candidate = self.last.get(&hash).copied()?;
        while candidate != NONE {
            if self.get(candidate) == sequence {
                return Some(candidate);
            }
            candidate = self.before[index(candidate)];
        }
        None
    }

    /// The number of a sequence, new or known.
    pub(crate) fn intern(&mut self, sequence: &[u32]) -> u32 {
        self.intern_hashed(sequence, hash(sequence))
    }

    fn intern_hashed(&mut self, sequence: &[u32], hash: u64) -> u32 {
        if let Some(known) = self.find_hashed(sequence, hash) {
            return known;
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(NONE);
        self.codes.extend_from_slice(sequence);
        self.ends.push(self.codes.len());
        self.before.push(self.last.insert(hash, number).unwrap_or(NONE));
        number
    }
}

fn hash(sequence: &[u32]) -> u64 {
    let step = |hash: u64, code: &u32| {
        (hash.rotate_left(5) ^ u64::from(*code)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    let hash = sequence.iter().fold(0x517c_c1b7_2722_0a95, step);
    hash ^ (hash >> 32)
}

/// What is hashed is a hash already.
#[derive(Default)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Shards of the sequences; each is merged by a thread of its own.
const SHARDS: usize = 16;

/// Some of the sequences of some cases.
#[derive(Default)]
struct Shard {
    sequences: Sequences,
    /// Cases of each sequence.
    counts: Vec<u64>,
    /// Of each case: its sequence and its lead time, where lead times are wanted.
    leads: Vec<(u32, i64)>,
}

impl Shard {
    fn number(&mut self, sequence: &[u32], hash: u64) -> u32 {
        let number = self.sequences.intern_hashed(sequence, hash);
        if self.counts.len() < self.sequences.len() {
            self.counts.push(0);
        }
        number
    }

    fn merge(&mut self, other: &Self) {
        let mut mine = Vec::with_capacity(other.counts.len());
        for (number, count) in (0..).zip(&other.counts) {
            let sequence = other.sequences.get(number);
            let own = self.number(sequence, hash(sequence));
            self.counts[index(own)] += count;
            mine.push(own);
        }
        let theirs = other.leads.iter().map(|(number, lead)| (mine[index(*number)], *lead));
        self.leads.extend(theirs);
    }
}

/// A sequence: its shard, and its number there.
type Way = (usize, u32);

/// The sequences of some cases.
pub(crate) struct Ways {
    shards: Vec<Shard>,
    /// Whether lead times are wanted.
    leads: bool,
}

impl Ways {
    /// No case yet.
    pub(crate) fn new(leads: bool) -> Self {
        Self { shards: (0..SHARDS).map(|_| Shard::default()).collect(), leads }
    }

    /// Number of distinct sequences.
    pub(crate) fn distinct(&self) -> usize {
        self.shards.iter().map(|shard| shard.counts.len()).sum()
    }

    /// Number of cases.
    pub(crate) fn cases(&self) -> u64 {
        self.shards.iter().flat_map(|shard| &shard.counts).sum()
    }

    fn count(&self, (shard, number): Way) -> u64 {
        self.shards[shard].counts[index(number)]
    }

    fn sequence(&self, (shard, number): Way) -> &[u32] {
        self.shards[shard].sequences.get(number)
    }

    /// The `most` most frequent sequences (all, if they are fewer), by falling count, ties by the
    /// names of the activities.
    fn ranked(&self, names: &StringArray, most: usize) -> Vec<Way> {
        let rank = name_ranks(names);
        let by_name = |a: &Way, b: &Way| -> Ordering {
            let rank = |code: &u32| rank[index(*code)];
            self.sequence(*a).iter().map(rank).cmp(self.sequence(*b).iter().map(rank))
        };
        let by_count =
            |a: &Way, b: &Way| self.count(*b).cmp(&self.count(*a)).then_with(|| by_name(a, b));
        let all = self.shards.iter().enumerate();
        let all = all.flat_map(|(at, shard)| (0..).take(shard.counts.len()).map(move |n| (at, n)));
        let mut order: Vec<Way> = all.collect();
        if most < order.len() {
            // Of very many sequences only those that are told are put in order.
            order.select_nth_unstable_by(most, by_count);
            order.truncate(most);
        }
        order.par_sort_unstable_by(by_count);
        order
    }
}

/// For each activity's code, the place of its name among all names.
fn name_ranks(names: &StringArray) -> Vec<u32> {
    let mut codes: Vec<usize> = (0..names.len()).collect();
    codes.sort_unstable_by_key(|code| names.value(*code));
    let mut ranks = vec![0; codes.len()];
    for (rank, code) in (0..).zip(codes) {
        ranks[code] = rank;
    }
    ranks
}

impl Kernel for Ways {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        for rows in &part.cases {
            let sequence = &part.activity[rows.clone()];
            let hash = hash(sequence);
            let shard = &mut self.shards[usize::try_from(hash >> 60).unwrap_or(0) % SHARDS];
            let number = shard.number(sequence, hash);
            shard.counts[index(number)] += 1;
            if self.leads {
                shard.leads.push((number, part.lead(rows)));
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        let pairs = self.shards.par_iter_mut().zip(&other.shards);
        pairs.for_each(|(own, other)| own.merge(other));
    }
}

/// See [`super::variants`].
pub(super) fn answer(question: &Question<'_>, top: usize) -> Answer<Variants> {
    let (ways, scope) = pass(question, Wanted::trace(), || Ways::new(true))?;
    Ok((told(question, &ways, top), scope))
}

/// The answer from what was gathered.
pub(super) fn told(question: &Question<'_>, ways: &Ways, top: usize) -> Variants {
    let names = texts(question.log.shape().activity());
    let shown = ways.ranked(names, top);
    let mut covered = 0;
    let mut leads = leads_of(ways, &shown);
    let mut variants = Vec::with_capacity(shown.len());
    for ((at, way), leads) in (1..).zip(&shown).zip(&mut leads) {
        let cases = ways.count(*way);
        covered += cases;
        let name = |code: &u32| names.value(index(*code)).to_owned();
        let activities = ways.sequence(*way).iter().map(name).collect();
        let lead = times(total(leads.all.iter().copied()).0, leads);
        variants.push(Variant { number: at, activities, cases, covered, lead });
    }
    Variants { cases: ways.cases(), distinct: count(ways.distinct()), variants }
}

/// The lead times of the cases of each of the sequences `shown`.
fn leads_of(ways: &Ways, shown: &[Way]) -> Vec<Values> {
    let mut leads: Vec<Values> = shown.iter().map(|_| Values::default()).collect();
    for (at, shard) in ways.shards.iter().enumerate() {
        let mut place = vec![usize::MAX; shard.counts.len()];
        for (to, (_, number)) in shown.iter().enumerate().filter(|(_, way)| way.0 == at) {
            place[index(*number)] = to;
        }
        for (number, lead) in &shard.leads {
            if let Some(own) = leads.get_mut(place[index(*number)]) {
                own.all.push(*lead);
            }
        }
    }
    leads
}

/// The sequences that a share of the cases, or the most frequent ones, take.
pub(super) fn frequent(
    ways: &Ways,
    names: &StringArray,
    enough: impl Fn(u64, u64) -> bool,
) -> Sequences {
    let mut kept = Sequences::default();
    let mut covered = 0;
    for (number, way) in (0..).zip(ways.ranked(names, usize::MAX)) {
        if enough(number, covered) {
            break;
        }
        covered += ways.count(way);
        kept.intern(ways.sequence(way));
    }
    kept
}
