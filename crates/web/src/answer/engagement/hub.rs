//! The hub as a view.

use kajitori_app::engagement::{Hub as Read, Told, Waiting};
use kajitori_app::run::may;
use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::agreement::level::{Direction, Layer};
use kajitori_domain::display::figure;
use kajitori_domain::engagement::EngagementState;
use kajitori_domain::organisation::Side;
use kajitori_domain::pack::LevelReport;
use kajitori_domain::task::days_until;

use super::choices::kind_name;
use crate::answer::tell::{Tell, place};
use crate::link::Place;
use crate::pages::engagement::{Fact, Hub, LevelLine};
use crate::part::{Event, Figure, Named, Next, Status, Tone, Verdict};
use crate::site::{Site, Visit};

/// Days from which on the last day to give notice is near.
const NEAR: i32 = 60;

/// Lines of changes that the hub shows.
const ROWS: usize = 8;

/// What is next before a start: title, text, button.
const PROPOSE: [&str; 3] =
    ["engagement-next-propose", "engagement-next-propose-about", "engagement-next-propose-do"];
const DRAFT: [&str; 3] =
    ["engagement-next-draft", "engagement-next-draft-about", "engagement-next-draft-do"];
const MANAGER: [&str; 3] =
    ["engagement-next-manager", "engagement-next-manager-about", "engagement-next-manager-do"];
const START: [&str; 3] =
    ["engagement-next-start", "engagement-next-start-about", "engagement-next-start-do"];

pub(super) fn page(site: &Site, visit: &Visit, hub: &Read) -> Hub {
    let (tell, w) = (Tell::new(site, visit), visit.w);
    let opened = &hub.opened;
    let (place, engagement) = (place(opened), &opened.engagement.value);
    let month = hub.levels.month.unwrap_or(opened.month);
    let named = |id: &str| {
        let level = hub.levels.reports().iter().find(|level| level.id == id);
        level.map(|level| tell.text(&level.name))
    };
    let call = visit.call();
    let allowed = |wanted| may(&site.house, &call, InEngagement(engagement.id), wanted);
    let ask = match opened.side() {
        Side::Client => "request-new",
        Side::Vendor => "shell-requests",
    };
    let requests = allowed(May::SeeRequests).then(|| Named::new(w.t(ask), place.requests()));
    Hub {
        w,
        name: tell.text(&engagement.name),
        number: format!("EN-{:03}", engagement.number),
        other: tell.text(&opened.other().name),
        state: tell.state(engagement.state),
        settings: allowed(May::EditContract).then(|| place.settings()),
        requests,
        next: next(site, &tell, (hub, &place), allowed(May::EditContract)),
        lamps: tell.lamps(&place, hub.lamps.as_ref(), &named, month),
        month: Named::new(tell.month(month), place.month(&month.to_string())),
        levels: hub
            .levels
            .reports()
            .iter()
            .map(|level| line(&tell, &place, &month.to_string(), level))
            .collect(),
        facts: facts(site, &tell, hub),
        changes: changes(&tell, hub),
    }
}

/// The one next step: what waits longest, else what the engagement needs before it can start.
fn next(site: &Site, tell: &Tell, (hub, place): (&Read, &Place), edits: bool) -> Option<Next> {
    let w = tell.w;
    let today = site.house.day(site.house.now());
    if let Some(Waiting { task, matter }) = hub.tasks.first() {
        let told = tell.task(&hub.opened, (task, matter), today);
        let due = (!told.due.is_empty()).then_some(told.due);
        let action = Some(Named::new(w.t("engagement-next-open"), told.what.link));
        let text = told.urgency.word;
        return Some(Next { quiet: false, title: told.what.name, text, due, action });
    }
    let preparing = matches!(hub.opened.engagement.value.state, EngagementState::Preparing { .. });
    if !edits || !preparing {
        return None;
    }
    let (ids, to) = match (hub.version.is_some(), hub.manager.is_some()) {
        (false, _) if hub.drafted => (PROPOSE, place.agreements()),
        (false, _) => (DRAFT, place.draft()),
        (true, false) => (MANAGER, place.new_member()),
        (true, true) => (START, place.settings().at("state")),
    };
    let [title, text, action] = ids.map(|id| w.t(id));
    Some(Next { quiet: false, title, text, due: None, action: Some(Named::new(action, to)) })
}

/// What changed, alike in one line.
fn changes(tell: &Tell, hub: &Read) -> Vec<Event> {
    let rows = hub.changes.chunk_by(|a, b| tell.alike(&a.change, &b.change));
    let event = |row: &[Told]| {
        let row: Vec<_> = row.iter().map(|told| (&told.change, &told.matter)).collect();
        tell.event(&hub.opened, &row, false)
    };
    rows.take(ROWS).filter_map(event).collect()
}

fn line(tell: &Tell, place: &Place, month: &str, level: &LevelReport) -> LevelLine {
    let w = tell.w;
    let target = level.target.value;
    let deciding = match level.decided_by {
        Layer::Reported => level.reported.as_ref().and_then(|one| figure::reported(one, target)),
        Layer::Recomputed => {
            level.facts.adjusted.as_ref().and_then(|one| figure::amount(one, target))
        }
        Layer::Verified => {
            level.verified.as_ref().and_then(|one| figure::sample(&one.sample, target))
        }
    };
    let bound = match level.target.direction {
        Direction::AtLeast => "pack-at-least",
        Direction::AtMost => "pack-at-most",
    };
    let promised = Figure::shown(w, figure::quantity(target)).told();
    LevelLine {
        level: Named::new(tell.text(&level.name), place.level(month, &level.id)),
        value: deciding.map(|figure| Figure { behind: String::new(), ..Figure::shown(w, figure) }),
        target: w.t1(bound, "value", promised),
        verdict: Verdict::Contract(level.contractual),
    }
}

fn facts(site: &Site, tell: &Tell, hub: &Read) -> Vec<Fact> {
    let w = tell.w;
    let today = site.house.day(site.house.now());
    let fact = |id: &str, value: String| Fact { name: w.t(id), value, status: None };
    let mut facts = Vec::new();
    if let Some(contract) = &hub.contract {
        facts.push(fact("engagement-contract", kind_name(w, &contract.kind)));
        let until = contract.ends(today).map(|day| tell.day(day));
        let until = until.unwrap_or_else(|| w.t("engagement-open-end"));
        let from = tell.day(contract.from);
        facts.push(fact(
            "engagement-period",
            w.t2("engagement-from-until", "from", from, "until", until),
        ));
        if let Some(notice) = contract.last_notice(today) {
            let status = match days_until(notice, today) {
                ..0 => Some(Status::new(Tone::Bad, w.t("engagement-notice-past"))),
                days @ 0..=NEAR => {
                    Some(Status::new(Tone::Watch, w.t1("engagement-notice-near", "n", days)))
                }
                _ => None,
            };
            let value = tell.day(notice);
            facts.push(Fact { name: w.t("engagement-notice"), value, status });
        }
    }
    for (who, id) in [(&hub.owner, "engagement-owner"), (&hub.manager, "engagement-manager")] {
        let none = || w.t("engagement-nobody");
        let named = who.as_ref().map_or_else(none, |who| tell.name(who));
        facts.push(fact(id, named));
    }
    if let Some(version) = &hub.version {
        let (n, from) = (version.number, tell.day(version.from));
        let value = w.t2("engagement-version-from", "n", n, "from", from);
        facts.push(fact("engagement-agreement", value));
    }
    facts
}
