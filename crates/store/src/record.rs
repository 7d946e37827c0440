//! The database as a whole: opened, brought up to date, and handed out by scope.

use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;

use crate::db::{Engine, Options};
use crate::migrate::{self, Migrated};

/// A database.
pub struct Db {
    engine: Engine,
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
}
