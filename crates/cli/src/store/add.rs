//! `kajitori store add`: files become batches.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::problem::Problem;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_eventlog::store::{Added, Objects, Store};

use super::options::{AddOptions, WithdrawOptions};
use super::rejects::Rejects;
use super::steps::EndAt;
use super::{place, show};
use crate::batch::{Became, Incoming, Listeners, Reading, undisturbed};
use crate::console::Console;
use crate::progress::Progress;
use crate::{file, key};

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
    reading: Reading,
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
    let reading = Reading { mapping, mapping_sha256, key, key_fingerprint };
    let progress = Progress::new(&console.words, console.quiet || console.json);
    let adder = Adder { objects, reading, options, progress };
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
        let open = || file::source(path);
        let bytes = open()?.size.unwrap_or(0);
        let incoming = Incoming { file: file::name(path), bytes, sha256: None, open: &open };
        let (corrects, steps) = (self.options.corrects.as_deref(), EndAt::new());
        let listeners = Listeners { watch: &self.progress, steps: &steps };
        undisturbed(
            || Store::open(Arc::clone(&self.objects)),
            |store| {
                let mut rejects = Rejects::new(&self.options.rejected, path);
                let Became { added, examples } =
                    self.reading.add(&incoming, corrects, store, &mut rejects, listeners)?;
                Ok(Outcome { added, examples, rejected: rejects.kept() })
            },
        )
    }
}
