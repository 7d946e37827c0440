//! How much of the work hangs on single codes: shares of activities, never people.

use kajitori_domain::analytics::Explored;
use kajitori_domain::dependency::{Absence, Dependency};
use kajitori_domain::measure::explore::{Operated, Operators};

use super::Scene;
use super::ground::ground;
use super::tell::{count, share, thousandths};
use crate::pages::explore::{AbsenceLine, DependencyPage, OperatedLine};
use crate::site::{Site, Visit};
use crate::word::W;

/// Lines, at most; the file has all.
const LINES: usize = 50;
/// Activities named of an absence, at most.
const TASKS: usize = 8;

pub(super) fn page(site: &Site, visit: &Visit, scene: &Scene) -> DependencyPage {
    let (w, ground) = (visit.w, ground(site, visit, scene, &[]));
    let seen = scene.look.as_ref().ok().and_then(|look| look.seen.as_deref());
    let Some(Explored::Operators(_, operators)) = seen else {
        let (numbers, lines, absences) = (Vec::new(), Vec::new(), Vec::new());
        return DependencyPage { ground, numbers, lines, absences, notes: Vec::new() };
    };
    let dependency = operators.dependency.as_ref();
    DependencyPage {
        ground,
        numbers: dependency.map_or_else(Vec::new, |dependency| numbers(w, dependency)),
        lines: operators.activities.iter().take(LINES).map(line).collect(),
        absences: absences(w, operators),
        notes: notes(w, operators),
    }
}

fn numbers(w: W, dependency: &Dependency) -> Vec<(String, String, String)> {
    let said = |name: &str, value: String, says: &str| (w.t(name), value, w.t(says));
    let mut out = vec![
        said("ask-table-dependency", format!("{:.0}", dependency.index), "explore-index-says"),
        said(
            "ask-column-impact",
            share(dependency.impact.orphaned, dependency.impact.cases),
            "explore-impact-says",
        ),
        said("explore-single", share(dependency.single, dependency.cases), "explore-single-says"),
    ];
    out.extend(dependency.bus_factor.map(|factor| {
        let id = if factor.least { "explore-bus-says" } else { "explore-bus-most-says" };
        said("ask-column-bus-factor", factor.codes.to_string(), id)
    }));
    out
}

fn line(one: &Operated) -> OperatedLine {
    OperatedLine {
        name: one.activity.clone(),
        events: count(one.events),
        codes: count(one.operators),
        practised: count(one.practised),
        share: share(one.top, one.events),
        bar: thousandths(one.top, one.events),
        code: one.top_code.clone().unwrap_or_else(|| "–".to_owned()),
    }
}

/// The absence that leaves most undone first, then those of the codes with the most cases.
fn absences(w: W, operators: &Operators) -> Vec<AbsenceLine> {
    let worst = operators.dependency.as_ref().map(|dependency| &dependency.impact);
    let leaves = |absence: &&Absence| absence.orphaned > 0 && Some(*absence) != worst;
    let others = operators.absences.iter().filter(leaves);
    worst.into_iter().chain(others).map(|absence| absent(w, absence)).collect()
}

fn absent(w: W, absence: &Absence) -> AbsenceLine {
    let mut tasks: Vec<&str> = absence.tasks.iter().take(TASKS).map(String::as_str).collect();
    let left = absence.tasks.len().saturating_sub(TASKS);
    let more = w.t1("explore-left-out", "n", left);
    if left > 0 {
        tasks.push(&more);
    }
    AbsenceLine {
        codes: absence.absent.join(" · "),
        share: share(absence.orphaned, absence.cases),
        bar: thousandths(absence.orphaned, absence.cases),
        behind: format!("{} / {}", count(absence.orphaned), count(absence.cases)),
        tasks: tasks.join(&w.t("pack-comma")),
    }
}

fn notes(w: W, operators: &Operators) -> Vec<String> {
    let mut notes = Vec::new();
    if operators.operators == 0 {
        notes.push(w.t("pack-concentration-none"));
    } else if operators.unknown > 0 {
        notes.push(w.t1("explore-no-code", "n", count(operators.unknown)));
    }
    if operators.activities.len() > LINES {
        let (listed, all) = (LINES.to_string(), count(operators.activities.len() as u64));
        notes.push(w.t2("explore-cut", "listed", listed, "all", all));
    }
    notes
}
