//! The sequences of activities that cases take, told apart exactly: a hash finds candidates, the
//! sequences themselves are compared.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use arrow::array::StringArray;
use kajitori_domain::measure::explore::{Variant, Variants};
use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::texts;

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
        let hash = hash(sequence);
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

/// The sequences of some cases.
#[derive(Default)]
pub(crate) struct Ways {
    pub(crate) sequences: Sequences,
    /// Cases of each sequence.
    pub(crate) counts: Vec<u64>,
    /// Of each case: its sequence and its lead time, where lead times are wanted.
    leads: Option<Vec<(u32, i64)>>,
}

impl Ways {
    /// No case yet.
    pub(crate) fn new(leads: bool) -> Self {
        Self { leads: leads.then(Vec::new), ..Self::default() }
    }

    fn number(&mut self, sequence: &[u32]) -> u32 {
        let number = self.sequences.intern(sequence);
        if self.counts.len() < self.sequences.len() {
            self.counts.push(0);
        }
        number
    }

    /// Numbers of the sequences by falling count, ties by the names of the activities.
    pub(crate) fn ranked(&self, names: &StringArray) -> Vec<u32> {
        let mut order: Vec<u32> = (0..).take(self.sequences.len()).collect();
        let by_name = |a: &u32, b: &u32| -> Ordering {
            let name = |code: &u32| names.value(index(*code));
            let (a, b) = (self.sequences.get(*a), self.sequences.get(*b));
            a.iter().map(name).cmp(b.iter().map(name))
        };
        order.sort_unstable_by(|a, b| {
            let counts = (self.counts[index(*a)], self.counts[index(*b)]);
            counts.1.cmp(&counts.0).then_with(|| by_name(a, b))
        });
        order
    }
}

impl Kernel for Ways {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        for rows in &part.cases {
            let number = self.number(&part.activity[rows.clone()]);
            self.counts[index(number)] += 1;
            if let Some(leads) = &mut self.leads {
                leads.push((number, part.lead(rows)));
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        let mut mine = Vec::with_capacity(other.counts.len());
        for (number, count) in (0..).zip(&other.counts) {
            let own = self.number(other.sequences.get(number));
            self.counts[index(own)] += count;
            mine.push(own);
        }
        if let (Some(leads), Some(theirs)) = (&mut self.leads, other.leads) {
            leads.extend(theirs.into_iter().map(|(number, lead)| (mine[index(number)], lead)));
        }
    }
}

/// See [`super::variants`].
pub(super) fn answer(question: &Question<'_>, top: usize) -> Answer<Variants> {
    let (ways, scope) = pass(question, Wanted::trace(), || Ways::new(true))?;
    Ok((told(question, ways, top), scope))
}

/// The answer from what was gathered.
pub(super) fn told(question: &Question<'_>, ways: Ways, top: usize) -> Variants {
    let names = texts(question.log.shape().activity());
    let order = ways.ranked(names);
    let shown = &order[..top.min(order.len())];
    let mut place = vec![usize::MAX; order.len()];
    for (at, number) in shown.iter().enumerate() {
        place[index(*number)] = at;
    }
    let mut leads: Vec<Values> = shown.iter().map(|_| Values::default()).collect();
    for (number, lead) in ways.leads.into_iter().flatten() {
        if let Some(own) = leads.get_mut(place[index(number)]) {
            own.all.push(lead);
        }
    }
    let mut covered = 0;
    let mut variants = Vec::with_capacity(shown.len());
    for ((at, number), leads) in (1..).zip(shown).zip(&mut leads) {
        let cases = ways.counts[index(*number)];
        covered += cases;
        let name = |code: &u32| names.value(index(*code)).to_owned();
        let activities = ways.sequences.get(*number).iter().map(name).collect();
        let lead = times(total(leads.all.iter().copied()).0, leads);
        variants.push(Variant { number: at, activities, cases, covered, lead });
    }
    let cases = ways.counts.iter().sum();
    Variants { cases, distinct: count(order.len()), variants }
}

/// The sequences that a share of the cases, or the most frequent ones, take.
pub(super) fn frequent(
    ways: &Ways,
    names: &StringArray,
    enough: impl Fn(u64, u64) -> bool,
) -> Sequences {
    let mut kept = Sequences::default();
    let mut covered = 0;
    for (number, sequence) in (0..).zip(ways.ranked(names)) {
        if enough(number, covered) {
            break;
        }
        covered += ways.counts[index(sequence)];
        kept.intern(ways.sequences.get(sequence));
    }
    kept
}
