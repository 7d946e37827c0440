//! The ports of the house, on the data folder:
//!
//! ```text
//! blobs/ incoming/        files that the record names by their hash, and those that arrive
//! logs/<engagement>/      the events of an engagement, whose catalogue is in the record
//! cache/<engagement>/     what earlier measurements remember; can be thrown away
//! keys/<engagement>.key   turns the names of an engagement's operators into codes
//! keys/audit.key          signs the checkpoints of the audit
//! ```

mod analytics;
mod intake;
mod keys;
mod machine;
mod outside;
mod recent;
mod reports;
mod sweep;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kajitori_domain::id::EngagementId;
use kajitori_eventlog::store::{Folder, Objects};

pub(crate) use analytics::Analytics;
pub(crate) use intake::Intake;
pub(crate) use keys::audit_signer;
pub(crate) use machine::{ThisMachine, backed_up};
pub(crate) use outside::{SystemChance, SystemClock};
pub(crate) use reports::Reports;
pub(crate) use sweep::sweep;

/// The events of an engagement below `data`.
pub(crate) fn log_files(data: &Path, engagement: EngagementId) -> Arc<dyn Objects> {
    Arc::new(Folder::new(&log_folder(data, engagement)))
}

/// The folder of an engagement's events.
pub(crate) fn log_folder(data: &Path, engagement: EngagementId) -> PathBuf {
    data.join("logs").join(engagement.to_string())
}

/// Where measurements of an engagement are remembered.
fn cache_files(data: &Path, engagement: EngagementId) -> Arc<dyn Objects> {
    Arc::new(Folder::new(&data.join("cache").join(engagement.to_string())))
}
