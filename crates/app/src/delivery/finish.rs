//! All bytes are here: the file is kept for good and looked through.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries};
use kajitori_domain::blob::Blob;
use kajitori_domain::delivery::DeliveryState;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::PersonId;
use kajitori_domain::intake::{Handed, Inspection};
use kajitori_domain::mapping;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::Unwatched;
use kajitori_store::delivery::{self, Filed};
use kajitori_store::mapping::{self as remembered, Remembered};
use kajitori_store::{Done, Versioned, Write};

use super::Place;
use super::findings::Findings;
use super::own::{entry, own};
use super::take_in::{Ready, header_of, start_import};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, Leave, ask, change};

/// The sender says that the file is whole, and perhaps to what it hashes. Saying it again changes
/// nothing.
///
/// # Errors
/// `delivery-incomplete`, `delivery-hash`.
pub fn finish(
    house: &House,
    call: &Call<'_>,
    place: Place,
    announced: Option<Sha256>,
) -> Result<(), Failure> {
    let (engagement, id) = place;
    let asked = (InEngagement(engagement), EngagementPermission::Deliver);
    let filed = ask(house, call, asked, |read, leave| Ok(own(read, &leave.grant, id)?.value))?;
    if let DeliveryState::Receiving { expected, .. } = filed.delivery.state {
        let got = house.blobs.arrived(id)?;
        if got < expected {
            let at = house.now();
            DeliveryState::Receiving { got, expected }.finish(at, Sha256::of(b""), None)?;
        }
        let blob = house.blobs.seal(id)?;
        let kept = received(house, call, place, (blob, announced));
        if is_over(&kept) {
            house.blobs.forget(id)?;
        }
        kept?;
    } else {
        // The house may have fallen between the row and this.
        house.blobs.forget(id)?;
    }
    inspect(house, call, place)
}

/// Whether what arrived is of no more use: it is kept, or it is not what was announced and has to
/// come anew. After anything else the sender says once more that the file is whole.
fn is_over(kept: &Result<(), Failure>) -> bool {
    match kept {
        Ok(()) => true,
        Err(Failure::Refused(refusal)) => refusal.code == "delivery-hash",
        Err(_) => false,
    }
}

fn received(
    house: &House,
    call: &Call<'_>,
    (engagement, id): Place,
    (blob, announced): (Blob, Option<Sha256>),
) -> Result<(), Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::Deliver);
    change(house, call, asked, |write, leave| {
        let Versioned { value: mut filed, version } = own(write, &leave.grant, id)?;
        let DeliveryState::Receiving { expected, .. } = filed.delivery.state else {
            return Err(Refusal::new("delivery-complete").into());
        };
        let whole = DeliveryState::Receiving { got: blob.bytes, expected };
        filed.delivery.state = whole.finish(leave.at, blob.sha256, announced)?;
        filed.source = Some(blob.sha256);
        delivery::put(write, &filed, Some(version))?;
        let mut entry = entry(Action::DeliveryReceived, &filed);
        entry.after = filed.source;
        Ok(Done::new((), Entries::one(entry)))
    })
}

/// The whole file of a delivery.
pub(super) fn handed(filed: &Filed) -> Result<Handed, Stop> {
    let sha256 = filed.source.ok_or_else(|| Refusal::new("delivery-incomplete"))?;
    let blob = Blob { sha256, bytes: filed.bytes };
    Ok(Handed { file: filed.delivery.file.clone(), blob })
}

