//! 提出: a file on its way from a sender into the log store or the tables.

mod state;

use serde::{Deserialize, Serialize};

use crate::id::DeliveryId;
use crate::organisation::Side;

pub use state::{DeliveryState, Outcome};

/// Bytes of a delivery at most: 2 GiB.
pub const BYTES_MOST: u64 = 2 << 30;

/// What a file is to the measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileRole {
    /// Events.
    Log,
    /// Interval records.
    Intervals,
    /// Inspected samples.
    Samples,
    /// 申告値.
    Reported,
}

impl FileRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Log, Self::Intervals, Self::Samples, Self::Reported];

    /// Its word in the record, in mappings and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Intervals => "intervals",
            Self::Samples => "samples",
            Self::Reported => "reported",
        }
    }
}

/// A delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: DeliveryId,
    /// What the file is.
    pub role: FileRole,
    /// The file's name, as the sender has it.
    pub file: String,
    /// The side that hands it in, which alone sees the rows kept aside.
    pub side: Side,
    /// How it stands.
    pub state: DeliveryState,
}

impl Delivery {
    /// Whether `side` may see the rows kept aside: they hold what its sender wrote, names too.
    pub fn shows_rejected_to(&self, side: Side) -> bool {
        self.side == side
    }
}
