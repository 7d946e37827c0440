//! The runs of a month, and their packs.

use std::io::Read as _;
use std::sync::Arc;

use kajitori_domain::access::InEngagement;
use kajitori_domain::id::EngagementId;
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::run::RunId;
use kajitori_domain::time::Month;
use kajitori_store::run::{self, Run};
use kajitori_store::{Read, Versioned};

use crate::house::House;
use crate::run::found;

/// The run of `month` that was made last.
///
/// # Errors
/// A fault when it cannot be read.
pub(crate) fn latest(
    read: &Read<'_, InEngagement>,
    month: Month,
) -> Result<Option<Versioned<Run>>, Stop> {
    Ok(run::list(read, month)?.pop())
}

/// The run of that id.
///
/// # Errors
/// Hidden when there is none; a fault when it cannot be read.
pub(crate) fn run_of(read: &Read<'_, InEngagement>, id: RunId) -> Result<Run, Stop> {
    Ok(found(run::get(read, id)?)?.value)
}

/// The pack of `run`, which is of that engagement.
///
/// # Errors
/// `blob-missing`, `blob-damaged`; a fault when it is none.
pub(crate) fn pack(house: &House, e: EngagementId, run: &Run) -> Result<Arc<Pack>, Stop> {
    house.memory.packs.or((e, run.id), || {
        let mut bytes = Vec::new();
        let mut file = house.blobs.open(&run.pack)?;
        let wrong = |what: String| Stop::from(Fault { chain: format!("pack {}: {what}", run.id) });
        file.read_to_end(&mut bytes).map_err(|e| wrong(e.to_string()))?;
        serde_json::from_slice(&bytes).map_err(|e| wrong(e.to_string()))
    })
}
