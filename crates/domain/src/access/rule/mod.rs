//! The one rule: which role may do what. Every match names every case, so that a new role or a new
//! permission does not compile until somebody has decided; `docs/access-matrix.txt` shows it whole.

mod audience;

use crate::access::permission::{
    CompanyPermission as InCompany, EngagementPermission as Wanted, InvitationPermission,
    Permission,
};
use crate::access::role::Role;
use crate::job::JobKind;
use crate::organisation::Side;
use crate::token::Purpose;
use audience as to;

/// What the rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// Yes.
    Allow,
    /// There is no such thing, as far as the asker may know.
    Hide,
    /// The asker may know of it and may not do that; the code says why.
    Refuse(&'static str),
}

/// The refusal of what would make a vendor's worker the client's (偽装請負).
pub const DISGUISED_CONTRACTING: &str = "disguised-contracting";

/// The refusal of what another role does.
pub(super) const OTHER_ROLE: &str = "access-role";

/// What `role` may do in a scope where it is held.
pub fn rule(role: Role, permission: Permission) -> Ruling {
    match permission {
        Permission::Company(wanted) => {
            decide(in_company(role, wanted), company_sight(wanted).map(|s| in_company(role, s)))
        }
        Permission::Engagement(wanted) => match forbidden(role, wanted) {
            true => Ruling::Refuse(DISGUISED_CONTRACTING),
            false => {
                decide(in_engagement(role, wanted), sight(wanted).map(|s| in_engagement(role, s)))
            }
        },
        Permission::Invitation(wanted) => decide(in_invitation(role, wanted), None),
    }
}

/// What one sees and may not change is refused, with the reason; all else is hidden.
fn decide(allowed: bool, seen: Option<bool>) -> Ruling {
    match (allowed, seen) {
        (true, _) => Ruling::Allow,
        (false, Some(true)) => Ruling::Refuse(OTHER_ROLE),
        (false, _) => Ruling::Hide,
    }
}

fn in_company(role: Role, wanted: InCompany) -> bool {
    match wanted {
        InCompany::SeeCompany => to::client(role),
        InCompany::EditCompany => to::owner(role),
        InCompany::SeePeople => to::people_watchers(role),
        InCompany::InvitePeople => to::inviters(role),
        InCompany::SuspendPeople => to::suspenders(role),
        InCompany::ResetSignIn | InCompany::SeeSystem => to::administrator(role),
        InCompany::CreateEngagement => to::buyers(role),
        InCompany::SeeCompanyAudit => to::overseers(role),
    }
}

/// What one must see to know of the thing that `wanted` changes; `None` when it changes nothing.
fn company_sight(wanted: InCompany) -> Option<InCompany> {
    match wanted {
        InCompany::EditCompany | InCompany::CreateEngagement => Some(InCompany::SeeCompany),
        InCompany::InvitePeople | InCompany::SuspendPeople | InCompany::ResetSignIn => {
            Some(InCompany::SeePeople)
        }
        InCompany::SeeCompany
        | InCompany::SeePeople
        | InCompany::SeeCompanyAudit
        | InCompany::SeeSystem => None,
    }
}

/// What nobody may do whatever the role, because the law would see an employer in the client.
fn forbidden(role: Role, wanted: Wanted) -> bool {
    match wanted {
        Wanted::AssignWorker | Wanted::RankWorkers => true,
        Wanted::SeeWorkerName => role.side() != Some(Side::Vendor),
        _ => false,
    }
}

fn in_engagement(role: Role, wanted: Wanted) -> bool {
    match wanted {
        Wanted::SeeHub
        | Wanted::SeeMembers
        | Wanted::SeeDeliveries
        | Wanted::SeeFigures
        | Wanted::SeeCases
        | Wanted::SeeSample => to::anyone(role),
        Wanted::SeeContract
        | Wanted::Explore
        | Wanted::SeeClose
        | Wanted::SeeCredits
        | Wanted::SeeRequests
        | Wanted::Download => to::all_but_workers(role),
        Wanted::EditClientMembers
        | Wanted::InviteManager
        | Wanted::AskClose
        | Wanted::FixClose
        | Wanted::ProposeCredit => to::leads(role),
        Wanted::EditVendorMembers
        | Wanted::AnswerCredit
        | Wanted::AnswerRequest
        | Wanted::ConfirmClose => to::managers(role),
        Wanted::ResolveOperator => to::manager(role),
        Wanted::EditContract => to::drafters(role),
        Wanted::AgreeContract => to::signers(role),
        Wanted::Deliver | Wanted::MapDelivery | Wanted::SeeRejected | Wanted::Report => {
            to::senders(role)
        }
        Wanted::Measure | Wanted::DeliverSample => to::staff(role),
        Wanted::DrawSample | Wanted::SeeSampleEarly | Wanted::InspectSample => to::inspectors(role),
        Wanted::WithdrawBatch | Wanted::Contest | Wanted::AnswerContest | Wanted::SettleContest => {
            to::both_leads(role)
        }
        Wanted::Attach => to::attachers(role),
        Wanted::DecideCredit => to::owner(role),
        Wanted::SeeTokens => to::key_watchers(role),
        Wanted::EditTokens => to::key_holders(role),
        Wanted::SeeAudit => to::record_readers(role),
        Wanted::ExportAudit => to::record_keepers(role),
        Wanted::SeeInternalNotes => to::client(role),
        Wanted::AddressManager => to::callers(role),
        Wanted::AssignWorker | Wanted::RankWorkers => to::nobody(role),
        Wanted::SeeWorkerName => to::managers(role),
    }
}

