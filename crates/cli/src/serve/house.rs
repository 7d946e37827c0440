//! A house from its settings: the record, files, the ports, the world outside.

use std::path::Path;
use std::sync::Arc;

use jiff::tz::TimeZone;
use kajitori_app::{House, Outside, Parts};
use kajitori_domain::blob::{Blob, Blobs};
use kajitori_domain::id::DeliveryId;
use kajitori_domain::outside::Clock;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::Db;
use kajitori_store::blob::Folder;

use super::Config;
use crate::adapter::{
    Analytics, Intake, Reports, SystemChance, SystemClock, ThisMachine, audit_signer,
};
use crate::file;

/// Opens the house that `config` says, and brings its schema up to date where that is wanted.
///
/// # Errors
/// `record-schema-older` when it is to be migrated by hand; as the database and the files.
pub(crate) fn house(config: &Config) -> Result<Arc<House>, Stop> {
    house_with(config, Box::new(SystemClock)).map(Arc::new)
}

/// The same by another clock.
///
/// # Errors
/// As [`house`].
pub(crate) fn house_with(config: &Config, clock: Box<dyn Clock>) -> Result<House, Stop> {
    file::private_folder(&config.data)?;
    let db = open(config)?;
    db.ready()?;
    let folder: Arc<dyn Blobs> = Arc::new(Folder::open(&config.data)?);
    let (data, zone) = (config.data.clone(), config.zone.clone());
    let outside = Outside {
        clock,
        chance: Box::new(SystemChance),
        signer: Box::new(audit_signer(&config.data, &config.host)?),
        host: config.host.clone(),
        zone: TimeZone::get(&zone).map_err(|error| file::fault("finding the zone", &error))?,
        machine: Box::new(ThisMachine::new(data.clone())),
    };
    Ok(House::new(Parts {
        db,
        blobs: Box::new(Shared(Arc::clone(&folder))),
        intake: Box::new(Intake::new(data.clone(), Arc::clone(&folder))),
        analytics: Box::new(Analytics::new(data, Arc::clone(&folder), zone)),
        reports: Box::new(Reports::new(folder)),
        outside,
    }))
}

/// The record of a house that is there already; nothing is made or migrated.
///
/// # Errors
/// `house-none` when there is none; as the database.
pub(crate) fn existing(config: &Config) -> Result<Db, Stop> {
    let path = config.database.strip_prefix("sqlite:");
    if path.is_some_and(|path| !Path::new(path.trim_start_matches("//")).exists()) {
        let none = Refusal::new("house-none").with("data", config.data.display().to_string());
        return Err(none.into());
    }
    let db = Db::open(&config.database, &config.options)?;
    db.ready()?;
    Ok(db)
}

/// Opens the record, and migrates it where that is wanted.
fn open(config: &Config) -> Result<Db, Stop> {
    let db = Db::open(&config.database, &config.options)?;
    if config.migrate {
        let done = db.migrate(SystemClock.now())?;
        if done.from != done.until {
            tracing::info!(from = done.from, until = done.until, "schema migrated");
        }
    }
    Ok(db)
}

/// Files that several ports read.
struct Shared(Arc<dyn Blobs>);

impl Blobs for Shared {
    fn put(
        &self,
        write: &mut dyn FnMut(&mut (dyn std::io::Write + Send)) -> Result<(), Stop>,
    ) -> Result<Blob, Stop> {
        self.0.put(write)
    }

    fn open(&self, blob: &Blob) -> Result<Box<dyn std::io::Read + Send>, Stop> {
        self.0.open(blob)
    }

    fn append(
        &self,
        delivery: DeliveryId,
        offset: u64,
        from: &mut dyn std::io::Read,
        most: u64,
    ) -> Result<u64, Stop> {
        self.0.append(delivery, offset, from, most)
    }

    fn arrived(&self, delivery: DeliveryId) -> Result<u64, Stop> {
        self.0.arrived(delivery)
    }

    fn seal(&self, delivery: DeliveryId) -> Result<Blob, Stop> {
        self.0.seal(delivery)
    }

    fn forget(&self, delivery: DeliveryId) -> Result<(), Stop> {
        self.0.forget(delivery)
    }
}
