//! The job that measures a month.

use kajitori_domain::access::{EngagementPermission, InEngagement, Log};
use kajitori_domain::agreement::Agreement;
use kajitori_domain::amendment::{self, Amendment};
use kajitori_domain::analytics::{MeasuredRun, Question};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::batch::LogOf;
use kajitori_domain::blob::Blob;
use kajitori_domain::contract::AgreementVersion;
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{ContestId, EngagementId, SampleId};
use kajitori_domain::intake::Tables;
use kajitori_domain::pack::{Evidence, InputReport, Pack, compose};
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::run::RunId;
use kajitori_store::run::{self, Run, RunState};
use kajitori_store::{Done, Write, agreement, sample};

use super::inputs::{file, parsed};
use super::tables::{self, Found};
use super::{Asked, amendments};
use crate::call::Call;
use crate::house::House;
use crate::job::{Beat, Held};
use crate::run::{Failure, Leave, ask, change, found, leave};

/// All that goes into a run.
struct Inputs {
    asked: Asked,
    version: AgreementVersion,
    agreement: Agreement,
    amendments: Vec<(ContestId, Amendment)>,
    tables: Found,
}

/// Measures the month that `job` names.
///
/// # Errors
/// A refusal when log and agreement do not fit each other; `job-lease-lost`.
pub(crate) fn work(
    house: &House,
    call: &Call<'_>,
    job: &Held,
    watch: &Beat<'_>,
) -> Result<(), Failure> {
    let Log::Engagement(e) = job.scope else {
        return Err(Failure::Fault(Fault { chain: format!("measuring in {}", job.scope) }));
    };
    let inputs = gather(house, call, e, &job.input)?;
    let settled: Vec<Amendment> = inputs.amendments.iter().map(|(_, a)| a.clone()).collect();
    let scope = (InEngagement(e), EngagementPermission::Measure);
    let tables = inputs.tables.read(house, watch)?;
    let measured = {
        let granted = leave(house, call, scope)?;
        let batches = house.db.batches(&granted.grant);
        let log = LogOf { engagement: e, batches: &batches };
        let Asked { log_number: as_of, month, .. } = inputs.asked;
        let of = Question { log, as_of, agreement: &inputs.agreement, amendments: &settled };
        house.analytics.measure(of, month, &tables, watch)?
    };
    let (cases, engine) = (measured.cases, measured.engine.clone());
    let pack = composed((&inputs, &tables), measured, &settled);
    let made = Made { file: kept(house, &pack)?, cases, engine, pack };
    watch.holds()?;
    change(house, call, scope, |write, leave| {
        let said = add(house, write, leave, (&inputs, &made, job))?;
        job.end(write, leave.at, false)?;
        Ok(Done::new((), said))
    })
}

/// What came out.
struct Made {
    pack: Pack,
    file: Blob,
    cases: Blob,
    engine: String,
}

fn gather(house: &House, call: &Call<'_>, e: EngagementId, input: &str) -> Result<Inputs, Failure> {
    let scope = (InEngagement(e), EngagementPermission::SeeFigures);
    ask(house, call, scope, |read, _| {
        let asked: Asked = serde_json::from_str(input)
            .map_err(|e| Stop::from(Fault { chain: format!("a job's input: {e}") }))?;
        let version = found(agreement::get(read, asked.agreement)?)?.value;
        let agreement = parsed(&version)?;
        let amendments = amendments(read, asked.month)?;
        let tables = tables::of(read, asked.month)?;
        Ok(Inputs { asked, version, agreement, amendments, tables })
    })
}

fn composed(
    (inputs, tables): (&Inputs, &Tables),
    measured: MeasuredRun,
    settled: &[Amendment],
) -> Pack {
    let MeasuredRun { measured, inputs: read, problems, examples, engine, .. } = measured;
    let Asked { month, log_number, .. } = &inputs.asked;
    let agreement = file(&inputs.version);
    let command = format!(
        "kajitori pack --agreement {agreement} --store STORE --as-of {log_number} --month {month} \
         --out DIR",
    );
    compose(Evidence {
        agreement: &inputs.agreement,
        measured,
        reported: &tables.reported,
        inputs: all((inputs, tables), read, settled),
        problems,
        examples,
        engine: &engine,
        command,
    })
}

/// The inputs that make the run's name: what was measured from, the agreement, and what was
/// settled; each role once.
fn all(
    (inputs, tables): (&Inputs, &Tables),
    mut read: Vec<InputReport>,
    settled: &[Amendment],
) -> Vec<InputReport> {
    let text = |role, file, text: &str| InputReport {
        role,
        file,
        sha256: Sha256::of(text.as_bytes()).to_string(),
        accepted: None,
        rejected: None,
    };
    let mut own = vec![text("agreement", file(&inputs.version), &inputs.version.text)];
    own.extend(tables.inputs.clone());
    if !settled.is_empty() {
        let changes = amendment::to_text(settled);
        own.push(text("amendments", "amendments.json".to_owned(), &changes));
    }
    own.retain(|input| read.iter().all(|known| known.role != input.role));
    read.extend(own);
    read
}

fn kept(house: &House, pack: &Pack) -> Result<Blob, Stop> {
    let bytes = serde_json::to_vec_pretty(pack);
    let bytes = bytes.map_err(|e| Stop::from(Fault { chain: format!("a pack: {e}") }))?;
    house.blobs.put(&mut |out| {
        let written = out.write_all(&bytes);
        written.map_err(|e| Fault { chain: format!("a pack: {e}") }.into())
    })
}

/// Adds the run, unless there is one of the same inputs, and has the close go on with it.
fn add(
    house: &House,
    write: &mut Write<'_, InEngagement>,
    leave: &Leave<InEngagement>,
    (inputs, made, job): (&Inputs, &Made, &Held),
) -> Result<Entries, Stop> {
    let hash = |text: &str| {
        let wrong = || Fault { chain: format!("{text} is no hash") };
        text.parse::<Sha256>().map_err(|_| Stop::from(wrong()))
    };
    let provenance = &made.pack.provenance;
    let run = Run {
        id: RunId(hash(&provenance.run_id)?),
        month: inputs.asked.month,
        agreement: inputs.asked.agreement,
        log_number: inputs.asked.log_number,
        engine: made.engine.clone(),
        amendments: inputs.amendments.iter().map(|(id, _)| *id).collect(),
        result: hash(&provenance.result_hash)?,
        pack: made.file,
        cases: made.cases,
        made: leave.at,
        by: job.cause,
        state: RunState::Draft,
    };
    run::add(write, &run)?;
    let mut entry = Entry::new(Action::RunMade, Object::new(ObjectKind::Run, &run.id));
    entry.after = Some(run.result);
    entry.detail = entry.detail.with("month", &run.month);
    let mut said = Entries::one(entry);
    for id in &inputs.tables.fresh {
        said = said.and(used(write, *id, run.id)?);
    }
    crate::close::measured(house, write, leave, (&run, &inputs.agreement), said)
}

/// A sample that this run is the first to rest on.
fn used(write: &mut Write<'_, InEngagement>, id: SampleId, run: RunId) -> Result<Entry, Stop> {
    let mut drawn = found(sample::get(write, id)?)?;
    drawn.value.state = drawn.value.state.used(run)?;
    sample::put(write, &drawn.value, Some(drawn.version))?;
    Ok(Entry::new(Action::SampleUsed, Object::new(ObjectKind::Sample, &id)))
}
