//! Thinking better of it: before a file counts, and after.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::batch::{Entry as Batch, LogOf};
use kajitori_domain::delivery::{DeliveryState, FileRole};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::delivery::{self, Filed};
use kajitori_store::{Done, Versioned};

use super::Place;
use super::own::{entry, get, own};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, leave};

/// Discards a delivery that does not count yet.
///
/// # Errors
/// `access-other-side`, `delivery-busy`, `delivery-done`, `stale`.
pub fn discard(
    house: &House,
    call: &Call<'_>,
    (engagement, id): Place,
    seen: u64,
) -> Result<(), Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::Deliver);
    change(house, call, asked, |write, leave| {
        let mut filed = own(write, &leave.grant, id)?.value;
        filed.delivery.state = filed.delivery.state.discard(leave.at)?;
        delivery::put(write, &filed, Some(seen))?;
        Ok(Done::new((), Entries::one(entry(Action::DeliveryDiscarded, &filed))))
    })
}

/// Takes what a delivery brought out of force, for the stated reason.
///
/// # Errors
/// `delivery-no-batch`, `withdrawal-reason`, `withdrawal-reported`, `stale`; as the intake.
pub fn withdraw(
    house: &House,
    call: &Call<'_>,
    place: Place,
    (seen, reason): (u64, &str),
) -> Result<(), Failure> {
    let (engagement, id) = place;
    let asked = (InEngagement(engagement), EngagementPermission::WithdrawBatch);
    if reason.trim().is_empty() {
        return Err(Refusal::new("withdrawal-reason").into());
    }
    let filed = ask(house, call, asked, |read, _| get(read, id))?;
    let batch = withdrawable(&filed, seen)?;
    if filed.value.delivery.role == FileRole::Log {
        events(house, call, place, (&batch, reason))?;
    }
    change(house, call, asked, |write, leave| {
        let mut filed = get(write, id)?;
        withdrawable(&filed, seen)?;
        filed.value.withdrawn = Some(leave.at);
        delivery::put(write, &filed.value, Some(filed.version))?;
        let mut entry = entry(Action::BatchWithdrawn, &filed.value);
        entry.detail = entry.detail.with("batch", &batch).with("reason", &reason.trim());
        Ok(Done::new((), Entries::one(entry)))
    })
}

fn withdrawable(filed: &Versioned<Filed>, seen: u64) -> Result<String, Stop> {
    if filed.version != seen {
        return Err(Refusal::new("stale").into());
    }
    match &filed.value.delivery.state {
        _ if filed.value.delivery.role == FileRole::Reported => {
            Err(Refusal::new("withdrawal-reported").into())
        }
        DeliveryState::Imported { batch, .. } if filed.value.withdrawn.is_none() => {
            Ok(batch.clone())
        }
        _ => Err(Refusal::new("delivery-no-batch").into()),
    }
}

/// The catalogue of events says for good that a batch is out of force.
fn events(
    house: &House,
    call: &Call<'_>,
    (engagement, id): Place,
    (batch, reason): (&str, &str),
) -> Result<(), Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::WithdrawBatch);
    let leave = leave(house, call, asked)?;
    let say = |added: &Batch| {
        let mut entry = Entry::new(Action::BatchWithdrawn, Object::new(ObjectKind::Batch, &batch));
        let detail = entry.detail.with("number", &added.number).with("delivery", &id);
        entry.detail = detail.with("reason", &reason.trim());
        Entries::one(entry)
    };
    let batches = house.db.batches(&leave.grant).adding(house.stamp(call, leave.at), &say);
    // Where the house went down in between, the catalogue has it already.
    let entries = kajitori_domain::batch::Batches::list(&batches)?;
    if super::import::counts(&entries, batch) {
        house.intake.withdraw(LogOf { engagement, batches: &batches }, batch)?;
    }
    Ok(())
}
