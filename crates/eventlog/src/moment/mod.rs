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
use crate::quick::{self, Days, Shape};
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
    /// How a time that is written in full looks.
    shape: Option<Shape>,
}

impl Pattern {
    fn new(text: &str) -> Self {
        let (era, half) = (text.contains("%E"), text.contains("%p"));
        let (bracket, shape) = (text.contains('('), Shape::of(text));
        Self { text: text.replace("%E", "%Y"), era, half, bracket, shape }
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
        self.read_with(text, None)
    }

    /// For reading many times: remembers days.
    pub(crate) fn often(&self) -> Often<'_> {
        Often { reader: self, days: Days::new(self.zone.as_ref()) }
    }

    fn read_with(&self, text: &str, days: Option<&Days<'_>>) -> Result<Stamp, TimeTrouble> {
        let text = narrow(text.trim());
        let mut trouble = TimeTrouble::Unreadable;
        for format in &self.formats {
            let quick = days.and_then(|days| days.moment(format.quick(&text)?));
            let read =
                quick.map_or_else(|| self.by(format, &text), |micros| stamp(Some(micros), None));
            match read {
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

impl Format {
    /// What `text` says by this format, if it is written in full.
    fn quick(&self, text: &str) -> Option<quick::Reading> {
        match self {
            Self::Iso => quick::iso(text),
            Self::Pattern(pattern) => pattern.shape.as_ref()?.read(text),
            Self::UnixSeconds | Self::UnixMillis => None,
        }
    }
}

/// A [`TimeReader`] for one thread that reads many times.
pub(crate) struct Often<'r> {
    reader: &'r TimeReader,
    days: Days<'r>,
}

impl Often<'_> {
    /// Reads `text` as the [`TimeReader`] does.
    pub(crate) fn read(&self, text: &str) -> Result<Stamp, TimeTrouble> {
        self.reader.read_with(text, Some(&self.days))
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
mod tests;
