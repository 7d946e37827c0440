//! Jobs: how far they are, stopping them, having them tried anew.

use kajitori_app::Failure;
use kajitori_app::job::{self, Seen};
use kajitori_domain::display::percent;
use kajitori_domain::id::{EngagementId, JobId};
use kajitori_domain::job::{JobKind, JobState};
use kajitori_domain::time::Moment;

use super::intake::Told;
use crate::form::Answer as Choice;
use crate::link;
use crate::pages::job::{JobLine, Jobs};
use crate::part::{Chosen, Named, Status, Tone};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{Answer, Site, Visit, inside};

/// The states in the order of the filter.
const STATES: [&str; 5] = ["waiting", "running", "done", "failed", "cancelled"];

/// The jobs of every engagement that one may see.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let (w, told) = (visit.w, Told::new(visit.w, &site.house));
    let all = job::list(&site.house, &visit.call())?;
    let state = visit.query.raw("state").to_owned();
    let state_of = |word: &str| Choice::new(word, w.t(&format!("job-state-{word}")), "");
    let any = std::iter::once(Choice::new("", w.t("intake-any"), ""));
    let asked = all.iter().filter(|s| state.is_empty() || s.job.value.state.word() == state);
    let chosen = STATES
        .contains(&state.as_str())
        .then(|| Chosen { name: w.t(&format!("job-state-{state}")), without: link::jobs() });
    let page = Jobs {
        w,
        states: any.chain(STATES.map(state_of)).collect(),
        chosen: chosen.into_iter().collect(),
        lines: asked.map(|seen| line(&told, seen)).collect(),
        total: all.len(),
        at: told.clock.time(site.house.now()),
        state,
    };
    inside(visit, (Spot::Jobs, None), &page)
}

/// Stops a job.
pub fn cancel(site: &Site, visit: &Visit) -> Answer {
    job::cancel(&site.house, &visit.call(), named(visit)?)?;
    Ok(see_other(&link::jobs()))
}

/// Has a job tried anew.
pub fn retry(site: &Site, visit: &Visit) -> Answer {
    job::retry(&site.house, &visit.call(), named(visit)?)?;
    Ok(see_other(&link::jobs()))
}

fn named(visit: &Visit) -> Result<(EngagementId, JobId), Failure> {
    let engagement = visit.form.raw("engagement").parse().map_err(|_| Failure::Hidden)?;
    Ok((engagement, visit.id("job")?))
}

fn line(told: &Told, seen: &Seen) -> JobLine {
    let (w, job) = (told.w, &seen.job.value);
    let (tone, since, note) = standing(told, &job.state);
    let place = link::engagement(&seen.engagement.to_string());
    let name = seen.name.get(w.lang());
    let to = match job.kind {
        JobKind::Import => place.deliveries(),
        JobKind::Measure | JobKind::Document => place.closes(),
    };
    let (done, total) = job.progress;
    let running = matches!(job.state, JobState::Running { .. });
    let far = total.and_then(|total| percent(done.min(total), total, 0));
    let far = far.map(|percent| w.t1("job-far", "percent", percent)).unwrap_or_default();
    let id = job.id.to_string();
    let open = matches!(job.state, JobState::Waiting { .. } | JobState::Running { .. });
    let over = matches!(job.state, JobState::Failed { .. } | JobState::Cancelled { .. });
    JobLine {
        what: w.t(&format!("job-{}", job.kind.word())),
        place: Named::new(name, to),
        engagement: seen.engagement.to_string(),
        since: told.clock.time(since),
        state: Status::new(tone, w.t(&format!("job-state-{}", job.state.word()))),
        note,
        progress: running.then_some((done, total)),
        far,
        end: (seen.may && open).then(|| link::job_end(&id)),
        again: (seen.may && over).then(|| link::job_again(&id)),
    }
}

/// Shape and colour, since when it stands so, and what more there is to say.
fn standing(told: &Told, state: &JobState) -> (Tone, Moment, String) {
    let w = told.w;
    match state {
        JobState::Waiting { since, not_before, attempt } => {
            let again = (*attempt > 0).then(|| told.clock.time(*not_before));
            let note = again.map(|at| w.t1("job-not-before", "at", at)).unwrap_or_default();
            (Tone::Wait, *since, note)
        }
        JobState::Running { since, .. } => (Tone::Wait, *since, String::new()),
        JobState::Done { at, partly: true } => (Tone::Watch, *at, w.t("job-partly")),
        JobState::Done { at, .. } => (Tone::Good, *at, String::new()),
        JobState::Failed { at, code, .. } => {
            let id = format!("refusal-{code}-hint");
            let note = if w.has(&id) { w.t(&id) } else { w.t("job-fault") };
            (Tone::Bad, *at, note)
        }
        JobState::Cancelled { at, .. } => (Tone::Quiet, *at, String::new()),
    }
}
