//! RACI over the five phases of a process (R004, R007).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A phase of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// 企画.
    Plan,
    /// 設計.
    Design,
    /// 実行.
    Do,
    /// 監視.
    Watch,
    /// 改善.
    Improve,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Self; 5] = [Self::Plan, Self::Design, Self::Do, Self::Watch, Self::Improve];

    /// Its word, in the ids of words `raci-phase-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Design => "design",
            Self::Do => "do",
            Self::Watch => "watch",
            Self::Improve => "improve",
        }
    }
}

/// Somebody who may have a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// 委託元責任者.
    ClientOwner,
    /// 業務部門.
    ProcessOwner,
    /// 情シス.
    It,
    /// 委託先管理責任者.
    VendorManager,
    /// 委託先実務: never accountable, because the client does not turn to workers.
    VendorWorker,
}

impl Party {
    /// Whether it belongs to the vendor.
    pub fn is_vendor(self) -> bool {
        matches!(self, Self::VendorManager | Self::VendorWorker)
    }
}

/// A part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Letter {
    /// 実行責任.
    R,
    /// 説明責任.
    A,
    /// 相談先.
    C,
    /// 報告先.
    I,
}

/// Who has which part in which phase.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Raci {
    /// The parts; a phase that is not in it has none.
    pub parts: BTreeMap<Phase, BTreeSet<(Party, Letter)>>,
}

/// What an arrangement is, by who does what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// 社内: the vendor does nothing.
    InHouse,
    /// 作業委託: the vendor only carries out.
    PieceWork,
    /// 業務プロセスの委託.
    Process,
}

impl Raci {
    fn with(&self, phase: Phase, letter: Letter) -> Vec<Party> {
        let parts = self.parts.get(&phase).into_iter().flatten();
        parts.filter(|(_, own)| *own == letter).map(|(party, _)| *party).collect()
    }

    /// What is wrong, each at its phase: `raci-accountable-missing`, `raci-accountable-several`
    /// (there is exactly one A), `raci-worker-accountable`, `raci-responsible-missing`.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for phase in Phase::ALL {
            let accountable = self.with(phase, Letter::A);
            let code = match accountable.as_slice() {
                [] => Some("raci-accountable-missing"),
                [Party::VendorWorker] => Some("raci-worker-accountable"),
                [_] => None,
                _ => Some("raci-accountable-several"),
            };
            problems.extend(code.map(|code| Problem::field(code, phase.word())));
            if self.with(phase, Letter::R).is_empty() {
                problems.push(Problem::field("raci-responsible-missing", phase.word()));
            }
        }
        problems
    }

    /// What it is, by the phases in which the vendor is responsible or accountable.
    pub fn arrangement(&self) -> Arrangement {
        let vendor = |phase: &Phase| {
            let all = [self.with(*phase, Letter::R), self.with(*phase, Letter::A)].concat();
            all.into_iter().any(Party::is_vendor)
        };
        let phases: Vec<Phase> = Phase::ALL.into_iter().filter(vendor).collect();
        match phases.as_slice() {
            [] => Arrangement::InHouse,
            [Phase::Do] => Arrangement::PieceWork,
            _ => Arrangement::Process,
        }
    }
}
