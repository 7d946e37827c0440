//! What somebody is, as people read it.

use jiff::civil::Date;
use kajitori_domain::access::Role;
use kajitori_domain::membership::{Membership, MembershipState};

use super::{Status, Tone};
use crate::form::write_day;
use crate::word::W;

/// The name of a role.
pub fn role_name(role: Role, w: W) -> String {
    w.t(match role {
        Role::ClientOwner => "role-client-owner",
        Role::ClientDeputy => "role-client-deputy",
        Role::ClientStaff => "role-client-staff",
        Role::Executive => "role-executive",
        Role::ProcessOwner => "role-process-owner",
        Role::Procurement => "role-procurement",
        Role::Infosec => "role-infosec",
        Role::Legal => "role-legal",
        Role::Auditor => "role-auditor",
        Role::VendorManager => "role-vendor-manager",
        Role::VendorDeputy => "role-vendor-deputy",
        Role::VendorStaff => "role-vendor-staff",
        Role::VendorExecutive => "role-vendor-executive",
        Role::SystemAdmin => "role-system-admin",
    })
}

/// What somebody in a role does here.
pub fn role_note(role: Role, w: W) -> String {
    w.t(match role {
        Role::ClientOwner => "role-client-owner-note",
        Role::ClientDeputy => "role-client-deputy-note",
        Role::ClientStaff => "role-client-staff-note",
        Role::Executive => "role-executive-note",
        Role::ProcessOwner => "role-process-owner-note",
        Role::Procurement => "role-procurement-note",
        Role::Infosec => "role-infosec-note",
        Role::Legal => "role-legal-note",
        Role::Auditor => "role-auditor-note",
        Role::VendorManager => "role-vendor-manager-note",
        Role::VendorDeputy => "role-vendor-deputy-note",
        Role::VendorStaff => "role-vendor-staff-note",
        Role::VendorExecutive => "role-vendor-executive-note",
        Role::SystemAdmin => "role-system-admin-note",
    })
}

/// How a membership stands on `today`.
pub fn role_state(one: &Membership, today: Date, w: W) -> Status {
    let over = one.until.is_some_and(|until| until < today);
    match one.state {
        MembershipState::Revoked { .. } => Status::new(Tone::Quiet, w.t("member-revoked")),
        _ if over => Status::new(Tone::Quiet, w.t("member-over")),
        MembershipState::Suspended { .. } => Status::new(Tone::Watch, w.t("member-suspended")),
        _ if one.suspended => Status::new(Tone::Watch, w.t("member-person-suspended")),
        MembershipState::Invited { .. } => Status::new(Tone::Wait, w.t("member-invited")),
        _ if one.from > today => Status::new(Tone::Wait, w.t("member-ahead")),
        MembershipState::Active { .. } => Status::new(Tone::Plain, w.t("member-active")),
    }
}

/// From when until when.
pub fn period(one: &Membership, w: W) -> String {
    let from = write_day(w, one.from);
    match one.until {
        Some(until) => w.t2("member-from-until", "from", from, "until", write_day(w, until)),
        None => w.t1("member-from", "from", from),
    }
}
