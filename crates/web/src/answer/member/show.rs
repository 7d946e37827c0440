//! One member, and what is done with them.

use kajitori_app::engagement::Opened;
use kajitori_app::member::{self, Member};
use kajitori_app::{Change, Failure};
use kajitori_domain::access::Role;
use kajitori_domain::id::MembershipId;
use kajitori_domain::membership::MembershipState;

use super::{done, scene, trail};
use crate::answer::gate::refused;
use crate::answer::people::{handed, period};
use crate::form::{Form, write_day};
use crate::link::Place;
use crate::pages::member::{MemberActs, ShowMember};
use crate::part::{self, Named, Notice, role_name, role_state};
use crate::routes::see_other;
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

/// A member.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let (opened, place) = scene(site, visit)?;
    let id = (opened.engagement.value.id, visit.id("member")?);
    let one = member::show(&site.house, &visit.call(), id)?;
    let (w, own) = (visit.w, &one.membership.value);
    let until = own.until.map_or_else(String::new, |until| write_day(w, until));
    let typed = vec![("from".to_owned(), write_day(w, own.from)), ("until".to_owned(), until)];
    let page = page(site, visit, (&opened, &place), (&one, Form::new(typed), done(visit)));
    site::inside(visit, (Spot::Members, Some(&opened)), &page)
}

fn page(
    site: &Site,
    visit: &Visit,
    (opened, place): (&Opened, &Place),
    (one, form, notice): (&Member, Form, Option<Notice>),
) -> ShowMember {
    let (w, own) = (visit.w, &one.membership.value);
    let oneself = visit.actor.name().person() == Some(one.person.id);
    let acts = if oneself { MemberActs::default() } else { acts(visit, one) };
    let over = matches!(own.state, MembershipState::Revoked { .. });
    let facts = vec![
        (w.t("member-role"), role_name(own.role, w)),
        (w.t("member-period"), part::period(own, w)),
        (w.t("gate-mail"), one.person.mail.clone()),
    ];
    ShowMember {
        w,
        trail: trail(visit, (opened, place), true),
        notice,
        name: one.person.name.clone(),
        state: role_state(own, site.house.day(site.house.now()), w),
        facts,
        form: (one.may_change && !oneself && !over).then_some(form),
        version: one.membership.version.to_string(),
        action: place.member(&own.id.to_string()),
        acts,
    }
}

fn acts(visit: &Visit, one: &Member) -> MemberActs {
    let own = &one.membership.value;
    let invited = matches!(own.state, MembershipState::Invited { .. });
    // The client hands the manager, whom it invited, a link and changes nothing else of the vendor.
    let client = visit
        .me()
        .is_ok_and(|who| who.organisation.side == kajitori_domain::organisation::Side::Client);
    let manager = own.role == Role::VendorManager && client;
    let may = one.may_change;
    let active = matches!(own.state, MembershipState::Active { .. });
    MemberActs {
        invite: invited && (may || manager),
        reset: may && active && own.role == Role::VendorStaff,
        suspend: match own.state {
            MembershipState::Active { .. } => Some(true),
            MembershipState::Suspended { .. } => Some(false),
            MembershipState::Invited { .. } | MembershipState::Revoked { .. } => None,
        }
        .filter(|_| may),
        revoke: may && !matches!(own.state, MembershipState::Revoked { .. }),
    }
}

/// Changes a member, or hands them a link.
pub fn change(site: &Site, visit: &Visit) -> Answer {
    let (opened, place) = scene(site, visit)?;
    let id: MembershipId = visit.id("member")?;
    let mut form = visit.form.clone();
    let change = match form.raw("do") {
        "invite" | "reset" => return hand(site, visit, (&opened, &place), id),
        "period" => period(&mut form).map(Change::Period),
        "suspend" => Some(Change::Suspend),
        "resume" => Some(Change::Resume),
        "revoke" => Some(Change::Revoke),
        _ => return Err(Failure::Hidden),
    };
    let there = (opened.engagement.value.id, id);
    let outcome = match change {
        Some(change) => {
            member::change(&site.house, &visit.call(), there, (visit.version(), change))
        }
        None => return again(site, visit, (&opened, &place), (id, form, None)),
    };
    match outcome {
        Ok(()) => Ok(see_other(&place.member(&id.to_string()).query("done", form.raw("do")))),
        Err(failure) => failed(site, visit, (&opened, &place), (id, failure)),
    }
}

fn hand(
    site: &Site,
    visit: &Visit,
    (opened, place): (&Opened, &Place),
    id: MembershipId,
) -> Answer {
    let (house, call, there) = (&site.house, visit.call(), (opened.engagement.value.id, id));
    let made = match visit.form.raw("do") {
        "reset" => member::reset(house, &call, there),
        _ => member::invite_again(house, &call, there),
    };
    let made = match made {
        Ok(made) => made,
        Err(failure) => return failed(site, visit, (opened, place), (id, failure)),
    };
    let one = member::show(house, &call, there)?;
    let next = Named::new(visit.w.t("member-to-list"), place.members());
    let way = (trail(visit, (opened, place), true), next);
    let page = handed(site, visit, &made, (&one.person.name, one.person.lang), way);
    site::inside(visit, (Spot::Members, Some(opened)), &page)
}

/// The page again with what was refused, unless it is not this person's to do at all.
fn failed(
    site: &Site,
    visit: &Visit,
    scene: (&Opened, &Place),
    (id, failure): (MembershipId, Failure),
) -> Answer {
    let Failure::Refused(refusal) = failure else { return Err(failure) };
    if refusal.code == "access-role" || refusal.code == "disguised-contracting" {
        return Err(Failure::Refused(refusal));
    }
    let mut form = visit.form.clone();
    let notice = match refusal.code {
        "membership-period" => {
            form.refused("until", "people-until", &refusal);
            None
        }
        _ => Some(refused(visit, &refusal)),
    };
    again(site, visit, scene, (id, form, notice))
}

fn again(
    site: &Site,
    visit: &Visit,
    scene: (&Opened, &Place),
    (id, form, notice): (MembershipId, Form, Option<Notice>),
) -> Answer {
    let there = (scene.0.engagement.value.id, id);
    let one = member::show(&site.house, &visit.call(), there)?;
    let page = page(site, visit, scene, (&one, form, notice));
    site::again(visit, (Spot::Members, Some(scene.0)), &page)
}
