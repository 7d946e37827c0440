//! Adding a batch: events are sorted and written as they come; the entry in the catalogue comes
//! last.

use arrow::array::types::TimestampMicrosecondType;
use arrow::array::{Array, AsArray, RecordBatch, StringArray};
use bytes::Bytes;
use kajitori_domain::batch::{
    self, Counts, Entry, FORMAT, File, Names, Origin, Segment, WITHDRAWAL, sha256,
};
use kajitori_domain::refusal::{Refusal, Stop};

use super::align::{align, contradict};
use super::step::{Step, Steps};
use super::{Store, names, segment, sweep, texts, twice};
use crate::chunk::{Chunk, Dictionary, Sink};
use crate::columns::NAMES;

/// Events of a segment, at which it is written: what a reader should hand on at once.
pub const EVENTS: usize = 1 << 22;
/// Bytes of its columns, at which it is written.
const BYTES: usize = 384 << 20;

/// What the reader of a file says of it at the end.
#[derive(Debug, Clone)]
pub struct Told {
    /// Where the events come from.
    pub origin: Origin,
    /// The name of the earlier batch that this one takes the place of.
    pub corrects: Option<String>,
    /// Rows kept aside.
    pub rejected: u64,
    /// Problems by code.
    pub problems: Vec<(String, u64)>,
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It exists now.
    New(Entry),
    /// It existed before; nothing has changed.
    Known(Entry),
}

/// A batch on its way into a store; nothing of it exists before [`Adding::commit`].
pub struct Adding<'s> {
    store: &'s Store<'s>,
    steps: &'s dyn Steps,
    /// Its place in the catalogue.
    number: u64,
    cases: u32,
    waiting: Vec<RecordBatch>,
    segments: Vec<Segment>,
    texts: Option<File>,
    names: Option<Names>,
    events: u64,
    span: Option<(i64, i64)>,
}

impl<'s> Adding<'s> {
    pub(super) fn new(store: &'s Store<'_>, steps: &'s dyn Steps) -> Self {
        let last = store.entries().last();
        Self {
            store,
            steps,
            number: last.map_or(0, |last| last.entry.number) + 1,
            cases: last.map_or(0, |last| last.entry.cases),
            waiting: Vec::new(),
            segments: Vec::new(),
            texts: None,
            names: None,
            events: 0,
            span: None,
        }
    }

    /// Writes a file under a name that says which entry will name it and what it holds.
    fn put(&self, bytes: Bytes, step: Step) -> Result<File, Stop> {
        let sha256 = sha256(&bytes);
        let name = names::data(self.number, &sha256);
        let length = bytes.len() as u64;
        self.store.objects().put_new(&name, bytes)?;
        self.steps.done(step);
        Ok(File { name, sha256, bytes: length })
    }

    fn full(&self) -> bool {
        let rows: usize = self.waiting.iter().map(RecordBatch::num_rows).sum();
        let columns = self.waiting.iter().flat_map(RecordBatch::columns);
        // A slice counts as what it shows, not as what it was cut from.
        let bytes: usize = columns.map(|c| c.to_data().get_slice_memory_size().unwrap_or(0)).sum();
        rows >= EVENTS || bytes >= BYTES
    }

