//! A month's close, with everything that its page shows.

use std::sync::Arc;

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::agreement::Agreement;
use kajitori_domain::audit::{Object, ObjectKind};
use kajitori_domain::close::{AskFacts, CONFIRM_DAYS, MonthlyClose};
use kajitori_domain::contest::{ANSWER_DAYS, Contest};
use kajitori_domain::credit::{Credit, CreditState, Proposal};
use kajitori_domain::id::EngagementId;
use kajitori_domain::job::{Job, JobKind, JobState};
use kajitori_domain::organisation::{Person, Side};
use kajitori_domain::pack::{LevelReport, Pack};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Month;
use kajitori_store::document::Document;
use kajitori_store::run::{Run, RunState};
use kajitori_store::{
    Read, Versioned, close, contest, credit, document, engagement, job, person, run,
};

use super::facts;
use super::history::{Said, told};
use crate::call::Call;
use crate::document::making;
use crate::house::House;
use crate::run::{Failure, Leave, ask};
use crate::{credit as rule, measure, run as way};

/// Jobs that are looked through for one of the month.
const JOBS: u32 = 20;

/// A month's close.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The last close; `None` while the month was never measured.
    pub close: Option<Versioned<MonthlyClose>>,
    /// The closes before it, the first first.
    pub earlier: Vec<MonthlyClose>,
    /// The run that is shown: that of the close, else the last.
    pub run: Option<Run>,
    /// The run that was made last.
    pub latest: Option<Run>,
    /// The runs of the month, the first first.
    pub runs: Vec<Run>,
    /// The contests of the month, in their order.
    pub contests: Vec<Versioned<Contest>>,
    /// The credits of the shown run that the asker may see.
    pub credits: Vec<Credit>,
    /// The documents of the shown run.
    pub documents: Vec<Document>,
    /// How the job stands that makes them, where it was asked for.
    pub making: Option<JobState>,
    /// What happened, the first first.
    pub history: Vec<Said>,
    /// Those who may stand in it.
    pub people: Vec<Person>,
    /// What stands in the way of asking about the last run.
    pub facts: AskFacts,
    /// Whether something was settled that the shown run does not know.
    pub rerun_due: bool,
    /// A job that measures the month now, or that failed at it last.
    pub job: Option<Job>,
    /// The day by which the vendor would have to answer if asked today.
    pub confirm_due: Option<Date>,
    /// The day by which a contest raised today would have to be answered.
    pub answer_due: Option<Date>,
    /// The zone of the agreement.
    pub zone: String,
    /// Why the month cannot be measured; the code of a refusal.
    pub unmeasurable: Option<&'static str>,
}

/// The same with what the packs say.
#[derive(Debug, Clone)]
pub struct Look {
    /// The close.
    pub shown: Shown,
    /// The pack of the shown run.
    pub pack: Option<Arc<Pack>>,
    /// The pack of the run that was fixed before, where this close restates one, or of the one
    /// before a contest was settled.
    pub before: Option<Arc<Pack>>,
    /// What the agreed rules would propose, by service level; for the client alone, and not once
    /// credits stand.
    pub proposals: Vec<(String, Proposal)>,
}

/// The close of `month`.
///
/// # Errors
/// As [`ask`].
pub fn show(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    month: Month,
) -> Result<Look, Failure> {
    let wanted = (InEngagement(e), EngagementPermission::SeeClose);
    let (shown, before, terms) = ask(house, call, wanted, |read, leave| {
        let agreement = measure::agreement_of(read, month);
        let shown = read_shown(house, read, leave, (month, agreement.as_ref()))?;
        let before = before(read, &shown)?;
        let fee = engagement::get(read)?.value.fee_yen;
        let terms = match agreement {
            Ok((_, terms)) => Some((rule::earlier(house, read, &terms, month)?, terms, fee)),
            Err(_) => None,
        };
        Ok((shown, before, terms))
    })?;
    let pack = shown.run.as_ref().map(|run| measure::pack(house, e, run)).transpose()?;
    let before = before.map(|run| measure::pack(house, e, &run)).transpose()?;
    let client = way::may(house, call, InEngagement(e), EngagementPermission::ProposeCredit);
    let proposals = match (&pack, terms) {
        (Some(pack), Some((earlier, terms, fee))) if client && shown.credits.is_empty() => {
            let of = |level: &LevelReport| {
                (level.id.clone(), rule::follows(&terms, level, &earlier, fee))
            };
            let all = pack.levels.iter().map(of);
            all.filter(|(_, proposal)| *proposal != Proposal::Nothing).collect()
        }
        _ => Vec::new(),
    };
    Ok(Look { shown, pack, before, proposals })
}

