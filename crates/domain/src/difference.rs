//! The difference between a reported and a recomputed value, and which declared causes reproduce it.

use serde::Serialize;

use crate::text::Text;

/// Why a reported value differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Explanation {
    /// It does not differ.
    Agrees,
    /// Each of these smallest sets of declared causes reproduces the reported numerator and denominator.
    Reproduced(Vec<Vec<Cause>>),
    /// 原因未特定: no set of declared causes reproduces them.
    Unknown,
    /// 原因未特定: the vendor reported no numerator and denominator, so nothing can be reproduced.
    NotComparable,
    /// The reported value is not the quotient of the reported numerator and denominator, even rounded as agreed.
    Inconsistent,
}

/// A declared alternative that takes part in an explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// Id of the alternative.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// `clock`, `pause`, `exclusion` or `rounding`.
    pub kind: &'static str,
}
