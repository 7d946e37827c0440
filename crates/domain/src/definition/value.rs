//! Values that definitions share: choices, names, texts in two languages, spans, ratios, dates,
//! zones.

use jiff::civil::Date;
use jiff::tz::TimeZoneDatabase;
use toml::de::DeValue;

use super::{Item, nearest};
use crate::decimal::Decimal;
use crate::text::Text;
use crate::time::Span;

/// The IANA name of a zone, spelt as the database spells it; `None` when there is no such zone.
fn zone(name: &str) -> Option<String> {
    let zone = TimeZoneDatabase::bundled().get(name).ok()?;
    zone.iana_name().map(str::to_owned)
}

/// Readings of one value; each tells what is wrong and then gives nothing.
pub(crate) trait Quantities<'a> {
    /// One of a few words.
    fn choice<T: Copy>(&self, choices: &[(&'static str, T)]) -> Option<T>;
    /// A name that other places refer to: letters of any alphabet, digits, `_` and `-`.
    fn name(&self) -> Option<&'a str>;
    /// A text, or one in each language.
    fn text(&self) -> Option<Text>;
    /// A whole number in a range, both ends included.
    fn integer(&self, low: i64, high: i64) -> Option<i64>;
    /// A number as written; percentages allowed.
    fn decimal(&self) -> Option<Decimal>;
    /// A number between 0 and 1, both included.
    fn ratio(&self) -> Option<Decimal>;
    /// A positive length of time.
    fn duration(&self) -> Option<Span>;
    /// A day.
    fn date(&self) -> Option<Date>;
    /// A time zone.
    fn zone(&self) -> Option<String>;
}

impl<'a> Quantities<'a> for Item<'a> {
    fn choice<T: Copy>(&self, choices: &[(&'static str, T)]) -> Option<T> {
        let word = self.string()?;
        let found = choices.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let near = nearest(word, names.iter().copied()).unwrap_or("none").to_owned();
            self.wrong("definition-choice", vec![("choices", names.join(", ")), ("near", near)]);
        }
        found
    }

    fn name(&self) -> Option<&'a str> {
        let name = self.words()?;
        if name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
            return Some(name);
        }
        self.wrong("definition-name", vec![]);
        None
    }

    fn text(&self) -> Option<Text> {
        match self.value() {
            DeValue::String(_) => self.words().map(Text::same),
            DeValue::Table(_) => {
                let table = self.table()?;
                let (ja, en) = (table.need("ja"), table.need("en"));
                table.finish(&[], "");
                Some(Text { ja: ja?.words()?.to_owned(), en: en?.words()?.to_owned() })
            }
            _ => self.mistyped("string"),
        }
    }

    fn integer(&self, low: i64, high: i64) -> Option<i64> {
        let Some(integer) = self.value().as_integer() else {
            return self.mistyped("integer");
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.filter(|n| (low..=high).contains(n));
        if number.is_none() {
            let args = vec![("low", low.to_string()), ("high", high.to_string())];
            self.wrong("definition-range", args);
        }
        number
    }

    fn decimal(&self) -> Option<Decimal> {
        let number = match self.value() {
            DeValue::String(text) => Decimal::parse(text),
            DeValue::Integer(n) if n.radix() == 10 => Decimal::parse(n.as_str()),
            DeValue::Float(n) => Decimal::parse(n.as_str()),
            DeValue::Integer(_) => None,
            _ => return self.mistyped("number"),
        };
        if number.is_none() {
            self.wrong("definition-number", vec![]);
        }
        number
    }

    fn ratio(&self) -> Option<Decimal> {
        let (zero, one) = (Decimal { units: 0, scale: 0 }, Decimal { units: 1, scale: 0 });
        let number = self.decimal()?;
        if (zero..=one).contains(&number) {
            return Some(number);
        }
        self.wrong("definition-ratio", vec![]);
        None
    }

    fn duration(&self) -> Option<Span> {
        let DeValue::String(text) = self.value() else {
            return self.mistyped("duration");
        };
        let span = parse_span(text).filter(|span| span.0 > 0);
        if span.is_none() {
            let day = text.contains(['d', 'D', '日']);
            let day = if day { "yes" } else { "no" }.to_owned();
            self.wrong("definition-duration", vec![("day", day)]);
        }
        span
    }

    fn date(&self) -> Option<Date> {
        let text = match self.value() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(time) => time.to_string(),
            _ => return self.mistyped("date"),
        };
        let written = text.len() == 10 && text.is_ascii();
        let day: Option<Date> = text.parse().ok().filter(|_| written);
        if day.is_none() {
            self.wrong("definition-date", vec![]);
        }
        day
    }

    fn zone(&self) -> Option<String> {
        let name = self.words()?;
        let found = zone(name);
        if found.is_none() {
            let database = TimeZoneDatabase::bundled();
            let known: Vec<String> = database.available().map(|name| name.to_string()).collect();
            let near = nearest(name, known.iter().map(String::as_str)).unwrap_or("none");
            self.wrong("definition-zone", vec![("near", near.to_owned())]);
        }
        found
    }
}

/// Reads `40h`, `1h30m`, `1.5h`, `40時間`, `1時間30分`; no days, because a day can mean 24 hours or a
/// working day.
pub(crate) fn parse_span(text: &str) -> Option<Span> {
    let units = [
        ("時間", Span::HOUR),
        ("分", Span::MINUTE),
        ("秒", Span::SECOND),
        ("h", Span::HOUR),
        ("m", Span::MINUTE),
        ("s", Span::SECOND),
    ];
    let (mut rest, mut sum, mut least) = (text.trim(), 0_i64, Span(i64::MAX));
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, tail) = rest.split_at(end);
        let number = Decimal::parse(number)?;
        let (word, unit) =
            units.into_iter().find(|(word, _)| tail.trim_start().starts_with(word))?;
        if unit >= least {
            return None;
        }
        let micros = i128::from(number.units) * i128::from(unit.0);
        let scale = 10_i128.pow(u32::from(number.scale));
        if micros % scale != 0 {
            return None;
        }
        sum = sum.checked_add(i64::try_from(micros / scale).ok()?)?;
        least = unit;
        rest = tail.trim_start().strip_prefix(word)?.trim_start();
    }
    Some(Span(sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_exactly_or_not_at_all() {
        let cases = [
            ("40h", Some(40 * 60)),
            ("1h30m", Some(90)),
            ("1.5h", Some(90)),
            ("1時間30分", Some(90)),
            ("40 時間", Some(40 * 60)),
            ("90m", Some(90)),
            ("2d", None),
            ("30m1h", None),
            ("1h1h", None),
            ("40", None),
            ("h", None),
            ("-1h", None),
            ("1e3h", None),
            ("999999999999999h", None),
        ];
        for (text, minutes) in cases {
            let expected = minutes.map(|m: i64| Span(m * Span::MINUTE.0));
            assert_eq!(parse_span(text), expected, "{text}");
        }
    }

    #[test]
    fn zones_are_spelt_as_the_database_spells_them() {
        assert_eq!(zone("asia/tokyo").as_deref(), Some("Asia/Tokyo"));
        assert_eq!(zone("Asia/Tokio"), None);
    }
}
