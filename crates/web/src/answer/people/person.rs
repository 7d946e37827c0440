//! One person.

use kajitori_app::person::{self, Held, Joined, Shown, Standing, givable_roles};
use kajitori_app::run::may;
use kajitori_app::{Change, Failure};
use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::id::PersonId;
use kajitori_domain::membership::MembershipState;
use kajitori_domain::organisation::Side;

use super::{SPOT, handed, period, role, tell};
use crate::answer::gate::refused;
use crate::form::{Answer as Choice, Form, write_day};
use crate::link;
use crate::pages::people::{Acts, Company as InCompany, Person, Role};
use crate::part::{self, Named, Notice, Tone, role_name, role_state};
use crate::routes::see_other;
use crate::shell::Crumb;
use crate::site::{self, Answer, Site, Visit};

/// A person with everything that they are.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let found = person::show(&site.house, &visit.call(), visit.id("person")?)?;
    let today = write_day(visit.w, site.house.day(site.house.now()));
    let form = Form::new(vec![("from".to_owned(), today)]);
    site::inside(visit, SPOT, &page(site, visit, &found, (form, done(visit))))
}

fn done(visit: &Visit) -> Option<Notice> {
    let title = match visit.query.raw("done") {
        "suspend" => "people-suspended",
        "resume" => "people-resumed",
        "give" => "people-given",
        "role-suspend" => "member-suspend-done",
        "role-resume" => "member-resume-done",
        "role-revoke" => "member-revoke-done",
        _ => return None,
    };
    Some(Notice { tone: Tone::Good, title: visit.w.t(title), text: String::new() })
}

fn page(
    site: &Site,
    visit: &Visit,
    found: &Shown,
    (form, notice): (Form, Option<Notice>),
) -> Person {
    let (w, one) = (visit.w, &found.listed);
    let givable = if found.own { Vec::new() } else { givable_roles(&site.house, &visit.call()) };
    let choice =
        |role: kajitori_domain::access::Role| Choice::new(role.word(), role_name(role, w), "");
    let company = (one.organisation.side == Side::Client).then(|| InCompany {
        roles: found.company.iter().map(|held| in_company(site, visit, found, held)).collect(),
        form,
        givable: givable.into_iter().map(choice).collect(),
    });
    Person {
        w,
        notice,
        name: tell::name(one, w),
        state: tell::standing(one.joined, w),
        facts: facts(visit, found),
        company,
        engagements: found.engagements.iter().map(|held| role_line(site, visit, held)).collect(),
        version: found.version.to_string(),
        action: link::person(&one.person.id.to_string()),
        acts: acts(site, visit, found),
    }
}

fn facts(visit: &Visit, found: &Shown) -> Vec<(String, String)> {
    let (w, one) = (visit.w, &found.listed);
    let organisation = one.organisation.name.get(w.lang()).to_owned();
    let all = [
        ("people-organisation", organisation),
        ("gate-kana", one.person.kana.clone()),
        ("gate-mail", one.person.mail.clone()),
    ];
    let filled = all.into_iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(id, text)| (w.t(id), text)).collect()
}

/// Something that the person is, without ways to change it.
fn role_line(site: &Site, visit: &Visit, held: &Held) -> Role {
    let (w, one) = (visit.w, &held.membership.value);
    let role = role_name(one.role, w);
    let name = match &held.engagement {
        Some(name) => w.t2("people-in", "engagement", name.get(w.lang()), "role", role),
        None => role,
    };
    Role {
        id: one.id.to_string(),
        version: held.membership.version.to_string(),
        name,
        period: part::period(one, w),
        state: role_state(one, site.house.day(site.house.now()), w),
        suspend: None,
        revoke: false,
    }
}

/// A role in the company, with what whoever looks may do.
fn in_company(site: &Site, visit: &Visit, found: &Shown, held: &Held) -> Role {
    let one = &held.membership.value;
    let may = |wanted| !found.own && may(&site.house, &visit.call(), Company, wanted);
    let suspend = match one.state {
        MembershipState::Active { .. } => Some(true),
        MembershipState::Suspended { .. } => Some(false),
        MembershipState::Invited { .. } | MembershipState::Revoked { .. } => None,
    };
    let over = matches!(one.state, MembershipState::Revoked { .. });
    let givable = givable_roles(&site.house, &visit.call());
    Role {
        suspend: suspend.filter(|_| may(CompanyPermission::SuspendPeople)),
        revoke: !over && may(CompanyPermission::InvitePeople) && givable.contains(&one.role),
        ..role_line(site, visit, held)
    }
}

