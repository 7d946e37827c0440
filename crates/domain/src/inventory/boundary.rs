//! 業務の境界: where an entrusted process begins and ends, and who owns each hand-off (R005).

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// 受け渡し.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOff {
    /// What is handed over.
    pub what: String,
    /// Who owns it on the client's side; exactly one.
    pub client_owners: Vec<String>,
    /// Who owns it on the vendor's side; exactly one, its responsible manager or an office.
    pub vendor_owners: Vec<String>,
}

/// The boundary of a process.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Boundary {
    /// きっかけ.
    pub trigger: String,
    /// 入力.
    pub inputs: Vec<String>,
    /// 出力.
    pub outputs: Vec<String>,
    /// 終わりの条件.
    pub ends: String,
    /// 受け渡し.
    pub hand_offs: Vec<HandOff>,
}

impl Boundary {
    /// What keeps it from being published, each at its field: `boundary-missing`,
    /// `boundary-owner-missing` and `boundary-owner-several`.
    pub fn problems(&self) -> Vec<Problem> {
        let blank = |text: &String| text.trim().is_empty();
        let mut problems = Vec::new();
        for (field, missing) in [
            ("trigger", blank(&self.trigger)),
            ("inputs", self.inputs.iter().all(blank)),
            ("outputs", self.outputs.iter().all(blank)),
            ("ends", blank(&self.ends)),
            ("hand_offs", self.hand_offs.is_empty()),
        ] {
            if missing {
                problems.push(Problem::field("boundary-missing", field));
            }
        }
        for (index, hand_off) in self.hand_offs.iter().enumerate() {
            let at = |name: &str| format!("hand_offs[{}].{name}", index + 1);
            if blank(&hand_off.what) {
                problems.push(Problem::field("boundary-missing", at("what")));
            }
            let sides = [
                ("client_owners", &hand_off.client_owners),
                ("vendor_owners", &hand_off.vendor_owners),
            ];
            for (side, owners) in sides {
                match owners.iter().filter(|owner| !blank(owner)).count() {
                    0 => problems.push(Problem::field("boundary-owner-missing", at(side))),
                    1 => {}
                    _ => problems.push(Problem::field("boundary-owner-several", at(side))),
                }
            }
        }
        problems
    }
}
