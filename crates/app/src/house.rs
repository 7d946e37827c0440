//! The house: the record and everything outside that the use cases need.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kajitori_domain::analytics::Analytics;
use kajitori_domain::audit::Signer;
use kajitori_domain::blob::Blobs;
use kajitori_domain::intake::Intake;
use kajitori_domain::outside::{Chance, Clock, Machine};
use kajitori_domain::report::Reports;
use kajitori_domain::time::Moment;
use kajitori_store::{Db, Stamp};

use crate::call::Call;
use crate::gate::{Hashes, Hashing};
use crate::lately::Memory;
use crate::run::Failure;

/// The world outside, as ports.
pub struct Outside {
    /// What time it is.
    pub clock: Box<dyn Clock>,
    /// Chance.
    pub chance: Box<dyn Chance>,
    /// Who signs the checkpoints.
    pub signer: Box<dyn Signer>,
    /// The name under which the checkpoints of this house are known.
    pub host: String,
    /// Where days begin.
    pub zone: TimeZone,
    /// Who knows the machine.
    pub machine: Box<dyn Machine>,
}

/// What a house is made of.
pub struct Parts {
    /// The record.
    pub db: Db,
    /// Files.
    pub blobs: Box<dyn Blobs>,
    /// Who reads vendors' files.
    pub intake: Box<dyn Intake>,
    /// Who computes over logs.
    pub analytics: Box<dyn Analytics>,
    /// Who makes documents.
    pub reports: Box<dyn Reports>,
    /// The world outside.
    pub outside: Outside,
}

/// The house.
pub struct House {
    pub(crate) db: Db,
    pub(crate) blobs: Box<dyn Blobs>,
    pub(crate) intake: Box<dyn Intake>,
    pub(crate) analytics: Box<dyn Analytics>,
    pub(crate) reports: Box<dyn Reports>,
    pub(crate) outside: Outside,
    pub(crate) memory: Memory,
    pub(crate) hashes: Hashes,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("House").field("host", &self.outside.host).finish_non_exhaustive()
    }
}

impl House {
    /// A house of `parts`, whose record is up to date.
    pub fn new(parts: Parts) -> Self {
        let Parts { db, blobs, intake, analytics, reports, outside } = parts;
        let (memory, hashes) = (Memory::default(), Hashes::new(Hashing::STRONG));
        Self { db, blobs, intake, analytics, reports, outside, memory, hashes }
    }

    /// The same house, in which passwords cost what `hashing` says.
    #[must_use]
    pub fn with_hashing(self, hashing: Hashing) -> Self {
        Self { hashes: Hashes::new(hashing), ..self }
    }

    /// Sees that the record can be reached, and that its schema is the one that this program knows.
    ///
    /// # Errors
    /// `record-schema-older`; a fault when it cannot be reached.
    pub fn ready(&self) -> Result<(), Failure> {
        self.db.ready().map_err(Failure::from)
    }

    /// The moment of asking.
    pub fn now(&self) -> Moment {
        self.outside.clock.now()
    }

    /// The day of `at` here.
    pub fn day(&self, at: Moment) -> Date {
        let at = jiff::Timestamp::from_microsecond(at.0).unwrap_or_default();
        at.to_zoned(self.outside.zone.clone()).date()
    }

    /// What signatures of this house are checked by.
    pub fn verifier(&self) -> String {
        self.outside.signer.verifier()
    }

    /// Where days begin, by name, for showing times.
    pub fn zone(&self) -> &str {
        self.outside.zone.iana_name().unwrap_or("UTC")
    }

    /// Chance, for ids and secrets.
    pub(crate) fn chance(&self) -> &dyn Chance {
        self.outside.chance.as_ref()
    }

    /// What stands beside every row of the audit.
    pub(crate) fn stamp<'a>(&'a self, call: &Call<'a>, at: Moment) -> Stamp<'a> {
        Stamp {
            at,
            via: call.via,
            request: call.request,
            chance: self.chance(),
            signer: self.outside.signer.as_ref(),
            host: &self.outside.host,
        }
    }
}
