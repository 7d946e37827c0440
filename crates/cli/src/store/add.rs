//! `kajitori store add`: files become batches.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kajitori_domain::batch::{Committed, Entry, Origin};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::problem::Problem;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_eventlog::key::Key;
use kajitori_eventlog::read::{self, Summary};
use kajitori_eventlog::store::{Added, EVENTS, Objects, Store, Told};
use sha2::{Digest, Sha256};

use super::options::{AddOptions, WithdrawOptions};
use super::rejects::Rejects;
use super::steps::EndAt;
use super::{place, show};
use crate::console::Console;
use crate::progress::Progress;
use crate::{file, key};

/// How often a file is read again because another batch was added meanwhile.
const ATTEMPTS: u32 = 10;

/// What a file became.
pub(super) struct Outcome {
    pub(super) added: Added,
    /// The first problems of each kind.
    pub(super) examples: Vec<Problem>,
    /// Where the rejected rows are.
    pub(super) rejected: Option<PathBuf>,
}

/// What every file is read with.
struct Adder<'a> {
    objects: Arc<dyn Objects>,
    mapping: Mapping,
    mapping_sha256: String,
    key: Key,
    key_fingerprint: String,
    options: &'a AddOptions,
    progress: Progress<'a>,
}

/// Adds the files one after the other and says what became of each.
pub(super) fn add(options: &AddOptions, console: &Console) -> Result<(), Stop> {
    let [first, rest @ ..] = &options.files[..] else { return Ok(()) };
    if options.corrects.is_some() && !rest.is_empty() {
        return Err(Refusal { code: "store-corrects-one", args: vec![], problems: vec![] }.into());
    }
    let objects = place::objects(&options.place)?;
    let (mapping, mapping_sha256) = mapping_of(options)?;
    let beside = options.mapping.as_deref().unwrap_or(first).with_file_name("operators.key");
    let key_path = options.key.clone().unwrap_or(beside);
    let (key, key_fingerprint) = key::load_or_create(&key_path, console)?;
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let adder = Adder { objects, mapping, mapping_sha256, key, key_fingerprint, options, progress };
    let mut outcomes = Vec::new();
    for path in &options.files {
        let outcome = adder.file(path);
        adder.progress.finish();
        let outcome = outcome.inspect_err(|_| {
            // What was added before the file that stops the work is there, and is said.
            show::added_json(&outcomes, console);
        })?;
        show::added(path, &outcome, console);
        outcomes.push(outcome);
    }
    show::added_json(&outcomes, console);
    Ok(())
}

/// Takes a batch out of force.
pub(super) fn withdraw(options: &WithdrawOptions, console: &Console) -> Result<(), Stop> {
    let mut store = place::open(&options.place)?;
    let batch = store.find(&options.batch)?.entry.batch.clone();
    let steps = EndAt::new();
    let added = store.add(&steps)?.withdraw(&batch)?;
    show::withdrawn(&batch, &added, console);
    Ok(())
}

fn mapping_of(options: &AddOptions) -> Result<(Mapping, String), Stop> {
    let Some(path) = &options.mapping else { return Ok((Mapping::default(), file::sha256(b""))) };
    let read = file::definition(path)?;
    let (mapping, problems) = mapping::read(&file::name(path), &read.text);
    let args = vec![("count", problems.len().to_string())];
    let mapping = mapping.ok_or(Refusal { code: "mapping-unsound", args, problems })?;
    Ok((mapping, file::sha256(&read.bytes)))
}

impl Adder<'_> {
    fn file(&self, path: &Path) -> Result<Outcome, Stop> {
        let mut left = ATTEMPTS;
        loop {
            left -= 1;
            let mut store = Store::open(Arc::clone(&self.objects))?;
            let known = store.entries().len();
            let outcome = self.attempt(path, &mut store);
            // Whoever was overtaken finds the files gone, or the number taken.
            let again = left > 0
                && outcome.as_ref().is_err_and(is_overtaken)
                && Store::open(Arc::clone(&self.objects))?.entries().len() > known;
            if !again {
                return outcome;
            }
        }
    }

    fn attempt(&self, path: &Path, store: &mut Store) -> Result<Outcome, Stop> {
        let source = file::source(path)?;
        let bytes = source.size.unwrap_or(0);
        if let Some(entry) = self.known(path, bytes, store.entries())? {
            let added = Added::Known(entry);
            return Ok(Outcome { added, examples: vec![], rejected: None });
        }
        let corrects = self.options.corrects.as_deref().map(|name| store.find(name));
        let corrects = corrects.transpose()?.map(|known| known.entry.batch.clone());
        let steps = EndAt::new();
        let mut adding = store.add(&steps)?;
        let mut rejects = Rejects::new(&self.options.rejected, path);
        let (mapping, key) = (&self.mapping, &self.key);
        let out = &mut rejects;
        let read = read::chunks(source, mapping, key, out, &self.progress, EVENTS, &mut adding);
        let rejected = rejects.keep()?;
        let summary = read?;
        let examples = summary.problems.first(1);
        let added = adding.commit(self.told(path, bytes, &summary, corrects))?;
        Ok(Outcome { added, examples, rejected })
    }

    fn told(&self, path: &Path, bytes: u64, of: &Summary, corrects: Option<String>) -> Told {
        let problems = of.problems.iter().map(|(code, found)| (code.to_owned(), found.count));
        Told {
            origin: self.origin(path, bytes, of.source_sha256.clone()),
            corrects,
            rejected: of.rejected,
            problems: problems.collect(),
        }
    }

    fn origin(&self, path: &Path, bytes: u64, source_sha256: String) -> Origin {
        Origin {
            file: file::name(path),
            bytes,
            source_sha256,
            mapping_sha256: self.mapping_sha256.clone(),
            key_fingerprint: self.key_fingerprint.clone(),
            role: "log".to_owned(),
        }
    }

    /// The batch that this very file is already: only a file of the same length is hashed first.
    fn known(&self, path: &Path, bytes: u64, entries: &[Committed]) -> Result<Option<Entry>, Stop> {
        if !entries.iter().any(|known| known.entry.origin.bytes == bytes) {
            return Ok(None);
        }
        let mut hash = Sha256::new();
        let copied = std::io::copy(&mut file::source(path)?.reader, &mut Hashing(&mut hash));
        copied.map_err(|error| file::fault("hashing a file", &error))?;
        let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let batch = self.origin(path, bytes, sha256).batch();
        Ok(entries.iter().find(|known| known.entry.batch == batch).map(|k| k.entry.clone()))
    }
}

/// A hash as something to write into.
struct Hashing<'h>(&'h mut Sha256);

impl std::io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
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
