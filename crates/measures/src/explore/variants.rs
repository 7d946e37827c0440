//! The sequences of activities that cases take, told apart exactly.
//!
//! The sequences of a bucket are told apart in a table that fits into a processor's cache. Each
//! then goes, with the cases that took it, to a shard by its hash; in the end every shard is told
//! apart on its own, on every core, again in a small table.

use std::cmp::Ordering;

use arrow::array::StringArray;
use kajitori_domain::measure::explore::{Variant, Variants};
use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::texts;
use rayon::prelude::*;

use super::part::Part;
use super::pass::{Kernel, pass};
use super::spread::{Values, times};
use super::{Answer, Question};
use crate::catalogue::name_ranks;
use crate::discover::{count, total};
use crate::distinct::{Distinct, codes, hash, pack};
use crate::view::index;

/// Sequences, each once, with a number by first appearance.
#[derive(Default)]
pub(crate) struct Sequences(Distinct);

impl Sequences {
    /// The number of a sequence, if it is known.
    pub(crate) fn find(&self, sequence: &[u32]) -> Option<u32> {
        let mut bytes = Vec::with_capacity(sequence.len());
        pack(sequence.iter().copied(), &mut bytes);
        self.0.find(hash(&bytes), &bytes)
    }
}

/// Shards of the sequences; each is told apart by a thread of its own.
const SHARDS: usize = 64;

/// Sequences that were told apart within each bucket.
#[derive(Default)]
struct Gathered {
    hashes: Vec<u64>,
    /// The sequences one after the other, and where each ends.
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Cases of each.
    cases: Vec<u32>,
    /// Lead times of the cases of each, one sequence after the other, where they are wanted.
    leads: Vec<i64>,
}

impl Gathered {
    fn sequences(&self) -> impl Iterator<Item = (u64, &[u8], u32)> {
        let mut from = 0;
        let all = self.hashes.iter().zip(&self.ends).zip(&self.cases);
        all.map(move |((hash, end), cases)| {
            let sequence = &self.bytes[from..*end];
            from = *end;
            (*hash, sequence, *cases)
        })
    }
}

/// The sequences of some cases, as they come.
pub(crate) struct Ways {
    shards: Vec<Vec<Gathered>>,
    /// Whether lead times are wanted.
    leads: bool,
    /// The bucket in hand.
    own: Distinct,
}

impl Ways {
    /// No case yet.
    pub(crate) fn new(leads: bool) -> Self {
        let shards = (0..SHARDS).map(|_| vec![Gathered::default()]).collect();
        Self { shards, leads, own: Distinct::default() }
    }

    /// The sequences, each once.
    pub(crate) fn apart(self) -> Apart {
        Apart { shards: self.shards.into_par_iter().map(Shard::new).collect() }
    }
}

impl Kernel for Ways {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        self.own.clear();
        let (mut of, mut bytes) = (Vec::with_capacity(part.cases.len()), Vec::new());
        let (mut hashes, mut counts) = (Vec::new(), Vec::new());
        for rows in &part.cases {
            pack(part.activity[rows.clone()].iter().copied(), &mut bytes);
            let hash = hash(&bytes);
            let number = self.own.take(hash, &bytes);
            if counts.len() < self.own.len() {
                counts.push(0_u32);
                hashes.push(hash);
            }
            counts[index(number)] += 1;
            of.push(number);
        }
        let leads = if self.leads { by_number(&of, &counts, part) } else { Vec::new() };
        let mut from = 0;
        for ((number, hash), cases) in (0..).zip(hashes).zip(counts) {
            let shard = usize::try_from(hash >> 40).unwrap_or(0) % SHARDS;
            let Some(to) = self.shards[shard].first_mut() else { continue };
            to.hashes.push(hash);
            to.bytes.extend_from_slice(self.own.get(number));
            to.ends.push(to.bytes.len());
            to.cases.push(cases);
            if self.leads {
                to.leads.extend_from_slice(&leads[from..from + index(cases)]);
                from += index(cases);
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        let pairs = self.shards.iter_mut().zip(other.shards);
        pairs.for_each(|(own, other)| own.extend(other));
    }
}

/// The lead times of the cases of `part`, by the numbers `of` their sequences, each of which
/// `counts` cases have.
fn by_number(of: &[u32], counts: &[u32], part: &Part<'_>) -> Vec<i64> {
    let mut leads = vec![0; of.len()];
    let mut next: Vec<usize> = counts
        .iter()
        .scan(0, |end, cases| {
            *end += index(*cases);
            Some(*end - index(*cases))
        })
        .collect();
    for (number, rows) in of.iter().zip(&part.cases) {
        let place = &mut next[index(*number)];
        leads[*place] = part.lead(rows);
        *place += 1;
    }
    leads
}

/// Some of the sequences, each once.
struct Shard {
    sequences: Distinct,
    /// Cases of each sequence.
    counts: Vec<u64>,
    /// What it was made of, and the numbers of the sequences there.
    gathered: Vec<(Gathered, Vec<u32>)>,
}

impl Shard {
    fn new(gathered: Vec<Gathered>) -> Self {
        let mut shard = Self { sequences: Distinct::default(), counts: vec![], gathered: vec![] };
        for gathered in gathered {
            let mut numbers = Vec::with_capacity(gathered.hashes.len());
            for (hash, sequence, cases) in gathered.sequences() {
                let number = shard.sequences.take(hash, sequence);
                shard.counts.resize(shard.sequences.len(), 0);
                shard.counts[index(number)] += u64::from(cases);
                numbers.push(number);
            }
            shard.gathered.push((gathered, numbers));
        }
        shard
    }
}

/// A sequence: its shard, and its number there.
type Way = (usize, u32);

/// The sequences of some cases, each once.
pub(crate) struct Apart {
    shards: Vec<Shard>,
}

impl Apart {
    /// Number of distinct sequences.
    fn distinct(&self) -> usize {
        self.shards.iter().map(|shard| shard.counts.len()).sum()
    }

