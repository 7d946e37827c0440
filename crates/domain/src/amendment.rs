//! What an agreed contest changes. A run is made anew with its amendments, beside the old one.

use serde::{Deserialize, Serialize};

use crate::holder::Holder;
use crate::time::Moment;

/// One change that both sides, or those above them, have settled on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "amendment", rename_all = "kebab-case")]
pub enum Amendment {
    /// The verdict on an inspected unit.
    Unit {
        /// The service level.
        level: String,
        /// The unit.
        unit: String,
        /// The other verdict; `None` leaves the unit out.
        correct: Option<bool>,
    },
    /// Whether a case counts.
    Case {
        /// The service level.
        level: String,
        /// The case.
        case: String,
        /// Whether it does, whatever the exclusions say.
        counts: bool,
    },
    /// A pause of one case.
    Pause {
        /// The case.
        case: String,
        /// Its first moment.
        from: Moment,
        /// The first moment after it.
        until: Moment,
    },
    /// Who held a case from one of its events on.
    Holder {
        /// The case.
        case: String,
        /// The event's row.
        row: u64,
        /// Who.
        holder: Holder,
    },
}

/// Amendments in the order in which they were settled, as a run's id has them.
pub fn to_text(amendments: &[Amendment]) -> String {
    serde_json::to_string(amendments).unwrap_or_default()
}
