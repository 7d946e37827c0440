//! Everything that the record holds, for whoever runs the house: to copy it, to put a copy back
//! into an empty database, and to prove that files and trees are as it says. Nothing can be changed
//! from here, and no rule asked: whoever holds the database holds it all.

mod back;
mod files;
mod out;
mod sum;
mod trees;

use kajitori_domain::access::Log;
use kajitori_domain::batch::Committed;
use kajitori_domain::blob::Blob;
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::Stop;

use crate::db::{Mode, Transaction};
use crate::record::Db;

pub use back::put_back;
pub use out::Copied;
pub use sum::TableSum;
pub use trees::Tree;

/// The whole record as of one moment.
pub struct Whole {
    transaction: Transaction,
}

impl std::fmt::Debug for Whole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Whole").finish_non_exhaustive()
    }
}

impl Db {
    /// The whole record as of now; others may go on changing it.
    ///
    /// # Errors
    /// `record-schema-older`; a fault when it cannot be reached.
    pub fn whole(&self) -> Result<Whole, Stop> {
        self.ready()?;
        Ok(Whole { transaction: self.engine.begin(Mode::Read)? })
    }
}

impl Whole {
    /// Writes every row, one after the other, in a form that both engines read.
    ///
    /// # Errors
    /// A fault when it cannot be read or written.
    pub fn copy(&self, out: &mut dyn std::io::Write) -> Result<Copied, Stop> {
        out::copy(&self.transaction, out)
    }

    /// Every file that a row names, each once, by hash.
    ///
    /// # Errors
    /// A fault when they cannot be read.
    pub fn files(&self) -> Result<Vec<Blob>, Stop> {
        files::named(&self.transaction)
    }

    /// The catalogue of every engagement that has one.
    ///
    /// # Errors
    /// `store-entry-damaged`, `store-entry-missing`; a fault when they cannot be read.
    pub fn catalogues(&self) -> Result<Vec<(EngagementId, Vec<Committed>)>, Stop> {
        files::catalogues(&self.transaction)
    }

    /// Writes the tree of `log` as it was last signed, so that it can be checked by `verifier` with
    /// nothing else at hand.
    ///
    /// # Errors
    /// `audit-no-note` when it was never signed; a fault when it cannot be read or written.
    pub fn export(
        &self,
        log: Log,
        verifier: String,
        out: &mut dyn std::io::Write,
    ) -> Result<(), Stop> {
        trees::export(&self.transaction, log, verifier, out)
    }

    /// Builds every tree of the audit anew from its rows, and checks what was signed of it by
    /// `verifier`, whose name begins with the house's.
    ///
    /// # Errors
    /// `audit-…` for the first thing that is wrong; a fault when they cannot be read.
    pub fn trees(&self, verifier: &str) -> Result<Vec<Tree>, Stop> {
        trees::prove(&self.transaction, verifier)
    }
}
