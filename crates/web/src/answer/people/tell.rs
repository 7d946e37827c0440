//! People as pages show them, and what forms say of roles.

use kajitori_app::Period;
use kajitori_app::person::{Joined, Listed};
use kajitori_domain::access::{Log, Role};
use kajitori_domain::membership::MembershipState;
use kajitori_domain::organisation::Side;

use crate::form::{Form, Need};
use crate::link;
use crate::pages::people::Line;
use crate::part::{Named, Status, Tone, role_name};
use crate::word::W;

/// How somebody stands.
pub(super) fn standing(joined: Joined, w: W) -> Status {
    match joined {
        Joined::Yes => Status::new(Tone::Plain, w.t("member-active")),
        Joined::NotYet => Status::new(Tone::Wait, w.t("member-invited")),
        Joined::Suspended => Status::new(Tone::Watch, w.t("member-suspended")),
    }
}

/// The name; of a vendor's worker, that it is one.
pub(super) fn name(one: &Listed, w: W) -> String {
    if one.named { one.person.name.clone() } else { w.t("people-worker") }
}

/// Client or vendor.
pub(super) fn side(side: Side, w: W) -> String {
    w.t(if side == Side::Client { "people-client" } else { "people-vendor" })
}

/// The roles in the company that are in force or offered.
pub(super) fn company(one: &Listed, w: W) -> Vec<String> {
    let here = one.memberships.iter().filter(|own| {
        own.scope == Log::Company && !matches!(own.state, MembershipState::Revoked { .. })
    });
    here.map(|own| role_name(own.role, w)).collect()
}

/// In how many engagements somebody has a part.
pub(super) fn engagements(one: &Listed) -> usize {
    let here = one.memberships.iter().filter(|own| {
        own.scope != Log::Company && !matches!(own.state, MembershipState::Revoked { .. })
    });
    let mut scopes: Vec<_> = here.map(|own| own.scope).collect();
    scopes.sort_unstable();
    scopes.dedup();
    scopes.len()
}

/// A row of a list.
pub(super) fn line(one: &Listed, w: W) -> Line {
    let gap = if w.code() == "ja" { "、" } else { ", " };
    Line {
        person: Named::new(name(one, w), link::person(&one.person.id.to_string())),
        mail: one.person.mail.clone(),
        organisation: one.organisation.name.get(w.lang()).to_owned(),
        company: company(one, w).join(gap),
        engagements: engagements(one).to_string(),
        state: standing(one.joined, w),
    }
}

/// That there are workers who are not listed.
pub(super) fn workers(count: usize, w: W) -> String {
    match count {
        0 => String::new(),
        count => w.t1("people-workers", "n", count),
    }
}

/// The period that a form says; notes what is wrong with it.
pub(in crate::answer) fn period(form: &mut Form) -> Option<Period> {
    let from = form.day("from", "people-from", Need::Must);
    let until = form.day("until", "people-until", Need::May);
    Some(Period { from: from?, until })
}

/// The role that a form names.
pub(in crate::answer) fn role(form: &Form) -> Option<Role> {
    Role::parse(form.raw("role"))
}
