//! The three engagements of the demo company, and how far the story of each has come.

use jiff::civil::{Date, date};
use kajitori_domain::engagement::Confidentiality;

/// How far October has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum October {
    /// The vendor is to confirm it.
    Asked,
    /// The vendor contests something.
    Contested,
    /// It is fixed, and a credit is proposed.
    Fixed,
}

/// An engagement.
#[derive(Debug)]
pub(super) struct Deal {
    /// The folder of the vendor's records.
    pub(super) folder: &'static str,
    /// The vendor: name, name in English, reading.
    pub(super) vendor: (&'static str, &'static str, &'static str),
    /// Its name, in Japanese and English.
    pub(super) name: (&'static str, &'static str),
    /// The template that it began with, and the tasks that were given out.
    pub(super) template: (&'static str, &'static [&'static str]),
    pub(super) confidentiality: Confidentiality,
    /// The fee of a month in yen, twelfths of the year's.
    pub(super) fee_yen: i64,
    /// The contract: title, kind, first and last day.
    pub(super) contract: (&'static str, &'static str, Date, Date),
    pub(super) october: October,
}

/// The engagements, in the order of their numbers.
pub(super) const DEALS: [Deal; 3] = [
    Deal {
        folder: "shinonome",
        vendor: (
            "しののめ業務サービス株式会社",
            "Shinonome Business Services",
            "シノノメギョウムサービス",
        ),
        name: ("給与計算・買掛支払", "Payroll and payables"),
        template: ("accounting", &["invoices"]),
        confidentiality: Confidentiality::Secret,
        fee_yen: 3_230_000,
        contract: (
            "給与計算・買掛支払業務委託契約",
            "準委任（履行割合）",
            date(2024, 4, 1),
            date(2027, 3, 31),
        ),
        october: October::Asked,
    },
    Deal {
        folder: "hokuto",
        vendor: ("北斗コンタクト株式会社", "Hokuto Contact", "ホクトコンタクト"),
        name: ("ITヘルプデスク・コールセンター", "IT help desk and call centre"),
        template: ("call-centre", &["inbound"]),
        confidentiality: Confidentiality::Confidential,
        fee_yen: 13_690_000,
        contract: (
            "ヘルプデスク・コールセンター業務委託契約",
            "準委任（成果一部）",
            date(2023, 10, 1),
            date(2026, 12, 31),
        ),
        october: October::Contested,
    },
    Deal {
        folder: "midori",
        vendor: ("みどりデータ株式会社", "Midori Data", "ミドリデータ"),
        name: ("保証登録カードのデータ入力", "Data entry of warranty cards"),
        template: ("data-entry", &["cards"]),
        confidentiality: Confidentiality::Confidential,
        fee_yen: 1_152_000,
        contract: (
            "データ入力業務請負契約",
            "請負（件数単価）",
            date(2025, 4, 1),
            date(2027, 3, 31),
        ),
        october: October::Fixed,
    },
];
