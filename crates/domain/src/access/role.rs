//! The fourteen roles.

use serde::{Deserialize, Serialize};

use crate::access::Log;
use crate::organisation::Side;

/// What a person is in a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 委託元責任者: answers for the engagement.
    ClientOwner,
    /// 委託元副責任者: stands in for the owner.
    ClientDeputy,
    /// 委託元担当者: does the daily work.
    ClientStaff,
    /// 経営層.
    Executive,
    /// 業務部門: whose work was given out.
    ProcessOwner,
    /// 購買.
    Procurement,
    /// 情報セキュリティ.
    Infosec,
    /// 法務.
    Legal,
    /// 内部監査.
    Auditor,
    /// 委託先管理責任者（正）: the one whom the client addresses.
    VendorManager,
    /// 委託先管理責任者（副）.
    VendorDeputy,
    /// 委託先実務者: hands in; nobody of the client addresses them.
    VendorStaff,
    /// 委託先経営.
    VendorExecutive,
    /// システム管理者: keeps the house running, sees no business data.
    SystemAdmin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 14] = [
        Self::ClientOwner,
        Self::ClientDeputy,
        Self::ClientStaff,
        Self::Executive,
        Self::ProcessOwner,
        Self::Procurement,
        Self::Infosec,
        Self::Legal,
        Self::Auditor,
        Self::VendorManager,
        Self::VendorDeputy,
        Self::VendorStaff,
        Self::VendorExecutive,
        Self::SystemAdmin,
    ];

    /// Its word in the record and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::ClientOwner => "client-owner",
            Self::ClientDeputy => "client-deputy",
            Self::ClientStaff => "client-staff",
            Self::Executive => "executive",
            Self::ProcessOwner => "process-owner",
            Self::Procurement => "procurement",
            Self::Infosec => "infosec",
            Self::Legal => "legal",
            Self::Auditor => "auditor",
            Self::VendorManager => "vendor-manager",
            Self::VendorDeputy => "vendor-deputy",
            Self::VendorStaff => "vendor-staff",
            Self::VendorExecutive => "vendor-executive",
            Self::SystemAdmin => "system-admin",
        }
    }

    /// The role of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// The side that it is on; the system administrator is on none.
    pub fn side(self) -> Option<Side> {
        match self {
            Self::ClientOwner
            | Self::ClientDeputy
            | Self::ClientStaff
            | Self::Executive
            | Self::ProcessOwner
            | Self::Procurement
            | Self::Infosec
            | Self::Legal
            | Self::Auditor => Some(Side::Client),
            Self::VendorManager
            | Self::VendorDeputy
            | Self::VendorStaff
            | Self::VendorExecutive => Some(Side::Vendor),
            Self::SystemAdmin => None,
        }
    }

    /// Whether holding it in the company is enough to see every engagement.
    pub fn reaches_engagements(self) -> bool {
        match self {
            Self::Executive | Self::Procurement | Self::Infosec | Self::Legal | Self::Auditor => {
                true
            }
            Self::ClientOwner
            | Self::ClientDeputy
            | Self::ClientStaff
            | Self::ProcessOwner
            | Self::VendorManager
            | Self::VendorDeputy
            | Self::VendorStaff
            | Self::VendorExecutive
            | Self::SystemAdmin => false,
        }
    }

    /// Whether it can be held in `scope`: a vendor's roles not in the company, the system
    /// administrator's nowhere else.
    pub fn exists_in(self, scope: Log) -> bool {
        match (scope, self.side()) {
            (_, Some(Side::Client)) => true,
            (Log::Company, Some(Side::Vendor)) => false,
            (Log::Engagement(_) | Log::Invitation(_), Some(Side::Vendor)) => true,
            (Log::Company, None) => true,
            (Log::Engagement(_) | Log::Invitation(_), None) => false,
        }
    }
}
