//! What was handed in, as each side may see it.

use kajitori_domain::access::{ActorName, EngagementPermission, Grant, InEngagement};
use kajitori_domain::delivery::{DeliveryState, FileRole};
use kajitori_domain::id::{EngagementId, PersonId};
use kajitori_domain::job::Job;
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Stop;
use kajitori_domain::report::{Sheet, TableKind};
use kajitori_domain::text::Lang;
use kajitori_store::delivery::{self, Filed};
use kajitori_store::{Read, Versioned, batch, job, organisation, person};

use super::Place;
use super::end::shown;
use super::findings::Findings;
use super::import::counts;
use super::own::{get, side};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, leave, may};

/// Deliveries that a list shows.
const SHOWN: u32 = 1_000;

/// Who handed something in, as the asker may know it: nobody of the client learns the name of one
/// of the vendor's people here, nor the other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Somebody of the asker's own side.
    Person(String),
    /// The other side.
    Side(Side),
    /// A program with a key.
    Program,
}

/// A delivery of a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The delivery.
    pub filed: Versioned<Filed>,
    /// Who handed it in.
    pub by: By,
    /// Whether its rows count.
    pub in_force: bool,
}

/// The deliveries of an engagement.
#[derive(Debug, Clone)]
pub struct Deliveries {
    /// The deliveries, the last first.
    pub listed: Vec<Listed>,
    /// The side that looks.
    pub side: Side,
    /// Whether the asker may hand in.
    pub deliver: bool,
}

/// What the asker may do with a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct May {
    /// Say how it is read.
    pub map: bool,
    /// Send what is missing, or think better of it.
    pub discard: bool,
    /// Fetch the rows kept aside.
    pub rejected: bool,
    /// Take it out of force.
    pub withdraw: bool,
}

/// One delivery.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The delivery.
    pub listed: Listed,
    /// What was found in it.
    pub findings: Option<Findings>,
    /// The job that reads it.
    pub job: Option<Job>,
    /// Bytes that are here, while they come in.
    pub arrived: u64,
    /// What the asker may do.
    pub may: May,
}

/// What was handed in.
///
/// # Errors
/// [`Failure::Hidden`] for those without a part in the engagement.
pub fn list(
    house: &House,
    call: &Call<'_>,
    engagement: EngagementId,
) -> Result<Deliveries, Failure> {
    let scope = InEngagement(engagement);
    let deliver = may(house, call, scope, EngagementPermission::Deliver);
    ask(house, call, (scope, EngagementPermission::SeeDeliveries), |read, leave| {
        let filed = delivery::list(read, SHOWN)?;
        let people = People::read(read, &leave.grant)?;
        let entries = batch::list(read)?;
        let listed = filed.into_iter().map(|filed| people.listed(filed, &entries)).collect();
        Ok(Deliveries { listed, side: side(&leave.grant), deliver })
    })
}

/// One of them.
///
/// # Errors
/// [`Failure::Hidden`] where there is none.
pub fn show(house: &House, call: &Call<'_>, (engagement, id): Place) -> Result<Shown, Failure> {
    let scope = InEngagement(engagement);
    let asked = (scope, EngagementPermission::SeeDeliveries);
    let (listed, own, job) = ask(house, call, asked, |read, leave| {
        let people = People::read(read, &leave.grant)?;
        let listed = people.listed(get(read, id)?, &batch::list(read)?);
        let job = match listed.filed.value.delivery.state {
            DeliveryState::Importing { job, .. } => job::get(read, job)?.map(|job| job.value),
            _ => None,
        };
        let own = listed.filed.value.delivery.side == side(&leave.grant);
        Ok((listed, own, job))
    })?;
    let filed = &listed.filed.value;
    let findings = shown(house, filed, own)?;
    let arrived = match filed.delivery.state {
        DeliveryState::Receiving { .. } => house.blobs.arrived(id)?,
        _ => filed.bytes,
    };
    let may = |wanted| may(house, call, scope, wanted);
    let rest = filed.delivery.state.clone().discard(house.now()).is_ok();
    let mapped = filed.delivery.state.clone().inspect(house.now(), 0).is_ok();
    let may = May {
        map: own && mapped && may(EngagementPermission::MapDelivery),
        discard: own && rest && may(EngagementPermission::Deliver),
        rejected: own && filed.rejects.is_some() && may(EngagementPermission::SeeRejected),
        withdraw: listed.in_force
            && filed.delivery.role != FileRole::Reported
            && may(EngagementPermission::WithdrawBatch),
    };
    Ok(Shown { listed, findings, job, arrived, may })
}

/// The list as a file that people take along.
///
/// # Errors
/// As [`list`]; a fault when it cannot be made.
pub fn table(
    house: &House,
    call: &Call<'_>,
    engagement: EngagementId,
    (sheet, kind, lang): (&Sheet, TableKind, Lang),
) -> Result<Vec<u8>, Failure> {
    leave(house, call, (InEngagement(engagement), EngagementPermission::SeeDeliveries))?;
    let mut bytes = Vec::new();
    house.reports.table(sheet, kind, lang, &mut bytes)?;
    Ok(bytes)
}

/// The people of the asker's own side, by id.
struct People {
    known: Vec<(PersonId, String, Side)>,
    side: Side,
}

impl People {
    fn read(read: &Read<'_, InEngagement>, grant: &Grant<InEngagement>) -> Result<Self, Stop> {
        let parties = organisation::parties(read)?;
        let side_of = |person: &kajitori_domain::organisation::Person| {
            let own = parties.iter().find(|party| party.id == person.organisation);
            own.map(|party| (person.id, person.name.clone(), party.side))
        };
        let known = person::known(read)?;
        let known = known.iter().filter_map(|person| side_of(&person.value)).collect();
        Ok(Self { known, side: side(grant) })
    }

    fn by(&self, filed: &Filed) -> By {
        let sender = match &filed.by {
            ActorName::Token { .. } => return By::Program,
            other => other.person(),
        };
        let known = self.known.iter().find(|(id, ..)| Some(*id) == sender);
        match known {
            Some((_, name, side)) if *side == self.side => By::Person(name.clone()),
            _ => By::Side(filed.delivery.side),
        }
    }

    fn listed(
        &self,
        filed: Versioned<Filed>,
        entries: &[kajitori_domain::batch::Committed],
    ) -> Listed {
        let by = self.by(&filed.value);
        let in_force = match (&filed.value.delivery.state, filed.value.delivery.role) {
            (DeliveryState::Imported { batch, .. }, FileRole::Log) => counts(entries, batch),
            (DeliveryState::Imported { .. }, _) => filed.value.withdrawn.is_none(),
            _ => false,
        };
        Listed { filed, by, in_force }
    }
}