fn acts(site: &Site, visit: &Visit, found: &Shown) -> Acts {
    let may = |wanted| !found.own && may(&site.house, &visit.call(), Company, wanted);
    let joined = found.listed.joined;
    let active = found.listed.person.standing.is_active();
    Acts {
        invite: joined == Joined::NotYet && may(CompanyPermission::InvitePeople),
        reset: joined == Joined::Yes && may(CompanyPermission::ResetSignIn),
        suspend: may(CompanyPermission::SuspendPeople).then_some(active),
    }
}

/// Changes a person, what they are, or how they sign in.
pub fn change(site: &Site, visit: &Visit) -> Answer {
    let id: PersonId = visit.id("person")?;
    let (house, call) = (&site.house, visit.call());
    let done = visit.form.raw("do");
    let outcome = match done {
        "invite" | "reset" => return hand(site, visit, id),
        "give" => return give(site, visit, id),
        "suspend" => person::set_person(house, &call, (id, visit.version(), Standing::Suspended)),
        "resume" => person::set_person(house, &call, (id, visit.version(), Standing::Resumed)),
        _ => change_role(site, visit),
    };
    match outcome {
        Ok(()) => Ok(see_other(&link::person(&id.to_string()).query("done", done))),
        Err(failure) => again(site, visit, (id, failure), Form::default()),
    }
}

fn change_role(site: &Site, visit: &Visit) -> Result<(), Failure> {
    let change = match visit.form.raw("do") {
        "role-suspend" => Change::Suspend,
        "role-resume" => Change::Resume,
        "role-revoke" => Change::Revoke,
        _ => return Err(Failure::Hidden),
    };
    let id = visit.form.raw("role-id").parse().map_err(|_| Failure::Hidden)?;
    person::change_role(&site.house, &visit.call(), (id, visit.version(), change))
}

fn give(site: &Site, visit: &Visit, id: PersonId) -> Answer {
    let mut form = visit.form.clone();
    let period = period(&mut form);
    let (Some(role), Some(period)) = (role(&form), period) else {
        let found = person::show(&site.house, &visit.call(), id)?;
        return site::again(visit, SPOT, &page(site, visit, &found, (form, None)));
    };
    match person::give_role(&site.house, &visit.call(), (id, role, period)) {
        Ok(()) => Ok(see_other(&link::person(&id.to_string()).query("done", "give"))),
        Err(failure) => again(site, visit, (id, failure), form),
    }
}

fn hand(site: &Site, visit: &Visit, id: PersonId) -> Answer {
    let (house, call) = (&site.house, visit.call());
    let made = match visit.form.raw("do") {
        "reset" => person::reset(house, &call, id),
        _ => person::invite_again(house, &call, id),
    };
    let made = match made {
        Ok(made) => made,
        Err(failure) => return again(site, visit, (id, failure), Form::default()),
    };
    let found = person::show(house, &call, id)?;
    let name = tell::name(&found.listed, visit.w);
    let trail = vec![Crumb::new(visit.w.t("shell-people"), link::people())];
    let to = link::person(&id.to_string());
    let next = Named::new(visit.w.t1("people-to-person", "name", &name), to);
    let who = (name.as_str(), found.listed.person.lang);
    site::inside(visit, SPOT, &handed(site, visit, &made, who, (trail, next)))
}

/// The page again, with what was refused.
fn again(site: &Site, visit: &Visit, (id, failure): (PersonId, Failure), mut form: Form) -> Answer {
    let Failure::Refused(refusal) = failure else { return Err(failure) };
    if matches!(refusal.code, "access-role" | "access-second-factor") {
        return Err(Failure::Refused(refusal));
    }
    let found = person::show(&site.house, &visit.call(), id)?;
    let notice = match refusal.code {
        "membership-period" => {
            form.refused("until", "people-until", &refusal);
            None
        }
        _ => Some(refused(visit, &refusal)),
    };
    site::again(visit, SPOT, &page(site, visit, &found, (form, notice)))
}
