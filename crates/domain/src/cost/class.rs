//! Classes of cost: what an in-house baseline consists of, the fee, and the classes that a fee
//! hides.

use serde::{Deserialize, Serialize};

/// Which table a class belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Doing it oneself, per year, at the same volume and level of wages (R026).
    Baseline,
    /// What the vendor is paid, per year.
    Fee,
    /// What it costs beside the fee, per year.
    Hidden,
    /// What is paid once, before it runs.
    Once,
}

/// A class of cost. R049 names six: 可視化, ベンダー選定, 契約交渉, 引き継ぎ, コミュニケーション, 管理, and
/// beside them 手戻り, 変更, 滞留人員, 監査; §4.3 adds 教育 and the expected loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// 人件費.
    People,
    /// システム.
    Systems,
    /// オフィス.
    Office,
    /// 管理 of the baseline.
    Administration,
    /// 委託費用.
    Fee,
    /// コミュニケーション.
    Communication,
    /// 管理 of the vendor.
    Management,
    /// 手戻り.
    Rework,
    /// 変更.
    Change,
    /// 滞留人員: released people who have no other work yet.
    Stranded,
    /// 監査・ツール.
    AuditTools,
    /// 期待損失: the only class that may stay empty, because nobody can read it off a ledger.
    ExpectedLoss,
    /// 可視化.
    Visualisation,
    /// ベンダー選定.
    Selection,
    /// 契約交渉.
    Negotiation,
    /// 引き継ぎ, with the parallel run.
    Handover,
    /// 教育.
    Training,
}

impl Class {
    /// Every class, in the order in which they are shown.
    pub const ALL: [Self; 17] = [
        Self::People,
        Self::Systems,
        Self::Office,
        Self::Administration,
        Self::Fee,
        Self::Communication,
        Self::Management,
        Self::Rework,
        Self::Change,
        Self::Stranded,
        Self::AuditTools,
        Self::ExpectedLoss,
        Self::Visualisation,
        Self::Selection,
        Self::Negotiation,
        Self::Handover,
        Self::Training,
    ];

    /// Which table it belongs to.
    pub fn kind(self) -> Kind {
        match self {
            Self::People | Self::Systems | Self::Office | Self::Administration => Kind::Baseline,
            Self::Fee => Kind::Fee,
            Self::Communication
            | Self::Management
            | Self::Rework
            | Self::Change
            | Self::Stranded
            | Self::AuditTools
            | Self::ExpectedLoss => Kind::Hidden,
            Self::Visualisation
            | Self::Selection
            | Self::Negotiation
            | Self::Handover
            | Self::Training => Kind::Once,
        }
    }

    /// Whether nothing is approved while it is empty.
    pub fn required(self) -> bool {
        self != Self::ExpectedLoss
    }

    /// Its word in the record and in the ids of words (`cost-class-<word>`).
    pub fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Systems => "systems",
            Self::Office => "office",
            Self::Administration => "administration",
            Self::Fee => "fee",
            Self::Communication => "communication",
            Self::Management => "management",
            Self::Rework => "rework",
            Self::Change => "change",
            Self::Stranded => "stranded",
            Self::AuditTools => "audit-tools",
            Self::ExpectedLoss => "expected-loss",
            Self::Visualisation => "visualisation",
            Self::Selection => "selection",
            Self::Negotiation => "negotiation",
            Self::Handover => "handover",
            Self::Training => "training",
        }
    }

    /// The class with this word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.word() == word)
    }
}
