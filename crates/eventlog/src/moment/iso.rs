//! Points in time as ISO 8601 writes them.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use super::Reading;

/// `YYYY-MM-DD`, then `T` or a space and `HH:MM[:SS[.fraction]]`, then `Z` or `±HH[:]MM`; the time
/// and the offset may be absent.
pub(super) fn iso(text: &str) -> Option<Reading> {
    let mut rest = text.as_bytes();
    let year = number(&mut rest, 4)?;
    sign(&mut rest, b'-')?;
    let month = small(&mut rest)?;
    sign(&mut rest, b'-')?;
    let date = Date::new(i16::try_from(year).ok()?, month, small(&mut rest)?).ok()?;
    if rest.is_empty() {
        return Some(Reading(date.at(0, 0, 0, 0), None));
    }
    rest = rest.strip_prefix(b"T").or(rest.strip_prefix(b" ")).or(rest.strip_prefix(b"t"))?;
    let hour = small(&mut rest)?;
    sign(&mut rest, b':')?;
    let minute = small(&mut rest)?;
    let (mut second, mut nanos) = (0, 0);
    if let Some(after) = rest.strip_prefix(b":") {
        rest = after;
        second = small(&mut rest)?;
        if let Some(after) = rest.strip_prefix(b".").or(rest.strip_prefix(b",")) {
            rest = after;
            nanos = fraction(&mut rest)?;
        }
    }
    let clock = date.to_datetime(Time::new(hour, minute, second, nanos).ok()?);
    Some(Reading(clock, offset(rest.trim_ascii_start())?))
}

/// The offset at the end: `None` inside when there is none, `None` outside when it is no offset.
fn offset(mut rest: &[u8]) -> Option<Option<Offset>> {
    let sign = match rest {
        [] => return Some(None),
        b"Z" | b"z" => return Some(Some(Offset::UTC)),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    rest = &rest[1..];
    let hours = i32::from(small(&mut rest)?);
    let minutes = match rest {
        [] => 0,
        [b':', digits @ ..] | digits => {
            rest = digits;
            i32::from(small(&mut rest)?)
        }
    };
    let seconds = sign * (hours * 3600 + minutes * 60);
    (rest.is_empty() && minutes < 60)
        .then(|| Offset::from_seconds(seconds).ok())
        .flatten()
        .map(Some)
}

fn sign(rest: &mut &[u8], wanted: u8) -> Option<()> {
    *rest = rest.strip_prefix(&[wanted])?;
    Some(())
}

fn number(rest: &mut &[u8], digits: usize) -> Option<u32> {
    let (head, tail) = rest.split_at_checked(digits)?;
    let mut value = 0;
    for byte in head {
        value = value * 10 + u32::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    *rest = tail;
    Some(value)
}

fn small(rest: &mut &[u8]) -> Option<i8> {
    i8::try_from(number(rest, 2)?).ok()
}

/// Digits after the decimal sign as nanoseconds; more than nine are cut.
fn fraction(rest: &mut &[u8]) -> Option<i32> {
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let (head, tail) = rest.split_at(digits);
    let mut nanos = 0_i32;
    for index in 0..9 {
        nanos = nanos * 10 + head.get(index).map_or(0, |b| i32::from(b - b'0'));
    }
    *rest = tail;
    (digits > 0).then_some(nanos)
}