/// Looks through a file that was received: by the mapping that was remembered for its head, or by
/// one that is proposed. One that is past that is left alone.
pub(super) fn inspect(house: &House, call: &Call<'_>, place: Place) -> Result<(), Failure> {
    let (engagement, id) = place;
    let asked = (InEngagement(engagement), EngagementPermission::Deliver);
    let (filed, known) = ask(house, call, asked, |read, leave| {
        let filed = own(read, &leave.grant, id)?.value;
        let known = remembered::list(read, filed.delivery.role.word())?;
        Ok((filed, known))
    })?;
    if !matches!(filed.delivery.state, DeliveryState::Received { .. }) {
        return Ok(());
    }
    let looked = looked(house, &filed, &known);
    let found = match &looked {
        Ok((inspection, used)) => {
            let findings = Findings::of(inspection, used.as_ref().map(|used| used.value.used));
            Some((findings.keep(house)?, findings))
        }
        Err(_) => None,
    };
    change(house, call, asked, |write, leave| {
        let mut now = own(write, &leave.grant, id)?;
        if !matches!(now.value.delivery.state, DeliveryState::Received { .. }) {
            return Err(Refusal::new("stale").into());
        }
        match (&looked, &found) {
            (Ok((inspection, used)), Some((blob, _))) => {
                now.value.findings = Some(*blob);
                let ready = (inspection, used.as_ref());
                inspected(house, (write, leave), now, ready)
            }
            (Err(Stop::Refusal(refusal)), _) => refused(write, leave, now, refusal),
            (Err(stop), _) => Err(stop.clone()),
            (Ok(_), None) => Err(Refusal::new("stale").into()),
        }
    })
}

type Looked = (Inspection, Option<Versioned<Remembered>>);

fn looked(house: &House, filed: &Filed, known: &[Versioned<Remembered>]) -> Result<Looked, Stop> {
    let handed = handed(filed)?;
    let first = house.intake.inspect(&handed, None, &Unwatched)?;
    let header = header_of(&first.columns);
    let used = known.iter().find(|known| known.value.header == header);
    let text = used.and_then(|used| mapping::read(&filed.delivery.file, &used.value.text).0);
    match (used, text) {
        // What once fitted and does so no more is asked again.
        (Some(used), Some(text)) => match house.intake.inspect(&handed, Some(&text), &Unwatched) {
            Ok(again) => Ok((again, Some(used.clone()))),
            Err(Stop::Refusal(_)) => Ok((first, None)),
            Err(stop) => Err(stop),
        },
        _ => Ok((first, None)),
    }
}

fn inspected(
    house: &House,
    (write, leave): (&mut Write<'_, InEngagement>, &Leave<InEngagement>),
    Versioned { value: mut filed, version }: Versioned<Filed>,
    (inspection, used): (&Inspection, Option<&Versioned<Remembered>>),
) -> Result<Done<()>, Stop> {
    let questions = u32::try_from(inspection.questions.len()).unwrap_or(u32::MAX);
    filed.delivery.state = filed.delivery.state.inspect(leave.at, questions)?;
    let mut looked = entry(Action::DeliveryInspected, &filed);
    looked.detail = looked.detail.with("questions", &questions);
    let said = Entries::one(looked);
    // A program cannot answer. What a person has said of such files holds for it.
    let person: Option<PersonId> = used.and_then(|used| used.value.by);
    match (leave.grant.role(), used, person) {
        (None, Some(used), Some(cause)) if questions == 0 => {
            let ready = Ready { mapping: used.value.id, questions, cause };
            let (mapped, started) = start_import(house, write, leave.at, (&mut filed, ready))?;
            delivery::put(write, &filed, Some(version))?;
            Ok(Done::new((), said.and(mapped).and(started)))
        }
        _ => {
            delivery::put(write, &filed, Some(version))?;
            Ok(Done::new((), said))
        }
    }
}

fn refused(
    write: &mut Write<'_, InEngagement>,
    leave: &Leave<InEngagement>,
    Versioned { value: mut filed, version }: Versioned<Filed>,
    refusal: &Refusal,
) -> Result<Done<()>, Stop> {
    filed.delivery.state = filed.delivery.state.refuse(leave.at, refusal.code)?;
    delivery::put(write, &filed, Some(version))?;
    let mut entry = entry(Action::DeliveryRefused, &filed);
    entry.detail = entry.detail.with("code", &refusal.code);
    Ok(Done::new((), Entries::one(entry)))
}
