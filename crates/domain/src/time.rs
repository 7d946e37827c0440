//! Points and lengths of time, in integer microseconds.

use jiff::civil::Date;
use serde::Serialize;

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// A length of time in microseconds; negative only as the result of a subtraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Span(pub i64);

impl Span {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
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
    /// Reads `YYYY-MM`; `None` when it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        let month: i8 = month.parse().ok().filter(|m| (1..=12).contains(m))?;
        Some(Self { year: year.parse().ok().filter(|y| *y >= 1)?, month })
    }

    /// The month `count` months later (earlier when negative).
    pub fn plus(self, count: i32) -> Self {
        let months = i32::from(self.year) * 12 + i32::from(self.month) - 1 + count;
        let year = i16::try_from(months.div_euclid(12)).unwrap_or(i16::MAX);
        let month = i8::try_from(months.rem_euclid(12) + 1).unwrap_or(12);
        Self { year, month }
    }

    /// First and last civil day of the month that closes on `closing_day` (〆日): with closing day 20, the
    /// October period is 21 September to 20 October. `None` or a day past the month's end is the month's last day.
    pub fn days(self, closing_day: Option<i8>) -> (Date, Date) {
        let last = |m: Self| {
            let first = jiff::civil::date(m.year, m.month, 1);
            match closing_day {
                Some(day) if day < first.days_in_month() => jiff::civil::date(m.year, m.month, day),
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
