//! What the text of one cell means, by the kind that its column has.

use std::borrow::Cow;

use kajitori_domain::case::ColumnKind;

use crate::columns::Value;
use crate::moment::{Often, TimeTrouble, narrow};

/// Words for true.
const YES: [&str; 9] = ["true", "1", "yes", "y", "t", "はい", "有", "○", "済"];

/// Words for false.
const NO: [&str; 9] = ["false", "0", "no", "n", "f", "いいえ", "無", "×", "未"];

/// The values by which a sheet says that a formula failed.
const ERRORS: [&str; 11] = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#DATA!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
];

/// Whether `text` is no value but the error of a formula, in a sheet or as exported from one.
pub(crate) fn is_error(text: &str) -> bool {
    text.starts_with('#') && ERRORS.contains(&text)
}

/// A whole number; thousands may be parted by commas, digits may be full-width.
pub(crate) fn integer(text: &str) -> Option<i64> {
    // Most numbers are plain; eighteen digits never overflow.
    if (1..=18).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text.bytes().fold(0, |value, b| value * 10 + i64::from(b - b'0')));
    }
    plain(text).parse().ok()
}

/// A finite number; thousands may be parted by commas, digits may be full-width.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = plain(text);
    let numeric = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    text.parse().ok().filter(|v: &f64| numeric && v.is_finite())
}

/// A truth value in one of the usual words.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    let text = narrow(text.trim()).to_lowercase();
    let is = |words: &[&str]| words.contains(&text.as_str());
    match (is(&YES), is(&NO)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// `text` in ASCII digits without commas between digits.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let text = narrow(text.trim());
    let well_parted = || {
        let whole = text.split('.').next().unwrap_or_default();
        let mut parts = whole.trim_start_matches(['-', '+']).split(',');
        let first = parts.next().is_some_and(|p| (1..=3).contains(&p.len()));
        first && parts.all(|p| p.len() == 3)
    };
    if text.contains(',') && well_parted() { Cow::Owned(text.replace(',', "")) } else { text }
}

/// The value of a cell; the code of a problem when the text has no such value.
pub(crate) fn value<'t>(
    text: &'t str,
    kind: ColumnKind,
    times: &Often<'_>,
) -> Result<Value<'t>, &'static str> {
    if is_error(text) {
        return Err("log-value-error");
    }
    let value = match kind {
        ColumnKind::Text => Some(Value::Text(text)),
        ColumnKind::Integer | ColumnKind::Duration => integer(text).map(Value::Integer),
        ColumnKind::Number => number(text).map(Value::Number),
        ColumnKind::Boolean => boolean(text).map(Value::Boolean),
        ColumnKind::Time => match times.read(text) {
            Ok(stamp) => Some(Value::Time(stamp.micros)),
            Err(TimeTrouble::Unreadable) => None,
            Err(_) => return Err("log-attribute-time"),
        },
    };
    value.ok_or("log-attribute-unreadable")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        assert_eq!(integer(" 1,234,567 "), Some(1_234_567));
        assert_eq!(integer("１２"), Some(12));
        assert_eq!(integer("-5"), Some(-5));
        for text in ["", "1,23", "12,3456", "1.5", "x", "99999999999999999999"] {
            assert_eq!(integer(text), None, "{text}");
        }
        assert_eq!(number("1,234.5"), Some(1234.5));
        assert_eq!(number("1.0E-3"), Some(0.001));
        for text in ["NaN", "inf", "1e999", "1,5", ""] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(
            (boolean("TRUE"), boolean("×"), boolean("maybe")),
            (Some(true), Some(false), None)
        );
    }
}
