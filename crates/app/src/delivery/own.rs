//! Whose a delivery is: only the side that hands it in sees into it, because it holds names.

use kajitori_domain::access::{Grant, InEngagement};
use kajitori_domain::audit::{Action, Entry, Object, ObjectKind};
use kajitori_domain::id::DeliveryId;
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::delivery::{self, Filed};
use kajitori_store::{Read, Versioned};

use crate::run::found;

/// The side that a grant acts for; programs and their jobs hand in for the vendor.
pub(super) fn side(grant: &Grant<InEngagement>) -> Side {
    grant.side().unwrap_or(Side::Vendor)
}

/// The delivery `id`.
pub(super) fn get(read: &Read<'_, InEngagement>, id: DeliveryId) -> Result<Versioned<Filed>, Stop> {
    found(delivery::get(read, id)?)
}

/// The delivery `id`, if it is of the side that asks.
pub(super) fn own(
    read: &Read<'_, InEngagement>,
    grant: &Grant<InEngagement>,
    id: DeliveryId,
) -> Result<Versioned<Filed>, Stop> {
    let filed = get(read, id)?;
    match filed.value.delivery.side == side(grant) {
        true => Ok(filed),
        false => Err(Refusal::new("access-other-side").into()),
    }
}

/// That `action` was done to a delivery.
pub(super) fn entry(action: Action, filed: &Filed) -> Entry {
    let mut entry = Entry::new(action, Object::new(ObjectKind::Delivery, &filed.delivery.id));
    entry.detail = entry.detail.with("file", &filed.delivery.file);
    entry
}