type Counting<'a> = Result<&'a (kajitori_domain::contract::AgreementVersion, Agreement), &'a Stop>;

fn read_shown(
    house: &House,
    read: &Read<'_, InEngagement>,
    leave: &Leave<InEngagement>,
    (month, agreement): (Month, Counting<'_>),
) -> Result<Shown, Stop> {
    let mut closes = close::list(read)?;
    closes.retain(|close| close.value.month == month);
    let close = closes.pop();
    let early = leave.grant.side() == Some(Side::Client);
    let mut runs: Vec<Run> = run::list(read, month)?.into_iter().map(|run| run.value).collect();
    // A draft is the client's alone.
    runs.retain(|run| early || run.state != RunState::Draft);
    let latest = runs.last().cloned();
    let run = match close.as_ref().and_then(|close| close.value.state.run()) {
        Some(id) => Some(measure::run_of(read, id)?),
        None => latest.clone(),
    };
    let terms = agreement.ok().map(|(_, agreement)| agreement);
    let facts = match (terms, &latest) {
        (Some(terms), Some(run)) => facts::of(house, read, (terms, run), leave.today)?,
        _ => AskFacts::default(),
    };
    let rerun_due = match &run {
        Some(run) => measure::rerun_due(read, month, run.id)?,
        None => false,
    };
    let due = |days| terms.map(|terms| terms.due(leave.today, days));
    let is_fixed = |close: &Versioned<MonthlyClose>| close.value.state.word() == "fixed";
    let fixed = close.as_ref().is_some_and(is_fixed);
    let (credits, documents, making) = match &run {
        Some(run) => (
            credits(read, run, leave.grant.side())?,
            document::list(read, run.id)?,
            making(read, (run, fixed))?,
        ),
        None => (Vec::new(), Vec::new(), None),
    };
    let mut objects = vec![Object::new(ObjectKind::Close, &month)];
    objects.extend(runs.iter().map(|run| Object::new(ObjectKind::Run, &run.id)));
    Ok(Shown {
        close,
        earlier: closes.into_iter().map(|close| close.value).collect(),
        run,
        latest,
        runs,
        contests: contest::list(read, month)?,
        credits,
        documents,
        making,
        history: told(read, &objects, leave.grant.side())?,
        people: person::known(read)?.into_iter().map(|person| person.value).collect(),
        facts,
        rerun_due,
        job: working(read, month)?,
        confirm_due: due(CONFIRM_DAYS),
        answer_due: due(ANSWER_DAYS),
        zone: terms.map_or_else(|| "Asia/Tokyo".to_owned(), |terms| terms.zone.clone()),
        unmeasurable: agreement.err().and_then(|stop| match stop {
            Stop::Refusal(refusal) => Some(refusal.code),
            Stop::Fault(_) => None,
        }),
    })
}

/// The credits of a run as `side` may see them.
fn credits(
    read: &Read<'_, InEngagement>,
    run: &Run,
    side: Option<Side>,
) -> Result<Vec<Credit>, Stop> {
    let all = credit::list(read)?.into_iter().map(|credit| credit.value);
    let here = all.filter(|credit| credit.run == run.id);
    let told = |credit: &Credit| !matches!(credit.state, CreditState::Proposed { .. });
    Ok(here.filter(|credit| side != Some(Side::Vendor) || told(credit)).collect())
}

/// The job that measures `month`, where it has not ended well.
fn working(read: &Read<'_, InEngagement>, month: Month) -> Result<Option<Job>, Stop> {
    let start = format!("measure/{month}/");
    let mine = |job: &Job| job.kind == JobKind::Measure && job.key.starts_with(&start);
    let mut jobs = job::list(read, JOBS)?.into_iter().map(|job| job.value).filter(mine);
    Ok(jobs.next().filter(|job| !matches!(job.state, JobState::Done { .. })))
}

/// The run to compare the shown one with: that of the close before, else the one that a settled
/// contest has taken the place of.
fn before(read: &Read<'_, InEngagement>, shown: &Shown) -> Result<Option<Run>, Stop> {
    let Some(run) = &shown.run else { return Ok(None) };
    let fixed = shown.earlier.last().and_then(|close| close.state.run());
    let other = match fixed {
        Some(id) => Some(measure::run_of(read, id)?),
        None => shown.runs.iter().rev().find(|old| superseded(old, run)).cloned(),
    };
    Ok(other.filter(|old| old.id != run.id))
}

/// Whether `old` was shown before `run` and knows less of what was settled.
fn superseded(old: &Run, run: &Run) -> bool {
    old.state == RunState::Superseded
        && old.made <= run.made
        && old.amendments.len() < run.amendments.len()
}
