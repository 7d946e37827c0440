//! Members of an engagement.

mod invite;
mod show;

use kajitori_app::engagement::{Opened, open};
use kajitori_app::member::{self, Member};
use kajitori_app::{Failure, run};
use kajitori_domain::access::{EngagementPermission, InEngagement, Role};
use kajitori_domain::membership::MembershipState;

pub use invite::{invite, new};
pub use show::{change, show};

use crate::link::{self, Place};
use crate::pages::member as pages;
use crate::part::{Notice, Tone, period, role_name, role_state};
use crate::shell::{Crumb, Spot};
use crate::site::{self, Answer, Site, Visit};

/// The engagement, and where its pages are.
fn scene(site: &Site, visit: &Visit) -> Result<(Opened, Place), Failure> {
    let id = visit.engagement()?;
    let opened = open(&site.house, &visit.call(), id)?;
    Ok((opened, link::engagement(&id.to_string())))
}

/// The way to the list of members, and to what is below it.
fn trail(visit: &Visit, (opened, place): (&Opened, &Place), below: bool) -> Vec<Crumb> {
    let w = visit.w;
    let name = opened.engagement.value.name.get(w.lang());
    let mut trail = vec![
        Crumb::new(w.t("shell-engagements"), link::engagements()),
        Crumb::new(name, place.hub()),
    ];
    if below {
        trail.push(Crumb::new(w.t("shell-members"), place.members()));
    }
    trail
}

fn done(visit: &Visit) -> Option<Notice> {
    let title = match visit.query.raw("done") {
        "joined" => "member-joined",
        "period" => "member-period-done",
        "suspend" => "member-suspend-done",
        "resume" => "member-resume-done",
        "revoke" => "member-revoke-done",
        _ => return None,
    };
    Some(Notice { tone: Tone::Good, title: visit.w.t(title), text: String::new() })
}

/// The members of both sides.
pub fn list(site: &Site, visit: &Visit) -> Answer {
    let (w, (opened, place)) = (visit.w, scene(site, visit)?);
    let (house, call) = (&site.house, visit.call());
    let found = member::list(house, &call, opened.engagement.value.id)?;
    let today = house.day(house.now());
    let scope = InEngagement(opened.engagement.value.id);
    let hands = run::may(house, &call, scope, EngagementPermission::InviteManager);
    let opens = |one: &Member| one.may_change || (hands && waits(one));
    let line = |one: &Member| pages::Member {
        name: one.person.name.clone(),
        link: opens(one).then(|| place.member(&one.membership.value.id.to_string())),
        role: role_name(one.membership.value.role, w),
        period: period(&one.membership.value, w),
        state: role_state(&one.membership.value, today, w),
    };
    let name = |text: &kajitori_domain::text::Text| text.get(w.lang()).to_owned();
    let workers = match found.workers {
        0 => String::new(),
        count => w.t1("member-workers", "n", count),
    };
    let page = pages::Members {
        w,
        trail: trail(visit, (&opened, &place), false),
        client: (name(&opened.client.name), found.client.iter().map(line).collect()),
        vendor: (name(&opened.vendor.name), found.vendor.iter().map(line).collect()),
        workers,
        notice: done(visit),
        new: invites(site, visit, &opened).then(|| place.new_member()),
    };
    site::inside(visit, (Spot::Members, Some(&opened)), &page)
}

/// Whether it is a vendor's manager who has not joined: whoever invited them can make a new link.
fn waits(one: &Member) -> bool {
    let own = &one.membership.value;
    own.role == Role::VendorManager && matches!(own.state, MembershipState::Invited { .. })
}

/// Whether whoever looks may invite anybody.
fn invites(site: &Site, visit: &Visit, opened: &Opened) -> bool {
    use EngagementPermission::{EditClientMembers, EditVendorMembers};
    let scope = InEngagement(opened.engagement.value.id);
    let may = |wanted| run::may(&site.house, &visit.call(), scope, wanted);
    may(EditClientMembers) || may(EditVendorMembers)
}
