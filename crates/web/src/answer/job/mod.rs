//! Jobs: how far they are, stopping them, having them tried anew.

use kajitori_app::job::{self, Seen};
use kajitori_app::{Failure, Matter, of_jobs};
use kajitori_domain::display::percent;
use kajitori_domain::id::{EngagementId, JobId};
use kajitori_domain::job::{JobKind, JobState};
use kajitori_domain::time::Moment;

use super::intake::Told;
use super::tell::Tell;
use crate::form::Answer as Choice;
use crate::link;
use crate::pages::job::{JobLine, Jobs};
use crate::part::{Chosen, Named, Status, Tone};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{Answer, Site, Visit, inside};

/// The states in the order of the filter.
const STATES: [&str; 5] = ["waiting", "running", "done", "failed", "cancelled"];

/// The jobs of every engagement that one may see, or of the one that the address names.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let (w, told) = (visit.w, Told::new(visit.w, &site.house));
    let all = job::list(&site.house, &visit.call())?;
    let (state, place) = (visit.query.raw("state"), visit.query.raw("engagement"));
    let fits = |seen: &&Seen| {
        (state.is_empty() || seen.job.value.state.word() == state)
            && (place.is_empty() || seen.engagement.to_string() == place)
    };
    let asked: Vec<&Seen> = all.iter().filter(fits).collect();
    let matters = of_jobs(&site.house, &visit.call(), &asked)?;
    let tell = Tell::new(site, visit);
    let lines = asked.iter().zip(&matters);
    let any = || std::iter::once(Choice::new("", w.t("intake-any"), ""));
    let state_of = |word: &str| Choice::new(word, w.t(&format!("job-state-{word}")), "");
    let page = Jobs {
        w,
        states: any().chain(STATES.map(state_of)).collect(),
        places: any().chain(places(&tell, &all)).collect(),
        chosen: chosen(&tell, &all, (state, place)),
        lines: lines.map(|(seen, matter)| line((&told, &tell), seen, matter)).collect(),
        total: all.len(),
        at: told.clock.time(site.house.now()),
        state: state.to_owned(),
        place: place.to_owned(),
    };
    inside(visit, (Spot::Jobs, None), &page)
}

/// The engagements that have jobs, each once.
fn places(tell: &Tell, all: &[Seen]) -> Vec<Choice> {
    let mut places: Vec<(String, String)> =
        all.iter().map(|seen| (tell.text(&seen.name), seen.engagement.to_string())).collect();
    places.sort();
    places.dedup();
    places.into_iter().map(|(name, id)| Choice::new(id, name, "")).collect()
}

/// The filters that are on.
fn chosen(tell: &Tell, all: &[Seen], (state, place): (&str, &str)) -> Vec<Chosen> {
    let by_state = STATES.contains(&state).then(|| Chosen {
        name: tell.w.t(&format!("job-state-{state}")),
        without: link::jobs().query("engagement", place),
    });
    let by_place = all.iter().find(|seen| seen.engagement.to_string() == place);
    let by_place = by_place.map(|seen| Chosen {
        name: tell.text(&seen.name),
        without: link::jobs().query("state", state),
    });
    by_place.into_iter().chain(by_state).collect()
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

fn line((told, tell): (&Told, &Tell), seen: &Seen, matter: &Matter) -> JobLine {
    let (w, job) = (told.w, &seen.job.value);
    let (tone, since, note) = standing(told, &job.state);
    let place = link::engagement(&seen.engagement.to_string());
    let name = seen.name.get(w.lang());
    let to = match (job.kind, matter.month, matter.delivery) {
        (JobKind::Import, _, Some(delivery)) => place.delivery(&delivery.to_string()),
        (JobKind::Import, ..) => place.deliveries(),
        (JobKind::Measure | JobKind::Document, Some(month), _) => place.close(&month.to_string()),
        (JobKind::Measure | JobKind::Document, ..) => place.closes(),
    };
    let about = tell.matter(matter);
    let (done, total) = job.progress;
    let running = matches!(job.state, JobState::Running { .. });
    let far = total.and_then(|total| percent(done.min(total), total, 0));
    let far = far.map(|percent| w.t1("job-far", "percent", percent)).unwrap_or_default();
    let id = job.id.to_string();
    let word = match job.state {
        JobState::Done { partly: true, .. } => "job-partly".to_owned(),
        _ => format!("job-state-{}", job.state.word()),
    };
    let open = matches!(job.state, JobState::Waiting { .. } | JobState::Running { .. });
    let over = matches!(job.state, JobState::Failed { .. } | JobState::Cancelled { .. });
    JobLine {
        what: w.t(&format!("job-{}", job.kind.word())),
        about: (!about.is_empty()).then(|| Named::new(about, to)),
        place: Named::new(name, place.hub()),
        engagement: seen.engagement.to_string(),
        since: told.clock.time(since),
        state: Status::new(tone, w.t(&word)),
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
        JobState::Done { at, partly: true } => (Tone::Watch, *at, String::new()),
        JobState::Done { at, .. } => (Tone::Good, *at, String::new()),
        JobState::Failed { at, code, .. } => {
            let id = format!("refusal-{code}-hint");
            let note = if w.has(&id) { w.t(&id) } else { w.t("job-fault") };
            (Tone::Bad, *at, note)
        }
        JobState::Cancelled { at, .. } => (Tone::Quiet, *at, String::new()),
    }
}
