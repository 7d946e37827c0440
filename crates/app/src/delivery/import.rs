//! The job that reads a file into the log store or the tables.

use std::io::Write as Out;

use kajitori_domain::access::{EngagementPermission, InEngagement, Log};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::batch::{Entry as Batch, LogOf, in_force};
use kajitori_domain::blob::Blob;
use kajitori_domain::delivery::{DeliveryState, FileRole};
use kajitori_domain::id::DeliveryId;
use kajitori_domain::intake::{Handed, Imported};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::record::Reported;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_store::delivery::Filed;
use kajitori_store::mapping as remembered;
use serde::{Deserialize, Serialize};

use super::end::end;
use super::findings::{Findings, chain, coded};
use super::finish::handed;
use super::guarded::Guarded;
use super::own::get;
use crate::call::Call;
use crate::house::House;
use crate::job::{Beat, Held};
use crate::run::{Failure, ask, found, leave};

/// What an import works on.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Input {
    /// The delivery.
    pub(super) delivery: DeliveryId,
    /// Entries of the catalogue when it was asked for: a batch that is there already and is later
    /// than these is what an earlier attempt of this job has added.
    pub(super) catalogue: u64,
}

impl Input {
    pub(super) fn to_text(self) -> String {
        serde_json::to_string(&self).unwrap_or_default()
    }

    pub(super) fn read(text: &str) -> Result<Self, Stop> {
        Ok(serde_json::from_str(text).map_err(|e| chain("the input of an import", &e))?)
    }
}

/// What reading came to, before it is written down.
pub(super) struct Came {
    pub(super) batch: String,
    /// Whether the same rows counted already before.
    pub(super) known: bool,
    pub(super) findings: Findings,
    pub(super) reported: Vec<Reported>,
}

/// Imports the delivery that `job` names.
///
/// # Errors
/// `delivery-not-importing`, `job-lease-lost`; a fault when it cannot be read or written.
pub(crate) fn work(
    house: &House,
    call: &Call<'_>,
    job: &Held,
    watch: &Beat<'_>,
) -> Result<(), Failure> {
    let input = Input::read(&job.input)?;
    let Log::Engagement(engagement) = job.scope else { return Err(Failure::Hidden) };
    let asked = (InEngagement(engagement), EngagementPermission::SeeDeliveries);
    let (filed, mapping) = ask(house, call, asked, |read, _| {
        let filed = get(read, input.delivery)?.value;
        let DeliveryState::Importing { job: own, mapping, .. } = filed.delivery.state else {
            return Err(Refusal::new("delivery-not-importing").into());
        };
        found((own == job.id).then_some(()))?;
        let text = found(remembered::get(read, mapping)?)?.value.text;
        Ok((filed, text))
    })?;
    let read = mapping::read(&filed.delivery.file, &mapping).0;
    let read = read.ok_or_else(|| Refusal::new("delivery-not-mapped"))?;
    let file = handed(&filed)?;
    let mut came = Err(Stop::from(Refusal::new("delivery-not-importing")));
    let aside = house.blobs.put(&mut |out| {
        let work = Work { house, call, input, filed: &filed, file: &file, mapping: &read, watch };
        came = match filed.delivery.role {
            FileRole::Log => work.events(out),
            _ => work.table(out),
        };
        // What was kept aside of a refused file is what its sender mends.
        if let Err(Stop::Fault(fault)) = &came { Err(fault.clone().into()) } else { Ok(()) }
    })?;
    watch.holds()?;
    let aside = Some(aside).filter(|blob| blob.bytes > 0);
    end(house, call, (job, input.delivery), (came, aside))
}

/// An import at work.
struct Work<'a> {
    house: &'a House,
    call: &'a Call<'a>,
    input: Input,
    filed: &'a Filed,
    file: &'a Handed,
    mapping: &'a Mapping,
    watch: &'a Beat<'a>,
}

