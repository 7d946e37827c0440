//! The settings of an engagement as a view.

use kajitori_app::Failure;
use kajitori_app::audit::Who;
use kajitori_app::engagement::{Question, Settings as Read, settings as read_settings};
use kajitori_domain::access::Role;
use kajitori_domain::engagement::{EngagementState, Finding};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::task::days_until;

use super::choices;
use crate::answer::tell::{Tell, place};
use crate::form::Form;
use crate::pages::engagement::{DutyLine, FactLine, Move, ProcessLine, Settings};
use crate::part::{Notice, Status, Tone};
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};
use crate::word::W;

/// The settings.
pub fn settings(site: &Site, visit: &Visit) -> Answer {
    let read = read_settings(&site.house, &visit.call(), visit.engagement()?)?;
    let page = page(site, visit, &read, (None, None));
    site::inside(visit, (Spot::Hub, Some(&read.opened)), &page)
}

/// The settings again, with what was typed and why it could not be done.
pub(super) fn again(
    site: &Site,
    visit: &Visit,
    (form, refusal): (Form, Option<Refusal>),
) -> Answer {
    let read = read_settings(&site.house, &visit.call(), visit.engagement()?)?;
    let problem = refusal.map(|refusal| Tell::new(site, visit).refused(&refusal));
    let page = page(site, visit, &read, (Some(form), problem));
    site::again(visit, (Spot::Hub, Some(&read.opened)), &page)
}

fn page(
    site: &Site,
    visit: &Visit,
    read: &Read,
    (typed, problem): (Option<Form>, Option<Notice>),
) -> Settings {
    let (tell, w) = (Tell::new(site, visit), visit.w);
    let (place, engagement) = (place(&read.opened), &read.opened.engagement);
    let contract = read.contract.as_ref();
    let notice = contract.and_then(|one| one.value.last_notice(read.today));
    let process = |one: &kajitori_app::Versioned<kajitori_app::Process>| ProcessLine {
        id: one.value.id.to_string(),
        version: one.version,
        name: one.value.name.ja.clone(),
        name_en: one.value.name.en.clone(),
    };
    let fact = |(fact, found): &(kajitori_domain::template::Fact, _)| fact_line(w, *fact, found);
    Settings {
        w,
        trail: tell.trail(&read.opened),
        state: tell.state(engagement.value.state),
        problem,
        form: stands(&tell, read, typed),
        seen: (
            engagement.version,
            contract.map_or(0, |one| one.version),
            contract.map(|one| one.value.id.to_string()).unwrap_or_default(),
        ),
        actions: ["data", "contract", "process", "duty", "fact"].map(|part| place.setting(part)),
        classes: choices::classes(w),
        kinds: choices::kinds(w),
        renewals: choices::renewals(w),
        notice: notice.map_or_else(String::new, |day| {
            let left = days_until(day, read.today).max(0);
            w.t2("engagement-notice-until", "day", tell.day(day), "n", left)
        }),
        processes: read.processes.iter().map(process).collect(),
        people: read.people.iter().map(|(role, who)| person_line(&tell, *role, who)).collect(),
        members: place.members(),
        facts: read.questions.facts.iter().map(fact).collect(),
        unasked: read.questions.duties.iter().filter(|duty| duty.found.is_none()).count(),
        duties: read.questions.duties.iter().map(|duty| duty_line(w, duty)).collect(),
        checks: checks(w, read),
        moves: moves(&tell, read),
    }
}

/// What stands, under what was typed.
fn stands(tell: &Tell, read: &Read, typed: Option<Form>) -> Form {
    let engagement = &read.opened.engagement.value;
    let mut values = vec![
        ("name", engagement.name.ja.clone()),
        ("name_en", engagement.name.en.clone()),
        ("fee", engagement.fee_yen.map(|fee| fee.to_string()).unwrap_or_default()),
        ("confidentiality", choices::class_word(engagement.confidentiality).to_owned()),
    ];
    if let Some(contract) = read.contract.as_ref().map(|one| &one.value) {
        let until = contract.until.map(|day| tell.day(day)).unwrap_or_default();
        values.extend([
            ("title", contract.title.clone()),
            ("kind", contract.kind.clone()),
            ("from", tell.day(contract.from)),
            ("until", until),
            ("renewal", contract.renewal.word().to_owned()),
            ("notice_months", contract.notice_months.to_string()),
        ]);
    }
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    match typed {
        None => Form::new(values),
        Some(typed) => typed.over(values),
    }
}

