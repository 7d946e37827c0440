//! One level: its layers, its series, what explains a difference, and its cases.

use kajitori_app::figures::{Cases, Measurement};
use kajitori_app::run::may;
use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::difference::Explanation;
use kajitori_domain::display::figure;
use kajitori_domain::measure::level::{Amount, SlotFacts};
use kajitori_domain::pack::LevelReport;
use kajitori_domain::pack::definition::LevelDefinition;
use kajitori_domain::verdict::Fraction;

use super::Scene;
use super::cases;
use super::made;
use super::series;
use super::tell::Tell;
use crate::pages::figures::{Cause, Difference, LevelPage, Slot};
use crate::part::{Figure, HolderBar, Layers, Status, Tone, Verdict};
use crate::site::{Site, Visit};

pub(super) fn page(
    site: &Site,
    visit: &Visit,
    scene: &Scene,
    (measurement, level, found): (&Measurement, &LevelReport, &Cases),
) -> LevelPage {
    let (w, asked) = (visit.w, cases::asked(&visit.query));
    let tell = Tell::new(w, scene);
    let terms = measurement.pack.definitions.levels.iter().find(|own| own.id == level.id);
    let here = tell.level_link(&level.id);
    let scope = InEngagement(scene.opened.engagement.value.id);
    let contests = may(&site.house, &visit.call(), scope, May::Contest) && measurement.counts;
    let names = |rule: &str| exclusion(&tell, terms, rule);
    let file = |link| cases::address(tell.with_run(link), &asked);
    let mut trail = tell.trail(scene);
    trail.push(tell.month_crumb(scene));
    LevelPage {
        w,
        trail,
        name: tell.text(&level.name),
        over: over(&tell, scene, level),
        promise: promise(&tell, measurement, level, terms),
        notice: tell.notice(measurement),
        other: tell.other(scene, level),
        made_of: made::of(&tell, level, (terms, &here, found.listed)),
        layers: Layers::of(w, level),
        contractual: Verdict::Contract(level.contractual),
        statistical: Verdict::Sample(level.statistical),
        proof: proof(&tell, level),
        claim: tell.claim(level),
        notes: level.notes.iter().map(|note| tell.note(note)).collect(),
        difference: difference(&tell, level, terms),
        chart: level.chart.as_ref().map(|chart| series::charts(&tell, level, chart)),
        signals: level.chart.as_ref().map_or_else(Vec::new, |chart| series::signals(&tell, chart)),
        points: level
            .chart
            .as_ref()
            .map_or_else(Vec::new, |chart| series::points(&tell, level, chart)),
        slots: level
            .facts
            .worst_slot
            .iter()
            .filter_map(|slot| self::slot(&tell, level, slot))
            .collect(),
        held: held(&tell, measurement, level),
        filter: cases::filter(&tell, &asked, found),
        chosen: cases::chosen(&tell, &here, &asked),
        columns: cases::columns(&tell, &here, &asked),
        cases: found.rows.iter().map(|row| cases::line(&tell, level, &names, row)).collect(),
        pager: cases::pager(&here, &asked, found),
        csv: file(tell.place.cases_csv(&tell.month, &level.id)),
        xlsx: file(tell.place.cases_xlsx(&tell.month, &level.id)),
        contest: contests.then(|| {
            tell.place.new_contest().query("month", &tell.month).query("level", &level.id)
        }),
        here,
    }
}

fn over(tell: &Tell, scene: &Scene, level: &LevelReport) -> String {
    let month = tell.clock.month(scene.figures.month);
    format!("{month} · {} · {}", tell.text(&level.process), level.clause)
}

/// The name of an exclusion of the agreement.
pub(super) fn exclusion(tell: &Tell, terms: Option<&LevelDefinition>, rule: &str) -> String {
    let known = terms.and_then(|terms| terms.exclusions.iter().find(|(id, ..)| id == rule));
    known.map_or_else(|| rule.to_owned(), |(_, name, ..)| tell.text(name))
}

/// What was promised: the kind, the bound, the limit and whose hours count.
fn promise(
    tell: &Tell,
    measurement: &Measurement,
    level: &LevelReport,
    terms: Option<&LevelDefinition>,
) -> String {
    let w = tell.w;
    let kind = w.t(&format!("pack-kind-{}", level.kind));
    let mut said = vec![w.t2("figures-promise", "kind", kind, "bound", tell.bound(level.target))];
    if let Some(limit) = terms.and_then(|terms| terms.limit) {
        let hours = w.t1("pack-unit-hours", "value", figure::exact_hours(limit));
        said.push(w.t1("figures-promise-limit", "limit", hours));
    }
    let calendar = terms.filter(|terms| terms.clock.is_some()).and_then(|terms| {
        let calendars = &measurement.pack.definitions.calendars;
        calendars.iter().find(|calendar| calendar.id == terms.calendar)
    });
    said.extend(calendar.map(|calendar| tell.text(&calendar.name)));
    if let Some(minimum) = level.minimum {
        let minimum = Figure::shown(w, figure::quantity(minimum)).told();
        said.push(w.t1("figures-promise-minimum", "value", minimum));
    }
    said.join(" · ")
}

