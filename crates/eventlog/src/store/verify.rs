//! Reading a whole store again, to see that it is what its catalogue says.

use kajitori_domain::batch::{Entry, File, sha256};
use kajitori_domain::problem::{Place, Problem, Severity};
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::{Phase, Watch};
use rayon::prelude::*;

use super::Store;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Batches in the catalogue.
    pub batches: u64,
    /// Files that they name.
    pub files: u64,
    /// Bytes of these files.
    pub bytes: u64,
    /// Everything that is not as the catalogue says, by entry and file.
    pub problems: Vec<Problem>,
}

impl Store<'_> {
    /// Reads every file again and compares it with the hash in its entry, and what entries say of
    /// themselves and of each other. That each entry follows the one before was seen when the
    /// store was opened.
    ///
    /// # Errors
    /// A fault when files cannot be read for another reason than their being damaged.
    pub fn verify(&self, watch: &dyn Watch) -> Result<Verified, Stop> {
        let entries = self.entries().iter().map(|known| &known.entry);
        let files: Vec<&File> = entries.clone().flat_map(Entry::files).collect();
        let bytes = files.iter().map(|file| file.bytes).sum();
        watch.begin(Phase::Verify, Some(bytes));
        let check = |file: &&File| {
            let found = self.check(file);
            watch.advance(file.bytes);
            found
        };
        let found: Vec<Option<Problem>> =
            files.par_iter().map(check).collect::<Result<_, Stop>>()?;
        let mut problems: Vec<Problem> = found.into_iter().flatten().collect();
        let mut cases = 0;
        for entry in entries {
            problems.extend(contradictions(entry, cases));
            cases = entry.cases;
        }
        let (batches, files) = (self.entries().len() as u64, files.len() as u64);
        Ok(Verified { batches, files, bytes, problems })
    }

    fn check(&self, file: &File) -> Result<Option<Problem>, Stop> {
        match self.objects().get(&file.name) {
            Ok(bytes) if sha256(&bytes) == file.sha256 => Ok(None),
            Ok(_) => Ok(Some(problem("store-file-differs", &file.name))),
            Err(Stop::Refusal(refusal)) if refusal.code == "store-file-missing" => {
                Ok(Some(problem("store-file-absent", &file.name)))
            }
            Err(other) => Err(other),
        }
    }
}

/// What an entry says that cannot be so, where `cases` cases were known before it.
fn contradictions(entry: &Entry, cases: u32) -> Option<Problem> {
    let groups = entry.segments.iter().flat_map(|segment| &segment.groups);
    let events: u64 = groups.map(|(_, rows)| rows).sum();
    let (first, count) =
        entry.names.as_ref().map_or((cases, 0), |names| (names.first, names.count));
    let sound = events == entry.counts.accepted
        && first == cases
        && first.checked_add(count) == Some(entry.cases)
        && count == entry.counts.new_cases
        && entry.batch == entry.origin.batch();
    (!sound).then(|| problem("store-entry-contradicts", &super::names::entry(entry.number)))
}

fn problem(code: &'static str, file: &str) -> Problem {
    let place = Place { file: file.to_owned(), ..Place::default() };
    Problem { code, severity: Severity::Error, place, args: vec![] }
}
