//! One case: bands, clock and calendar, and every event.

use kajitori_app::figures::{CaseFigures, CaseRow, Measurement};
use kajitori_app::run::may;
use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::agreement::level::Kind;
use kajitori_domain::analytics::{CaseStory, Tick};
use kajitori_domain::display::{figure, hours};
use kajitori_domain::text::Lang;
use kajitori_domain::time::{Moment, Span, Window};

use super::Scene;
use super::cases;
use super::level::exclusion;
use super::tell::Tell;
use crate::form::Answer;
use crate::pages::figures::{CasePage, Occurrence};
use crate::part::{HolderBar, Notice, Status, Stretch, Tone, holder_name};
use crate::picture::{BandPlan, Beat, Mark, bands};
use crate::shell::Crumb;
use crate::site::{Site, Visit};
use crate::word::W;

pub(super) fn page(
    site: &Site,
    visit: &Visit,
    scene: &Scene,
    (measurement, told): (&Measurement, &CaseFigures),
) -> CasePage {
    let (w, tell, story) = (visit.w, Tell::new(visit.w, scene), &told.story);
    let scope = InEngagement(scene.opened.engagement.value.id);
    let contests =
        may(&site.house, &visit.call(), scope, May::Contest) && measurement.counts && !told.later;
    let plan = plan(&tell, story);
    let level = told.level();
    let id = level.map_or("", |level| level.id.as_str());
    let mut trail = tell.trail(scene);
    trail.push(tell.month_crumb(scene));
    trail.extend(level.map(|own| Crumb::new(tell.text(&own.name), tell.level_link(&own.id))));
    let answer = |own: &kajitori_domain::agreement::ServiceLevel| {
        Answer::new(own.id.as_str(), tell.text(&own.name), "")
    };
    let clocked = told.levels().iter().filter(|own| own.kind.clock().is_some());
    let whole = std::iter::once(Answer::new("", w.t("figures-seen-whole"), ""));
    let beside = [("month", tell.month.clone()), ("run", tell.run.clone())];
    CasePage {
        w,
        trail,
        case: story.case.clone(),
        level: over(&tell, scene, told),
        summary: summary(&tell, told),
        counts: counts(&tell, measurement, told),
        bands: (bands(&plan, true), bands(&plan, false)),
        held: HolderBar::of(w, w.t("figures-lead-time"), &story.by_holder),
        ticks: story
            .ticks
            .iter()
            .map(|(tick, at)| (tell.clock.time(*at), w.t(word(*tick))))
            .collect(),
        levels: (whole.chain(clocked.map(answer)).collect(), id.to_owned()),
        here: tell.place.case(&story.case),
        beside: beside.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        notice: if told.later { Some(later(w)) } else { tell.notice(measurement) },
        occurrences: occurrences(&tell, story),
        calendar: told.calendar().map_or_else(String::new, |calendar| tell.text(&calendar.name)),
        contest: contests.then(|| {
            let link = tell.place.new_contest().query("month", &tell.month);
            link.query("level", id).query("case", &story.case)
        }),
    }
}

/// That the case is no part of what was measured.
fn later(w: W) -> Notice {
    let (title, text) = (w.t("figures-case-later"), w.t("figures-case-later-text"));
    Notice { tone: Tone::Plain, title, text }
}

fn over(tell: &Tell, scene: &Scene, told: &CaseFigures) -> String {
    let month = tell.clock.month(scene.figures.month);
    let level = told.level().map(|level| tell.text(&level.name));
    level.map_or_else(|| month.clone(), |level| format!("{level} · {month}"))
}

