//! What stands above every look.

use kajitori_app::explore::{Look, Missing};
use kajitori_app::run::may;
use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::analytics::Explored;
use kajitori_domain::display::thousands;
use kajitori_domain::holder::Holder;
use kajitori_domain::measure::explore::Scope;
use kajitori_domain::problem::Problem;
use kajitori_domain::text::Text;

use super::chosen::Chosen;
use super::{Scene, Sight};
use crate::form::Answer;
use crate::link::{Link, Place};
use crate::pages::explore::{Ground, SelectionForm, Tab};
use crate::pages::figures::Nothing;
use crate::part::{Chosen as Chip, Named, holder_name};
use crate::shell::Crumb;
use crate::site::{Site, Visit};
use crate::word::W;

/// Where a way to look is.
pub(super) fn address(place: &Place, sight: Sight) -> Link {
    match sight {
        Sight::Map => place.map(),
        Sight::Variants => place.variants(),
        Sight::Durations => place.durations(),
        Sight::Handovers => place.handovers(),
        Sight::Rework => place.rework(),
        Sight::Flow => place.flow(),
        Sight::Dependency => place.dependency(),
        Sight::Cases => place.cases(),
    }
}

/// Its name, and what it is good for.
fn names(sight: Sight) -> (&'static str, &'static str) {
    match sight {
        Sight::Map => ("explore-map", "explore-map-lead"),
        Sight::Variants => ("explore-variants", "explore-variants-lead"),
        Sight::Durations => ("explore-durations", "explore-durations-lead"),
        Sight::Handovers => ("explore-handovers", "explore-handovers-lead"),
        Sight::Rework => ("explore-rework", "explore-rework-lead"),
        Sight::Flow => ("explore-flow", "explore-flow-lead"),
        Sight::Dependency => ("explore-dependency", "explore-dependency-lead"),
        Sight::Cases => ("explore-cases", "explore-cases-lead"),
    }
}

/// What was seen of, where something was.
pub(super) fn scope(explored: &Explored) -> &Scope {
    match explored {
        Explored::Map(scope, _)
        | Explored::Variants(scope, _)
        | Explored::Durations(scope, _)
        | Explored::Handovers(scope, _)
        | Explored::Rework(scope, _)
        | Explored::Operators(scope, _)
        | Explored::Flow(scope, _) => scope,
    }
}

/// The ground of a look; `more` goes with the files, as it goes with the page.
pub(super) fn ground(site: &Site, visit: &Visit, scene: &Scene, more: &[(&str, String)]) -> Ground {
    let (w, place, chosen) = (visit.w, &scene.place, &scene.chosen);
    let here = address(place, scene.sight);
    let (title, lead) = names(scene.sight);
    let look = scene.look.as_ref();
    let seen = look.ok().and_then(|look| look.seen.as_ref());
    let kept = seen.map(|seen| scope(seen)).filter(|scope| scope.cases > 0);
    let file = |kind: &str| {
        let link = chosen.on(place.explored(&format!("{}.{kind}", scene.sight.word())));
        more.iter().fold(link, |link, (name, value)| link.query(name, value))
    };
    let tab = |sight: Sight| Tab {
        name: w.t(names(sight).0),
        link: chosen.on(address(place, sight)),
        here: sight == scene.sight,
    };
    Ground {
        w,
        trail: trail(w, scene),
        title: w.t(title),
        lead: w.t(lead),
        from: look.map_or_else(|_| String::new(), |look| from(w, look)),
        tabs: Sight::ALL.into_iter().map(tab).collect(),
        processes: look.map_or_else(|_| Vec::new(), |look| processes(w, chosen, &here, look)),
        scope: seen.map_or_else(String::new, |seen| told(w, scope(seen))),
        chosen: chips(w, chosen, &here),
        undo: (!chosen.items.is_empty())
            .then(|| chosen.without(chosen.items.len() - 1).on(here.clone())),
        all: here,
        form: look.map_or_else(|_| SelectionForm::default(), |look| form(w, chosen, look)),
        problems: look.map_or_else(|_| Vec::new(), |look| problems(w, look)),
        nothing: nothing(site, visit, scene, seen.map(|seen| scope(seen))),
        cases: kept.filter(|_| scene.sight != Sight::Cases).map(|scope| {
            let name = w.t1("explore-cases-see", "n", thousands(scope.cases.into()));
            Named::new(name, chosen.on(place.cases()))
        }),
        files: kept.map(|_| (file("csv"), file("xlsx"))),
    }
}

