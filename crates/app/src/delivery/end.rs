//! The end of an import: the delivery, what it brought and its job, in one transaction.

use std::collections::BTreeMap;

use kajitori_domain::access::{EngagementPermission, InEngagement, Log};
use kajitori_domain::audit::{Action, Entries, Entry};
use kajitori_domain::blob::Blob;
use kajitori_domain::delivery::{DeliveryState, FileRole, Outcome};
use kajitori_domain::id::{DeliveryId, ReportId};
use kajitori_domain::job::Job;
use kajitori_domain::record::Reported;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;
use kajitori_store::delivery::{self, Filed};
use kajitori_store::reported::{self, Handed};
use kajitori_store::{Done, Versioned, Write};

use super::findings::Findings;
use super::import::{Came, Input, Read};
use super::own::{entry, get};
use crate::call::Call;
use crate::house::House;
use crate::job::Held;
use crate::run::{Failure, change, found};

/// Deliveries that are looked at for the same file.
const LOOK: u32 = 10_000;

/// Writes what an import came to.
pub(super) fn end(
    house: &House,
    call: &Call<'_>,
    (job, id): (&Held, DeliveryId),
    (came, aside): Read,
) -> Result<(), Failure> {
    let Log::Engagement(engagement) = job.scope else { return Err(Failure::Hidden) };
    let came = match came {
        Err(Stop::Refusal(refusal)) if !final_for_the_file(&refusal) => return Err(refusal.into()),
        other => other,
    };
    let kept = match &came {
        Ok(came) if !came.known => Some(came.findings.keep(house)?),
        _ => None,
    };
    let asked = (InEngagement(engagement), EngagementPermission::Deliver);
    change(house, call, asked, |write, leave| {
        let Versioned { value: mut filed, version } = get(write, id)?;
        let outcome = outcome(write, &filed, &came)?;
        job.end(write, leave.at, matches!(outcome, Outcome::Added { rejected: 1.., .. }))?;
        let said = said(&filed, &outcome);
        write_down(house, (write, leave.at), (&mut filed, outcome), (&came, kept, aside))?;
        delivery::put(write, &filed, Some(version))?;
        Ok(Done::new((), Entries::one(said)))
    })
}

/// Whether a refusal is about what the file says; any other is about the house or the job.
fn final_for_the_file(refusal: &Refusal) -> bool {
    let ours = ["job-", "blob-", "record-", "delivery-not-importing", "stale", "hidden"];
    !ours.iter().any(|prefix| refusal.code.starts_with(prefix))
}

fn outcome(
    write: &Write<'_, InEngagement>,
    filed: &Filed,
    came: &Result<Came, Stop>,
) -> Result<Outcome, Stop> {
    let came = match came {
        Ok(came) => came,
        Err(Stop::Refusal(refusal)) => {
            let rejected = refusal.args.iter().find(|(key, _)| *key == "rejected");
            let rejected = rejected.and_then(|(_, count)| count.parse().ok()).unwrap_or(0);
            return Ok(Outcome::Refused { code: refusal.code.to_owned(), rejected });
        }
        Err(fault) => return Err(fault.clone()),
    };
    let batch = came.batch.clone();
    let others = delivery::list(write, LOOK)?;
    let mut same = others.iter().filter(|other| {
        let Filed { delivery, withdrawn, .. } = &other.value;
        delivery.role == filed.delivery.role
            && withdrawn.is_none()
            && matches!(delivery.state, DeliveryState::Imported { .. })
    });
    let named = |other: &Versioned<Filed>| match &other.value.delivery.state {
        DeliveryState::Imported { batch: own, .. } => *own == batch,
        _ => false,
    };
    // Of reported values the last hand-in counts, so only the last can be the same.
    let twice = match filed.delivery.role {
        FileRole::Reported => same.next().is_some_and(named),
        _ => same.any(named),
    };
    let (accepted, rejected) = (came.findings.accepted, came.findings.rejected);
    Ok(match came.known || twice {
        true => Outcome::Known { batch },
        false => Outcome::Added { batch, accepted, rejected },
    })
}

