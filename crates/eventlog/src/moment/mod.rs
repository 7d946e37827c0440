//! Reading points in time as vendors write them.
//!
//! A time with an offset is that moment. A time without one is a clock reading in the mapping's
//! zone; without a zone it is not read. A reading that a zone skips (clocks go forward) does not
//! exist and is not read; one that a zone has twice (clocks go back) is the earlier of both, with a
//! warning.

mod iso;
mod japanese;

use std::borrow::Cow;

use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use kajitori_domain::mapping::TimeColumns;
use kajitori_domain::refusal::Refusal;

use self::iso::iso;
use crate::source::refusal_with;

/// Why a text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeTrouble {
    /// It fits none of the formats, or the date or time does not exist in any calendar.
    Unreadable,
    /// It has no offset and the mapping names no zone.
    NoZone,
    /// The zone's clocks skip it.
    Nonexistent,
    /// It names a day of the week that its date is not.
    Weekday,
    /// It lies before 1900 or after 2199, as placeholders such as 2999-12-31 do.
    Implausible,
}

impl TimeTrouble {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "log-time-unreadable",
            Self::NoZone => "log-time-without-zone",
            Self::Nonexistent => "log-time-nonexistent",
            Self::Weekday => "log-time-weekday",
            Self::Implausible => "log-time-implausible",
        }
    }
}

/// A moment that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub(crate) micros: i64,
    /// A warning that a person should see, as a problem's code.
    pub(crate) warning: Option<&'static str>,
}

enum Format {
    Iso,
    UnixSeconds,
    UnixMillis,
    Pattern(Pattern),
}

/// A pattern for `strptime`, in which `%E` is the year of a Japanese era and `%p` also 午前 and 午後.
struct Pattern {
    text: String,
    era: bool,
    half: bool,
    /// Whether it has a bracket of its own; otherwise a day of the week may stand in one.
    bracket: bool,
}

impl Pattern {
    fn new(text: &str) -> Self {
        let (era, half) = (text.contains("%E"), text.contains("%p"));
        Self { text: text.replace("%E", "%Y"), era, half, bracket: text.contains('(') }
    }

    fn read(&self, text: &str) -> Result<Reading, TimeTrouble> {
        let unreadable = TimeTrouble::Unreadable;
        let mut text = Cow::Borrowed(text);
        let mut day = None;
        if !self.bracket && text.contains('(') {
            let (rest, found) = japanese::without_weekday(&text);
            (text, day) = (Cow::Owned(rest.into_owned()), found);
        }
        if self.era {
            text = Cow::Owned(japanese::common(&text).ok_or(unreadable)?);
        }
        if self.half {
            text = Cow::Owned(japanese::halves(&text).into_owned());
        }
        let reading = by_pattern(&self.text, &text).ok_or(unreadable)?;
        match day {
            Some(day) if !japanese::is_weekday(reading.0.date(), day) => Err(TimeTrouble::Weekday),
            _ => Ok(reading),
        }
    }
}

/// Reads times by the formats and the zone of a mapping.
pub(crate) struct TimeReader {
    formats: Vec<Format>,
    zone: Option<TimeZone>,
}

/// A clock reading with its offset, if it has one.
struct Reading(DateTime, Option<Offset>);

impl TimeReader {
    /// Prepares the formats and the zone of `columns`; refuses what it does not know.
    pub(crate) fn new(columns: &TimeColumns, file: &str) -> Result<Self, Refusal> {
        let zone = match &columns.zone {
            None => None,
            Some(name) => Some(TimeZone::get(name).map_err(|_| {
                refusal_with("log-zone-unknown", file, vec![("zone", name.clone())], vec![])
            })?),
        };
        let mut formats = Vec::new();
        for name in &columns.formats {
            formats.push(match name.as_str() {
                "iso" => Format::Iso,
                "unix_s" => Format::UnixSeconds,
                "unix_ms" => Format::UnixMillis,
                pattern if pattern.contains('%') => Format::Pattern(Pattern::new(pattern)),
                _ => {
                    let args = vec![("format", name.clone())];
                    return Err(refusal_with("log-format-unknown", file, args, vec![]));
                }
            });
        }
        if formats.is_empty() {
            formats.push(Format::Iso);
        }
        Ok(Self { formats, zone })
    }

    /// Reads `text` by the first format that fits.
    pub(crate) fn read(&self, text: &str) -> Result<Stamp, TimeTrouble> {
        let text = narrow(text.trim());
        let mut trouble = TimeTrouble::Unreadable;
        for format in &self.formats {
            match self.by(format, &text) {
                Ok(stamp) => return Ok(stamp),
                Err(TimeTrouble::Unreadable) => {}
                Err(other) => trouble = other,
            }
        }
        Err(trouble)
    }

    /// Year and month of a moment by the zone; without a zone by UTC.
    pub(crate) fn month(&self, micros: i64) -> Option<(i16, i8)> {
        let zone = self.zone.clone().unwrap_or(TimeZone::UTC);
        let date = jiff::Timestamp::from_microsecond(micros).ok()?.to_zoned(zone).date();
        Some((date.year(), date.month()))
    }

