//! 標本: what the client draws to see for itself, hidden from the vendor until it is handed over.

mod draw;
mod inspect;
mod population;
mod show;
mod step;

pub use draw::{New, draw};
pub use inspect::{Found, inspect, read as read_findings};
pub use population::{Listed, listed};
pub use show::{Drawing, Shown, drawing, list, show};
pub use step::{deliver, void};

pub use kajitori_store::unit::Unit as UnitOf;

use kajitori_domain::access::InEngagement;
use kajitori_domain::audit::{Action, Entry, Object, ObjectKind};
use kajitori_domain::id::{EngagementId, SampleId};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::sample::DrawnSample;
use kajitori_store::{Write, sample};

use crate::run::found;

/// Units of a sample at most.
pub const UNITS_MOST: u64 = 5_000;

/// Which sample, as which edit of it was seen.
type Which = (EngagementId, SampleId, u64);

/// That something was done to a sample.
fn said(action: Action, id: SampleId) -> Entry {
    Entry::new(action, Object::new(ObjectKind::Sample, &id))
}

/// The sample as somebody saw it.
fn seen(write: &Write<'_, InEngagement>, (_, id, version): Which) -> Result<DrawnSample, Stop> {
    let known = found(sample::get(write, id)?)?;
    match known.version == version {
        true => Ok(known.value),
        false => Err(Refusal::new("stale").into()),
    }
}
