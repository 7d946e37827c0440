//! One delivery: how far it is, what was found in it, and what can be done with it.

use kajitori_app::delivery::{self, Shown};
use kajitori_app::engagement::{Opened, open};
use kajitori_app::{Failure, House};
use kajitori_domain::delivery::DeliveryState;
use kajitori_domain::display::percent;
use kajitori_domain::id::DeliveryId;

use super::told::{Told, standing};
use crate::form::{FieldProblem, Form};
use crate::link::{Link, Place};
use crate::pages::intake::{Act, Progress, ResultPage, Withdrawal};
use crate::part::{Named, Next, Notice, Status, Tone};
use crate::routes::{see_other, stream};
use crate::shell::Spot;
use crate::site::{Answer, Site, Visit, again, inside};

fn place(visit: &Visit) -> Result<delivery::Place, Failure> {
    Ok((visit.engagement()?, visit.id::<DeliveryId>("delivery")?))
}

fn address(visit: &Visit) -> Link {
    let place = crate::link::engagement(visit.part("e"));
    place.delivery(visit.part("delivery"))
}

/// One delivery.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let (house, call) = (&site.house, visit.call());
    let opened = open(house, &call, visit.engagement()?)?;
    let shown = delivery::show(house, &call, place(visit)?)?;
    let page = page(&Told::new(visit.w, house), &opened, &shown);
    inside(visit, (Spot::Intake, Some(&opened)), &page)
}

/// Discards a delivery that does not count yet.
pub fn discard(site: &Site, visit: &Visit) -> Answer {
    delivery::discard(&site.house, &visit.call(), place(visit)?, visit.version())?;
    Ok(see_other(&address(visit)))
}

/// Asks why a batch is to be taken out of force.
pub fn ask_withdrawal(site: &Site, visit: &Visit) -> Answer {
    let (opened, page) = withdrawal(&site.house, visit, Form::default())?;
    inside(visit, (Spot::Intake, Some(&opened)), &page)
}

/// Takes a batch out of force.
pub fn withdraw(site: &Site, visit: &Visit) -> Answer {
    let mut form = visit.form.clone();
    let Some(reason) = form.required("reason", "intake-reason") else {
        let (opened, page) = withdrawal(&site.house, visit, form)?;
        return again(visit, (Spot::Intake, Some(&opened)), &page);
    };
    let said = (visit.version(), reason.as_str());
    match delivery::withdraw(&site.house, &visit.call(), place(visit)?, said) {
        Ok(()) => Ok(see_other(&address(visit))),
        Err(Failure::Refused(refusal)) if refusal.code == "stale" => {
            let (field, label) = ("reason", "intake-reason");
            form.wrong(FieldProblem { field, label, code: "stale", args: Vec::new() });
            let (opened, page) = withdrawal(&site.house, visit, form)?;
            again(visit, (Spot::Intake, Some(&opened)), &page)
        }
        Err(failure) => Err(failure),
    }
}

fn withdrawal(house: &House, visit: &Visit, form: Form) -> Result<(Opened, Withdrawal), Failure> {
    let call = visit.call();
    let opened = open(house, &call, visit.engagement()?)?;
    let shown = delivery::show(house, &call, place(visit)?)?;
    if !shown.may.withdraw {
        return Err(Failure::Hidden);
    }
    let told = Told::new(visit.w, house);
    let filed = &shown.listed.filed;
    let mut trail = told.trail(&opened, true);
    trail.push(crate::shell::Crumb::new(filed.value.delivery.file.clone(), address(visit)));
    let action = Told::place(&opened).withdrawal(visit.part("delivery"));
    let (w, version, back) = (visit.w, filed.version, address(visit));
    let facts = facts(&told, &shown);
    Ok((opened, Withdrawal { w, trail, form, facts, action, back, version }))
}

/// The rows kept aside, for the side that sent them.
pub fn rejected(site: &Site, visit: &Visit) -> Answer {
    let aside = delivery::aside(&site.house, &visit.call(), place(visit)?)?;
    let stem = aside.file.rsplit_once('.').map_or(aside.file.as_str(), |(stem, _)| stem);
    let name = visit.w.t1("intake-rejected-name", "file", stem);
    Ok(stream("text/csv; charset=utf-8", &name, aside.rows))
}

fn page(told: &Told, opened: &Opened, shown: &Shown) -> ResultPage {
    let listed = &shown.listed;
    let filed = &listed.filed.value;
    let findings = shown.findings.clone().unwrap_or_default();
    let place = Told::place(opened);
    let id = filed.delivery.id.to_string();
    let over = [told.role(filed.delivery.role), told.since(listed), told.by(&listed.by)];
    let over: Vec<String> = over.into_iter().filter(|part| !part.is_empty()).collect();
    ResultPage {
        w: told.w,
        trail: told.trail(opened, true),
        file: filed.delivery.file.clone(),
        over: over.join(" · "),
        state: match unread(told, shown) {
            Some(_) => Status::new(Tone::Bad, told.w.t("intake-state-unread")),
            None => told.state(listed),
        },
        notice: notice(told, shown),
        progress: progress(told, shown, place.delivery(&id)),
        next: next(told, shown, &place),
        facts: facts(told, shown),
        problems: told.problems(&findings),
        looked: shown.findings.is_some(),
        rejected: shown.may.rejected.then(|| place.rejected(&id)),
        acts: acts(told, shown, &place),
        version: listed.filed.version,
    }
}

