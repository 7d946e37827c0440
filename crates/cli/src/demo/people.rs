//! Who is who in the demo company and at its vendors. Everybody is invented.

use kajitori_domain::access::Role;

/// The password of everybody; printed at the start.
pub(super) const PASSWORD: &str = "minato-kurashi-2026";

/// Somebody.
#[derive(Debug)]
pub(super) struct Somebody {
    /// What the story calls them.
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) kana: &'static str,
    pub(super) mail: &'static str,
}

const fn somebody(
    key: &'static str,
    name: &'static str,
    kana: &'static str,
    mail: &'static str,
) -> Somebody {
    Somebody { key, name, kana, mail }
}

/// 委託元責任者, 業務改革室 室長; sets the house up.
pub(super) const OWNER: Somebody =
    somebody("owner", "山田 恵子", "ヤマダ ケイコ", "owner@minato.example.jp");

/// Everybody else of the client, with what they are in the company.
pub(super) const CLIENT: &[(Somebody, Option<Role>)] = &[
    (somebody("deputy", "中村 大輔", "ナカムラ ダイスケ", "deputy@minato.example.jp"), None),
    (
        somebody("executive", "高橋 誠", "タカハシ マコト", "executive@minato.example.jp"),
        Some(Role::Executive),
    ),
    (
        somebody("auditor", "小川 直美", "オガワ ナオミ", "auditor@minato.example.jp"),
        Some(Role::Auditor),
    ),
    (
        somebody("infosec", "石井 健", "イシイ ケン", "infosec@minato.example.jp"),
        Some(Role::Infosec),
    ),
    (somebody("staff", "森 彩香", "モリ アヤカ", "staff@minato.example.jp"), None),
];

/// What the client's people are in each engagement, beside its owner.
pub(super) const INSIDE: &[(&str, Role)] =
    &[("deputy", Role::ClientDeputy), ("staff", Role::ClientStaff)];

/// The manager of a vendor, by the folder of its records.
pub(super) fn manager(folder: &str) -> Somebody {
    match folder {
        "shinonome" => {
            somebody("vendor", "佐藤 隆", "サトウ タカシ", "vendor@shinonome.example.jp")
        }
        "hokuto" => somebody("hokuto", "工藤 美咲", "クドウ ミサキ", "manager@hokuto.example.jp"),
        _ => somebody("midori", "森本 弘", "モリモト ヒロシ", "manager@midori.example.jp"),
    }
}
