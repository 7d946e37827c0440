//! One organisation.

use kajitori_app::Failure;
use kajitori_app::person::{self, Joined, Organised, Standing};
use kajitori_app::run::may;
use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::id::OrganisationId;
use kajitori_domain::organisation::Side;

use super::{SPOT, new, tell};
use crate::answer::gate::refused;
use crate::form::Form;
use crate::link;
use crate::pages::people::Organisation;
use crate::part::{Notice, Tone};
use crate::routes::see_other;
use crate::site::{self, Answer, Site, Visit};

/// An organisation with its people.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let found = person::organisation(&site.house, &visit.call(), visit.id("organisation")?)?;
    let name = &found.organisation.value.name;
    let typed = [
        ("ja", name.ja.as_str()),
        ("en", if name.en == name.ja { "" } else { &name.en }),
        ("kana", &found.organisation.value.kana),
    ];
    let typed = typed.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let page = page(site, visit, &found, (Form::new(typed.to_vec()), done(visit)));
    site::inside(visit, SPOT, &page)
}

fn done(visit: &Visit) -> Option<Notice> {
    let title = match visit.query.raw("done") {
        "edit" => "me-saved",
        "suspend" => "people-suspended",
        "resume" => "people-resumed",
        _ => return None,
    };
    Some(Notice { tone: Tone::Good, title: visit.w.t(title), text: String::new() })
}

fn page(
    site: &Site,
    visit: &Visit,
    found: &Organised,
    (form, notice): (Form, Option<Notice>),
) -> Organisation {
    let (w, one) = (visit.w, &found.organisation.value);
    let vendor = one.side == Side::Vendor;
    let may = |wanted| vendor && may(&site.house, &visit.call(), Company, wanted);
    let active = one.standing.is_active();
    let joined = if active { Joined::Yes } else { Joined::Suspended };
    Organisation {
        w,
        notice,
        name: one.name.get(w.lang()).to_owned(),
        side: tell::side(one.side, w),
        state: tell::standing(joined, w),
        lines: found.people.iter().map(|one| tell::line(one, w)).collect(),
        workers: tell::workers(found.workers, w),
        form: may(CompanyPermission::InvitePeople).then_some(form),
        version: found.organisation.version.to_string(),
        action: link::organisation(&one.id.to_string()),
        suspend: may(CompanyPermission::SuspendPeople).then_some(active),
    }
}

/// Writes what an organisation is called, suspends or resumes it.
pub fn change(site: &Site, visit: &Visit) -> Answer {
    let (id, was, form) =
        (visit.id::<OrganisationId>("organisation")?, visit.version(), &visit.form);
    let (house, call) = (&site.house, visit.call());
    let done = form.raw("do");
    let outcome = match done {
        "edit" => person::edit_organisation(house, &call, (id, was), &new::vendor(form)),
        "suspend" => person::set_organisation(house, &call, (id, was, Standing::Suspended)),
        "resume" => person::set_organisation(house, &call, (id, was, Standing::Resumed)),
        _ => Err(Failure::Hidden),
    };
    let Err(failure) = outcome else {
        return Ok(see_other(&link::organisation(&id.to_string()).query("done", done)));
    };
    let Failure::Refused(refusal) = failure else { return Err(failure) };
    let found = person::organisation(house, &call, id)?;
    let mut form = form.clone();
    let named = matches!(refusal.code, "organisation-name-missing" | "organisation-taken");
    if named {
        form.refused("ja", "people-ja", &refusal);
    }
    let notice = (!named).then(|| refused(visit, &refusal));
    site::again(visit, SPOT, &page(site, visit, &found, (form, notice)))
}
