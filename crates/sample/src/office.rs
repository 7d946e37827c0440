//! The office hours of the example: working seconds counted one after another, and back to the
//! clock on the wall.

use jiff::civil::{Date, Weekday, date};
use kajitori_domain::holiday::japan;
use kajitori_domain::time::Month;

/// Working seconds of an office day: 9–12 and 13–18.
pub(crate) const DAY: i64 = 8 * HOUR;
/// Seconds of an hour.
pub(crate) const HOUR: i64 = 3600;
/// Seconds of a calendar day.
pub(crate) const CALENDAR_DAY: i64 = 24 * HOUR;

const MORNING: i64 = 3 * HOUR;

/// The closure at the year's end, which the example's agreement names as exceptions.
const CLOSED: [(i16, i8, i8); 5] =
    [(2025, 12, 29), (2025, 12, 30), (2025, 12, 31), (2026, 1, 2), (2026, 1, 3)];

/// The office days of the example, from September 2025 to November 2026.
pub(crate) struct Office {
    days: Vec<Date>,
}

impl Office {
    pub(crate) fn new() -> Self {
        let mut days = Vec::new();
        let mut day = date(2025, 9, 1);
        while day < date(2026, 12, 1) {
            let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            let key = (day.year(), day.month(), day.day());
            if !weekend && !CLOSED.contains(&key) && japan(day).is_none() {
                days.push(day);
            }
            day = day.tomorrow().expect("a day of 2026 has a tomorrow");
        }
        Self { days }
    }

    /// First working second of `month` and the first after it.
    pub(crate) fn month(&self, month: Month) -> (i64, i64) {
        let (first, last) = month.days(None);
        let from = self.days.partition_point(|day| *day < first);
        let until = self.days.partition_point(|day| *day <= last);
        let second = |index: usize| i64::try_from(index).unwrap_or(0) * DAY;
        (second(from), second(until))
    }

    /// The first working second after `day` and everything before it.
    pub(crate) fn end_of(&self, day: Date) -> i64 {
        let days = self.days.partition_point(|other| *other <= day);
        i64::try_from(days).unwrap_or(0) * DAY
    }

    /// The working second `index` as seconds of local time since 1970-01-01.
    pub(crate) fn local(&self, index: i64) -> i64 {
        let day = usize::try_from(index.div_euclid(DAY)).unwrap_or(0).min(self.days.len() - 1);
        let second = index.rem_euclid(DAY);
        let lunch = if second < MORNING { 0 } else { HOUR };
        midnight(self.days[day]) + 9 * HOUR + second + lunch
    }
}

/// Midnight of `day` in seconds of local time since 1970-01-01.
pub(crate) fn midnight(day: Date) -> i64 {
    let days = day.since(date(1970, 1, 1)).map_or(0, |span| span.get_days());
    i64::from(days) * CALENDAR_DAY
}

/// Day, hour, minute and second of local time.
pub(crate) fn clock(local: i64) -> (Date, i8, i8, i8) {
    let moment = jiff::Timestamp::from_second(local).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let civil = jiff::tz::Offset::UTC.to_datetime(moment);
    (civil.date(), civil.hour(), civil.minute(), civil.second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn october_2026_has_21_office_days() {
        let office = Office::new();
        let (from, until) = office.month(Month { year: 2026, month: 10 });
        assert_eq!((until - from) / DAY, 21);
        let (day, hour, minute, second) = clock(office.local(from + MORNING));
        assert_eq!((day, hour, minute, second), (date(2026, 10, 1), 13, 0, 0));
        assert_eq!(clock(office.local(from - 1)), (date(2026, 9, 30), 17, 59, 59));
    }
}
