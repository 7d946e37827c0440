//! The six lamps of an engagement.

use super::{Named, Status, Tone};
use crate::word::W;

/// What a lamp is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// 目的.
    Purpose,
    /// 品質.
    Quality,
    /// 費用.
    Cost,
    /// 責任と進行.
    Responsibility,
    /// 知識.
    Knowledge,
    /// 安全.
    Safety,
}

impl Theme {
    /// Every theme, in the order of all pages.
    pub const ALL: [Self; 6] = [
        Self::Purpose,
        Self::Quality,
        Self::Cost,
        Self::Responsibility,
        Self::Knowledge,
        Self::Safety,
    ];

    /// Its name.
    pub fn name(self, w: &W) -> String {
        w.t(match self {
            Self::Purpose => "lamp-purpose",
            Self::Quality => "lamp-quality",
            Self::Cost => "lamp-cost",
            Self::Responsibility => "lamp-progress",
            Self::Knowledge => "lamp-knowledge",
            Self::Safety => "lamp-safety",
        })
    }
}

impl Theme {
    /// One or two letters for the head of a narrow column.
    pub fn short(self, w: &W) -> String {
        w.t(match self {
            Self::Purpose => "lamp-purpose-short",
            Self::Quality => "lamp-quality-short",
            Self::Cost => "lamp-cost-short",
            Self::Responsibility => "lamp-responsibility-short",
            Self::Knowledge => "lamp-knowledge-short",
            Self::Safety => "lamp-safety-short",
        })
    }
}

/// How a lamp stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LampState {
    /// 良好.
    Fine,
    /// 注意.
    Watch,
    /// 要対応.
    Act,
    /// データなし.
    NoData,
    /// まだ測れません.
    NotYet,
}

impl LampState {
    /// Word, shape and colour.
    pub fn status(self, w: &W) -> Status {
        match self {
            Self::Fine => Status::new(Tone::Good, w.t("lamp-fine")),
            Self::Watch => Status::new(Tone::Watch, w.t("lamp-watch")),
            Self::Act => Status::new(Tone::Bad, w.t("lamp-act")),
            Self::NoData => Status::new(Tone::Quiet, w.t("pack-verdict-no-data")),
            Self::NotYet => Status::new(Tone::Quiet, w.t("lamp-not-yet")),
        }
    }
}

/// A lamp: the worst of what it covers, what drives it, and a way on.
#[derive(Debug, Clone)]
pub struct Lamp {
    /// What it is about.
    pub theme: Theme,
    /// How it stands.
    pub state: LampState,
    /// What drives it most; where it cannot be measured yet, why, and what is needed.
    pub driver: String,
    /// Where to go from here.
    pub way: Option<Named>,
}
