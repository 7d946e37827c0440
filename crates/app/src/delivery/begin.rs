//! A delivery begins: announced with its length, or handed in as a whole.

use std::io::Read;

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries};
use kajitori_domain::delivery::{BYTES_MOST, Delivery, DeliveryState, FileRole};
use kajitori_domain::id::{DeliveryId, EngagementId};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::delivery::{self, Filed};
use kajitori_store::{Done, Write};

use super::finish::inspect;
use super::own::{entry, get, side};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, Leave, change, leave};

/// Characters of a file's name at most.
const NAME_MOST: usize = 200;

/// What is handed in.
#[derive(Debug, Clone)]
pub struct Begin {
    /// What the file is.
    pub role: FileRole,
    /// Its name, as the sender has it.
    pub file: String,
    /// The delivery whose batch it takes the place of.
    pub corrects: Option<DeliveryId>,
}

/// Announces a file of `bytes`, which then come piece by piece.
///
/// # Errors
/// `delivery-empty`, `delivery-too-large`, `delivery-corrects`.
pub fn begin(
    house: &House,
    call: &Call<'_>,
    engagement: EngagementId,
    (new, bytes): (&Begin, u64),
) -> Result<DeliveryId, Failure> {
    let state = DeliveryState::begin(bytes)?;
    let asked = (InEngagement(engagement), EngagementPermission::Deliver);
    change(house, call, asked, |write, leave| {
        let id = DeliveryId::draw(leave.at, house.chance());
        let filed = file(write, leave, (id, new), (bytes, state.clone()))?;
        delivery::put(write, &filed, None)?;
        Ok(Done::new(id, Entries::one(entry(Action::DeliveryBegun, &filed))))
    })
}

/// Takes a whole file and looks through it. A file that breaks off leaves nothing.
///
/// # Errors
/// `delivery-empty`, `blob-too-large`, `delivery-corrects`; as the intake, for what cannot be read.
pub fn hand_in(
    house: &House,
    call: &Call<'_>,
    engagement: EngagementId,
    (new, from): (&Begin, &mut dyn Read),
) -> Result<DeliveryId, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::Deliver);
    let first = leave(house, call, asked)?;
    let id = DeliveryId::draw(first.at, house.chance());
    let bytes = house.blobs.append(id, 0, from, BYTES_MOST)?;
    let whole = DeliveryState::begin(bytes)?.append(0, bytes)?;
    let blob = house.blobs.seal(id)?;
    house.blobs.forget(id)?;
    change(house, call, asked, |write, leave| {
        let state = whole.clone().finish(leave.at, blob.sha256, None)?;
        let mut filed = file(write, leave, (id, new), (bytes, state))?;
        filed.source = Some(blob.sha256);
        delivery::put(write, &filed, None)?;
        let said = Entries::one(entry(Action::DeliveryBegun, &filed));
        let mut received = entry(Action::DeliveryReceived, &filed);
        received.after = filed.source;
        Ok(Done::new((), said.and(received)))
    })?;
    inspect(house, call, (engagement, id))?;
    Ok(id)
}

fn file(
    write: &Write<'_, InEngagement>,
    leave: &Leave<InEngagement>,
    (id, new): (DeliveryId, &Begin),
    (bytes, state): (u64, DeliveryState),
) -> Result<Filed, Stop> {
    let side = side(&leave.grant);
    let delivery = Delivery { id, role: new.role, file: named(&new.file), side, state };
    let corrects = match new.corrects {
        Some(earlier) => Some(corrected(write, &delivery, earlier)?),
        None => None,
    };
    Ok(Filed {
        delivery,
        bytes,
        source: None,
        mapping: None,
        findings: None,
        rejects: None,
        corrects,
        withdrawn: None,
        by: leave.grant.actor().clone(),
    })
}

/// The batch that is to be taken out of force: of the same side and kind.
fn corrected(
    write: &Write<'_, InEngagement>,
    new: &Delivery,
    earlier: DeliveryId,
) -> Result<String, Stop> {
    let earlier = get(write, earlier)?.value;
    let same = earlier.delivery.side == new.side && earlier.delivery.role == new.role;
    match earlier.delivery.state {
        DeliveryState::Imported { batch, .. } if same && earlier.withdrawn.is_none() => Ok(batch),
        _ => Err(Refusal::new("delivery-corrects").into()),
    }
}

/// The name without folders and what no name holds.
fn named(file: &str) -> String {
    let last = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|c| !c.is_control()).take(NAME_MOST).collect();
    let name = name.trim();
    if name.is_empty() { "file".to_owned() } else { name.to_owned() }
}