fn trail(w: W, scene: &Scene) -> Vec<Crumb> {
    let name = scene.opened.engagement.value.name.get(w.lang());
    vec![
        Crumb::new(w.t("shell-engagements"), crate::link::engagements()),
        Crumb::new(name, scene.place.hub()),
    ]
}

fn from(w: W, look: &Look) -> String {
    let calendar = look.calendar().map(|calendar| calendar.name.get(w.lang()));
    let args = [
        ("log", look.as_of.to_string()),
        ("version", look.version.to_string()),
        ("calendar", calendar.unwrap_or_default().to_owned()),
    ];
    w.with("explore-ground", &args)
}

/// Every process of the agreement, as a condition, and all of them.
fn processes(w: W, chosen: &Chosen, here: &Link, look: &Look) -> Vec<Tab> {
    let now = chosen.last("where");
    let one = |(name, condition): (&Text, &str)| Tab {
        name: name.get(w.lang()).to_owned(),
        link: chosen.with("where", condition).on(here.clone()),
        here: now == condition,
    };
    let mut all = vec![Tab {
        name: w.t("explore-processes-all"),
        link: chosen.bare("where").on(here.clone()),
        here: now.is_empty(),
    }];
    all.extend(look.processes().map(one));
    all
}

fn told(w: W, scope: &Scope) -> String {
    let args = [
        ("cases", thousands(scope.cases.into())),
        ("all", thousands(scope.all_cases.into())),
        ("events", thousands(scope.events.into())),
    ];
    let id = if scope.cases == scope.all_cases { "explore-scope-all" } else { "explore-scope" };
    w.with(id, &args)
}

fn chips(w: W, chosen: &Chosen, here: &Link) -> Vec<Chip> {
    let chip = |(place, (name, value)): (usize, &(String, String))| Chip {
        name: filter_name(w, name, value, chosen),
        without: chosen.without(place).on(here.clone()),
    };
    chosen.items.iter().enumerate().map(chip).collect()
}

/// What a filter says.
fn filter_name(w: W, name: &str, value: &str, chosen: &Chosen) -> String {
    let id = match name {
        "has" => "explore-chip-has",
        "never" => "explore-chip-never",
        "starts" => "explore-chip-starts",
        "ends" => "explore-chip-ends",
        "follows" => "explore-chip-follows",
        "not-follows" => "explore-chip-not-follows",
        "from" => "explore-chip-from",
        "until" => "explore-chip-until",
        "min-duration" => "explore-chip-min-duration",
        "max-duration" => "explore-chip-max-duration",
        "min-rework" => "explore-chip-min-rework",
        "variants-top" => "explore-chip-variants-top",
        "coverage" => "explore-chip-coverage",
        "holder" => return holder(w, value),
        _ => return value.to_owned(),
    };
    let said = w.t1(id, "value", value.replace("->", "→"));
    match (name, chosen.within_word()) {
        ("from" | "until", word) if !word.is_empty() => {
            w.t2("list-behind", "value", said, "behind", within(w, word))
        }
        _ => said,
    }
}

fn holder(w: W, value: &str) -> String {
    let name = value.split_whitespace().next().unwrap_or_default();
    let known = Holder::ALL.into_iter().find(|holder| holder.word() == name);
    known.map_or_else(
        || value.to_owned(),
        |holder| format!("{}{}", holder_name(&holder, &w), &value[name.len()..]),
    )
}

fn within(w: W, word: &str) -> String {
    w.t(match word {
        "started" => "explore-within-started",
        "ended" => "explore-within-ended",
        "whole" => "explore-within-whole",
        "events" => "explore-within-events",
        _ => "explore-within-any",
    })
}

