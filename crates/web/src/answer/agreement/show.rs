//! One version as a view.

use kajitori_app::agreement::{Seen, see};
use kajitori_app::run::may;
use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::agreement::Agreement;
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::organisation::Side;
use kajitori_domain::problem::Severity;
use kajitori_domain::refusal::Refusal;

use super::draft::problems;
use super::{numbered, rules, state};
use crate::answer::tell::{Tell, place};
use crate::link::{Link, Place};
use crate::pages::agreement::Version;
use crate::part::{Named, Next, Notice, Step, StepState};
use crate::shell::{Crumb, Spot};
use crate::site::{self, Answer, Site, Visit};

/// One version.
pub fn version(site: &Site, visit: &Visit) -> Answer {
    let seen = see(&site.house, &visit.call(), visit.engagement()?, numbered(visit)?)?;
    let page = page(site, visit, &seen, None);
    site::inside(visit, (Spot::Agreement, Some(&seen.opened)), &page)
}

/// The version again, with why something could not be done.
pub(super) fn again(site: &Site, visit: &Visit, refusal: &Refusal) -> Answer {
    let seen = see(&site.house, &visit.call(), visit.engagement()?, numbered(visit)?)?;
    let problem = Tell::new(site, visit).refused(refusal);
    let page = page(site, visit, &seen, Some(problem));
    site::again(visit, (Spot::Agreement, Some(&seen.opened)), &page)
}

fn page(site: &Site, visit: &Visit, seen: &Seen, problem: Option<Notice>) -> Version {
    let (tell, w) = (Tell::new(site, visit), visit.w);
    let place = place(&seen.opened);
    let version = &seen.version.value;
    let number = version.number.to_string();
    let scope = InEngagement(seen.opened.engagement.value.id);
    let allowed = |wanted| may(&site.house, &visit.call(), scope, wanted);
    let drafts = allowed(May::EditContract);
    let is_draft = matches!(version.state, AgreementState::Draft { .. });
    let read = seen.agreement.as_ref();
    let compare = |other: &u32| {
        let name = w.t1("agreement-compare", "n", other);
        Named::new(name, place.comparison(&number).query("with", &other.to_string()))
    };
    let mut trail = tell.trail(&seen.opened);
    trail.push(Crumb::new(w.t("shell-agreement"), place.agreements()));
    Version {
        w,
        trail,
        name: w.t1("agreement-number", "n", &number),
        title: read.map(|read| tell.text(&read.title)).unwrap_or_default(),
        state: state(&tell, version.state, seen.holds),
        steps: steps(&tell, version),
        problem,
        next: next(&tell, seen, allowed(May::AgreeContract)),
        acts: acts(&tell, seen, &place, (drafts, allowed(May::AgreeContract))),
        seen: seen.version.version,
        edit: (drafts && is_draft).then(|| place.draft()),
        compare: seen.others.iter().take(3).map(compare).collect(),
        facts: read.map(|read| facts(&tell, read)).unwrap_or_default(),
        problems: problems(w, &version.text, &seen.problems),
        levels: read.map(|read| rules::levels(&tell, read)).unwrap_or_default(),
        calendars: read.map(|read| rules::calendars(&tell, read)).unwrap_or_default(),
        holders: read.map(|read| rules::holders(&tell, read)).unwrap_or_default(),
        text: version.text.lines().map(str::to_owned).collect(),
    }
}

fn facts(tell: &Tell, agreement: &Agreement) -> Vec<(String, String)> {
    let w = tell.w;
    let closing = agreement
        .closing_day
        .map_or_else(|| w.t("agreement-month-end"), |day| w.t1("agreement-closing-on", "day", day));
    let processes: Vec<String> =
        agreement.processes.iter().map(|process| tell.text(&process.name)).collect();
    let mut facts = vec![
        (w.t("agreement-from"), tell.day(agreement.effective_from)),
        (w.t("agreement-client"), tell.text(&agreement.client)),
        (w.t("agreement-vendor"), tell.text(&agreement.vendor)),
        (w.t("agreement-processes"), processes.join(w.t("list-and").as_str())),
        (w.t("agreement-closing"), closing),
    ];
    facts.extend(agreement.note.as_ref().map(|note| (w.t("agreement-remark"), tell.text(note))));
    facts
}

fn steps(tell: &Tell, version: &AgreementVersion) -> Vec<Step> {
    let w = tell.w;
    let side = |side: Side| match side {
        Side::Client => w.t("pack-holder-client"),
        Side::Vendor => w.t("pack-holder-vendor"),
    };
    let none = String::new;
    use StepState::{Ahead, Current, Done, Skipped};
    let (states, notes) = match version.state {
        AgreementState::Draft { edited } => {
            ([Current, Ahead, Ahead], [tell.time(edited), none(), none()])
        }
        AgreementState::Proposed { at, by } => {
            let by = w.t2("agreement-by", "side", side(by), "at", tell.time(at));
            ([Done, Current, Ahead], [none(), by, none()])
        }
        AgreementState::Agreed { client_at, vendor_at } => {
            let [first, last] = [client_at.min(vendor_at), client_at.max(vendor_at)];
            ([Done, Done, Done], [none(), tell.time(first), tell.time(last)])
        }
        AgreementState::Superseded { from, .. } => {
            let until = w.t1("agreement-until", "day", tell.day(from));
            ([Done, Done, Done], [none(), none(), until])
        }
        AgreementState::Withdrawn { at } => {
            ([Done, Skipped, Skipped], [tell.time(at), none(), none()])
        }
    };
    let names = ["agreement-step-draft", "agreement-step-proposed", "agreement-step-agreed"];
    let all = names.into_iter().zip(states).zip(notes);
    all.map(|((id, state), note)| Step { name: w.t(id), state, note }).collect()
}

fn next(tell: &Tell, seen: &Seen, agrees: bool) -> Option<Next> {
    let w = tell.w;
    let AgreementState::Proposed { by, .. } = seen.version.value.state else { return None };
    let from = tell.day(seen.version.value.from);
    let (title, text) = match (by == seen.opened.side(), agrees) {
        (true, _) => ("agreement-wait-other", "agreement-wait-other-about"),
        (false, true) => ("agreement-agree-title", "agreement-agree-about"),
        (false, false) => ("agreement-wait-signer", "agreement-wait-signer-about"),
    };
    let quiet = title != "agreement-agree-title";
    let (title, text) = (w.t(title), w.t1(text, "from", &from));
    Some(Next { quiet, title, text, due: Some(from), action: None })
}

/// What the reader can do, the step forward first.
fn acts(
    tell: &Tell,
    seen: &Seen,
    place: &Place,
    (drafts, agrees): (bool, bool),
) -> Vec<(String, Link, bool)> {
    let w = tell.w;
    let number = seen.version.value.number.to_string();
    let sound = !seen.problems.iter().any(|one| one.severity == Severity::Error);
    let withdraw = (w.t("agreement-withdraw"), place.version_end(&number), false);
    match seen.version.value.state {
        AgreementState::Draft { .. } if drafts && sound => {
            vec![(w.t("agreement-propose"), place.proposal(&number), true), withdraw]
        }
        AgreementState::Draft { .. } if drafts => vec![withdraw],
        AgreementState::Proposed { by, .. } if by != seen.opened.side() && agrees => {
            vec![(w.t("agreement-agree"), place.acknowledgement(&number), true)]
        }
        AgreementState::Proposed { by, .. } if by == seen.opened.side() && drafts => {
            vec![withdraw]
        }
        _ => Vec::new(),
    }
}
