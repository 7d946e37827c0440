//! A file as it would be read by a mapping, for the person who is about to say so.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::delivery::FileRole;
use kajitori_domain::intake::Inspection;
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::watch::Unwatched;
use kajitori_store::Versioned;
use kajitori_store::delivery::Filed;

use super::Place;
use super::findings::Findings;
use super::finish::{handed, inspect};
use super::own::own;
use super::take_in::Said;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask};

/// What was found in the file so far, to begin with. A file that nobody has looked through yet is
/// looked through now.
///
/// # Errors
/// `access-other-side`; as the intake where the file cannot be read at all.
pub fn remap(
    house: &House,
    call: &Call<'_>,
    place: Place,
) -> Result<(Versioned<Filed>, Findings, Mapping), Failure> {
    let filed = own_of(house, call, place)?;
    if filed.value.delivery.state.word() == "received" {
        inspect(house, call, place)?;
    }
    let filed = own_of(house, call, place)?;
    filed.value.delivery.state.clone().inspect(house.now(), 0)?;
    let findings = match &filed.value.findings {
        Some(blob) => Findings::read(house, blob)?,
        None => Findings::default(),
    };
    let read = mapping::read(&filed.value.delivery.file, &findings.mapping).0;
    Ok((filed, findings, read.unwrap_or_default()))
}

/// The file as it would be read by what somebody says of it.
///
/// # Errors
/// `access-other-side`; as the intake where the file cannot be read so.
pub fn look(
    house: &House,
    call: &Call<'_>,
    place: Place,
    said: &Said,
) -> Result<(Versioned<Filed>, Findings), Failure> {
    let (filed, found) = inspection(house, call, place, said)?;
    Ok((filed, Findings::of(&found, None)))
}

pub(super) fn inspection(
    house: &House,
    call: &Call<'_>,
    place: Place,
    said: &Said,
) -> Result<(Versioned<Filed>, Inspection), Failure> {
    let filed = own_of(house, call, place)?;
    let whole = said.mapping.file.object_type.is_some();
    let named = match said.role {
        FileRole::Log => said.mapping.events.is_some() || whole,
        FileRole::Intervals => said.mapping.intervals.is_some(),
        FileRole::Samples => said.mapping.samples.is_some(),
        FileRole::Reported => said.mapping.reported.is_some(),
    };
    if !named {
        return Err(Refusal::new("delivery-not-mapped").into());
    }
    let found = house.intake.inspect(&handed(&filed.value)?, Some(&said.mapping), &Unwatched)?;
    Ok((filed, found))
}

fn own_of(
    house: &House,
    call: &Call<'_>,
    (engagement, id): Place,
) -> Result<Versioned<Filed>, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::MapDelivery);
    ask(house, call, asked, |read, leave| own(read, &leave.grant, id))
}
