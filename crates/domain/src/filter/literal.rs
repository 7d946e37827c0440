//! Constants of conditions: numbers, days, points in time, lengths of time.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use sqlparser::ast::{DataType, DateTimeField, Expr as Sql, Interval, TypedString, Value};

use super::Literal;
use crate::decimal::Decimal;
use crate::time::Span;

/// A plain constant; `None` where conditions have no such constant.
pub(super) fn plain(value: &Value) -> Option<Literal> {
    match value {
        Value::Number(digits, false) => number(digits),
        Value::SingleQuotedString(text) => Some(Literal::Text(text.clone())),
        Value::Boolean(truth) => Some(Literal::Boolean(*truth)),
        _ => None,
    }
}

fn number(digits: &str) -> Option<Literal> {
    if let Ok(integer) = digits.parse() {
        return Some(Literal::Integer(integer));
    }
    digits.parse().ok().filter(|n: &f64| n.is_finite()).map(Literal::Number)
}

/// The constant with its sign turned.
pub(super) fn negative(literal: &Literal) -> Option<Literal> {
    match literal {
        Literal::Integer(n) => n.checked_neg().map(Literal::Integer),
        Literal::Number(n) => Some(Literal::Number(-*n)),
        Literal::Duration(n) => n.checked_neg().map(Literal::Duration),
        _ => None,
    }
}

/// `DATE '2026-10-01'` (the day's first moment in `zone`) or `TIMESTAMP '2026-10-01 09:00'`.
pub(super) fn typed(typed: &TypedString, zone: &TimeZone) -> Option<Literal> {
    let Value::SingleQuotedString(text) = &typed.value.value else {
        return None;
    };
    let local = |time: DateTime| zone.to_timestamp(time).ok();
    let moment = match typed.data_type {
        DataType::Date if text.len() == 10 => local(text.parse::<Date>().ok()?.at(0, 0, 0, 0))?,
        DataType::Timestamp(None, _) if text.len() > 10 => match text.parse::<Timestamp>() {
            Ok(moment) => moment,
            Err(_) => local(text.parse().ok()?)?,
        },
        _ => return None,
    };
    Some(Literal::Time(moment.as_microsecond()))
}

/// `INTERVAL '40' HOUR` or `INTERVAL '40 hours'`; hours, minutes and seconds only.
pub(super) fn interval(interval: &Interval) -> Option<Literal> {
    let Sql::Value(value) = interval.value.as_ref() else {
        return None;
    };
    let (Value::SingleQuotedString(text) | Value::Number(text, false)) = &value.value else {
        return None;
    };
    if interval.last_field.is_some() {
        return None;
    }
    let micros = match &interval.leading_field {
        Some(field) => part(text, unit(&field.to_string())?)?,
        None => {
            let words: Vec<&str> = text.split_whitespace().collect();
            if words.is_empty() || !words.len().is_multiple_of(2) {
                return None;
            }
            words
                .chunks(2)
                .try_fold(0_i64, |sum, pair| sum.checked_add(part(pair[0], unit(pair[1])?)?))?
        }
    };
    Some(Literal::Duration(micros))
}

fn part(number: &str, unit: Span) -> Option<i64> {
    let number = Decimal::parse(number)?;
    let micros = i128::from(number.units) * i128::from(unit.0);
    let scale = 10_i128.pow(u32::from(number.scale));
    if micros % scale != 0 {
        return None;
    }
    i64::try_from(micros / scale).ok()
}

fn unit(word: &str) -> Option<Span> {
    match word.to_ascii_lowercase().as_str() {
        "hour" | "hours" => Some(Span::HOUR),
        "minute" | "minutes" => Some(Span::MINUTE),
        "second" | "seconds" => Some(Span::SECOND),
        _ => None,
    }
}

/// Whether an interval is counted in days or longer, which conditions do not have.
pub(super) fn in_days(interval: &Interval) -> bool {
    let field = interval.leading_field.as_ref().map(DateTimeField::to_string);
    let text = format!("{} {}", field.unwrap_or_default(), interval.value).to_ascii_lowercase();
    ["day", "week", "month", "year"].iter().any(|word| text.contains(word))
}