fn form(w: W, chosen: &Chosen, look: &Look) -> SelectionForm {
    let activity = |(name, _): &(String, u64)| Answer::new(name.as_str(), name.as_str(), "");
    let share = |holder: Holder| {
        let name = holder_name(&holder, &w);
        let value = format!("{} >= 50%", holder.word());
        Answer::new(value, w.t1("explore-holder-half", "holder", name), "")
    };
    let times = ["", "started", "ended", "whole", "events"];
    let holders = [Holder::Client, Holder::Vendor, Holder::Third, Holder::Unattributed];
    SelectionForm {
        beside: chosen.beside(),
        activities: look.known.activities.iter().take(200).map(activity).collect(),
        holders: match look.holder_rules() {
            true => holders.into_iter().map(share).collect(),
            false => Vec::new(),
        },
        within: (
            times.into_iter().map(|word| Answer::new(word, within(w, word), "")).collect(),
            chosen.within_word().to_owned(),
        ),
        days: (chosen.last("from").to_owned(), chosen.last("until").to_owned()),
        lasts: (chosen.last("min-duration").to_owned(), chosen.last("max-duration").to_owned()),
        condition: chosen.last("where").to_owned(),
    }
}

/// What is wrong, with the filter that it is about and, where it helps here, what to do.
fn problems(w: W, look: &Look) -> Vec<String> {
    let told = |problem: &Problem| {
        let mut args = problem.args.clone();
        if !args.iter().any(|(name, _)| *name == "at") {
            args.push(("at", "1".to_owned()));
        }
        let said = w.with(&format!("problem-{}", problem.code), &args);
        let label = label(problem.place.column.as_deref().unwrap_or_default());
        let value = problem.place.value.as_deref().filter(|value| !said.contains(*value));
        let about = [label.map(|id| w.t(id)), value.map(str::to_owned)];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let hint = HINTED.contains(&problem.code);
        let hint = if hint {
            w.with(&format!("problem-{}-hint", problem.code), &args)
        } else {
            String::new()
        };
        format!("{about}: {said} {hint}").trim_start_matches(": ").trim().to_owned()
    };
    look.problems.iter().map(told).collect()
}

/// Problems whose hints are about what was typed, not about how a program was started.
const HINTED: [&str; 6] =
    ["ask-duration", "ask-time", "ask-time-order", "ask-follows", "ask-share", "ask-holder"];

/// The label of a filter.
fn label(filter: &str) -> Option<&'static str> {
    Some(match filter {
        "has" => "explore-has",
        "never" => "explore-never",
        "from" => "explore-from",
        "until" => "explore-until",
        "min-duration" => "explore-min-duration",
        "max-duration" => "explore-max-duration",
        "holder" => "explore-holder",
        "where" => "figures-where",
        _ => return None,
    })
}

fn nothing(site: &Site, visit: &Visit, scene: &Scene, kept: Option<&Scope>) -> Option<Nothing> {
    let (w, place) = (visit.w, &scene.place);
    let scope = InEngagement(scene.opened.engagement.value.id);
    let able = |wanted: May| may(&site.house, &visit.call(), scope, wanted);
    let (title, text, action) = match (&scene.look, kept) {
        (Err(Missing::Records), _) => {
            let way = Named::new(w.t("figures-lack-records-do"), place.new_delivery());
            let way = Some(way).filter(|_| able(May::Deliver));
            ("figures-lack-records", "explore-lack-records-text", way)
        }
        (Err(Missing::Agreement), _) => {
            let way = Named::new(w.t("explore-lack-agreement-do"), place.agreements());
            ("explore-lack-agreement", "explore-lack-agreement-text", Some(way))
        }
        (Ok(_), Some(Scope { cases: 0, .. })) => {
            let way = Named::new(w.t("list-clear"), address(place, scene.sight));
            return Some(Nothing {
                title: w.t("figures-no-case"),
                text: w.t("list-no-hit"),
                action: Some(way),
            });
        }
        _ => return None,
    };
    Some(Nothing { title: w.t(title), text: w.t(text), action })
}
