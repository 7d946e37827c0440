//! A worker: takes a job that is due, does it, and says how it ended.

use kajitori_domain::access::{Actor, EngagementPermission, InEngagement, Log};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind, Via};
use kajitori_domain::id::JobId;
use kajitori_domain::job::{Job, JobKind, JobState};
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::time::Moment;
use kajitori_store::{Done, Write, job};

use super::{Beat, Held};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change, found};

/// Jobs that a worker looks at before it gives up; others may be faster.
const LOOK: u32 = 32;

/// Takes one job that is due and does it; `None` when there is none. What the job changes goes
/// through the same rule as everything, as the job.
///
/// # Errors
/// A fault when the record cannot be reached; how the job itself ends is written into it.
pub fn work(house: &House, worker: &str) -> Result<Option<JobId>, Failure> {
    work_at(house, worker, &JobKind::ALL)
}

/// The same for jobs of some kinds alone.
///
/// # Errors
/// As [`work`].
pub fn work_at(house: &House, worker: &str, kinds: &[JobKind]) -> Result<Option<JobId>, Failure> {
    let Some(held) = take(house, worker, kinds)? else { return Ok(None) };
    let id = held.id;
    let (kind, scope, cause) = (held.kind, held.scope, held.cause);
    let actor = Actor::Job { job: id, kind, scope, cause };
    let request = id.to_string();
    let call = Call { actor: &actor, via: Via::Job, request: &request };
    let beat = Beat::new(house, id, worker);
    let ended = std::thread::scope(|threads| {
        threads.spawn(|| beat.keep());
        let over = Over(&beat);
        let ended = dispatch(house, &call, &held, &beat);
        drop(over);
        ended
    });
    let failure = match ended {
        Ok(()) => left_open(house, &held)?,
        Err(failure) => Some(failure),
    };
    if let Some(failure) = failure {
        fail(house, &call, &held, &failure)?;
    }
    Ok(Some(id))
}

/// Ends the beat, also when the work panics.
struct Over<'a, 'b>(&'b Beat<'a>);

impl Drop for Over<'_, '_> {
    fn drop(&mut self) {
        self.0.over();
    }
}

fn dispatch(house: &House, call: &Call<'_>, job: &Held, watch: &Beat<'_>) -> Result<(), Failure> {
    if job.state.worn_out() {
        // Whoever had it each time was not heard of again: it may be what they died of.
        return Err(Refusal::new("job-worker-lost").into());
    }
    match job.kind {
        JobKind::Import => crate::delivery::work(house, call, job, watch),
        JobKind::Measure => crate::measure::work(house, call, job, watch),
        JobKind::Document => crate::document::work(house, call, job, watch),
    }
}

fn take(house: &House, worker: &str, kinds: &[JobKind]) -> Result<Option<Held>, Failure> {
    let at = house.now();
    let taken = house.db.quietly(|quiet| {
        for due in job::due(quiet, at, LOOK)? {
            let mut job = due.value;
            if !kinds.contains(&job.kind) {
                continue;
            }
            let Ok(state) = job.state.take(at, worker) else { continue };
            job.state = state;
            job.progress = (0, None);
            if job::work(quiet, &job, due.version)?.is_some() {
                return Ok(Some(Held { job, worker: worker.to_owned() }));
            }
        }
        Ok(None)
    });
    taken.map_err(Failure::from)
}

/// What is wrong with work that did not end its job.
fn left_open(house: &House, held: &Held) -> Result<Option<Failure>, Failure> {
    let now = house.db.quietly(|quiet| job::held(quiet, held.id))?;
    let mine = now.is_some_and(
        |now| matches!(now.value.state, JobState::Running { worker, .. } if worker == held.worker),
    );
    let chain = || format!("the work of job {} did not end it", held.id);
    Ok(mine.then(|| Failure::Fault(Fault { chain: chain() })))
}

/// The code of a failure, and whether another attempt may go better.
fn verdict(failure: &Failure) -> (&'static str, bool) {
    match failure {
        Failure::Hidden => ("hidden", false),
        Failure::Refused(refusal) => {
            let passing = ["record-busy", "stale", "blob-unwritable", "store-busy"];
            (refusal.code, passing.contains(&refusal.code))
        }
        Failure::Fault(_) => ("fault", true),
    }
}

/// Writes that a job failed: to be tried again, or for good and then with what hangs on it.
fn fail(house: &House, call: &Call<'_>, held: &Held, failure: &Failure) -> Result<(), Failure> {
    let (code, again) = verdict(failure);
    let at = house.now();
    let for_good = house.db.quietly(|quiet| {
        let Some(now) = job::held(quiet, held.id)? else { return Ok(false) };
        let mut job = now.value;
        // Somebody else has it, or has stopped it: what became of it is theirs to say.
        let Ok(state) = job.state.fail(at, &held.worker, code, again) else { return Ok(false) };
        if matches!(state, JobState::Failed { .. }) {
            return Ok(true);
        }
        job.state = state;
        job::work(quiet, &job, now.version).map(|_| false)
    })?;
    if for_good {
        finally(house, call, held, code)?;
    }
    match failure {
        Failure::Fault(fault) => Err(Failure::Fault(fault.clone())),
        _ => Ok(()),
    }
}

fn finally(house: &House, call: &Call<'_>, held: &Held, code: &str) -> Result<(), Failure> {
    let Log::Engagement(engagement) = held.scope else {
        let chain = format!("job {} works in {}", held.id, held.scope);
        return Err(Failure::Fault(Fault { chain }));
    };
    let wanted = match held.kind {
        JobKind::Import => EngagementPermission::Deliver,
        JobKind::Measure => EngagementPermission::Measure,
        JobKind::Document => EngagementPermission::Download,
    };
    change(house, call, (InEngagement(engagement), wanted), |write, leave| {
        let mut now = found(job::get(write, held.id)?)?;
        now.value.state = now.value.state.fail(leave.at, &held.worker, code, false)?;
        job::put(write, &now.value, Some(now.version))?;
        release(write, held, leave.at)?;
        let mut entry = Entry::new(Action::JobFailed, Object::new(ObjectKind::Job, &held.id));
        entry.detail = entry.detail.with("kind", &held.kind.word()).with("code", &code);
        Ok(Done::new((), Entries::one(entry)))
    })
}

/// Sets free what waits for a job that comes to nothing.
pub(super) fn release(
    write: &mut Write<'_, InEngagement>,
    job: &Job,
    at: Moment,
) -> Result<(), Stop> {
    match job.kind {
        JobKind::Import => crate::delivery::given_up(write, job, at),
        JobKind::Measure | JobKind::Document => Ok(()),
    }
}
