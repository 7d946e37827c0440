//! `kajitori store`: records that are added and kept.

mod add;
mod options;
mod place;
mod rejects;
mod s3;
mod show;
mod steps;

use kajitori_domain::refusal::{Refusal, Stop};

use crate::console::Console;
use crate::progress::Progress;

pub(crate) use options::{PlaceOptions, StoreCommand};
pub(crate) use place::{objects, open};
pub(crate) use steps::EndAt;

/// Does what the command says.
pub(crate) fn run(command: &StoreCommand, console: &Console) -> Result<(), Stop> {
    match command {
        StoreCommand::Add(options) => add::add(options, console),
        StoreCommand::Withdraw(options) => add::withdraw(options, console),
        StoreCommand::List(options) => {
            show::list(&place::open(options)?, console);
            Ok(())
        }
        StoreCommand::Verify(options) => {
            let store = place::open(options)?;
            let progress = Progress::new(&console.words, console.quiet || console.json);
            let found = store.verify(&progress)?;
            progress.finish();
            show::verified(&found, console);
            if found.problems.is_empty() {
                return Ok(());
            }
            let args = vec![("count", found.problems.len().to_string())];
            Err(Refusal { code: "store-unsound", args, problems: found.problems }.into())
        }
    }
}
