//! Proving that the record, its files and its trees are as they say of each other.

use kajitori_domain::audit::Signer;
use kajitori_domain::batch::{Batches, Committed, Entry};
use kajitori_domain::display::thousands;
use kajitori_domain::problem::{Place, Problem, Severity};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::store::Store;
use kajitori_store::Db;
use kajitori_store::whole::Tree;
use serde_json::json;

use super::copying::hash_of;
use crate::adapter::{audit_signer, log_files};
use crate::console::Console;
use crate::serve::Config;

/// What was proved.
pub(super) struct Proved {
    trees: Vec<Tree>,
    files: u64,
    batches: u64,
}

/// Reads everything.
pub(super) fn check(config: &Config, db: &Db, watch: &dyn Watch) -> Result<Proved, Stop> {
    let (trees, blobs, catalogues) = {
        let whole = db.whole()?;
        let verifier = audit_signer(&config.data, &config.host)?.verifier();
        // What others check afterwards is the trees; so they come first.
        (whole.trees(&verifier)?, whole.files()?, whole.catalogues()?)
    };
    let (mut problems, files) = (Vec::new(), blobs.len() as u64);
    watch.begin(Phase::Verify, Some(blobs.iter().map(|blob| blob.bytes).sum()));
    for blob in blobs {
        let name = blob.sha256.to_string();
        let path = format!("blobs/{}/{name}", &name[..2]);
        match hash_of(&config.data.join(&path))? {
            None => problems.push(problem("store-file-absent", path)),
            Some(found) if found != (blob.bytes, name) => {
                problems.push(problem("store-file-differs", path));
            }
            Some(_) => {}
        }
        watch.advance(blob.bytes);
    }
    let (mut batches, mut log_files_checked) = (0, 0);
    for (engagement, entries) in catalogues {
        let objects = log_files(&config.data, engagement);
        let found = Store::with(objects, Box::new(Known(entries)))?.verify(watch)?;
        (batches, log_files_checked) = (batches + found.batches, log_files_checked + found.files);
        problems.extend(found.problems.into_iter().map(|mut problem| {
            problem.place.file = format!("logs/{engagement}/{}", problem.place.file);
            problem
        }));
    }
    if problems.is_empty() {
        return Ok(Proved { trees, files: files + log_files_checked, batches });
    }
    let args = vec![("count", problems.len().to_string())];
    Err(Refusal { code: "house-unsound", args, problems }.into())
}

/// Says what was proved.
pub(super) fn tell(proved: &Proved, console: &Console) {
    let Proved { trees, files, batches } = proved;
    if console.json {
        let trees = trees
            .iter()
            .map(|tree| json!({ "scope": tree.scope, "rows": tree.rows, "signed": tree.signed }));
        let trees: Vec<_> = trees.collect();
        console.say(&json!({ "trees": trees, "files": files, "batches": batches }).to_string());
        return;
    }
    let rows: u64 = trees.iter().map(|tree| tree.rows).sum();
    let number = |count: u64| thousands(count.into());
    let args = [
        ("trees", trees.len().to_string()),
        ("rows", number(rows)),
        ("files", number(*files)),
        ("batches", number(*batches)),
    ];
    console.tell("house-sound", &args);
}

fn problem(code: &'static str, file: String) -> Problem {
    let place = Place { file, ..Place::default() };
    Problem { code, severity: Severity::Error, place, args: vec![] }
}

/// A catalogue as it was read.
struct Known(Vec<Committed>);

impl Batches for Known {
    fn list(&self) -> Result<Vec<Committed>, Stop> {
        Ok(self.0.clone())
    }

    fn commit(&self, _: &Entry) -> Result<bool, Stop> {
        Ok(false)
    }
}