impl Work<'_> {
    fn events(&self, out: &mut dyn Out) -> Result<Came, Stop> {
        let Self { house, call, .. } = *self;
        let engagement = self.engagement()?;
        let leave = leave(house, call, (engagement, EngagementPermission::Deliver));
        let leave = leave.map_err(|_| crate::run::hidden())?;
        let say = said(self.input.delivery);
        let batches = house.db.batches(&leave.grant).adding(house.stamp(call, leave.at), &say);
        let guarded = Guarded { batches: &batches, watch: self.watch };
        let log = LogOf { engagement: engagement.0, batches: &guarded };
        let corrects = self.filed.corrects.as_deref();
        let imported =
            house.intake.import(log, self.file, self.mapping, corrects, out, self.watch)?;
        let (batch, number, findings) = match imported {
            Imported::Added { batch, number, counts, examples } => {
                let problems = counts.problems.clone();
                (batch, number, Findings { problems, examples, ..of(&counts) })
            }
            // An earlier attempt of this job added it, and may have been killed before it said so.
            Imported::Known { batch, number, examples } if number > self.input.catalogue => {
                (batch, number, Findings { examples, ..stood(&guarded, number)? })
            }
            Imported::Known { batch, number, .. } => (batch, number, Findings::default()),
        };
        let known = number <= self.input.catalogue;
        Ok(Came { batch, known, findings, reported: vec![] })
    }

    fn table(&self, out: &mut dyn Out) -> Result<Came, Stop> {
        let Self { house, filed, file, mapping, watch, .. } = *self;
        let role = filed.delivery.role;
        let tables = house.intake.table(role, file, mapping, out, watch)?;
        let input = tables.inputs.iter().find(|input| input.role == role.word());
        let rows = |count: Option<Option<u64>>| count.flatten().unwrap_or(0);
        let findings = Findings {
            accepted: rows(input.map(|input| input.accepted)),
            rejected: rows(input.map(|input| input.rejected)),
            problems: coded(&tables.problems),
            examples: tables.examples,
            ..Findings::default()
        };
        let batch = table_batch(filed, mapping);
        Ok(Came { batch, known: false, findings, reported: tables.reported })
    }

    fn engagement(&self) -> Result<InEngagement, Stop> {
        match self.call.actor {
            kajitori_domain::access::Actor::Job { scope: Log::Engagement(id), .. } => {
                Ok(InEngagement(*id))
            }
            _ => Err(crate::run::hidden()),
        }
    }
}

/// The name of what a table brought: like a batch's, over what was read and how.
fn table_batch(filed: &Filed, mapping: &Mapping) -> String {
    let source = filed.source.map(|hash| hash.to_string()).unwrap_or_default();
    let parts = ["kajitori table 1", filed.delivery.role.word(), &source, &mapping::write(mapping)];
    kajitori_domain::batch::sha256(parts.join("\n").as_bytes())
}

/// What the audit says of an entry that an import adds.
fn said(delivery: DeliveryId) -> impl Fn(&Batch) -> Entries + Send + Sync {
    move |batch| {
        let object = Object::new(ObjectKind::Batch, &batch.batch);
        let mut entry = Entry::new(Action::DeliveryImported, object);
        entry.detail = entry.detail.with("number", &batch.number).with("delivery", &delivery);
        Entries::one(entry)
    }
}

/// What an entry of the catalogue says was counted.
fn of(counts: &kajitori_domain::batch::Counts) -> Findings {
    use kajitori_domain::time::Moment;
    Findings {
        accepted: counts.accepted,
        rejected: counts.rejected,
        problems: counts.problems.clone(),
        cases: Some(counts.new_cases.into()),
        span: counts.span.map(|(first, last)| (Moment(first), Moment(last))),
        twice: counts.twice.clone(),
        ..Findings::default()
    }
}

/// What an earlier attempt has added before its worker was killed.
fn stood(batches: &Guarded<'_>, number: u64) -> Result<Findings, Stop> {
    use kajitori_domain::batch::Batches as _;
    let entries = batches.list()?;
    let entry = entries.iter().find(|committed| committed.entry.number == number);
    Ok(entry.map(|committed| of(&committed.entry.counts)).unwrap_or_default())
}

/// Whether the batch counts now.
pub(super) fn counts(entries: &[kajitori_domain::batch::Committed], batch: &str) -> bool {
    in_force(entries, None).iter().any(|committed| committed.entry.batch == batch)
}

/// Rows kept aside, with what came.
pub(super) type Read = (Result<Came, Stop>, Option<Blob>);
