//! The text of a cell: what the sheet means, not how it is dressed.

use std::fmt::Write;

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// Days that a sheet can count: up to 9999-12-31.
const DAYS: f64 = 2_958_466.0;

/// The first whole number that has no exact neighbour: 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Appends the text of a cell: dates as ISO 8601, numbers as short as they are exact, truths and
/// errors as the sheet shows them.
pub(super) fn write(value: &DataRef<'_>, out: &mut String) {
    let _infallible = match value {
        DataRef::Int(whole) => write!(out, "{whole}"),
        DataRef::Float(number) => out.write_str(&self::number(*number)),
        DataRef::String(text) => out.write_str(text),
        DataRef::SharedString(text) => out.write_str(text),
        DataRef::Bool(truth) => out.write_str(if *truth { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => out.write_str(&self::moment(moment)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => out.write_str(text),
        DataRef::Error(error) => write!(out, "{error}"),
        DataRef::Empty => Ok(()),
    };
}

/// A number with at most the fifteen digits that a sheet shows; whole ones are exact. A whole
/// number that a sheet cannot hold exactly is an error: two identifiers must not become one.
fn number(value: f64) -> String {
    match value {
        v if !v.is_finite() => "#NUM!".to_owned(),
        0.0 => "0".to_owned(),
        v if v.fract() != 0.0 => {
            let shown = format!("{v:.14e}");
            shown.parse::<f64>().map_or(shown, |shown| shown.to_string())
        }
        v if v.abs() < EXACT => format!("{v:.0}"),
        _ => "#NUM!".to_owned(),
    }
}

/// A date, a point in time, a time of day or a duration, to the millisecond.
fn moment(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if !(0.0..DAYS).contains(&days) {
        return number(days);
    }
    // In range, thus a whole number of fifteen digits at most.
    let Ok(all) = format!("{:.0}", (days * DAY).round()).parse::<i64>() else {
        return number(days);
    };
    let (day, rest) = (all.div_euclid(86_400_000), all.rem_euclid(86_400_000));
    let later = ExcelDateTime::new(days, ExcelDateTimeType::DateTime, true) == *moment;
    match (moment.is_duration() || days < 1.0, rest) {
        (true, _) => clock(all),
        (false, 0) => calendar(day, later),
        (false, rest) => format!("{} {}", calendar(day, later), clock(rest)),
    }
}

/// The date of a day's number. The older count has a day that never was, 1900-02-29.
fn calendar(day: i64, since_1904: bool) -> String {
    let from = |epoch: Date| epoch.checked_add(day.days()).map(|date| date.to_string());
    let found = match day {
        _ if since_1904 => from(date(1904, 1, 1)),
        60 => Ok("1900-02-29".to_owned()),
        ..60 => from(date(1899, 12, 31)),
        _ => from(date(1899, 12, 30)),
    };
    found.unwrap_or_else(|_| day.to_string())
}

fn clock(millis: i64) -> String {
    let (seconds, part) = (millis / 1_000, millis % 1_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let fraction = if part > 0 { format!(".{part:03}") } else { String::new() };
    format!("{hours:02}:{minutes:02}:{seconds:02}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_identifiers_exact() {
        for (value, expected) in [
            (123.0, "123"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (99.95, "99.95"),
            (-1.5e-7, "-0.00000015"),
            (1_234_567_890_123_456.0, "1234567890123456"),
            (12_345_678_901_234_567.0, "#NUM!"),
            (f64::NAN, "#NUM!"),
        ] {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn days_are_counted_as_the_sheet_counts() {
        let of = |days, kind, since_1904| moment(&ExcelDateTime::new(days, kind, since_1904));
        for (days, since_1904, expected) in [
            (46_296.0, false, "2026-10-01"),
            (44_834.0, true, "2026-10-01"),
            (46_296.378_472_222_22, false, "2026-10-01 09:05:00"),
            (46_296.999_999_999_9, false, "2026-10-02"),
            (46_296.5 + 0.25 / 86_400.0, false, "2026-10-01 12:00:00.250"),
            (0.378_472_222_22, false, "09:05:00"),
            (59.0, false, "1900-02-28"),
            (60.0, false, "1900-02-29"),
            (61.0, false, "1900-03-01"),
            (-1.0, false, "-1"),
            (3e9, false, "3000000000"),
        ] {
            assert_eq!(of(days, ExcelDateTimeType::DateTime, since_1904), expected);
        }
        assert_eq!(of(1.0625, ExcelDateTimeType::TimeDelta, false), "25:30:00");
    }
}
