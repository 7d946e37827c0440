//! The database as a whole: opened, brought up to date, and handed out by scope.

use kajitori_domain::access::{Grant, Scope};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;

use crate::audit::{self, Done, Stamp};
use crate::db::{Engine, Mode, Options};
use crate::gate::Gate;
use crate::migrate::{self, Migrated};
use crate::scope::{Quiet, Read, Write};

/// What the record is kept in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The engine's name.
    pub engine: &'static str,
    /// Its version.
    pub version: String,
    /// The step that the schema is at.
    pub step: u64,
}

/// A database.
pub struct Db {
    pub(crate) engine: Engine,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Db").finish_non_exhaustive()
    }
}

impl Db {
    /// Opens the database at `url` (`sqlite:PATH` or `postgres://…`), and leaves its schema alone.
    ///
    /// # Errors
    /// `record-url`, `record-plain`; `record-schema-newer` when a later program has changed its
    /// schema; a fault when it cannot be reached.
    pub fn open(url: &str, options: &Options) -> Result<Self, Stop> {
        let engine = Engine::new(url, options)?;
        migrate::step(&engine)?;
        Ok(Self { engine })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// As [`Db::open`]; a fault when a step fails, and then nothing was changed.
    pub fn migrate(&self, at: Moment) -> Result<Migrated, Stop> {
        migrate::run(&self.engine, at)
    }

    /// Sees that the schema is the one that this program knows.
    ///
    /// # Errors
    /// `record-schema-older` when it has to be migrated first.
    pub fn ready(&self) -> Result<(), Stop> {
        let (step, last) = (migrate::step(&self.engine)?, migrate::last());
        if step == last {
            return Ok(());
        }
        let args = vec![("number", step.to_string()), ("known", last.to_string())];
        Err(Refusal { code: "record-schema-older", args, problems: vec![] }.into())
    }

    /// What the record is kept in.
    ///
    /// # Errors
    /// A fault when it cannot be reached.
    pub fn about(&self) -> Result<About, Stop> {
        let (engine, version) = self.engine.about()?;
        Ok(About { engine, version, step: migrate::step(&self.engine)? })
    }

    /// Reads in the scope of `grant`; everything that `work` reads is of one moment.
    ///
    /// # Errors
    /// What `work` says; a fault when the database cannot be reached.
    pub fn read<S: Scope, T>(
        &self,
        grant: &Grant<S>,
        work: impl FnOnce(&Read<'_, S>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let transaction = self.engine.begin(Mode::Read)?;
        work(&Read::new(&transaction, grant.scope()))
    }

    /// Changes something in the scope of `grant`. What `work` wrote and the rows of the audit stand
    /// together when this answers, or not at all. `work` may be done again from the start.
    ///
    /// # Errors
    /// What `work` says; `record-busy` when others were in the way time and again; a fault when the
    /// database cannot be reached.
    pub fn write<S: Scope, T>(
        &self,
        grant: &Grant<S>,
        stamp: &Stamp<'_>,
        mut work: impl FnMut(&mut Write<'_, S>) -> Result<Done<T>, Stop>,
    ) -> Result<T, Stop> {
        let log = grant.scope().log();
        self.engine.write(|transaction| {
            let tree = audit::hold(transaction, log)?;
            let Done { value, entries, sealed } =
                work(&mut Write::new(transaction, grant.scope(), tree.size()))?;
            let said = (&entries, sealed);
            audit::append(transaction, (log, grant.actor()), stamp, tree, said)?;
            Ok(value)
        })
    }

    /// Where people are told apart, before anybody's scope is known.
    pub fn gate(&self) -> Gate<'_> {
        Gate::new(&self.engine)
    }

    /// Changes what goes into no tree.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn quietly<T>(
        &self,
        mut work: impl FnMut(&mut Quiet<'_>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        self.engine.write(|transaction| work(&mut Quiet::new(transaction)))
    }
}