/// From when to when, how long, and how that compares to the promise.
fn summary(tell: &Tell, told: &CaseFigures) -> String {
    let (w, story) = (tell.w, &told.story);
    let mut said = Vec::new();
    if let (Some(first), Some(last)) = (story.steps.first(), story.steps.last()) {
        let args = [
            ("from", tell.clock.time(first.at)),
            ("until", tell.clock.time(last.at)),
            ("lead", tell.hours(story.lead)),
        ];
        said.push(w.with("figures-case-lead", &args));
    }
    let over = told.row.as_ref().and_then(|row| row.over);
    let limit = told.level().and_then(|level| match level.kind {
        Kind::ClockRatio { limit, .. } => Some(limit),
        _ => None,
    });
    if let Some(clock) = story.clock {
        let mut args = vec![("clock", tell.hours(clock))];
        let exact = |limit: Span| w.t1("pack-unit-hours", "value", figure::exact_hours(limit));
        args.extend(limit.map(|limit| ("limit", exact(limit))));
        args.extend(over.map(|over| ("over", tell.hours(over))));
        let id = match (limit, over) {
            (Some(_), Some(_)) => "figures-case-late",
            (Some(_), None) => "figures-case-inside",
            _ => "figures-case-clock",
        };
        said.push(w.with(id, &args));
    }
    said.join(if w.lang() == Lang::Ja { "" } else { " " })
}

fn counts(tell: &Tell, measurement: &Measurement, told: &CaseFigures) -> Status {
    let level = told.level().map(|level| level.id.as_str());
    let terms =
        measurement.pack.definitions.levels.iter().find(|own| Some(own.id.as_str()) == level);
    let names = |rule: &str| exclusion(tell, terms, rule);
    let row: Option<&CaseRow> = told.row.as_ref().filter(|_| level.is_some());
    match row {
        Some(row) => cases::counts(tell.w, &names, row),
        None if told.row.is_some() => Status::new(Tone::Plain, tell.w.t("figures-in-month")),
        None => Status::new(Tone::Quiet, tell.w.t("figures-not-in-month")),
    }
}

/// The id of what a clock did.
fn word(tick: Tick) -> &'static str {
    match tick {
        Tick::Start => "figures-clock-start",
        Tick::Pause => "figures-clock-pause",
        Tick::Resume => "figures-clock-resume",
        Tick::Stop => "figures-clock-stop",
        Tick::Limit => "figures-clock-limit",
    }
}

fn plan(tell: &Tell, story: &CaseStory) -> BandPlan {
    let first = story.steps.first().map_or(Moment(0), |step| step.at);
    let last = story.steps.last().map_or(first, |step| step.at);
    let ticked = story.ticks.iter().map(|(_, at)| *at);
    let until = ticked.fold(last, Moment::max);
    let whole = Window { from: first, until };
    let at = |moment: Moment| whole.thousandth(moment);
    let stretch = |(holder, window): &(_, Window)| Stretch {
        holder: *holder,
        from: at(window.from),
        until: at(window.until),
    };
    let day = |moment: Moment| Mark { at: at(moment), label: tell.clock.short(moment) };
    let beat = |tick: Tick| match tick {
        Tick::Start | Tick::Resume => Beat::Runs,
        Tick::Pause => Beat::Waits,
        Tick::Stop => Beat::Stops,
        Tick::Limit => Beat::Limit,
    };
    BandPlan {
        name: tell.w.t("figures-band-alt"),
        stretches: story.bands.iter().map(stretch).collect(),
        days: tell.clock.days(whole, 16).into_iter().map(day).collect(),
        events: story.steps.iter().map(|step| at(step.at)).collect(),
        open: story.open.iter().map(|window| (at(window.from), at(window.until))).collect(),
        beats: story.ticks.iter().map(|(tick, moment)| (beat(*tick), at(*moment))).collect(),
    }
}

fn occurrences(tell: &Tell, story: &CaseStory) -> Vec<Occurrence> {
    let w = tell.w;
    let last = story.steps.len().saturating_sub(1);
    let one = |(place, step): (usize, &kajitori_domain::measure::level::Step)| {
        let beside = [step.status.as_deref(), step.org.as_deref()];
        let beside = beside.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let ticks = story.ticks.iter().filter(|(_, at)| *at == step.at);
        Occurrence {
            at: tell.clock.time(step.at),
            activity: step.activity.clone(),
            beside,
            holder: (step.holder.word(), holder_name(&step.holder, &w)),
            counted: if place == last { String::new() } else { hours(step.business, 1) },
            clock: ticks.map(|(tick, _)| w.t(word(*tick))).collect::<Vec<_>>().join(" "),
            source: w.t1("figures-row", "row", step.row),
        }
    };
    story.steps.iter().enumerate().map(one).collect()
}
