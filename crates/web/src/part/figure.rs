//! A figure in its three layers.

/// A value as people read it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The number.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// What stands behind it: numerator and denominator, or how many.
    pub behind: String,
}

impl Figure {
    /// A figure.
    pub fn new(
        value: impl Into<String>,
        unit: impl Into<String>,
        behind: impl Into<String>,
    ) -> Self {
        Self { value: value.into(), unit: unit.into(), behind: behind.into() }
    }
}

/// 申告, 再計算 and 検証 of one service level. What is missing is said, never shown as zero.
#[derive(Debug, Clone)]
pub struct Layers {
    /// 申告値.
    pub reported: Option<Figure>,
    /// 再計算値.
    pub recomputed: Option<Figure>,
    /// 検証値.
    pub verified: Option<Figure>,
    /// Which one decides the contractual verdict: 0 reported, 1 recomputed, 2 verified.
    pub decides: u8,
}