    fn by(&self, format: &Format, text: &str) -> Result<Stamp, TimeTrouble> {
        match format {
            Format::Iso => self.place(iso(text).ok_or(TimeTrouble::Unreadable)?),
            Format::UnixSeconds => stamp(unix(text, 1_000_000), None),
            Format::UnixMillis => stamp(unix(text, 1_000), None),
            Format::Pattern(pattern) => self.place(pattern.read(text)?),
        }
    }

    fn place(&self, Reading(clock, offset): Reading) -> Result<Stamp, TimeTrouble> {
        let unreadable = |_| TimeTrouble::Unreadable;
        let mut warning = None;
        let timestamp = match (offset, &self.zone) {
            (Some(offset), _) => offset.to_timestamp(clock).map_err(unreadable)?,
            (None, None) => return Err(TimeTrouble::NoZone),
            (None, Some(zone)) => {
                let offset = match zone.to_ambiguous_timestamp(clock).offset() {
                    AmbiguousOffset::Unambiguous { offset } => offset,
                    AmbiguousOffset::Gap { .. } => return Err(TimeTrouble::Nonexistent),
                    AmbiguousOffset::Fold { before, .. } => {
                        warning = Some("log-time-ambiguous");
                        before
                    }
                };
                offset.to_timestamp(clock).map_err(unreadable)?
            }
        };
        stamp(Some(timestamp.as_microsecond()), warning)
    }
}

/// Moments outside these are most likely placeholders, and would stretch every calendar.
const PLAUSIBLE: std::ops::Range<i64> = -2_208_988_800_000_000..7_258_118_400_000_000;

fn stamp(micros: Option<i64>, warning: Option<&'static str>) -> Result<Stamp, TimeTrouble> {
    let micros = micros.ok_or(TimeTrouble::Unreadable)?;
    if PLAUSIBLE.contains(&micros) {
        Ok(Stamp { micros, warning })
    } else {
        Err(TimeTrouble::Implausible)
    }
}

/// Full-width digits and signs as their ASCII counterparts.
pub(crate) fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let folded = text.chars().map(|c| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    });
    Cow::Owned(folded.collect())
}

fn unix(text: &str, scale: i64) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || fraction.len() > 9 {
        return None;
    }
    let units: i64 = whole.parse().ok()?;
    let part: i64 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
    let digits = u32::try_from(fraction.len()).ok()?;
    let part = i128::from(part) * i128::from(scale) / 10_i128.pow(digits);
    let part = i64::try_from(part).ok()?;
    let part = if whole.starts_with('-') { -part } else { part };
    let micros = units.checked_mul(scale)?.checked_add(part)?;
    jiff::Timestamp::from_microsecond(micros).ok().map(|_| micros)
}

