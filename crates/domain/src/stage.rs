//! 段階: 目的 → 棚卸 → 範囲 → 選定 → 契約 → 移管 → 運用 → 更新・出口. None is skipped; what is missing is named;
//! a waiver has a reason and a day and is shown for good (R013).

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::problem::Problem;
use crate::refusal::Refusal;

/// A stage; its words are `stage-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// 目的.
    Purpose,
    /// 棚卸.
    Inventory,
    /// 範囲.
    Scope,
    /// 選定.
    Selection,
    /// 契約.
    Contract,
    /// 移管.
    Transfer,
    /// 運用.
    Operation,
    /// 更新・出口.
    Renewal,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 8] = [
        Self::Purpose,
        Self::Inventory,
        Self::Scope,
        Self::Selection,
        Self::Contract,
        Self::Transfer,
        Self::Operation,
        Self::Renewal,
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Inventory => "inventory",
            Self::Scope => "scope",
            Self::Selection => "selection",
            Self::Contract => "contract",
            Self::Transfer => "transfer",
            Self::Operation => "operation",
            Self::Renewal => "renewal",
        }
    }

    /// The stage after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| *stage > self)
    }
}

macro_rules! requirements {
    ($($(#[$doc:meta])* $name:ident $word:literal $stage:ident $waivable:literal)*) => {
        /// What must be there before a stage is entered; its words are `stage-requirement-<word>`.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum Requirement {
            $($(#[$doc])* $name,)*
        }

        impl Requirement {
            /// Every one, by stage.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its word.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// The stage that asks for it.
            pub fn stage(self) -> Stage {
                match self { $(Self::$name => Stage::$stage,)* }
            }

            /// Whether a person may enter without it, for a reason. Confidentiality, gates and
            /// total cost know no exception.
            pub fn waivable(self) -> bool {
                match self { $(Self::$name => $waivable,)* }
            }
        }
    };
}

requirements! {
    /// 目的・課題・目標がそろっている.
    GoalsComplete "goals-complete" Inventory true
    /// 経営層が目的を承認した.
    PurposeApproved "purpose-approved" Inventory true
    /// 棚卸表に誤りも欠けもない.
    InventoryComplete "inventory-complete" Scope true
    /// すべての業務がコアかノンコアに分けられた.
    TasksClassified "tasks-classified" Scope true
    /// 自社で行う場合の費用がすべての区分で分かっている.
    BaselineComplete "baseline-complete" Scope false
    /// 業務ごとに範囲が決まった.
    ScopeDecided "scope-decided" Selection true
    /// 委託する業務の機密ゲートを確かめた.
    ConfidentialityChecked "confidentiality-checked" Selection false
    /// 業務の境界と受け渡しの持ち主が決まった.
    BoundaryDrawn "boundary-drawn" Selection true
    /// 候補がゲートを通った.
    GatesPassed "gates-passed" Contract false
    /// 三人以上の評価がそろった.
    EvaluationComplete "evaluation-complete" Contract true
    /// 隠れコストまで含む総コストが承認された.
    TotalCostApproved "total-cost-approved" Contract false
    /// サービスレベルのすべての項目が決まった.
    LevelsComplete "levels-complete" Transfer true
    /// 双方が契約に合意した.
    ContractAgreed "contract-agreed" Transfer false
    /// 出口の条件と計画がある.
    ExitPlanned "exit-planned" Transfer true
    /// すべての手順が文書になった.
    StepsDocumented "steps-documented" Operation true
    /// 並行稼働に合格した.
    ParallelRunPassed "parallel-run-passed" Operation true
    /// 求められる安全管理の証跡がすべてある.
    SafeguardsEvidenced "safeguards-evidenced" Operation false
    /// 責任者と副責任者が決まった.
    OwnersNamed "owners-named" Operation true
    /// 検証したサービスレベルの実績がある.
    LevelsVerified "levels-verified" Renewal true
    /// 総コストの実績がそろった.
    ActualsComplete "actuals-complete" Renewal true
    /// 出口計画が 12 か月以内に見直された.
    ExitPlanCurrent "exit-plan-current" Renewal true
}

/// 免除: why somebody may enter without a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// What is waived.
    pub requirement: Requirement,
    /// Why.
    pub reason: String,
    /// Who has decided.
    pub by: PersonId,
    /// When.
    pub on: Date,
}

/// That a stage was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The stage.
    pub stage: Stage,
    /// When.
    pub on: Date,
    /// Who let it be entered.
    pub by: PersonId,
    /// What was missing and waived.
    pub waived: Vec<Waiver>,
}

/// The way of an outsourcing through the stages: only ever added to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Course {
    /// What was entered, in order; none while only the purpose is written.
    pub passages: Vec<Passage>,
}

