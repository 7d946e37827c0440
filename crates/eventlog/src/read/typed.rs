//! The times of a table whose dates are dates already: they stand there as ISO 8601, whatever the
//! mapping says of texts.

use std::borrow::Cow;

use kajitori_domain::mapping::{Mapping, TimeColumns};

use crate::opened::Form;

/// The mapping for a table of this form: what a mapping says for the vendor's CSV file serves the
/// workbook of the same table too.
pub(crate) fn typed<'m>(mapping: &'m Mapping, form: &Form) -> Cow<'m, Mapping> {
    if *form == Form::Text {
        return Cow::Borrowed(mapping);
    }
    let mut mapping = mapping.clone();
    let events = mapping.events.iter_mut();
    let events =
        events.flat_map(|events| std::iter::once(&mut events.time).chain(&mut events.start));
    let starts = mapping.intervals.iter_mut().map(|intervals| &mut intervals.start);
    let samples = mapping.samples.iter_mut().map(|samples| &mut samples.at);
    events.chain(starts).chain(samples).for_each(widen);
    Cow::Owned(mapping)
}

/// Puts the forms of dates that are dates before the formats, and each format with seconds beside
/// the one without: a time of day that is one always has them.
fn widen(time: &mut TimeColumns) {
    let mut formats = vec!["iso".to_owned()];
    if time.columns.len() > 1 {
        formats.extend(["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"].map(str::to_owned));
    }
    for format in std::mem::take(&mut time.formats) {
        let other = match format.strip_suffix(":%S") {
            Some(short) if short.ends_with("%H:%M") => Some(short.to_owned()),
            None if format.ends_with("%H:%M") => Some(format!("{format}:%S")),
            _ => None,
        };
        let other = other.filter(|_| time.columns.len() > 1);
        for format in std::iter::once(format).chain(other) {
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
    }
    time.formats = formats;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_first_and_seconds_beside() {
        let mut time = TimeColumns {
            columns: vec!["日付".to_owned(), "時刻".to_owned()],
            formats: vec!["%Y/%m/%d %H:%M".to_owned(), "iso".to_owned()],
            zone: None,
        };
        widen(&mut time);
        let expected =
            ["iso", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S"];
        assert_eq!(time.formats, expected);
    }
}