fn by_pattern(pattern: &str, text: &str) -> Option<Reading> {
    let parsed = strtime::parse(pattern, text).ok()?;
    // `%Y` would take the 10 of `9.3.10` for the year 10.
    if parsed.year().is_some_and(|year| year < 1000) {
        return None;
    }
    if let Ok(timestamp) = parsed.to_timestamp() {
        return Some(Reading(Offset::UTC.to_datetime(timestamp), Some(Offset::UTC)));
    }
    Some(Reading(parsed.to_datetime().ok()?, parsed.offset()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(formats: &[&str], zone: Option<&str>) -> TimeReader {
        let formats = formats.iter().map(|f| (*f).to_owned()).collect();
        let columns = TimeColumns { columns: vec![], formats, zone: zone.map(str::to_owned) };
        TimeReader::new(&columns, "f").expect("a sound mapping")
    }

    fn micros(text: &str) -> i64 {
        text.parse::<jiff::Timestamp>().expect("RFC 3339").as_microsecond()
    }

    #[test]
    fn iso_in_its_kinds() {
        let any = reader(&["iso"], Some("Asia/Tokyo"));
        for (text, expected) in [
            ("2022-06-03T08:11:59.211", "2022-06-02T23:11:59.211Z"),
            ("2012-01-30 06:24:00+02:00", "2012-01-30T04:24:00Z"),
            ("2010-03-31T22:59:42.123456789+0100", "2010-03-31T21:59:42.123456Z"),
            ("1948-05-03 00:00", "1948-05-02T14:00:00Z"),
            ("2026-10-01", "2026-09-30T15:00:00Z"),
            ("２０２６－１０－０１　０９：０５", "2026-10-01T00:05:00Z"),
            ("2026-10-01T00:00:00Z", "2026-10-01T00:00:00Z"),
            ("2026-10-01 00:00:00 -09", "2026-10-01T09:00:00Z"),
        ] {
            assert_eq!(any.read(text).map(|s| s.micros), Ok(micros(expected)), "{text}");
        }
        for text in [
            "",
            "2026-02-30",
            "2026-10-01T25:00",
            "2026-10-01T10:00+",
            "26-1-1",
            "x",
            "2026-10-01T10:00+09:99",
        ] {
            assert_eq!(any.read(text), Err(TimeTrouble::Unreadable), "{text}");
        }
    }

    #[test]
    fn patterns_and_epochs() {
        let tokyo = |formats: &[&str]| reader(formats, Some("Asia/Tokyo"));
        for (format, text, expected) in [
            ("%d.%m.%y %H:%M", "9.3.10 8:05", "2010-03-08T23:05:00Z"),
            ("%Y/%m/%d %H:%M", "2026/10/1 9:05", "2026-10-01T00:05:00Z"),
            ("%Y年%m月%d日 %H時%M分", "2026年10月1日 9時5分", "2026-10-01T00:05:00Z"),
            ("%Y/%m/%d", "2026/10/01", "2026-09-30T15:00:00Z"),
            ("%E年%m月%d日", "令和4年12月3日", "2022-12-02T15:00:00Z"),
            ("%E年%m月%d日", "令和元年１２月３日（火）", "2019-12-02T15:00:00Z"),
            ("%E.%m.%d %H:%M", "R4.12.3 8:05", "2022-12-02T23:05:00Z"),
            ("%E年%m月%d日 %p %I時%M分", "平成31年4月30日(火)午後0時5分", "2019-04-30T03:05:00Z"),
            ("%Y/%m/%d %p %I:%M:%S", "2026/10/01 午前 9:05:00", "2026-10-01T00:05:00Z"),
            ("%m/%d/%Y %I:%M %p", "10/1/2026 12:05 AM", "2026-09-30T15:05:00Z"),
            ("%Y-%m-%d (%a)", "2026-10-01 (Thu)", "2026-09-30T15:00:00Z"),
            ("%Y-%m-%d %H:%M:%S %z", "2026-10-01 00:00:00 +0000", "2026-10-01T00:00:00Z"),
            ("unix_s", "1790812800", "2026-10-01T00:00:00Z"),
            ("unix_ms", "1790812800250", "2026-10-01T00:00:00.25Z"),
            ("unix_s", "-1.5", "1969-12-31T23:59:58.5Z"),
        ] {
            assert_eq!(
                tokyo(&[format]).read(text).map(|s| s.micros),
                Ok(micros(expected)),
                "{text}"
            );
        }
        assert!(tokyo(&["iso", "%Y/%m/%d"]).read("2026/10/01").is_ok());
        assert_eq!(tokyo(&["unix_s"]).read("99999999999999999"), Err(TimeTrouble::Unreadable));
    }

    #[test]
    fn a_wrong_day_of_the_week_is_told() {
        let tokyo = reader(&["%E年%m月%d日", "%Y/%m/%d"], Some("Asia/Tokyo"));
        assert_eq!(tokyo.read("令和4年12月3日(日)"), Err(TimeTrouble::Weekday));
        assert_eq!(tokyo.read("2022/12/3(金曜日)"), Err(TimeTrouble::Weekday));
        assert!(tokyo.read("2022/12/3（土）").is_ok());
        assert_eq!(tokyo.read("2022/12/3(仮)"), Err(TimeTrouble::Unreadable));
    }

    #[test]
    fn zones_are_needed_and_their_jumps_are_seen() {
        let none = reader(&["iso"], None);
        assert_eq!(none.read("2026-10-01 09:00"), Err(TimeTrouble::NoZone));
        let berlin = reader(&["iso"], Some("Europe/Berlin"));
        assert_eq!(berlin.read("2026-03-29 02:30"), Err(TimeTrouble::Nonexistent));
        let twice = berlin.read("2026-10-25 02:30").expect("the earlier of both");
        assert_eq!(twice.micros, micros("2026-10-25T00:30:00Z"));
        assert_eq!(twice.warning, Some("log-time-ambiguous"));
        for far in ["2999-12-31 00:00", "1899-12-31", "2200-01-01T00:00:00Z"] {
            assert_eq!(berlin.read(far), Err(TimeTrouble::Implausible), "{far}");
        }
        assert!(berlin.read("2199-12-31T23:59:59Z").is_ok() && berlin.read("1900-01-02").is_ok());
        let either = reader(&["unix_s", "unix_ms"], None).read("1790812800250");
        assert_eq!(either.map(|s| s.micros), Ok(micros("2026-10-01T00:00:00.25Z")));
    }

    #[test]
    fn an_unknown_zone_or_format_is_refused() {
        let columns = |formats: &str, zone: &str| TimeColumns {
            columns: vec![],
            formats: vec![formats.to_owned()],
            zone: Some(zone.to_owned()),
        };
        let code = |c: &TimeColumns| TimeReader::new(c, "f").err().map(|r| r.code);
        assert_eq!(code(&columns("iso", "Asia/Edo")), Some("log-zone-unknown"));
        assert_eq!(code(&columns("isoo", "Asia/Tokyo")), Some("log-format-unknown"));
    }
}
