//! A row of the inventory, with the fields of §2(k).

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::share::Share;
use crate::suitability::Level;

/// 頻度.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// 日次.
    Daily,
    /// 週次.
    Weekly,
    /// 月次.
    Monthly,
    /// 四半期.
    Quarterly,
    /// 年次.
    Yearly,
    /// 随時.
    AdHoc,
}

impl Frequency {
    /// How often it comes in a year: 240 days of work, 52 weeks; 随時 counts once.
    pub fn times_a_year(self) -> u32 {
        match self {
            Self::Daily => 240,
            Self::Weekly => 52,
            Self::Monthly => 12,
            Self::Quarterly => 4,
            Self::Yearly | Self::AdHoc => 1,
        }
    }
}

/// 文書化状態.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Documented {
    /// なし.
    None,
    /// 一部.
    Partly,
    /// すべて.
    Complete,
}

/// A task. What is not known yet is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// 業務ID, unique.
    pub id: String,
    /// 大分類, 中分類, 小分類.
    pub groups: [String; 3],
    /// 目的.
    pub purpose: String,
    /// 頻度.
    pub frequency: Option<Frequency>,
    /// 件数 in a month, 0 or more.
    pub cases: Option<Decimal>,
    /// 標準時間: minutes for a case, 0 or more.
    pub standard_minutes: Option<Decimal>,
    /// 総時間: hours in a month, 0 or more.
    pub hours: Option<Decimal>,
    /// 担当者数: people who do it, 0 or more.
    pub people: Option<Decimal>,
    /// 単価: what an hour costs, in smallest units of the currency, 0 or more (R002).
    pub hourly: Option<Decimal>,
    /// 必要スキル.
    pub skills: String,
    /// システム.
    pub systems: String,
    /// 帳票.
    pub forms: String,
    /// 個人情報区分, by the levels of confidentiality.
    pub level: Option<Level>,
    /// 例外率.
    pub exceptions: Option<Share>,
    /// 文書化状態.
    pub documented: Option<Documented>,
    /// 締切.
    pub deadline: String,
    /// 繁閑.
    pub season: String,
    /// コア／ノンコア; `None` is 未分類 (R001).
    pub core: Option<bool>,
}