    /// Number of cases.
    fn cases(&self) -> u64 {
        self.shards.iter().flat_map(|shard| &shard.counts).sum()
    }

    fn count(&self, (shard, number): Way) -> u64 {
        self.shards[shard].counts[index(number)]
    }

    fn sequence(&self, (shard, number): Way) -> &[u8] {
        self.shards[shard].sequences.get(number)
    }

    /// The `most` most frequent sequences (all, if they are fewer), by falling count, ties by the
    /// names of the activities.
    fn ranked(&self, names: &StringArray, most: usize) -> Vec<Way> {
        let ranks = name_ranks(names);
        let rank = |way: &Way| codes(self.sequence(*way)).map(|code| ranks[index(code)]);
        let by_count = |a: &Way, b: &Way| -> Ordering {
            self.count(*b).cmp(&self.count(*a)).then_with(|| rank(a).cmp(rank(b)))
        };
        // Of very many sequences only those that may be told are put in order.
        let least = self.least(most);
        let all = self.shards.iter().enumerate();
        let all = all.flat_map(|(at, shard)| (0..).zip(&shard.counts).map(move |n| (at, n)));
        let mut order: Vec<Way> = all
            .filter(|(_, (_, count))| **count >= least)
            .map(|(at, (number, _))| (at, number))
            .collect();
        if most < order.len() {
            order.select_nth_unstable_by(most, by_count);
            order.truncate(most);
        }
        order.par_sort_unstable_by(by_count);
        order
    }

    /// How many cases the `most`-th most frequent sequence has.
    fn least(&self, most: usize) -> u64 {
        let mut counts: Vec<u64> =
            self.shards.iter().flat_map(|shard| &shard.counts).copied().collect();
        match counts.len().checked_sub(most) {
            Some(place) if place < counts.len() => *counts.select_nth_unstable(place).1,
            _ => 0,
        }
    }

    /// The lead times of the cases of each of the sequences `shown`.
    fn leads(&self, shown: &[Way]) -> Vec<Values> {
        let mut leads: Vec<Values> = shown.iter().map(|_| Values::default()).collect();
        for (at, shard) in self.shards.iter().enumerate() {
            let mut place = vec![usize::MAX; shard.counts.len()];
            for (to, (_, number)) in shown.iter().enumerate().filter(|(_, way)| way.0 == at) {
                place[index(*number)] = to;
            }
            for (gathered, numbers) in &shard.gathered {
                let mut from = 0;
                for (number, cases) in numbers.iter().zip(&gathered.cases) {
                    let until = from + index(*cases);
                    if let Some(own) = leads.get_mut(place[index(*number)]) {
                        own.all.extend_from_slice(&gathered.leads[from..until]);
                    }
                    from = until;
                }
            }
        }
        leads
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
    let ways = ways.apart();
    let shown = ways.ranked(names, top);
    let mut covered = 0;
    let mut leads = ways.leads(&shown);
    let mut variants = Vec::with_capacity(shown.len());
    for ((at, way), leads) in (1..).zip(&shown).zip(&mut leads) {
        let cases = ways.count(*way);
        covered += cases;
        let name = |code: u32| names.value(index(code)).to_owned();
        let activities = codes(ways.sequence(*way)).map(name).collect();
        let lead = times(total(leads.all.iter().copied()).0, leads);
        variants.push(Variant { number: at, activities, cases, covered, lead });
    }
    Variants { cases: ways.cases(), distinct: count(ways.distinct()), variants }
}

/// The sequences that a share of the cases, or the most frequent ones, take.
pub(super) fn frequent(
    ways: Ways,
    names: &StringArray,
    enough: impl Fn(u64, u64) -> bool,
) -> Sequences {
    let ways = ways.apart();
    let mut kept = Distinct::default();
    let mut covered = 0;
    for (number, way) in (0..).zip(ways.ranked(names, usize::MAX)) {
        if enough(number, covered) {
            break;
        }
        covered += ways.count(way);
        let sequence = ways.sequence(way);
        kept.take(hash(sequence), sequence);
    }
    Sequences(kept)
}
