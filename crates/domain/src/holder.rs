//! Who holds a case at a moment (ボールの保有者).

use serde::{Deserialize, Serialize};

use crate::time::Span;

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

/// What the parts sum to.
pub fn total(parts: &ByHolder<Span>) -> Span {
    parts.iter().fold(Span::ZERO, |sum, part| Span(sum.0.saturating_add(part.0)))
}

/// The parts in thousandths of their sum, which they reach exactly (largest remainder; of equals
/// the first); `None` where nothing is to be shared.
pub fn thousandths(parts: &ByHolder<Span>) -> Option<ByHolder<u16>> {
    let whole = i128::from(total(parts).0);
    if whole <= 0 || parts.iter().any(|part| part.0 < 0) {
        return None;
    }
    let scaled = parts.map(|part| i128::from(part.0) * 1000);
    let mut shares = scaled.map(|part| u16::try_from(part / whole).unwrap_or(1000));
    let left = 1000 - shares.iter().sum::<u16>();
    let mut order = [0, 1, 2, 3, 4];
    order.sort_by_key(|at| std::cmp::Reverse(scaled[*at] % whole));
    for at in order.into_iter().take(usize::from(left)) {
        shares[at] += 1;
    }
    Some(shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousandths_sum_to_a_thousand() {
        for (parts, shares) in [
            ([1, 1, 1, 0, 0], Some([334, 333, 333, 0, 0])),
            ([0, 7, 0, 0, 0], Some([0, 1000, 0, 0, 0])),
            ([2090, 1615, 395, 0, 0], Some([510, 394, 96, 0, 0])),
            ([0; 5], None),
        ] {
            assert_eq!(thousandths(&parts.map(Span)), shares);
        }
    }
}
