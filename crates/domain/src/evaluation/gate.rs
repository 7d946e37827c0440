//! Gates: what a bidder must pass before anything is weighed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A gate; its words are `evaluation-gate-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gate {
    /// 反社チェック.
    AntiSocial,
    /// 士業などの資格, where the work needs one.
    Licence,
    /// ISMS・プライバシーマーク or equivalent evidence, where personal data are entrusted.
    Security,
    /// 財務.
    Financial,
    /// 利益相反.
    Conflict,
}

impl Gate {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::AntiSocial => "anti-social",
            Self::Licence => "licence",
            Self::Security => "security",
            Self::Financial => "financial",
            Self::Conflict => "conflict",
        }
    }
}

/// What was found at a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateAnswer {
    /// Whether it is passed.
    pub passed: bool,
    /// What shows it; blank is none.
    pub evidence: String,
}

/// How a bidder stands at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateState {
    /// 通過, with evidence.
    Passed,
    /// 不通過.
    Failed,
    /// 未確認: somebody says yes without evidence (R083).
    Unproven,
    /// 未回答.
    Unanswered,
}

/// The gates that the work asks for.
pub fn required_gates(personal_data: bool, licensed_work: bool) -> Vec<Gate> {
    let all = [
        (Gate::AntiSocial, true),
        (Gate::Licence, licensed_work),
        (Gate::Security, personal_data),
        (Gate::Financial, true),
        (Gate::Conflict, true),
    ];
    all.into_iter().filter(|(_, asked)| *asked).map(|(gate, _)| gate).collect()
}

/// How a bidder stands at each required gate.
pub fn gates(required: &[Gate], answers: &BTreeMap<Gate, GateAnswer>) -> Vec<(Gate, GateState)> {
    let state = |gate: &Gate| match answers.get(gate) {
        None => GateState::Unanswered,
        Some(GateAnswer { passed: false, .. }) => GateState::Failed,
        Some(answer) if answer.evidence.trim().is_empty() => GateState::Unproven,
        Some(_) => GateState::Passed,
    };
    required.iter().map(|gate| (*gate, state(gate))).collect()
}

/// Whether every gate is passed. What is unproven or unanswered is not.
pub fn admitted(states: &[(Gate, GateState)]) -> bool {
    states.iter().all(|(_, state)| *state == GateState::Passed)
}
