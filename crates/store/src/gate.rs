//! The gate: people by their mail, sessions, links, and what somebody is; nothing else.

use kajitori_domain::access::{ActorName, Log};
use kajitori_domain::refusal::Stop;

use crate::audit::{self, Done, Stamp};
use crate::db::{Engine, Mode};
use crate::scope::{AtGate, Read, Write};

/// Where people are told apart. Business data cannot be reached from here.
#[derive(Clone, Copy)]
pub struct Gate<'a> {
    engine: &'a Engine,
}

impl std::fmt::Debug for Gate<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gate").finish_non_exhaustive()
    }
}

impl<'a> Gate<'a> {
    pub(crate) fn new(engine: &'a Engine) -> Self {
        Self { engine }
    }

    /// Reads at the gate.
    ///
    /// # Errors
    /// What `work` says; a fault when the database cannot be reached.
    pub fn read<T>(
        &self,
        work: impl FnOnce(&Read<'_, AtGate>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let transaction = self.engine.begin(Mode::Read)?;
        work(&Read::new(&transaction, AtGate))
    }

    /// Changes something at the gate, as `actor`; what it says of itself goes into the tree of
    /// `log`, which is the company's unless somebody takes up what they were offered elsewhere.
    ///
    /// # Errors
    /// As [`crate::Db::write`].
    pub fn change<T>(
        &self,
        (log, actor): (Log, &ActorName),
        stamp: &Stamp<'_>,
        mut work: impl FnMut(&mut Write<'_, AtGate>) -> Result<Done<T>, Stop>,
    ) -> Result<T, Stop> {
        self.engine.write(|transaction| {
            let tree = audit::hold(transaction, log)?;
            let Done { value, entries, sealed } =
                work(&mut Write::new(transaction, AtGate, tree.size()))?;
            audit::append(transaction, (log, actor), stamp, tree, (&entries, sealed))?;
            Ok(value)
        })
    }
}
