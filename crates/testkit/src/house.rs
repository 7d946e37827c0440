//! A house for tests: a fresh record, a clock that stands where it is put, and ports that refuse.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::tz::TimeZone;
use kajitori_app::gate::Hashing;
use kajitori_app::{House, Outside, Parts};
use kajitori_domain::analytics::{
    Analytics, CaseAsk, CasePage, CaseStory, Explore, Explored, Known, MeasuredRun, Question,
};
use kajitori_domain::audit::KeySigner;
use kajitori_domain::batch::LogOf;
use kajitori_domain::blob::Blob;
use kajitori_domain::delivery::FileRole;
use kajitori_domain::id::EngagementId;
use kajitori_domain::intake::{Handed, Imported, Inspection, Intake, Tables};
use kajitori_domain::mapping::Mapping;
use kajitori_domain::outside::{Clock, Condition, Machine};
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::report::{DocumentKind, Picture, Reports, Sheet, Svg, TableKind};
use kajitori_domain::selection::Selection;
use kajitori_domain::text::Lang;
use kajitori_domain::time::{Moment, Month};
use kajitori_domain::watch::Watch;
use kajitori_store::blob::Folder;

use crate::db::{Fresh, MADE};
use crate::outside::Counted;

/// A clock that stands where it is put.
#[derive(Debug, Clone)]
pub struct Hand(Arc<AtomicI64>);

impl Hand {
    /// Moves the clock forward.
    pub fn forward(&self, microseconds: i64) {
        self.0.fetch_add(microseconds, Ordering::Relaxed);
    }
}

impl Clock for Hand {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::Relaxed))
    }
}

/// Ports that refuse with `test-no-port`.
#[derive(Debug, Clone, Copy)]
pub struct Closed;

/// Whoever a test has read, compute and print for it.
pub struct Ports {
    /// Reads files.
    pub intake: Box<dyn Intake>,
    /// Computes.
    pub analytics: Box<dyn Analytics>,
    /// Prints.
    pub reports: Box<dyn Reports>,
}

impl Default for Ports {
    fn default() -> Self {
        Self { intake: Box::new(Closed), analytics: Box::new(Closed), reports: Box::new(Closed) }
    }
}

/// A house on `fresh` with its clock at [`MADE`].
///
/// # Panics
/// When its folder cannot be made.
pub fn house(fresh: &Fresh, ports: Ports) -> (House, Hand) {
    let hand = Hand(Arc::new(AtomicI64::new(MADE.0)));
    let signer = KeySigner::new("house.example/audit", &[7; 32]).expect("a signer's name");
    let outside = Outside {
        clock: Box::new(hand.clone()),
        chance: Box::new(Counted::default()),
        signer: Box::new(signer),
        host: "house.example".to_owned(),
        zone: TimeZone::get("Asia/Tokyo").expect("a known zone"),
        machine: Box::new(Closed),
    };
    let blobs = Folder::open(&fresh.files).expect("a folder for files");
    let Ports { intake, analytics, reports } = ports;
    let (db, blobs) = (fresh.migrated(), Box::new(blobs));
    let house = House::new(Parts { db, blobs, intake, analytics, reports, outside });
    (house.with_hashing(Hashing::FLOOR), hand)
}

fn closed<T>() -> Result<T, Stop> {
    Err(Refusal::new("test-no-port").into())
}

impl Machine for Closed {
    fn condition(&self) -> Condition {
        Condition { version: "0.0.0-test".to_owned(), ..Condition::default() }
    }
}

impl Intake for Closed {
    fn inspect(&self, _: &Handed, _: Option<&Mapping>, _: &dyn Watch) -> Result<Inspection, Stop> {
        closed()
    }

    fn import(
        &self,
        _: LogOf<'_>,
        _: &Handed,
        _: &Mapping,
        _: Option<&str>,
        _: &mut dyn Write,
        _: &dyn Watch,
    ) -> Result<Imported, Stop> {
        closed()
    }

    fn withdraw(&self, _: LogOf<'_>, _: &str) -> Result<Imported, Stop> {
        closed()
    }

    fn table(
        &self,
        _: FileRole,
        _: &Handed,
        _: &Mapping,
        _: &mut dyn Write,
        _: &dyn Watch,
    ) -> Result<Tables, Stop> {
        closed()
    }

    fn resolve(&self, _: EngagementId, _: &[String]) -> Result<Vec<(String, String)>, Stop> {
        closed()
    }
}

impl Analytics for Closed {
    fn measure(
        &self,
        _: Question<'_>,
        _: Month,
        _: &Tables,
        _: &dyn Watch,
    ) -> Result<MeasuredRun, Stop> {
        closed()
    }

    fn cases(&self, _: &Blob, _: &CaseAsk) -> Result<CasePage, Stop> {
        closed()
    }

    fn case(&self, _: Question<'_>, _: &str, _: Option<&str>) -> Result<CaseStory, Stop> {
        closed()
    }

    fn explore(&self, _: Question<'_>, _: &Selection, _: Explore) -> Result<Explored, Stop> {
        closed()
    }

    fn known(&self, _: LogOf<'_>, _: u64) -> Result<Known, Stop> {
        closed()
    }
}

impl Reports for Closed {
    fn document(&self, _: &Pack, _: &Blob, _: DocumentKind, _: Lang) -> Result<Vec<u8>, Stop> {
        closed()
    }

    fn table(&self, _: &Sheet, _: TableKind, _: Lang, _: &mut dyn Write) -> Result<(), Stop> {
        closed()
    }

    fn picture(&self, _: &Picture<'_>, _: Lang) -> Result<Svg, Stop> {
        closed()
    }
}