/// What one must see to know of the thing that `wanted` changes; `None` when it changes nothing.
fn sight(wanted: Wanted) -> Option<Wanted> {
    match wanted {
        Wanted::EditClientMembers | Wanted::InviteManager | Wanted::EditVendorMembers => {
            Some(Wanted::SeeMembers)
        }
        Wanted::EditContract | Wanted::AgreeContract => Some(Wanted::SeeContract),
        Wanted::Deliver | Wanted::MapDelivery | Wanted::WithdrawBatch | Wanted::Attach => {
            Some(Wanted::SeeDeliveries)
        }
        Wanted::Report | Wanted::Measure => Some(Wanted::SeeFigures),
        Wanted::DrawSample | Wanted::DeliverSample => Some(Wanted::SeeSampleEarly),
        Wanted::InspectSample => Some(Wanted::SeeSample),
        Wanted::AskClose
        | Wanted::ConfirmClose
        | Wanted::FixClose
        | Wanted::Contest
        | Wanted::AnswerContest
        | Wanted::SettleContest => Some(Wanted::SeeClose),
        Wanted::ProposeCredit | Wanted::AnswerCredit | Wanted::DecideCredit => {
            Some(Wanted::SeeCredits)
        }
        Wanted::EditTokens => Some(Wanted::SeeTokens),
        Wanted::AddressManager => Some(Wanted::SeeHub),
        Wanted::AnswerRequest => Some(Wanted::SeeRequests),
        Wanted::SeeHub
        | Wanted::SeeMembers
        | Wanted::SeeContract
        | Wanted::SeeDeliveries
        | Wanted::SeeRejected
        | Wanted::SeeFigures
        | Wanted::SeeCases
        | Wanted::Explore
        | Wanted::ResolveOperator
        | Wanted::SeeSampleEarly
        | Wanted::SeeSample
        | Wanted::SeeClose
        | Wanted::SeeCredits
        | Wanted::Download
        | Wanted::SeeTokens
        | Wanted::SeeAudit
        | Wanted::ExportAudit
        | Wanted::SeeInternalNotes
        | Wanted::SeeRequests
        | Wanted::AssignWorker
        | Wanted::SeeWorkerName
        | Wanted::RankWorkers => None,
    }
}

fn in_invitation(role: Role, wanted: InvitationPermission) -> bool {
    match wanted {
        InvitationPermission::SeeInvitation => to::tender_readers(role),
        InvitationPermission::Bid => to::managers(role),
    }
}

/// Whether `wanted` changes something that others see.
pub fn changes(wanted: Permission) -> bool {
    match wanted {
        Permission::Company(wanted) => company_sight(wanted).is_some(),
        Permission::Engagement(wanted) => sight(wanted).is_some(),
        Permission::Invitation(wanted) => match wanted {
            InvitationPermission::SeeInvitation => false,
            InvitationPermission::Bid => true,
        },
    }
}

/// What a token may do in its engagement.
pub fn token_may(purpose: Purpose, wanted: Wanted) -> bool {
    match purpose {
        Purpose::Receive => matches!(wanted, Wanted::Deliver | Wanted::SeeDeliveries),
        Purpose::Report => wanted == Wanted::Report,
        Purpose::Read => matches!(wanted, Wanted::SeeFigures | Wanted::Download),
    }
}

/// What a job may do in its engagement.
pub fn job_may(kind: JobKind, wanted: Wanted) -> bool {
    match kind {
        JobKind::Import => matches!(wanted, Wanted::Deliver | Wanted::SeeDeliveries),
        JobKind::Measure => matches!(wanted, Wanted::Measure | Wanted::SeeFigures),
        JobKind::Document => matches!(wanted, Wanted::Download | Wanted::SeeFigures),
    }
}

/// What the house itself may do: set up and let people in, nothing about business.
pub fn system_may(wanted: Permission) -> bool {
    match wanted {
        Permission::Company(wanted) => match wanted {
            InCompany::EditCompany
            | InCompany::SeePeople
            | InCompany::InvitePeople
            | InCompany::SuspendPeople
            | InCompany::ResetSignIn
            | InCompany::SeeSystem => true,
            InCompany::SeeCompany | InCompany::CreateEngagement | InCompany::SeeCompanyAudit => {
                false
            }
        },
        Permission::Engagement(_) | Permission::Invitation(_) => false,
    }
}
