//! The rows kept aside, as they were sent: for the side that sent them, and hidden from the other.

use std::io::Read;

use kajitori_domain::access::{EngagementPermission, InEngagement};

use super::Place;
use super::own::{get, side};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, found};

/// Rows kept aside.
pub struct Aside {
    /// The name of the file that they are of.
    pub file: String,
    /// The rows.
    pub rows: Box<dyn Read + Send>,
}

impl std::fmt::Debug for Aside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Aside").field("file", &self.file).finish_non_exhaustive()
    }
}

/// The rows of a delivery that were kept aside.
///
/// # Errors
/// [`Failure::Hidden`] where there are none, and for the other side.
pub fn aside(house: &House, call: &Call<'_>, (engagement, id): Place) -> Result<Aside, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::SeeRejected);
    let (file, blob) = ask(house, call, asked, |read, leave| {
        let filed = get(read, id)?.value;
        let own = filed.delivery.shows_rejected_to(side(&leave.grant));
        let blob = found(filed.rejects.filter(|_| own))?;
        Ok((filed.delivery.file, blob))
    })?;
    Ok(Aside { file, rows: house.blobs.open(&blob)? })
}
