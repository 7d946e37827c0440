//! What is asked about a task. Every answer may be missing.

use serde::{Deserialize, Serialize};

use crate::share::Share;
use crate::statistics::{Kappa, kappa};

/// 機密性 C, by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// 0 公開.
    Public,
    /// 1 社外秘.
    Internal,
    /// 2 個人データ.
    Personal,
    /// 3 特定個人情報・要配慮個人情報・未公表決算.
    Special,
    /// 4 企業の根幹: never entrusted.
    Foundation,
}

/// Cases that two people must both have done before their agreement counts.
pub const ENOUGH_CASES: u64 = 20;

/// What two people made of the same cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reproducibility {
    /// Without categories: how often the results were the same.
    Agreement {
        /// Cases with the same result.
        same: u64,
        /// Cases that both did.
        cases: u64,
    },
    /// With categories: counts by the first person's category (rows) and the second's (columns).
    Categories(Vec<Vec<u64>>),
}

impl Reproducibility {
    /// κ with its 95 % interval; `None` without categories or cases.
    pub fn kappa(&self) -> Option<Kappa> {
        match self {
            Self::Categories(table) => kappa(table, 1.959_963_984_540_054),
            Self::Agreement { .. } => None,
        }
    }

    /// q: the agreement, or κ (0 where it is negative) where there are categories. `None` with
    /// fewer than [`ENOUGH_CASES`], or where chance alone explains all agreement.
    pub fn degree(&self) -> Option<Share> {
        match self {
            Self::Agreement { same, cases } if *cases >= ENOUGH_CASES => Share::of(*same, *cases),
            Self::Agreement { .. } => None,
            Self::Categories(_) => {
                let found = self.kappa().filter(|found| found.n >= ENOUGH_CASES)?;
                let millionths = found.kappa?.max(0.0) * 1_000_000.0;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "κ lies within 0 and 1"
                )]
                let millionths = millionths.round() as u32;
                Share::new(millionths)
            }
        }
    }
}

/// S 標準化・定型化: the mean of four degrees.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Routine {
    /// r: decision points with a written rule ÷ decision points.
    pub rules: Option<Share>,
    /// e: exceptions ÷ cases; 1 − e counts.
    pub exceptions: Option<Share>,
    /// d: steps whose who, when, what, how and why are written ÷ steps.
    pub documented: Option<Share>,
    /// q: what two people made of the same cases.
    pub reproducibility: Option<Reproducibility>,
}

/// G: safeguards that the level asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Safeguards {
    /// Those that are evidenced.
    pub evidenced: u32,
    /// Those that are required, 1 or more.
    pub required: u32,
}

impl Safeguards {
    /// How many lack evidence.
    pub fn lacking(self) -> u32 {
        self.required.saturating_sub(self.evidenced)
    }
}

/// Everything that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Inputs {
    /// S.
    pub routine: Routine,
    /// Own proficiency, 0–1 by rubric; the gap is what lacks to 1.
    pub proficiency: Option<Share>,
    /// Advantage of the market in unit cost, quality and maturity, 0–1 by rubric.
    pub advantage: Option<Share>,
    /// C.
    pub level: Option<Level>,
    /// G; not asked up to [`Level::Internal`].
    pub safeguards: Option<Safeguards>,
    /// K: whether it is core; `None` is 未分類.
    pub core: Option<bool>,
}

/// A thing that is asked; its words are `suitability-input-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// C.
    Level,
    /// K.
    Core,
    /// r.
    Rules,
    /// e.
    Exceptions,
    /// d.
    Documented,
    /// q.
    Reproducibility,
    /// Own proficiency.
    Proficiency,
    /// Advantage of the market.
    Advantage,
    /// G.
    Safeguards,
}

impl Input {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Core => "core",
            Self::Rules => "rules",
            Self::Exceptions => "exceptions",
            Self::Documented => "documented",
            Self::Reproducibility => "reproducibility",
            Self::Proficiency => "proficiency",
            Self::Advantage => "advantage",
            Self::Safeguards => "safeguards",
        }
    }
}

impl Inputs {
    /// The four degrees of S, each where it is known.
    pub(super) fn degrees(&self) -> [(Input, Option<Share>); 4] {
        let routine = &self.routine;
        let same = routine.reproducibility.as_ref().and_then(Reproducibility::degree);
        [
            (Input::Rules, routine.rules),
            (Input::Exceptions, routine.exceptions.map(Share::rest)),
            (Input::Documented, routine.documented),
            (Input::Reproducibility, same),
        ]
    }

    /// Gap and advantage, each where it is known.
    pub(super) fn expertise(&self) -> [(Input, Option<Share>); 2] {
        let gap = self.proficiency.map(Share::rest);
        [(Input::Proficiency, gap), (Input::Advantage, self.advantage)]
    }

    /// G, where it is known: 1 up to level 1.
    pub(super) fn guarded(&self) -> Option<Share> {
        match self.level? {
            Level::Public | Level::Internal => Some(Share::ONE),
            _ => {
                let Safeguards { evidenced, required } = self.safeguards?;
                Share::of(u64::from(evidenced.min(required)), u64::from(required))
            }
        }
    }

    /// Safeguards that lack evidence, where the level asks for any.
    pub(super) fn lacking(&self) -> u32 {
        let asked = self.level >= Some(Level::Personal);
        self.safeguards.filter(|_| asked).map_or(0, Safeguards::lacking)
    }
}
