//! A new person of the company, a new vendor.

use kajitori_app::Failure;
use kajitori_app::person::{self, NewOrganisation as Vendor, NewPerson as Somebody, givable_roles};
use kajitori_domain::refusal::Refusal;

use super::{SPOT, handed, period, role};
use crate::answer::me::{lang, langs};
use crate::form::{Answer as Choice, Form, write_day};
use crate::link;
use crate::pages::people::{NewOrganisation, NewPerson};
use crate::part::{Named, role_name};
use crate::routes::see_other;
use crate::shell::Crumb;
use crate::site::{self, Answer, Site, Visit};

/// Asks for a new person, or a new vendor.
pub fn new(site: &Site, visit: &Visit) -> Answer {
    if visit.query.raw("kind") == "organisation" {
        let page = NewOrganisation { w: visit.w, form: Form::default() };
        return site::inside(visit, SPOT, &page);
    }
    let today = write_day(visit.w, site.house.day(site.house.now()));
    let form = Form::new(vec![("from".to_owned(), today)]);
    site::inside(visit, SPOT, &person_page(site, visit, form))
}

fn person_page(site: &Site, visit: &Visit, form: Form) -> NewPerson {
    let w = visit.w;
    let mut roles = vec![Choice::new("", w.t("people-role-none"), "")];
    let givable = givable_roles(&site.house, &visit.call()).into_iter();
    roles.extend(givable.map(|role| Choice::new(role.word(), role_name(role, w), "")));
    NewPerson { w, form, langs: langs(w), roles }
}

/// Adds a person or a vendor.
pub fn add(site: &Site, visit: &Visit) -> Answer {
    match visit.form.raw("kind") {
        "organisation" => add_vendor(site, visit),
        _ => add_person(site, visit),
    }
}

fn add_person(site: &Site, visit: &Visit) -> Answer {
    let mut form = visit.form.clone();
    let name = form.required("name", "gate-name").unwrap_or_default();
    let mail = form.required("mail", "gate-mail").unwrap_or_default();
    let given = role(&form).and_then(|role| period(&mut form).map(|period| (role, period)));
    if !form.sound() {
        return site::again(visit, SPOT, &person_page(site, visit, form));
    }
    let (kana, lang) = (form.raw("kana").to_owned(), lang(&form));
    let new = Somebody { name: name.clone(), kana, mail, lang, role: given };
    match person::add_person(&site.house, &visit.call(), &new) {
        Ok(made) => {
            let trail = vec![Crumb::new(visit.w.t("shell-people"), link::people())];
            let to = link::person(&made.person.to_string());
            let next = Named::new(visit.w.t1("people-to-person", "name", &name), to);
            site::inside(visit, SPOT, &handed(site, visit, &made, (&name, new.lang), (trail, next)))
        }
        Err(Failure::Refused(refusal)) => {
            noted(&mut form, &refusal);
            site::again(visit, SPOT, &person_page(site, visit, form))
        }
        Err(other) => Err(other),
    }
}

fn noted(form: &mut Form, refusal: &Refusal) {
    match refusal.code {
        code if code.starts_with("person-mail") => form.refused("mail", "gate-mail", refusal),
        "person-name-missing" => form.refused("name", "gate-name", refusal),
        "membership-period" => form.refused("until", "people-until", refusal),
        _ => form.refused("role", "people-company-role", refusal),
    }
}

fn add_vendor(site: &Site, visit: &Visit) -> Answer {
    let mut form = visit.form.clone();
    match person::add_organisation(&site.house, &visit.call(), &vendor(&form)) {
        Ok(_) => Ok(see_other(&link::people().query("done", "organisation"))),
        Err(Failure::Refused(refusal)) => {
            form.refused("ja", "people-ja", &refusal);
            site::again(visit, SPOT, &NewOrganisation { w: visit.w, form })
        }
        Err(other) => Err(other),
    }
}

/// What a form calls a vendor.
pub(super) fn vendor(form: &Form) -> Vendor {
    let text = |name| form.raw(name).to_owned();
    Vendor { ja: text("ja"), en: text("en"), kana: text("kana") }
}
