//! Inviting somebody to an engagement.

use kajitori_app::Failure;
use kajitori_app::engagement::Opened;
use kajitori_app::member::{self, Invite, Who};
use kajitori_domain::id::PersonId;
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::text::Lang;

use super::{scene, trail};
use crate::answer::me::{lang, langs};
use crate::answer::people::{handed, period, role};
use crate::form::{Answer as Choice, Form, write_day};
use crate::link::Place;
use crate::pages::member::NewMember;
use crate::part::{Named, role_name, role_note};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

/// What a form says for somebody who is not in the list.
const NEW: &str = "new";

/// Asks whom to invite.
pub fn new(site: &Site, visit: &Visit) -> Answer {
    let (opened, place) = scene(site, visit)?;
    let today = write_day(visit.w, site.house.day(site.house.now()));
    let form = Form::new(vec![("from".to_owned(), today), ("who".to_owned(), NEW.to_owned())]);
    let page = page(site, visit, (&opened, &place), form)?;
    site::inside(visit, (Spot::Members, Some(&opened)), &page)
}

fn page(
    site: &Site,
    visit: &Visit,
    (opened, place): (&Opened, &Place),
    form: Form,
) -> Result<NewMember, Failure> {
    let (w, id) = (visit.w, opened.engagement.value.id);
    let choices = member::choices(&site.house, &visit.call(), id)?;
    let role = |role| {
        Choice::new(
            kajitori_domain::access::Role::word(role),
            role_name(role, w),
            role_note(role, w),
        )
    };
    let mut people = vec![Choice::new(NEW, w.t("member-new-person"), "")];
    people.extend(
        choices
            .people
            .iter()
            .map(|one| Choice::new(one.id.to_string(), format!("{}　{}", one.name, one.mail), "")),
    );
    let about = match opened.side() {
        Side::Client => w.t1("member-new-client", "vendor", choices.vendor.name.get(w.lang())),
        Side::Vendor => w.t("member-new-vendor"),
    };
    Ok(NewMember {
        w,
        trail: trail(visit, (opened, place), true),
        form,
        roles: choices.roles.into_iter().map(role).collect(),
        people,
        langs: langs(w),
        about,
        action: place.members(),
    })
}

/// Invites somebody.
pub fn invite(site: &Site, visit: &Visit) -> Answer {
    let (opened, place) = scene(site, visit)?;
    let mut form = visit.form.clone();
    let asked = read(&mut form);
    let again = |form: Form| {
        let page = page(site, visit, (&opened, &place), form)?;
        site::again(visit, (Spot::Members, Some(&opened)), &page)
    };
    let Some(asked) = asked.filter(|_| form.sound()) else { return again(form) };
    let id = opened.engagement.value.id;
    match member::invite(&site.house, &visit.call(), (id, &asked)) {
        Ok(None) => Ok(see_other(&place.members().query("done", "joined"))),
        Ok(Some(made)) => {
            let next = Named::new(visit.w.t("member-to-list"), place.members());
            let way = (trail(visit, (&opened, &place), true), next);
            let name = named(site, visit, &opened, made.person)?;
            let page = handed(site, visit, &made, (&name.0, name.1), way);
            site::inside(visit, (Spot::Members, Some(&opened)), &page)
        }
        Err(Failure::Refused(refusal)) if !forbidden(&refusal) => {
            noted(&mut form, &refusal);
            again(form)
        }
        Err(other) => Err(other),
    }
}

/// The name and language of somebody who was just invited.
fn named(
    site: &Site,
    visit: &Visit,
    opened: &Opened,
    id: PersonId,
) -> Result<(String, Lang), Failure> {
    let all = member::list(&site.house, &visit.call(), opened.engagement.value.id)?;
    let mut all = all.client.into_iter().chain(all.vendor);
    let one = all.find(|one| one.person.id == id).ok_or(Failure::Hidden)?;
    Ok((one.person.name, one.person.lang))
}

/// What is no slip of a form, but not this person's to do.
fn forbidden(refusal: &Refusal) -> bool {
    refusal.code.starts_with("access-") || refusal.code == "disguised-contracting"
}

fn read(form: &mut Form) -> Option<Invite> {
    let given = role(form);
    if given.is_none() {
        form.required("role", "member-role");
    }
    let period = period(form);
    let text = |form: &Form, name| form.raw(name).to_owned();
    let who = match form.raw("who") {
        "" | NEW => {
            form.required("mail", "gate-mail");
            let (name, kana) = (text(form, "name"), text(form, "kana"));
            Who::New { name, kana, mail: text(form, "mail") }
        }
        id => Who::Known(id.parse().ok()?),
    };
    Some(Invite { who, role: given?, period: period?, lang: lang(form) })
}

fn noted(form: &mut Form, refusal: &Refusal) {
    match refusal.code {
        code if code.starts_with("person-mail") => form.refused("mail", "gate-mail", refusal),
        "person-name-missing" => form.refused("name", "gate-name", refusal),
        "membership-period" => form.refused("until", "people-until", refusal),
        "membership-taken" | "membership-own" => form.refused("who", "member-who", refusal),
        _ => form.refused("role", "member-role", refusal),
    }
}