/// Who has a role, or that nobody has.
fn person_line(tell: &Tell, role: Role, who: &Option<Who>) -> (String, Option<String>) {
    let name = who.as_ref().map(|who| tell.name(who));
    (tell.w.t(&format!("who-{}", role.word())), name)
}

fn fact_line(
    w: W,
    fact: kajitori_domain::template::Fact,
    found: &Option<kajitori_app::Versioned<kajitori_domain::engagement::Confirmation>>,
) -> FactLine {
    let answer = match found.as_ref().map(|found| found.value.finding) {
        Some(Finding::Yes) => "yes",
        Some(Finding::No) => "no",
        Some(Finding::Open) | None => "",
    };
    FactLine {
        id: fact.word().to_owned(),
        question: w.t(&format!("template-fact-{}", fact.word())),
        answer: answer.to_owned(),
        version: found.as_ref().map_or(0, |found| found.version),
    }
}

fn duty_line(w: W, duty: &Question) -> DutyLine {
    let lang = w.lang();
    let found = duty.found.as_ref();
    let (tone, id, finding) = match found.map(|found| found.value.finding) {
        None => (Tone::Watch, "engagement-duty-new", ""),
        Some(Finding::Open) => (Tone::Wait, "engagement-duty-open", "open"),
        Some(Finding::Yes) => (Tone::Good, "engagement-duty-yes", "yes"),
        Some(Finding::No) => (Tone::Quiet, "engagement-duty-no", "no"),
    };
    DutyLine {
        code: duty.warning.code.to_owned(),
        words: duty.warning.words.get(lang).to_owned(),
        basis: duty.warning.basis.get(lang).to_owned(),
        needs: duty.warning.needs.get(lang).to_owned(),
        state: Status::new(tone, w.t(id)),
        finding: finding.to_owned(),
        note: found.map(|found| found.value.note.clone()).unwrap_or_default(),
        version: found.map_or(0, |found| found.version),
    }
}

/// What must stand before it starts, and what should be known.
fn checks(w: W, read: &Read) -> Vec<Status> {
    let EngagementState::Preparing { .. } = read.opened.engagement.value.state else {
        return Vec::new();
    };
    let facts = &read.facts;
    let must = [
        (facts.owner.is_some(), "engagement-check-owner", "engagement-check-owner-missing"),
        (facts.manager.is_some(), "engagement-check-manager", "engagement-check-manager-missing"),
        (facts.agreement, "engagement-check-agreement", "engagement-check-agreement-missing"),
    ];
    let must = must.into_iter().map(|(stands, there, missing)| match stands {
        true => Status::new(Tone::Good, w.t(there)),
        false => Status::new(Tone::Bad, w.t(missing)),
    });
    let warned = facts.warnings().into_iter();
    let warned = warned.map(|code| Status::new(Tone::Watch, w.t(&format!("warning-{code}"))));
    must.chain(warned).collect()
}

/// What can be done to the state.
fn moves(tell: &Tell, read: &Read) -> Vec<Move> {
    let w = tell.w;
    let place = place(&read.opened);
    let contract = read.contract.as_ref().map(|one| &one.value);
    let one = |step: &'static str, ids: [&str; 2], day: &str, offered: String| Move {
        title: w.t(ids[0]),
        text: w.t(ids[1]),
        action: place.start(),
        step,
        day: if day.is_empty() { String::new() } else { w.t(day) },
        offered,
    };
    let start = contract.map_or(read.today, |contract| contract.from);
    let end = contract.and_then(|contract| contract.ends(read.today)).unwrap_or(read.today);
    let none = String::new;
    match read.opened.engagement.value.state {
        EngagementState::Preparing { .. } => vec![one(
            "start",
            ["engagement-start", "engagement-start-about"],
            "engagement-first-day",
            tell.day(start),
        )],
        EngagementState::Running { .. } => vec![one(
            "notice",
            ["engagement-give-notice", "engagement-give-notice-about"],
            "engagement-last-day",
            tell.day(end),
        )],
        EngagementState::Exiting { .. } => vec![
            one("resume", ["engagement-resume", "engagement-resume-about"], "", none()),
            one("close", ["engagement-end", "engagement-end-about"], "", none()),
        ],
        EngagementState::Closed { .. } => Vec::new(),
    }
}

/// What went wrong, as the page again; whatever is no refusal goes its own way.
pub(super) fn refused(site: &Site, visit: &Visit, (typed, failure): (Form, Failure)) -> Answer {
    let refusal = crate::answer::tell::on_form(failure)?;
    again(site, visit, (typed, Some(refusal)))
}
