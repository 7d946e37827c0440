//! Which roles one may give to others, and change of theirs.

use crate::access::role::Role::{self, *};
use crate::access::scope::Log;

/// The roles that `giver` may give in `scope`, in the order of [`Role::ALL`]. Nobody gives what is
/// above them; the system administrator gives no role that sees business data.
pub fn gives(giver: Role, scope: Log) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| may_give(giver, *role, scope)).collect()
}

/// Whether `giver` may give `role` in `scope`.
pub fn may_give(giver: Role, role: Role, scope: Log) -> bool {
    let company = matches!(scope, Log::Company);
    role.exists_in(scope)
        && match giver {
            ClientOwner if company => true,
            ClientDeputy if company => client_below(role),
            SystemAdmin if company => role == SystemAdmin,
            ClientOwner => client(role) || role == VendorManager,
            ClientDeputy => client_below(role) || role == VendorManager,
            VendorManager => role == VendorDeputy || works(role),
            VendorDeputy => works(role),
            ClientStaff | Executive | ProcessOwner | Procurement | Infosec | Legal | Auditor
            | VendorStaff | VendorExecutive | SystemAdmin => false,
        }
}

/// Whether `giver` may change the period of `role` in `scope`, suspend, resume or revoke it. The
/// client invites the vendor's manager and changes nothing else of the vendor's people; a vendor's
/// new manager can take the place of the one before.
pub fn may_change(giver: Role, role: Role, scope: Log) -> bool {
    match (giver, role) {
        (VendorManager, VendorManager) => true,
        (ClientOwner | ClientDeputy, VendorManager) => false,
        _ => may_give(giver, role, scope),
    }
}

fn client(role: Role) -> bool {
    matches!(role, ClientOwner) || client_below(role)
}

/// The client's roles that a deputy gives.
fn client_below(role: Role) -> bool {
    match role {
        ClientDeputy | ClientStaff | Executive | ProcessOwner | Procurement | Infosec | Legal
        | Auditor => true,
        ClientOwner | VendorManager | VendorDeputy | VendorStaff | VendorExecutive
        | SystemAdmin => false,
    }
}

fn works(role: Role) -> bool {
    matches!(role, VendorStaff | VendorExecutive)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::EngagementId;
    use crate::time::Moment;

    fn words(giver: Role, scope: Log) -> String {
        gives(giver, scope).into_iter().map(Role::word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn nobody_gives_what_is_above_them() {
        let below = "client-deputy client-staff executive process-owner procurement infosec \
            legal auditor";
        let engagement = Log::Engagement(EngagementId::new(Moment(0), [0; 10]));
        for (giver, scope, expected) in [
            (ClientOwner, Log::Company, format!("client-owner {below} system-admin")),
            (ClientDeputy, Log::Company, below.to_owned()),
            (SystemAdmin, Log::Company, "system-admin".to_owned()),
            (Infosec, Log::Company, String::new()),
            (ClientOwner, engagement, format!("client-owner {below} vendor-manager")),
            (ClientDeputy, engagement, format!("{below} vendor-manager")),
            (VendorManager, engagement, "vendor-deputy vendor-staff vendor-executive".to_owned()),
            (VendorDeputy, engagement, "vendor-staff vendor-executive".to_owned()),
            (VendorStaff, engagement, String::new()),
            (SystemAdmin, engagement, String::new()),
        ] {
            assert_eq!(words(giver, scope), expected, "{giver:?} {scope}");
        }
    }

    #[test]
    fn the_client_changes_nobody_of_the_vendor() {
        let scope = Log::Engagement(EngagementId::new(Moment(0), [0; 10]));
        for role in [VendorManager, VendorDeputy, VendorStaff, VendorExecutive] {
            assert!(
                !may_change(ClientOwner, role, scope) && !may_change(ClientDeputy, role, scope)
            );
            assert!(may_change(VendorManager, role, scope), "{role:?}");
        }
    }
}
