//! Bytes of an announced file come in. How many are here the files themselves say, so that a piece
//! needs no row of the record.

use std::io::Read;

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::delivery::DeliveryState;
use kajitori_domain::refusal::{Refusal, Stop};

use super::Place;
use super::own::own;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask};

/// Takes a piece that begins at `offset`; answers how many bytes are here then.
///
/// # Errors
/// `delivery-offset` with the true one, `delivery-too-large`, `delivery-complete`.
pub fn receive(
    house: &House,
    call: &Call<'_>,
    (engagement, id): Place,
    (offset, from): (u64, &mut dyn Read),
) -> Result<u64, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::Deliver);
    let state = ask(house, call, asked, |read, leave| {
        Ok(own(read, &leave.grant, id)?.value.delivery.state)
    })?;
    let DeliveryState::Receiving { expected, .. } = state else {
        return Err(Refusal::new("delivery-complete").into());
    };
    let got = house.blobs.arrived(id)?;
    DeliveryState::Receiving { got, expected }.append(offset, 0)?;
    Ok(house.blobs.append(id, offset, from, expected).map_err(ours)?)
}

/// The words of a delivery instead of those of a file.
fn ours(stop: Stop) -> Stop {
    match stop {
        Stop::Refusal(refusal) if refusal.code == "blob-offset" => {
            Refusal { code: "delivery-offset", ..refusal }.into()
        }
        Stop::Refusal(refusal) if refusal.code == "blob-too-large" => {
            Refusal::new("delivery-too-large").into()
        }
        other => other,
    }
}
