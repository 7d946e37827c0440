//! What earlier runs found out about buckets: a bucket that did not change since is neither read
//! nor measured again.
//!
//! What a bucket says is a function of its events, the agreement, the month and this engine; the
//! key is the hash of them all. Whatever cannot be read back, or is not what was kept, counts as
//! not remembered.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use bytes::Bytes;
use kajitori_domain::agreement::Agreement;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Month;
use kajitori_eventlog::store::Objects;
use sha2::{Digest, Sha256};

use crate::bucket::Part;
use crate::bytes::Reader;
use crate::distinct::hash;
use crate::kept::Kept;

/// Version of how parts are kept.
const FORMAT: &str = "kajitori part 3";

/// Where parts are remembered, and by which engine. Everything in it can be thrown away.
#[derive(Clone)]
pub struct Memory {
    /// The files, under names that begin with `cache/`.
    pub objects: Arc<dyn Objects>,
    /// Version of the engine: another one remembers nothing of this one.
    pub engine: String,
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").field("engine", &self.engine).finish_non_exhaustive()
    }
}

/// The memory of one measurement.
#[derive(Debug, Clone)]
pub(crate) struct Remembered {
    memory: Memory,
    /// Hash of everything but the bucket.
    terms: String,
    /// Whether the rows of the cases are wanted.
    cases: bool,
}

impl Remembered {
    /// `years` are those that the calendars know; `cases` says whether the rows of the cases are
    /// wanted: what was kept without them serves only who does not want them.
    pub(crate) fn new(
        memory: &Memory,
        (agreement, settled): (&Agreement, &str),
        month: Month,
        years: &RangeInclusive<i16>,
        cases: bool,
    ) -> Self {
        let terms =
            format!("{FORMAT}\n{}\n{month}\n{years:?}\n{agreement:?}\n{settled}", memory.engine);
        Self { memory: memory.clone(), terms: sha256(&[terms.as_bytes()]), cases }
    }

    /// The name under which a bucket with the mark `mark` is kept.
    pub(crate) fn name(&self, mark: &str) -> String {
        sha256(&[self.terms.as_bytes(), mark.as_bytes()])
    }

    /// What the bucket said, and where its rows lie, whose bytes are left where they are.
    pub(crate) fn part(self: &Arc<Self>, name: &str) -> Option<(Part, Lies)> {
        let found = self.read(name);
        if found.is_none() {
            // Damaged, without rows, or not there: it makes room for what is measured now.
            self.memory.objects.delete(&file(name)).ok();
        }
        let (part, rows) = found?;
        Some((part, Lies { remembered: Arc::clone(self), name: name.to_owned(), rows }))
    }

    fn read(&self, name: &str) -> Option<(Part, u64)> {
        let objects = &self.memory.objects;
        let head = objects.get_range(&file(name), 0..HEAD).ok()?;
        let mut head = head.chunks_exact(8).map(|word| word.try_into().map(u64::from_le_bytes));
        let (length, figures, rows) = (head.next()?.ok()?, head.next()?.ok()?, head.next()?.ok()?);
        let end = HEAD.checked_add(length)?;
        let bytes = objects.get_range(&file(name), HEAD..end).ok()?;
        if hash(&bytes) != figures {
            return None;
        }
        let mut reader = Reader::new(&bytes);
        let part = Part::get(&mut reader)?;
        let sound = reader.is_empty() && (!self.cases || self.has_rows(name, &part, end, rows)?);
        sound.then_some((part, end))
    }

    /// Whether the rows of `part` lie from `from` on, as they were kept.
    fn has_rows(&self, name: &str, part: &Part, from: u64, sum: u64) -> Option<bool> {
        let length = u64::try_from(part.rows.ends.last().copied().unwrap_or(0)).ok()?;
        let range = from..from.checked_add(length)?;
        let rows = self.memory.objects.get_range(&file(name), range).ok()?;
        Some(part.rows.wanted && hash(&rows) == sum)
    }

    /// Keeps what a bucket said, and its rows behind; answers where these lie. What cannot be kept
    /// is not, and the next run measures it again.
    pub(crate) fn keep(self: &Arc<Self>, name: &str, part: &Part) -> Option<Lies> {
        let mut bytes = vec![0; usize::try_from(HEAD).unwrap_or(0)];
        let head = bytes.len();
        part.put(&mut bytes);
        let length = u64::try_from(bytes.len() - head).unwrap_or(u64::MAX);
        let words = [length, hash(&bytes[head..]), hash(&part.rows.bytes)];
        for (place, word) in bytes.chunks_exact_mut(8).zip(words) {
            place.copy_from_slice(&word.to_le_bytes());
        }
        bytes.extend_from_slice(&part.rows.bytes);
        self.memory.objects.put_passing(&file(name), bytes.into()).ok()?;
        let rows = HEAD + length;
        Some(Lies { remembered: Arc::clone(self), name: name.to_owned(), rows })
    }
}

/// Where the rows of a remembered bucket lie.
#[derive(Debug, Clone)]
pub(crate) struct Lies {
    remembered: Arc<Remembered>,
    name: String,
    /// Where they begin in the file.
    rows: u64,
}

impl Lies {
    /// Some of their bytes.
    pub(crate) fn read(&self, range: Range<usize>) -> Result<Bytes, Stop> {
        let at = |place: usize| self.rows + u64::try_from(place).unwrap_or(u64::MAX);
        let objects = &self.remembered.memory.objects;
        objects.get_range(&file(&self.name), at(range.start)..at(range.end))
    }
}

fn file(name: &str) -> String {
    format!("cache/{name}")
}

/// Bytes before the figures: their length, and checksums of them and of the rows, against damage
/// and not against forgery.
const HEAD: u64 = 24;

fn sha256(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
        hasher.update(b"\n");
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
