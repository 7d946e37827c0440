//! One-time links: what one is for, and its use.

use http::StatusCode;
use kajitori_app::Failure;
use kajitori_app::gate::{self, Offer};
use kajitori_domain::access::Log;
use kajitori_domain::invite::LinkKind;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::secret::Secret;

use super::{entered, refused};
use crate::form::Form;
use crate::link::{company, home, one_time};
use crate::pages::gate::{Asks, Joining, Over};
use crate::part::role_name;
use crate::site::{self, Answer, Site, Visit};

/// Shows what a link is for, and asks for what it needs.
pub fn offer(site: &Site, visit: &Visit) -> Answer {
    match gate::offer(&site.house, &Secret::new(visit.part("secret")), visit.came()) {
        Ok(offer) => {
            let name = offer.person.as_ref().map_or("", |person| &person.name);
            let kana = offer.person.as_ref().map_or("", |person| &person.kana);
            let typed = [("name", name), ("kana", kana)];
            let typed = typed.map(|(key, value)| (key.to_owned(), value.to_owned()));
            let page = page(site, visit, &offer, Form::new(typed.to_vec()));
            site::gate(visit, StatusCode::OK, &page)
        }
        Err(failure) => over(visit, failure),
    }
}

/// Uses a link.
pub fn join(site: &Site, visit: &Visit) -> Answer {
    let link = Secret::new(visit.part("secret"));
    let offer = match gate::offer(&site.house, &link, visit.came()) {
        Ok(offer) => offer,
        Err(failure) => return over(visit, failure),
    };
    let said = gate::Joining {
        name: visit.form.raw("name").to_owned(),
        kana: visit.form.raw("kana").to_owned(),
        mail: visit.form.raw("mail").to_owned(),
        company: visit.form.raw("company").to_owned(),
        password: visit.secret_typed("password"),
    };
    match gate::join(&site.house, &visit.call(), visit.came(), (&link, &said)) {
        Ok(pass) => {
            let set_up = offer.kind == LinkKind::SetUp;
            Ok(entered(site, &pass, &if set_up { company() } else { home() }))
        }
        Err(Failure::Refused(refusal)) => match field(&refusal) {
            Some((name, label)) => {
                let mut form = visit.form.clone();
                form.refused(name, label, &refusal);
                let page = page(site, visit, &offer, form);
                site::gate(visit, StatusCode::UNPROCESSABLE_ENTITY, &page)
            }
            None => over(visit, Failure::Refused(refusal)),
        },
        Err(other) => Err(other),
    }
}

/// The field that a refusal is about.
fn field(refusal: &Refusal) -> Option<(&'static str, &'static str)> {
    match refusal.code {
        "organisation-name-missing" => Some(("company", "gate-company")),
        "person-name-missing" => Some(("name", "gate-name")),
        code if code.starts_with("person-mail") => Some(("mail", "gate-mail")),
        code if code.starts_with("password-") => Some(("password", "gate-password")),
        _ => None,
    }
}

/// A link that is good no more says so, and leads to where one signs in.
fn over(visit: &Visit, failure: Failure) -> Answer {
    match failure {
        Failure::Refused(refusal) if refusal.code.starts_with("invite-") => {
            let said = refused(visit, &refusal);
            let page = Over { w: visit.w, title: said.title, text: said.text };
            site::gate(visit, StatusCode::GONE, &page)
        }
        other => Err(other),
    }
}

fn page(site: &Site, visit: &Visit, offer: &Offer, form: Form) -> Joining {
    let w = visit.w;
    let (title, about, asks, submit) = match offer.kind {
        LinkKind::SetUp => ("gate-set-up", "gate-set-up-about", Asks::All, "gate-join-do"),
        LinkKind::Invite => ("gate-invite", "gate-invite-about", Asks::Name, "gate-invite-do"),
        LinkKind::Reset => ("gate-reset", "gate-reset-about", Asks::Nothing, "gate-reset-do"),
    };
    let step = match offer.kind {
        LinkKind::SetUp => w.t2("gate-step", "n", 1, "all", 4),
        LinkKind::Invite | LinkKind::Reset => String::new(),
    };
    Joining {
        w,
        form,
        title: w.t(title),
        about: w.t(about),
        facts: facts(visit, offer),
        asks,
        expires: site.clock(w).time(offer.expires),
        action: one_time(visit.part("secret")),
        step,
        submit: w.t(submit),
    }
}

/// As whom and as what one joins.
fn facts(visit: &Visit, offer: &Offer) -> Vec<(String, String)> {
    let w = visit.w;
    let mut facts = Vec::new();
    if let Some(person) = &offer.person {
        facts.push((w.t("gate-mail"), person.mail.clone()));
    }
    if let Some(organisation) = &offer.organisation {
        facts.push((w.t("people-organisation"), organisation.name.get(w.lang()).to_owned()));
    }
    if let Some((role, scope)) = offer.role {
        let place = match scope {
            Log::Company => "gate-in-company",
            Log::Engagement(_) | Log::Invitation(_) => "gate-in-engagement",
        };
        facts.push((w.t("member-role"), w.t1(place, "role", role_name(role, w))));
    }
    facts
}
