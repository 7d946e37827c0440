//! Who holds a case at a moment (ボールの保有者).

use serde::{Deserialize, Serialize};

/// The party that a stretch of a case's time belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holder {
    /// 委託元.
    Client,
    /// 委託先.
    Vendor,
    /// 第三者: neither side, e.g. a bank or a public office.
    Third,
    /// 合意停止: both sides agreed that no clock runs.
    Pause,
    /// 未帰属: no rule says who held the case.
    Unattributed,
}

impl Holder {
    /// Every holder, in the order of all tables and charts.
    pub const ALL: [Self; 5] =
        [Self::Client, Self::Vendor, Self::Third, Self::Pause, Self::Unattributed];

    /// Its word in agreement files and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Vendor => "vendor",
            Self::Third => "third",
            Self::Pause => "pause",
            Self::Unattributed => "unattributed",
        }
    }

    /// Position in [`Holder::ALL`].
    #[inline]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// One value for each holder, in the order of [`Holder::ALL`].
pub type ByHolder<T> = [T; 5];
