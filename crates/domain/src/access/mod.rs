//! Who may do what: three scopes, fourteen roles, one rule.
//!
//! A query needs a [`Grant`], and only [`admit`] makes one. What nobody has allowed is refused;
//! what one may not see does not exist.

mod actor;
mod giving;
mod grant;
mod permission;
mod role;
mod rule;
mod scope;

pub use actor::{Actor, ActorName};
pub use giving::{gives, may_change, may_give};
pub use grant::{Denial, Grant, admit};
pub use permission::{CompanyPermission, EngagementPermission, InvitationPermission, Permission};
pub use role::Role;
pub use rule::{DISGUISED_CONTRACTING, Ruling, changes, job_may, rule, system_may, token_may};
pub use scope::{Company, InEngagement, InInvitation, Log, Scope};
