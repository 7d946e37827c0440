//! Reading times fast where they are written in full: two digits for each part, one of the usual
//! orders. Whatever looks different is left to the careful reader, which gives the same answer.

use std::cell::Cell;

use jiff::civil::Date;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// Days that are remembered at once.
const DAYS: usize = 512;

/// The order of digits and signs in a time.
#[derive(Debug, Clone)]
pub(crate) struct Shape(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// Digits of the field of this number: year, month, day, hour, minute, second.
    Digits(usize),
    Sign(String),
}

/// A clock reading: day, microseconds of the day, seconds east of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    date: u32,
    micros: i64,
    offset: Option<i64>,
}

impl Shape {
    /// The shape of a pattern whose parts are all there in the order from year to minute or second,
    /// or only to the day.
    pub(crate) fn of(pattern: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut fields = 0;
        let mut rest = pattern;
        while let Some(next) = rest.chars().next() {
            let (part, used) = if next == '%' {
                let field = "YmdHMS".find(rest[1..].chars().next()?)?;
                if field != fields {
                    return None;
                }
                fields += 1;
                (Part::Digits(field), 2)
            } else {
                let end = rest.find('%').unwrap_or(rest.len());
                // A blank may stand for several.
                let blanks = rest[..end].chars().filter(|c| c.is_whitespace()).count();
                if blanks > 1 || end == rest.len() && blanks > 0 {
                    return None;
                }
                (Part::Sign(rest[..end].to_owned()), end)
            };
            parts.push(part);
            rest = &rest[used..];
        }
        [3, 5, 6].contains(&fields).then_some(Self(parts))
    }

    /// Reads `text`, if it is written in full.
    pub(crate) fn read(&self, text: &str) -> Option<Reading> {
        let mut rest = text.as_bytes();
        let mut values = [0; 6];
        for part in &self.0 {
            match part {
                Part::Digits(0) => values[0] = digits::<4>(&mut rest)?,
                Part::Digits(field) => values[*field] = digits::<2>(&mut rest)?,
                Part::Sign(sign) => rest = rest.strip_prefix(sign.as_bytes())?,
            }
        }
        let [year, month, day, hour, minute, second] = values;
        let micros = clock(hour, minute, second)?;
        (rest.is_empty() && year >= 1000).then_some(Reading {
            date: number(year, month, day),
            micros,
            offset: None,
        })
    }
}

/// `YYYY-MM-DD`, `T` or a blank, `HH:MM`, and what may follow: seconds, up to six digits of their
/// fraction, `Z` or `±HH:MM`.
pub(crate) fn iso(text: &str) -> Option<Reading> {
    let mut rest = text.as_bytes();
    let year = digits::<4>(&mut rest)?;
    sign(&mut rest, b"-")?;
    let month = digits::<2>(&mut rest)?;
    sign(&mut rest, b"-")?;
    let date = number(year, month, digits::<2>(&mut rest)?);
    sign(&mut rest, b"T ")?;
    let hour = digits::<2>(&mut rest)?;
    sign(&mut rest, b":")?;
    let minute = digits::<2>(&mut rest)?;
    let (mut second, mut fraction) = (0, 0);
    if sign(&mut rest, b":").is_some() {
        second = digits::<2>(&mut rest)?;
        if sign(&mut rest, b".").is_some() {
            let count = rest.iter().take_while(|b| b.is_ascii_digit()).count();
            let (head, tail) = rest.split_at(count);
            if !(1..=6).contains(&count) {
                return None;
            }
            let value = head.iter().fold(0, |value, b| value * 10 + i64::from(b - b'0'));
            fraction = value * 10_i64.pow(6 - u32::try_from(count).ok()?);
            rest = tail;
        }
    }
    let micros = clock(hour, minute, second)? + fraction;
    Some(Reading { date, micros, offset: east(rest)? })
}