fn said(filed: &Filed, outcome: &Outcome) -> Entry {
    match outcome {
        Outcome::Added { batch, accepted, rejected } => {
            let mut entry = entry(Action::DeliveryImported, filed);
            let detail = entry.detail.with("batch", batch);
            entry.detail = detail.with("accepted", accepted).with("rejected", rejected);
            entry
        }
        Outcome::Known { batch } => {
            let mut entry = entry(Action::DeliveryImported, filed);
            entry.detail = entry.detail.with("batch", batch).with("known", &true);
            entry
        }
        Outcome::Refused { code, .. } => {
            let mut entry = entry(Action::DeliveryRefused, filed);
            entry.detail = entry.detail.with("code", code);
            entry
        }
    }
}

fn write_down(
    house: &House,
    (write, at): (&mut Write<'_, InEngagement>, Moment),
    (filed, outcome): (&mut Filed, Outcome),
    (came, kept, aside): (&Result<Came, Stop>, Option<Blob>, Option<Blob>),
) -> Result<(), Stop> {
    let added = matches!(outcome, Outcome::Added { .. });
    if !matches!(outcome, Outcome::Known { .. }) {
        filed.findings = kept.or(filed.findings);
        filed.rejects = aside;
    }
    filed.delivery.state = filed.delivery.state.clone().imported(at, outcome)?;
    match came {
        Ok(came) if added => {
            correct(write, filed, at)?;
            report(house, write, (filed.delivery.id, at), &came.reported)
        }
        _ => Ok(()),
    }
}

/// Takes the table out of force whose place this one takes; of events the catalogue says so.
fn correct(write: &mut Write<'_, InEngagement>, filed: &Filed, at: Moment) -> Result<(), Stop> {
    let Some(corrects) = &filed.corrects else { return Ok(()) };
    for earlier in delivery::list(write, LOOK)? {
        let Versioned { value: mut earlier, version } = earlier;
        let is_it = matches!(&earlier.delivery.state,
            DeliveryState::Imported { batch, .. } if batch == corrects);
        if is_it && earlier.withdrawn.is_none() && earlier.delivery.id != filed.delivery.id {
            earlier.withdrawn = Some(at);
            delivery::put(write, &earlier, Some(version))?;
        }
    }
    Ok(())
}

/// Reported values come into the record; of two for one level and month the later row counts.
fn report(
    house: &House,
    write: &mut Write<'_, InEngagement>,
    (delivery, at): (DeliveryId, Moment),
    values: &[Reported],
) -> Result<(), Stop> {
    let report = ReportId::draw(at, house.chance());
    let last: BTreeMap<_, _> = values.iter().map(|v| ((v.month, &v.level), v)).collect();
    for reported in last.into_values() {
        let (reported, delivery) = (reported.clone(), Some(delivery));
        reported::add(write, &Handed { report, reported, delivery, at, superseded: None })?;
    }
    Ok(())
}

/// Sets the delivery free that waits for a job which comes to nothing.
///
/// # Errors
/// A fault when it cannot be written.
pub(crate) fn given_up(
    write: &mut Write<'_, InEngagement>,
    job: &Job,
    at: Moment,
) -> Result<(), Stop> {
    let input = Input::read(&job.input)?;
    let Versioned { value: mut filed, version } = found(delivery::get(write, input.delivery)?)?;
    if !matches!(filed.delivery.state, DeliveryState::Importing { job: own, .. } if own == job.id) {
        return Ok(());
    }
    filed.delivery.state = filed.delivery.state.given_up(at)?;
    delivery::put(write, &filed, Some(version)).map(|_| ())
}

/// Has the delivery wait for its job again, which is tried anew.
///
/// # Errors
/// `delivery-not-mapped` when it is past that.
pub(crate) fn resume(write: &mut Write<'_, InEngagement>, job: &Job) -> Result<(), Stop> {
    let input = Input::read(&job.input)?;
    let Versioned { value: mut filed, version } = found(delivery::get(write, input.delivery)?)?;
    filed.delivery.state = filed.delivery.state.import(job.id)?;
    delivery::put(write, &filed, Some(version)).map(|_| ())
}

/// What was found, for whoever asks: all of it for its sender, the counts for the other side.
pub(super) fn shown(house: &House, filed: &Filed, own: bool) -> Result<Option<Findings>, Stop> {
    let Some(blob) = &filed.findings else { return Ok(None) };
    let findings = Findings::read(house, blob)?;
    Ok(Some(if own { findings } else { findings.for_the_other_side() }))
}
