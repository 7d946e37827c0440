//! A file becomes a batch of a store, whoever hands it in.

use std::io::{self, Write};

use kajitori_domain::batch::{Committed, Entry, Origin};
use kajitori_domain::mapping::Mapping;
use kajitori_domain::problem::Problem;
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::Watch;
use kajitori_eventlog::key::Key;
use kajitori_eventlog::read::{self, Summary};
use kajitori_eventlog::source::Source;
use kajitori_eventlog::store::{Added, EVENTS, Steps, Store, Told};
use sha2::{Digest, Sha256};

use crate::file;

/// How often a file is read again because another batch was added meanwhile.
const ATTEMPTS: u32 = 10;

/// A file on its way in, which can be read again.
pub(crate) struct Incoming<'a> {
    pub(crate) file: String,
    pub(crate) bytes: u64,
    /// Hash of its bytes, where it is known without reading them.
    pub(crate) sha256: Option<String>,
    pub(crate) open: &'a dyn Fn() -> Result<Source, Stop>,
}

/// What files are read with.
pub(crate) struct Reading {
    pub(crate) mapping: Mapping,
    pub(crate) mapping_sha256: String,
    pub(crate) key: Key,
    pub(crate) key_fingerprint: String,
}

/// Where rows go that cannot be read.
pub(crate) trait Rejects: Write {
    /// Every row is there; called before the batch exists.
    ///
    /// # Errors
    /// A refusal when they cannot be kept.
    fn keep(&mut self) -> Result<(), Stop>;
}

/// Whoever is told how far the work is.
#[derive(Clone, Copy)]
pub(crate) struct Listeners<'a> {
    pub(crate) watch: &'a dyn Watch,
    pub(crate) steps: &'a dyn Steps,
}

/// What a file became.
pub(crate) struct Became {
    pub(crate) added: Added,
    /// The first problems of each kind.
    pub(crate) examples: Vec<Problem>,
}

/// Does `attempt` on a store that `open` opens, and again where another batch was added meanwhile.
pub(crate) fn undisturbed<'b, T>(
    open: impl Fn() -> Result<Store<'b>, Stop>,
    mut attempt: impl FnMut(&mut Store<'b>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let mut left = ATTEMPTS;
    loop {
        left -= 1;
        let mut store = open()?;
        let known = store.entries().len();
        let outcome = attempt(&mut store);
        // Whoever was overtaken finds the files gone, or the number taken.
        let again = left > 0
            && outcome.as_ref().is_err_and(is_overtaken)
            && open()?.entries().len() > known;
        if !again {
            return outcome;
        }
    }
}

fn is_overtaken(stop: &Stop) -> bool {
    match stop {
        Stop::Refusal(refusal) => {
            ["store-overtaken", "store-unwritable", "store-file-missing"].contains(&refusal.code)
        }
        Stop::Fault(_) => false,
    }
}

impl Reading {
    /// Adds `incoming` to `store`; `corrects` names the batch whose place it takes.
    pub(crate) fn add(
        &self,
        incoming: &Incoming<'_>,
        corrects: Option<&str>,
        store: &mut Store<'_>,
        rejects: &mut dyn Rejects,
        told: Listeners<'_>,
    ) -> Result<Became, Stop> {
        if let Some(entry) = self.known(incoming, store.entries())? {
            return Ok(Became { added: Added::Known(entry), examples: vec![] });
        }
        let corrects = corrects.map(|name| store.find(name)).transpose()?;
        let corrects = corrects.map(|known| known.entry.batch.clone());
        let mut adding = store.add(told.steps)?;
        let (mapping, key, source) = (&self.mapping, &self.key, (incoming.open)()?);
        let out: &mut dyn Write = &mut *rejects;
        let read = read::chunks(source, mapping, key, out, told.watch, EVENTS, &mut adding);
        rejects.keep()?;
        let summary = read?;
        let examples = summary.problems.first(1);
        let added = adding.commit(self.told(incoming, &summary, corrects))?;
        Ok(Became { added, examples })
    }

    fn told(&self, incoming: &Incoming<'_>, of: &Summary, corrects: Option<String>) -> Told {
        let problems = of.problems.iter().map(|(code, found)| (code.to_owned(), found.count));
        Told {
            origin: self.origin(incoming, of.source_sha256.clone()),
            corrects,
            rejected: of.rejected,
            problems: problems.collect(),
        }
    }

    fn origin(&self, incoming: &Incoming<'_>, source_sha256: String) -> Origin {
        Origin {
            file: incoming.file.clone(),
            bytes: incoming.bytes,
            source_sha256,
            mapping_sha256: self.mapping_sha256.clone(),
            key_fingerprint: self.key_fingerprint.clone(),
            role: "log".to_owned(),
        }
    }

    /// The batch that this very file is already: only a file of the same length is hashed first.
    fn known(&self, of: &Incoming<'_>, entries: &[Committed]) -> Result<Option<Entry>, Stop> {
        if !entries.iter().any(|known| known.entry.origin.bytes == of.bytes) {
            return Ok(None);
        }
        let sha256 = of.sha256.clone().map_or_else(|| hash_of((of.open)()?), Ok)?;
        let batch = self.origin(of, sha256).batch();
        Ok(entries.iter().find(|known| known.entry.batch == batch).map(|k| k.entry.clone()))
    }
}

fn hash_of(mut source: Source) -> Result<String, Stop> {
    let mut hash = Sha256::new();
    let copied = io::copy(&mut source.reader, &mut Hashing(&mut hash));
    copied.map_err(|error| file::fault("hashing a file", &error))?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A hash as something to write into.
struct Hashing<'h>(&'h mut Sha256);

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