/// What the statistical verdict rests on.
fn proof(tell: &Tell, level: &LevelReport) -> String {
    let Some(verified) = &level.verified else { return String::new() };
    let share = |value: f64| format!("{:.2}", value * 100.0);
    let args = [
        ("correct", verified.sample.correct.to_string()),
        ("inspected", verified.sample.inspected.to_string()),
        ("lower", share(verified.lower)),
        ("upper", share(verified.upper)),
    ];
    tell.w.with("figures-proof", &args)
}

fn difference(
    tell: &Tell,
    level: &LevelReport,
    terms: Option<&LevelDefinition>,
) -> Option<Difference> {
    let by = tell.gap(level)?;
    let explanation = level.difference.as_ref()?;
    let w = tell.w;
    let id = match explanation {
        Explanation::Agrees => return None,
        Explanation::Reproduced(_) => "pack-diff-reproduced",
        Explanation::Unknown => "pack-diff-unknown",
        Explanation::NotComparable => "pack-diff-not-comparable",
        Explanation::Inconsistent => "pack-diff-inconsistent",
    };
    let fits = |ids: &[String]| match explanation {
        Explanation::Reproduced(sets) => sets
            .iter()
            .any(|set| set.len() == ids.len() && set.iter().all(|cause| ids.contains(&cause.id))),
        _ => false,
    };
    let tried = level.facts.alternatives.iter();
    let mut causes: Vec<(bool, Cause)> = tried
        .filter(|(ids, _)| ids.len() == 1 || fits(ids))
        .filter_map(|(ids, amount)| {
            Some((fits(ids), cause(tell, level, (ids, amount.as_ref()), (terms, fits(ids)))?))
        })
        .collect();
    causes.sort_by_key(|(fits, _)| !fits);
    let causes = causes.into_iter().map(|(_, cause)| cause).collect();
    Some(Difference { by, meaning: w.t(id), causes })
}

fn cause(
    tell: &Tell,
    level: &LevelReport,
    (ids, amount): (&[String], Option<&Amount>),
    (terms, fits): (Option<&LevelDefinition>, bool),
) -> Option<Cause> {
    let name = |id: &String| {
        let known = terms.and_then(|t| t.alternatives.iter().find(|(own, ..)| own == id));
        known.map_or_else(|| id.clone(), |(_, name, _)| tell.text(name))
    };
    let (tone, id) =
        if fits { (Tone::Good, "figures-fit") } else { (Tone::Quiet, "figures-fit-not") };
    Some(Cause {
        name: ids.iter().map(name).collect::<Vec<_>>().join(" + "),
        figure: tell.amount(level, amount)?,
        fits: Status::new(tone, tell.w.t(id)),
    })
}

fn slot(tell: &Tell, level: &LevelReport, slot: &SlotFacts) -> Option<Slot> {
    let day = match slot.weekday {
        Some(day) => tell.w.t(&format!("pack-weekday-{}", day.min(6))),
        None => tell.w.t("pack-weekday-all"),
    };
    let args = [
        ("day", day),
        ("from", slot.from_hour.to_string()),
        ("until", slot.until_hour.to_string()),
    ];
    let figure = tell.amount(level, Some(&slot.amount))?;
    let bar = |share: f64| {
        let thousandths = (share.clamp(0.0, 1.0) * 1000.0).round();
        (0..=1000_u16).find(|n| f64::from(*n) >= thousandths).unwrap_or(1000)
    };
    Some(Slot {
        name: tell.w.with("pack-slot", &args),
        value: figure.told(),
        behind: figure.behind,
        share: bar(Fraction::of(&slot.amount)?.to_f64()),
        promised: bar(Fraction::quantity(level.target.value).to_f64()),
    })
}

/// Lead time of the level's process, and the delay of its late cases, by holder.
fn held(tell: &Tell, measurement: &Measurement, level: &LevelReport) -> Vec<HolderBar> {
    let w = tell.w;
    let processes = &measurement.pack.processes;
    let process = processes.iter().find(|process| process.name == level.process);
    let lead = process.and_then(|process| {
        let ledger = &process.facts.ledger;
        HolderBar::of(w, w.t("figures-lead-time"), &ledger.business)
    });
    let delay = level.facts.delay.as_ref().and_then(|delay| {
        let name = w.t1("figures-delay-of", "cases", delay.cases);
        HolderBar::of(w, name, &delay.by_holder)
    });
    lead.into_iter().chain(delay).collect()
}