/// That no row of a file that waits for its import can be read.
fn unread(told: &Told, shown: &Shown) -> Option<Notice> {
    let waits = standing(&shown.listed).1 == "to-map";
    shown.findings.as_ref().filter(|_| waits).and_then(|findings| told.unreadable(findings))
}

/// Whether the file has columns that somebody can say something of.
fn has_columns(shown: &Shown) -> bool {
    shown.findings.as_ref().is_some_and(|findings| !findings.columns.is_empty())
}

/// How it stands, in a sentence.
fn notice(told: &Told, shown: &Shown) -> Notice {
    let w = told.w;
    let (tone, word) = standing(&shown.listed);
    let state = &shown.listed.filed.value.delivery.state;
    if let Some(notice) = unread(told, shown) {
        return notice;
    }
    match state {
        DeliveryState::Refused { code, rejected, .. } => {
            told.came_to_nothing(&shown.listed.filed.value.delivery.file, code, *rejected)
        }
        DeliveryState::Imported { accepted, rejected, .. } if shown.listed.in_force => {
            let (accepted, rejected) = (told.count(*accepted), told.count(*rejected));
            let title = w.t2("intake-done", "accepted", accepted, "rejected", rejected);
            Notice { tone, title, text: w.t(&format!("intake-about-{word}")) }
        }
        _ => Notice {
            tone,
            title: Status::new(tone, w.t(&format!("intake-state-{word}"))).word,
            text: w.t(&format!("intake-about-{word}")),
        },
    }
}

fn progress(told: &Told, shown: &Shown, again: Link) -> Option<Progress> {
    let w = told.w;
    let (words, done, total) = match &shown.listed.filed.value.delivery.state {
        DeliveryState::Receiving { expected, .. } => {
            let (done, total) = (told.count(shown.arrived), told.count(*expected));
            let words = w.t2("intake-arrived", "done", done, "total", total);
            (words, shown.arrived, Some(*expected))
        }
        DeliveryState::Importing { .. } => {
            let (done, total) = shown.job.as_ref().map_or((0, None), |job| job.progress);
            let percent = total.and_then(|total| percent(done.min(total), total, 0));
            let words = percent.map(|percent| w.t1("intake-progress", "percent", percent));
            (words.unwrap_or_else(|| w.t("intake-waiting")), done, total)
        }
        _ => return None,
    };
    Some(Progress { words, done, total, again })
}

fn next(told: &Told, shown: &Shown, place: &Place) -> Option<Next> {
    let w = told.w;
    let filed = &shown.listed.filed.value;
    let id = filed.delivery.id.to_string();
    let (word, link) = match &filed.delivery.state {
        DeliveryState::Received { .. }
        | DeliveryState::Inspected { .. }
        | DeliveryState::Mapped { .. }
            if shown.may.map =>
        {
            let word = if unread(told, shown).is_some() { "unread" } else { "map" };
            (word, place.mapping(&id))
        }
        DeliveryState::Refused { .. } if shown.may.map && has_columns(shown) => {
            ("otherwise", place.mapping(&id))
        }
        DeliveryState::Refused { .. } if shown.may.map => ("anew", place.new_delivery()),
        DeliveryState::Receiving { .. } if shown.may.discard => ("resume", place.new_delivery()),
        _ => return None,
    };
    Some(Next {
        quiet: false,
        title: w.t(&format!("intake-next-{word}")),
        text: w.t(&format!("intake-next-{word}-text")),
        due: None,
        action: Some(Named::new(w.t(&format!("intake-next-{word}-do")), link)),
    })
}

fn facts(told: &Told, shown: &Shown) -> Vec<(String, String)> {
    let w = told.w;
    let filed = &shown.listed.filed.value;
    let mut facts = Vec::new();
    let (accepted, rejected) = told.rows(&filed.delivery.state);
    let findings = shown.findings.as_ref();
    let looked = findings.filter(|f| accepted.is_empty() && f.accepted + f.rejected > 0);
    let rows = match looked {
        Some(found) => (told.count(found.accepted), told.count(found.rejected)),
        None => (accepted, rejected),
    };
    let cases = findings.and_then(|found| found.cases).map(|cases| told.count(cases));
    let span = findings.and_then(|found| found.span);
    let span = span.map(|(a, b)| format!("{} – {}", told.clock.date(a), told.clock.date(b)));
    for (id, value) in [
        ("intake-accepted", rows.0),
        ("intake-rejected", rows.1),
        ("intake-cases", cases.unwrap_or_default()),
        ("intake-span", span.unwrap_or_default()),
    ] {
        if !value.is_empty() {
            facts.push((w.t(id), value));
        }
    }
    facts
}

fn acts(told: &Told, shown: &Shown, place: &Place) -> Vec<Act> {
    let w = told.w;
    let id = shown.listed.filed.value.delivery.id.to_string();
    let act = |word: &str, link, at_once| Act {
        act: Named::new(w.t(&format!("intake-{word}")), link),
        note: w.t(&format!("intake-{word}-note")),
        at_once,
    };
    let own = shown.may.rejected || shown.may.withdraw;
    let imported = shown.listed.in_force && own;
    let replace = imported.then(|| act("replace", place.replacement(&id), false));
    let withdraw = shown.may.withdraw.then(|| act("withdraw", place.withdrawal(&id), false));
    let discard = shown.may.discard.then(|| act("discard", place.discard(&id), true));
    [replace, withdraw, discard].into_iter().flatten().collect()
}