    fn write(&mut self) -> Result<(), Stop> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        let aligned = align(&waiting)?;
        drop(waiting);
        let encoded = segment::encode(&aligned.batches)?;
        let attributes = aligned.attributes;
        let file = self.put(encoded.bytes, Step::SegmentWritten)?;
        self.segments.push(Segment { file, attributes, groups: encoded.groups });
        Ok(())
    }

    fn note(&mut self, batch: &RecordBatch) {
        self.events += batch.num_rows() as u64;
        let times = batch.column(2).as_primitive_opt::<TimestampMicrosecondType>();
        let times = times.map_or(&[][..], |times| times.values());
        if let (Some(from), Some(until)) = (times.iter().min(), times.iter().max()) {
            let span = self.span.unwrap_or((*from, *until));
            self.span = Some((span.0.min(*from), span.1.max(*until)));
        }
    }

    /// Takes the batch `withdrawn` out of force, without anything in its place.
    ///
    /// # Errors
    /// As [`Adding::commit`].
    pub fn withdraw(self, withdrawn: &str) -> Result<Added, Stop> {
        let origin = Origin {
            file: String::new(),
            bytes: 0,
            source_sha256: withdrawn.to_owned(),
            mapping_sha256: String::new(),
            key_fingerprint: String::new(),
            role: WITHDRAWAL.to_owned(),
        };
        let corrects = Some(withdrawn.to_owned());
        self.commit(Told { origin, corrects, rejected: 0, problems: vec![] })
    }

    /// Makes the batch exist, if everything that it names stands and nobody was faster; then
    /// removes what others left behind.
    ///
    /// # Errors
    /// `store-overtaken` when another batch was added meanwhile: open the store and add again.
    /// `store-corrected-unknown` when the batch to take the place of is none in force.
    pub fn commit(mut self, told: Told) -> Result<Added, Stop> {
        self.write()?;
        let batch = told.origin.batch();
        let known = self.store.entries().iter().find(|known| known.entry.batch == batch);
        if let Some(known) = known {
            return Ok(Added::Known(known.entry.clone()));
        }
        let corrects = told.corrects.as_deref();
        self.check_corrected(corrects)?;
        let twice = twice::count(self.store, &self.segments, corrects)?;
        let before = self.store.entries().last();
        let entry = Entry {
            format: FORMAT,
            number: self.number,
            previous: before.map(|before| before.sha256.clone()),
            batch,
            origin: told.origin,
            corrects: told.corrects,
            counts: Counts {
                accepted: self.events,
                rejected: told.rejected,
                new_cases: self.names.as_ref().map_or(0, |names| names.count),
                span: self.span,
                problems: told.problems,
                twice,
            },
            cases: self.names.as_ref().map_or(self.cases, |names| names.first + names.count),
            segments: std::mem::take(&mut self.segments),
            texts: self.texts.take(),
            names: self.names.take(),
        };
        self.steps.done(Step::BeforeCommit);
        let committed = self.store.batches().commit(&entry);
        if committed != Ok(true) && !self.is_ours(&entry).unwrap_or(false) {
            let overtaken = Refusal { code: "store-overtaken", args: vec![], problems: vec![] };
            return Err(committed.err().unwrap_or_else(|| overtaken.into()));
        }
        self.steps.done(Step::AfterCommit);
        // The batch stands; what cannot be removed now is removed after the next.
        sweep::sweep(self.store, &entry, self.steps).ok();
        Ok(Added::New(entry))
    }

    fn check_corrected(&self, corrects: Option<&str>) -> Result<(), Stop> {
        let in_force = batch::in_force(self.store.entries(), None);
        let corrects = corrects.filter(|name| !in_force.iter().any(|b| b.entry.batch == *name));
        let Some(unknown) = corrects else { return Ok(()) };
        let args = vec![("batch", unknown.to_owned())];
        Err(Refusal { code: "store-corrected-unknown", args, problems: vec![] }.into())
    }

    /// Whether what stands in the entry's place is the entry itself: an answer got lost, or
    /// somebody added the same file.
    fn is_ours(&self, entry: &Entry) -> Result<bool, Stop> {
        let entries = self.store.batches().list()?;
        Ok(entries.iter().any(|there| there.entry == *entry))
    }
}

impl Sink for Adding<'_> {
    fn known(&self) -> Vec<Dictionary> {
        self.store.known().to_vec()
    }

    fn take(&mut self, chunk: Chunk) -> Result<(), Stop> {
        if chunk.batch.num_rows() == 0 {
            return Ok(());
        }
        self.note(&chunk.batch);
        if self.waiting.iter().any(|waiting| contradict(waiting, &chunk.batch)) {
            self.write()?;
        }
        self.waiting.push(chunk.batch);
        if self.full() { self.write() } else { Ok(()) }
    }

    fn finish(&mut self, new: Vec<Dictionary>) -> Result<(), Stop> {
        self.write()?;
        let (cases, others): (Vec<_>, Vec<_>) =
            new.into_iter().filter(|d| !d.texts.is_empty()).partition(|d| d.column == NAMES[0]);
        if !others.is_empty() {
            self.texts = Some(self.put(texts::encode(&others)?, Step::TextsWritten)?);
        }
        if let Some(cases) = cases.first() {
            let count = count(&cases.texts, self.cases)?;
            let bytes = texts::encode_names(&cases.texts, self.cases)?;
            let file = self.put(bytes, Step::TextsWritten)?;
            self.names = Some(Names { file, first: self.cases, count });
        }
        Ok(())
    }
}

fn count(names: &StringArray, known: u32) -> Result<u32, Stop> {
    let count = u32::try_from(names.len()).ok().filter(|n| known.checked_add(*n).is_some());
    count.ok_or_else(|| {
        Refusal { code: "store-too-many-cases", args: vec![], problems: vec![] }.into()
    })
}
