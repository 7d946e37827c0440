//! Points and lengths of time, in integer microseconds.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// A length of time in microseconds; negative only as the result of a subtraction.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Span(pub i64);

impl Span {
    /// The length as exact decimal seconds, e.g. `90.5`, as tables for other programs have it.
    pub fn exact_seconds(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 1_000_000, self.0.unsigned_abs() % 1_000_000);
        if rest == 0 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}.{rest:06}").trim_end_matches('0').to_owned()
    }

    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// One second.
    pub const SECOND: Self = Self(1_000_000);
    /// One minute.
    pub const MINUTE: Self = Self(60_000_000);
    /// One hour.
    pub const HOUR: Self = Self(3_600_000_000);
    /// Twenty-four hours; a calendar day may be longer or shorter.
    pub const DAY: Self = Self(86_400_000_000);
}

/// The moments from `from` (included) to `until` (not included).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Window {
    /// First moment inside.
    pub from: Moment,
    /// First moment after the window.
    pub until: Moment,
}

impl Window {
    /// Whether `moment` lies in the window.
    pub fn contains(self, moment: Moment) -> bool {
        self.from <= moment && moment < self.until
    }

    /// Where `moment` lies in the window, in thousandths; what lies outside lies at its end.
    pub fn thousandth(self, moment: Moment) -> u16 {
        let whole = i128::from(self.until.0) - i128::from(self.from.0);
        let part = i128::from(moment.0) - i128::from(self.from.0);
        if whole <= 0 {
            return 0;
        }
        u16::try_from((part * 1000 / whole).clamp(0, 1000)).unwrap_or(1000)
    }
}

/// A month of the agreement, e.g. `2026-10`; its first and last day depend on the closing day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Calendar year.
    pub year: i16,
    /// 1–12.
    pub month: i8,
}

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// Reads `YYYY-MM`; `None` when it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits =
            |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let month: i8 = month.parse().ok().filter(|m| (1..=12).contains(m))?;
        Some(Self { year: year.parse().ok().filter(|y| *y >= 1)?, month })
    }

    /// The month `count` months later (earlier when negative), within the years -9999 to 9999.
    pub fn plus(self, count: i32) -> Self {
        let months = i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(count);
        let months = months.clamp(-9999 * 12, 9999 * 12 + 11);
        let year = i16::try_from(months.div_euclid(12)).unwrap_or(i16::MAX);
        let month = i8::try_from(months.rem_euclid(12) + 1).unwrap_or(12);
        Self { year, month }
    }

    /// First and last civil day of the month that closes on `closing_day` (〆日): with closing day
    /// 20, the October period is 21 September to 20 October. `None`, or a day that the month does
    /// not have, is the month's last day.
    pub fn days(self, closing_day: Option<i8>) -> (Date, Date) {
        let last = |m: Self| {
            let first = jiff::civil::date(m.year.clamp(-9999, 9999), m.month, 1);
            match closing_day {
                Some(day) if (1..first.days_in_month()).contains(&day) => {
                    jiff::civil::date(m.year, m.month, day)
                }
                _ => first.last_of_month(),
            }
        };
        let end = last(self);
        let start = last(self.plus(-1)).tomorrow().unwrap_or(end);
        (start, end)
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a month is written YYYY-MM"))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn month(year: i16, month: i8) -> Month {
        Month { year, month }
    }

    #[test]
    fn a_window_holds_its_first_moment_and_not_its_last() {
        let window = Window { from: Moment(5), until: Moment(7) };
        let inside: Vec<i64> = (3..9).filter(|m| window.contains(Moment(*m))).collect();
        assert_eq!(inside, [5, 6]);
        let empty = Window { from: Moment(5), until: Moment(5) };
        assert!(!empty.contains(Moment(5)));
    }

    #[test]
    fn reads_months_and_nothing_else() {
        assert_eq!(Month::parse("2026-10"), Some(month(2026, 10)));
        assert_eq!(Month::parse("0001-01"), Some(month(1, 1)));
        for text in [
            "",
            "2026",
            "2026-1",
            "26-10",
            "2026-00",
            "2026-13",
            "0000-01",
            "2026-+1",
            "+026-10",
            "-001-01",
            "2026-10-01",
            "2026/10",
            " 2026-10",
            "２０２６-10",
            "2026-1０",
        ] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn steps_over_years() {
        assert_eq!(month(2026, 1).plus(-1), month(2025, 12));
        assert_eq!(month(2025, 12).plus(1), month(2026, 1));
        assert_eq!(month(2026, 10).plus(-11), month(2025, 11));
        assert_eq!(month(9999, 12).plus(i32::MAX), month(9999, 12));
        assert_eq!(month(1, 1).plus(i32::MIN), month(-9999, 1));
        assert_eq!(month(i16::MAX, 12).plus(1), month(9999, 12));
    }

    #[test]
    fn days_follow_the_closing_day() {
        for (closing, first, last) in [
            (None, date(2026, 10, 1), date(2026, 10, 31)),
            (Some(31), date(2026, 10, 1), date(2026, 10, 31)),
            (Some(30), date(2026, 10, 1), date(2026, 10, 30)),
            (Some(20), date(2026, 9, 21), date(2026, 10, 20)),
            (Some(1), date(2026, 9, 2), date(2026, 10, 1)),
            (Some(0), date(2026, 10, 1), date(2026, 10, 31)),
            (Some(-3), date(2026, 10, 1), date(2026, 10, 31)),
        ] {
            assert_eq!(month(2026, 10).days(closing), (first, last), "{closing:?}");
        }
        // Months that have no such day close on their last.
        assert_eq!(month(2026, 2).days(Some(30)), (date(2026, 1, 31), date(2026, 2, 28)));
        assert_eq!(month(2026, 3).days(Some(30)), (date(2026, 3, 1), date(2026, 3, 30)));
        assert_eq!(month(2028, 2).days(Some(29)), (date(2028, 1, 30), date(2028, 2, 29)));
        assert_eq!(month(i16::MAX, 12).days(None).1, date(9999, 12, 31));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn periods_follow_each_other_without_a_gap(
            year in 1_i16..=9990, m in 1_i8..=12, closing in proptest::option::of(1_i8..=31),
        ) {
            let (first, last) = month(year, m).days(closing);
            let next = month(year, m).plus(1).days(closing).0;
            prop_assert!(first <= last);
            prop_assert_eq!(last.tomorrow().expect("a day"), next);
            let text = month(year, m).to_string();
            prop_assert_eq!(Month::parse(&text), Some(month(year, m)));
        }

        #[test]
        fn steps_add_up(start in 0_i32..9000, a in -500_i32..500, b in -500_i32..500) {
            let from = month(1, 1).plus(start);
            prop_assert_eq!(from.plus(a).plus(b), from.plus(a + b));
        }
    }
}
