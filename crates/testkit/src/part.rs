//! The parts of [`crate::cast`]: who somebody is, where, and how that stands.

use jiff::civil::{Date, date};
use kajitori_domain::access::Role;

/// Where a part is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the company.
    Company,
    /// In the first engagement.
    Engagement,
    /// In the other one of the same vendor.
    Sister,
    /// In the one of the other vendor.
    Foreign,
    /// In a request for proposals.
    Invitation,
}

/// How it stands with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// In force, signed in with the second factor.
    Good,
    /// In force, signed in by the password alone.
    OneFactor,
    /// In force, and the second factor is still due.
    Half,
    /// In force, and the session has rested too long.
    SessionIdle,
    /// The role was offered and not taken up.
    Invited,
    /// The role is suspended.
    Suspended,
    /// The role is revoked.
    Revoked,
    /// The role ended yesterday.
    Ended,
    /// The role begins tomorrow.
    Ahead,
    /// The person is suspended.
    PersonSuspended,
    /// The person's organisation is.
    OrganisationSuspended,
}

/// A part.
#[derive(Debug)]
pub struct Part {
    /// What a test calls it.
    pub name: &'static str,
    /// As what.
    pub role: Role,
    /// Where.
    pub place: Place,
    /// How it stands.
    pub stands: Stands,
}

impl Part {
    /// The first day of the role.
    pub fn from(&self) -> Date {
        match self.stands {
            Stands::Ahead => date(2026, 11, 23),
            _ => date(2026, 4, 1),
        }
    }

    /// The last day of the role, where it has one.
    pub fn until(&self) -> Option<Date> {
        (self.stands == Stands::Ended).then(|| date(2026, 11, 21))
    }
}

const fn part(name: &'static str, role: Role, place: Place, stands: Stands) -> Part {
    Part { name, role, place, stands }
}

const fn here(name: &'static str, role: Role) -> Part {
    part(name, role, Place::Engagement, Stands::Good)
}

const fn company(name: &'static str, role: Role) -> Part {
    part(name, role, Place::Company, Stands::Good)
}

/// Everybody with a sign-in.
pub const PARTS: &[Part] = &[
    here("client-owner", Role::ClientOwner),
    here("client-deputy", Role::ClientDeputy),
    here("client-staff", Role::ClientStaff),
    here("executive", Role::Executive),
    here("process-owner", Role::ProcessOwner),
    here("procurement", Role::Procurement),
    here("infosec", Role::Infosec),
    here("legal", Role::Legal),
    here("auditor", Role::Auditor),
    here("vendor-manager", Role::VendorManager),
    here("vendor-deputy", Role::VendorDeputy),
    here("vendor-staff", Role::VendorStaff),
    here("vendor-executive", Role::VendorExecutive),
    company("system-admin", Role::SystemAdmin),
    company("company-owner", Role::ClientOwner),
    company("company-deputy", Role::ClientDeputy),
    company("company-staff", Role::ClientStaff),
    company("company-executive", Role::Executive),
    company("company-process-owner", Role::ProcessOwner),
    company("company-procurement", Role::Procurement),
    company("company-infosec", Role::Infosec),
    company("company-legal", Role::Legal),
    company("company-auditor", Role::Auditor),
    part("sister-owner", Role::ClientOwner, Place::Sister, Stands::Good),
    part("sister-manager", Role::VendorManager, Place::Sister, Stands::Good),
    part("foreign-owner", Role::ClientOwner, Place::Foreign, Stands::Good),
    part("foreign-manager", Role::VendorManager, Place::Foreign, Stands::Good),
    part("bidder", Role::VendorManager, Place::Invitation, Stands::Good),
    part("one-factor", Role::SystemAdmin, Place::Company, Stands::OneFactor),
    part("half", Role::ClientOwner, Place::Engagement, Stands::Half),
    part("idle", Role::ClientOwner, Place::Engagement, Stands::SessionIdle),
    part("invited", Role::ClientOwner, Place::Engagement, Stands::Invited),
    part("suspended", Role::ClientOwner, Place::Engagement, Stands::Suspended),
    part("revoked", Role::ClientOwner, Place::Engagement, Stands::Revoked),
    part("ended", Role::VendorManager, Place::Engagement, Stands::Ended),
    part("ahead", Role::VendorManager, Place::Engagement, Stands::Ahead),
    part("person-suspended", Role::ClientOwner, Place::Engagement, Stands::PersonSuspended),
    part(
        "organisation-suspended",
        Role::VendorManager,
        Place::Engagement,
        Stands::OrganisationSuspended,
    ),
];
