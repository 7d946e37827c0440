//! Jobs as people see them: how far they are, and stopping or retrying them.

use kajitori_domain::access::{
    Actor, Company, CompanyPermission, EngagementPermission, InEngagement, Log,
};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::{EngagementId, JobId};
use kajitori_domain::job::{Job, JobKind};
use kajitori_domain::text::Text;
use kajitori_store::{Done, Versioned, engagement, job};

use super::work::release;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, found, may};

/// Jobs of an engagement that are shown.
const SHOWN: u32 = 100;

/// A job, with where it works.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The job and its version.
    pub job: Versioned<Job>,
    /// The engagement.
    pub engagement: EngagementId,
    /// Its name.
    pub name: Text,
    /// Whether the asker may stop or retry it.
    pub may: bool,
}

/// The jobs of every engagement that the asker may see, the last first.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(house: &House, call: &Call<'_>) -> Result<Vec<Seen>, Failure> {
    let mut seen = Vec::new();
    for id in engagements(house, call)? {
        let scope = InEngagement(id);
        let jobs = ask(house, call, (scope, EngagementPermission::SeeDeliveries), |read, _| {
            Ok((engagement::get(read)?.value.name, job::list(read, SHOWN)?))
        });
        let (name, jobs) = match jobs {
            Ok(found) => found,
            Err(Failure::Fault(fault)) => return Err(Failure::Fault(fault)),
            Err(_) => continue,
        };
        for job in jobs {
            let may = may(house, call, scope, wanted(job.value.kind));
            seen.push(Seen { job, engagement: id, name: name.clone(), may });
        }
    }
    seen.sort_by_key(|seen| std::cmp::Reverse(seen.job.value.id));
    Ok(seen)
}

/// The engagements that the asker has a part in, or sees from the company.
fn engagements(house: &House, call: &Call<'_>) -> Result<Vec<EngagementId>, Failure> {
    let Actor::Person { memberships, .. } = call.actor else { return Ok(Vec::new()) };
    let own = memberships.iter().filter_map(|membership| match membership.scope {
        Log::Engagement(id) => Some(id),
        Log::Company | Log::Invitation(_) => None,
    });
    let mut ids: Vec<EngagementId> = own.collect();
    if may(house, call, Company, CompanyPermission::SeeCompany) {
        let all = ask(house, call, (Company, CompanyPermission::SeeCompany), |read, _| {
            engagement::list(read)
        })?;
        ids.extend(all.into_iter().map(|engagement| engagement.value.id));
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// Who may start a job may stop it.
fn wanted(kind: JobKind) -> EngagementPermission {
    match kind {
        JobKind::Import => EngagementPermission::MapDelivery,
        JobKind::Measure => EngagementPermission::Measure,
        JobKind::Document => EngagementPermission::Download,
    }
}

/// What a person may know of a job before asking for more.
fn kind_of(
    house: &House,
    call: &Call<'_>,
    (engagement, id): (EngagementId, JobId),
) -> Result<JobKind, Failure> {
    let asked = (InEngagement(engagement), EngagementPermission::SeeDeliveries);
    ask(house, call, asked, |read, _| Ok(found(job::get(read, id)?)?.value.kind))
}

/// Stops a job that waits or runs; what hangs on it is set free.
///
/// # Errors
/// `job-over`, `stale`, `access-role`.
pub fn cancel(
    house: &House,
    call: &Call<'_>,
    (engagement, id): (EngagementId, JobId),
) -> Result<(), Failure> {
    let kind = kind_of(house, call, (engagement, id))?;
    change(house, call, (InEngagement(engagement), wanted(kind)), |write, leave| {
        let mut now = found(job::get(write, id)?)?;
        let by = found(leave.grant.actor().person())?;
        now.value.state = now.value.state.cancel(leave.at, by)?;
        job::put(write, &now.value, Some(now.version))?;
        release(write, &now.value, leave.at)?;
        let entry = Entry::new(Action::JobCancelled, Object::new(ObjectKind::Job, &id));
        Ok(Done::new((), Entries::one(entry)))
    })
}

/// Has a job that failed or was stopped tried anew.
///
/// # Errors
/// `job-not-failed`, `stale`, `access-role`; as the delivery, where it is past that.
pub fn retry(
    house: &House,
    call: &Call<'_>,
    (engagement, id): (EngagementId, JobId),
) -> Result<(), Failure> {
    let kind = kind_of(house, call, (engagement, id))?;
    change(house, call, (InEngagement(engagement), wanted(kind)), |write, leave| {
        let mut now = found(job::get(write, id)?)?;
        now.value.state = now.value.state.retry(leave.at)?;
        now.value.progress = (0, None);
        if let Some(person) = leave.grant.actor().person() {
            now.value.cause = person;
        }
        job::put(write, &now.value, Some(now.version))?;
        if kind == JobKind::Import {
            crate::delivery::resume(write, &now.value)?;
        }
        let entry = Entry::new(Action::JobStarted, Object::new(ObjectKind::Job, &id));
        Ok(Done::new((), Entries::one(entry)))
    })
}