/// The offset at the end: `None` inside when there is none.
fn east(mut rest: &[u8]) -> Option<Option<i64>> {
    let east = match rest {
        [] => return Some(None),
        b"Z" => return Some(Some(0)),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    rest = &rest[1..];
    let hours = digits::<2>(&mut rest)?;
    sign(&mut rest, b":")?;
    let minutes = digits::<2>(&mut rest)?;
    let sound = rest.is_empty() && hours <= 23 && minutes <= 59;
    sound.then(|| Some(east * i64::from(hours * 3600 + minutes * 60)))
}

#[inline]
fn digits<const N: usize>(rest: &mut &[u8]) -> Option<u32> {
    let (head, tail) = rest.split_first_chunk::<N>()?;
    let mut value = 0;
    for byte in head {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u32::from(digit);
    }
    *rest = tail;
    Some(value)
}

#[inline]
fn sign(rest: &mut &[u8], wanted: &[u8]) -> Option<()> {
    let (first, tail) = rest.split_first()?;
    if !wanted.contains(first) {
        return None;
    }
    *rest = tail;
    Some(())
}

fn clock(hour: u32, minute: u32, second: u32) -> Option<i64> {
    let sound = hour <= 23 && minute <= 59 && second <= 59;
    sound.then(|| i64::from(hour * 3600 + minute * 60 + second) * 1_000_000)
}

fn number(year: u32, month: u32, day: u32) -> u32 {
    (year * 100 + month) * 100 + day
}

/// A day that was met: its midnight by UTC in microseconds, and how far east of UTC a zone is all
/// day long.
#[derive(Debug, Clone, Copy, Default)]
struct Day {
    date: u32,
    midnight: i64,
    offset: Option<i64>,
}

/// Days met so far.
pub(crate) struct Days<'z> {
    zone: Option<&'z TimeZone>,
    met: Vec<Cell<Day>>,
}

impl<'z> Days<'z> {
    /// No day yet, in `zone`.
    pub(crate) fn new(zone: Option<&'z TimeZone>) -> Self {
        Self { zone, met: vec![Cell::default(); DAYS] }
    }

    /// The moment of a reading, in microseconds; `None` where the zone's clocks jump around that
    /// day, and for a day that does not exist.
    pub(crate) fn moment(&self, reading: Reading) -> Option<i64> {
        let slot = usize::try_from(reading.date).unwrap_or(0) % DAYS;
        let mut day = self.met[slot].get();
        if day.date != reading.date {
            day = self.look_up(reading.date)?;
            self.met[slot].set(day);
        }
        let east = reading.offset.or(day.offset)?;
        Some(day.midnight + reading.micros - east * 1_000_000)
    }

    fn look_up(&self, number: u32) -> Option<Day> {
        let part = |value: u32| i8::try_from(value % 100).ok();
        let year = i16::try_from(number / 10_000).ok()?;
        let date = Date::new(year, part(number / 100)?, part(number)?).ok()?;
        let midnight = TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
        let offset = self.zone.and_then(|zone| steady(zone, date));
        Some(Day { date: number, midnight: midnight.as_microsecond(), offset })
    }
}

/// Seconds east of UTC of a zone whose clocks do not jump from the day before `date` to the day
/// after it.
fn steady(zone: &TimeZone, date: Date) -> Option<i64> {
    let AmbiguousOffset::Unambiguous { offset } =
        zone.to_ambiguous_timestamp(date.at(0, 0, 0, 0)).offset()
    else {
        return None;
    };
    let midnight: Timestamp = offset.to_timestamp(date.at(0, 0, 0, 0)).ok()?;
    let day = SignedDuration::from_hours(24);
    let (before, after) = (midnight.checked_sub(day).ok()?, midnight.checked_add(day * 2).ok()?);
    let jumps = zone.following(before).next().is_some_and(|jump| jump.timestamp() <= after);
    (!jumps).then(|| i64::from(offset.seconds()))
}
