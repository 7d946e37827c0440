//! Groups of roles. Each match names all fourteen: yes before the bar, no after it.

use crate::access::role::Role::{self, *};

macro_rules! audience {
    ($($(#[$doc:meta])* $name:ident: [$($yes:ident)*] | [$($no:ident)*];)*) => {$(
        $(#[$doc])*
        pub(super) fn $name(role: Role) -> bool {
            match role {
                $($yes => true,)*
                $($no => false,)*
            }
        }
    )*};
}

audience! {
    /// Nobody at all.
    nobody: [] | [
        ClientOwner ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec
        Legal Auditor VendorManager VendorDeputy VendorStaff VendorExecutive SystemAdmin
    ];
    /// Everybody with a part in the engagement.
    anyone: [
        ClientOwner ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec
        Legal Auditor VendorManager VendorDeputy VendorStaff VendorExecutive
    ] | [
        SystemAdmin
    ];
    /// Everybody but the vendor's workers: terms and money are not their matter.
    all_but_workers: [
        ClientOwner ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec
        Legal Auditor VendorManager VendorDeputy VendorExecutive
    ] | [
        VendorStaff SystemAdmin
    ];
    /// Everybody of the client.
    client: [
        ClientOwner ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec
        Legal Auditor
    ] | [
        VendorManager VendorDeputy VendorStaff VendorExecutive SystemAdmin
    ];
    /// Whoever answers for it.
    owner: [
        ClientOwner
    ] | [
        ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec Legal Auditor
        VendorManager VendorDeputy VendorStaff VendorExecutive SystemAdmin
    ];
    /// The client's responsible two.
    leads: [
        ClientOwner ClientDeputy
    ] | [
        ClientStaff Executive ProcessOwner Procurement Infosec Legal Auditor VendorManager
        VendorDeputy VendorStaff VendorExecutive SystemAdmin
    ];
    /// The client's responsible two and their staff.
    staff: [
        ClientOwner ClientDeputy ClientStaff
    ] | [
        Executive ProcessOwner Procurement Infosec Legal Auditor VendorManager VendorDeputy
        VendorStaff VendorExecutive SystemAdmin
    ];
    /// The vendor's responsible two.
    managers: [
        VendorManager VendorDeputy
    ] | [
        ClientOwner ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec
        Legal Auditor VendorStaff VendorExecutive SystemAdmin
    ];
    /// The vendor's manager alone.
    manager: [
        VendorManager
    ] | [
        ClientOwner ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec
        Legal Auditor VendorDeputy VendorStaff VendorExecutive SystemAdmin
    ];
    /// The responsible two of either side.
    both_leads: [
        ClientOwner ClientDeputy VendorManager VendorDeputy
    ] | [
        ClientStaff Executive ProcessOwner Procurement Infosec Legal Auditor VendorStaff
        VendorExecutive SystemAdmin
    ];
    /// Those who hand in.
    senders: [
        ClientOwner ClientDeputy ClientStaff VendorManager VendorDeputy VendorStaff
    ] | [
        Executive ProcessOwner Procurement Infosec Legal Auditor VendorExecutive
        SystemAdmin
    ];
    /// Those who hand in evidence.
    attachers: [
        ClientOwner ClientDeputy ClientStaff VendorManager VendorDeputy
    ] | [
        Executive ProcessOwner Procurement Infosec Legal Auditor VendorStaff
        VendorExecutive SystemAdmin
    ];
    /// Those who word an agreement.
    drafters: [
        ClientOwner ClientDeputy Procurement Legal
    ] | [
        ClientStaff Executive ProcessOwner Infosec Auditor VendorManager VendorDeputy
        VendorStaff VendorExecutive SystemAdmin
    ];
    /// Those whose word binds their side.
    signers: [
        ClientOwner VendorManager
    ] | [
        ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec Legal Auditor
        VendorDeputy VendorStaff VendorExecutive SystemAdmin
    ];
    /// Those who draw and inspect samples.
    inspectors: [
        ClientOwner ClientDeputy ClientStaff ProcessOwner Auditor
    ] | [
        Executive Procurement Infosec Legal VendorManager VendorDeputy VendorStaff
        VendorExecutive SystemAdmin
    ];
    /// Those who write to the vendor's manager.
    callers: [
        ClientOwner ClientDeputy ClientStaff ProcessOwner
    ] | [
        Executive Procurement Infosec Legal Auditor VendorManager VendorDeputy VendorStaff
        VendorExecutive SystemAdmin
    ];
    /// Those who see which programs have keys.
    key_watchers: [
        ClientOwner ClientDeputy Infosec Auditor VendorManager VendorDeputy
    ] | [
        ClientStaff Executive ProcessOwner Procurement Legal VendorStaff VendorExecutive
        SystemAdmin
    ];
    /// Those who give keys to programs.
    key_holders: [
        ClientOwner ClientDeputy VendorManager
    ] | [
        ClientStaff Executive ProcessOwner Procurement Infosec Legal Auditor VendorDeputy
        VendorStaff VendorExecutive SystemAdmin
    ];
    /// Those who read the audit tree.
    record_readers: [
        ClientOwner ClientDeputy Executive Infosec Legal Auditor VendorManager
        VendorExecutive
    ] | [
        ClientStaff ProcessOwner Procurement VendorDeputy VendorStaff SystemAdmin
    ];
    /// Those who take the audit tree along.
    record_keepers: [
        ClientOwner Auditor VendorManager
    ] | [
        ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec Legal
        VendorDeputy VendorStaff VendorExecutive SystemAdmin
    ];
    /// Those who see all people and what they are.
    people_watchers: [
        ClientOwner ClientDeputy Infosec Auditor SystemAdmin
    ] | [
        ClientStaff Executive ProcessOwner Procurement Legal VendorManager VendorDeputy
        VendorStaff VendorExecutive
    ];
    /// Those who let people in.
    inviters: [
        ClientOwner ClientDeputy SystemAdmin
    ] | [
        ClientStaff Executive ProcessOwner Procurement Infosec Legal Auditor VendorManager
        VendorDeputy VendorStaff VendorExecutive
    ];
    /// Those who shut people out.
    suspenders: [
        ClientOwner Infosec SystemAdmin
    ] | [
        ClientDeputy ClientStaff Executive ProcessOwner Procurement Legal Auditor
        VendorManager VendorDeputy VendorStaff VendorExecutive
    ];
    /// The system administrator alone.
    administrator: [
        SystemAdmin
    ] | [
        ClientOwner ClientDeputy ClientStaff Executive ProcessOwner Procurement Infosec
        Legal Auditor VendorManager VendorDeputy VendorStaff VendorExecutive
    ];
    /// Those who open an engagement.
    buyers: [
        ClientOwner Procurement
    ] | [
        ClientDeputy ClientStaff Executive ProcessOwner Infosec Legal Auditor VendorManager
        VendorDeputy VendorStaff VendorExecutive SystemAdmin
    ];
    /// Those who read the company's audit tree.
    overseers: [
        ClientOwner Executive Infosec Auditor
    ] | [
        ClientDeputy ClientStaff ProcessOwner Procurement Legal VendorManager VendorDeputy
        VendorStaff VendorExecutive SystemAdmin
    ];
    /// Those who see an invitation: the bidder, and the client's people for the tender.
    tender_readers: [
        ClientOwner ClientDeputy Procurement Infosec Legal Auditor VendorManager
        VendorDeputy VendorExecutive
    ] | [
        ClientStaff Executive ProcessOwner VendorStaff SystemAdmin
    ];
}