/// A waiver, and whether what it waived is there by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The waiver.
    pub waiver: &'a Waiver,
    /// Whether it has been made up for since; the waiver is shown all the same.
    pub met_since: bool,
}

impl Course {
    /// The stage that it is in.
    pub fn stage(&self) -> Stage {
        self.passages.last().map_or(Stage::Purpose, |passage| passage.stage)
    }

    /// Every waiver there ever was, in order.
    pub fn waivers<'a>(&'a self, met: &BTreeSet<Requirement>) -> Vec<Shown<'a>> {
        let all = self.passages.iter().flat_map(|passage| &passage.waived);
        all.map(|waiver| Shown { waiver, met_since: met.contains(&waiver.requirement) }).collect()
    }

    /// What is missing to enter `stage`: its own requirements and those of all stages before, in
    /// order, but for what was waived before.
    pub fn missing(&self, stage: Stage, met: &BTreeSet<Requirement>) -> Vec<Requirement> {
        let waived = |requirement: &Requirement| {
            let all = self.passages.iter().flat_map(|passage| &passage.waived);
            all.into_iter().any(|waiver| waiver.requirement == *requirement)
        };
        let asked = |requirement: &Requirement| requirement.stage() <= stage;
        let lacks = |requirement: &Requirement| !met.contains(requirement) && !waived(requirement);
        Requirement::ALL.iter().copied().filter(asked).filter(lacks).collect()
    }

    /// Enters the next stage. Waivers for what is not missing are left out.
    ///
    /// # Errors
    /// `stage-skipped` for any stage but the next; `stage-waiver-unsound` with
    /// `stage-not-waivable`, `stage-waiver-reason` or `stage-waiver-day` (after the passage) at
    /// the requirement; `stage-closed` with `stage-requirement-missing` at each requirement that
    /// lacks.
    pub fn enter(mut self, passage: Passage, met: &BTreeSet<Requirement>) -> Result<Self, Refusal> {
        if self.stage().next() != Some(passage.stage) {
            let now = Refusal::new("stage-skipped").with("stage", self.stage().word());
            return Err(now.with("asked", passage.stage.word()));
        }
        let problems: Vec<Problem> =
            passage.waived.iter().filter_map(|waiver| unsound(waiver, passage.on)).collect();
        if !problems.is_empty() {
            return Err(Refusal { problems, ..Refusal::new("stage-waiver-unsound") });
        }
        let missing = self.missing(passage.stage, met);
        let is_waived = |requirement: &Requirement| {
            passage.waived.iter().any(|waiver| waiver.requirement == *requirement)
        };
        let lacks = missing.iter().filter(|requirement| !is_waived(requirement));
        let at = |r: &Requirement| Problem::field("stage-requirement-missing", r.word());
        let problems: Vec<Problem> = lacks.map(at).collect();
        if !problems.is_empty() {
            let closed = Refusal::new("stage-closed").with("stage", passage.stage.word());
            return Err(Refusal { problems, ..closed });
        }
        let needed = |waiver: &Waiver| missing.contains(&waiver.requirement);
        let waived = passage.waived.into_iter().filter(needed).collect();
        self.passages.push(Passage { waived, ..passage });
        Ok(self)
    }
}

fn unsound(waiver: &Waiver, on: Date) -> Option<Problem> {
    let field = waiver.requirement.word();
    match () {
        () if !waiver.requirement.waivable() => Some(Problem::field("stage-not-waivable", field)),
        () if waiver.reason.trim().is_empty() => Some(Problem::field("stage-waiver-reason", field)),
        () if waiver.on > on => Some(Problem::field("stage-waiver-day", field)),
        () => None,
    }
}
