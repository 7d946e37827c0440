//! A mapping as the file that a person edits.

use super::read::{DELIMITERS, ENCODINGS, KINDS};
use super::{Mapping, TimeColumns};
use crate::case::ColumnKind;
use crate::definition::quoted;

/// The mapping as TOML that [`super::read`] reads back to the same mapping.
/// A column separator that `docs/mapping.md` does not name is left out and so recognised again.
pub fn write(mapping: &Mapping) -> String {
    let mut text = String::from("format = 1\n");
    file(&mut text, mapping);
    if let Some(events) = &mapping.events {
        text.push_str("\n[events]\n");
        line(&mut text, "case", &quoted(&events.case));
        line(&mut text, "activity", &quoted(&events.activity));
        if let Some(start) = &events.start {
            line(&mut text, "start", &time(start));
        }
        line(&mut text, "time", &time(&events.time));
        optional(&mut text, "status", events.status.as_ref());
        optional(&mut text, "org", events.org.as_ref());
        optional(&mut text, "resource", events.resource.as_ref());
        if !events.attributes.is_empty() {
            text.push_str("\n[events.attributes]\n");
        }
        for attribute in &events.attributes {
            let column = quoted(&attribute.column);
            let value = match word(&KINDS, &attribute.kind) {
                Some(kind) if attribute.kind != ColumnKind::Text => {
                    format!("{{ column = {column}, type = {} }}", quoted(kind))
                }
                _ => column,
            };
            line(&mut text, &key(&attribute.name), &value);
        }
    }
    if let Some(intervals) = &mapping.intervals {
        text.push_str("\n[intervals]\n");
        line(&mut text, "start", &time(&intervals.start));
        optional(&mut text, "group", intervals.group.as_ref());
        text.push_str("\n[intervals.values]\n");
        for (name, column) in &intervals.values {
            line(&mut text, &key(name), &quoted(column));
        }
    }
    others(&mut text, mapping);
    text
}

fn file(text: &mut String, mapping: &Mapping) {
    if mapping.file == super::FileFormat::default() {
        return;
    }
    text.push_str("\n[file]\n");
    let format = &mapping.file;
    if let Some(encoding) = format.encoding.and_then(|encoding| word(&ENCODINGS, &encoding)) {
        line(text, "encoding", &quoted(encoding));
    }
    if let Some(delimiter) = format.delimiter.and_then(|delimiter| word(&DELIMITERS, &delimiter)) {
        line(text, "delimiter", &quoted(delimiter));
    }
    optional(text, "sheet", format.sheet.as_ref());
    optional(text, "object_type", format.object_type.as_ref());
    if let Some(share) = format.reject_above {
        line(text, "reject_above", &quoted(&share.to_string()));
    }
}

fn others(text: &mut String, mapping: &Mapping) {
    if let Some(samples) = &mapping.samples {
        text.push_str("\n[samples]\n");
        line(text, "level", &quoted(&samples.level));
        line(text, "at", &time(&samples.at));
        line(text, "unit", &quoted(&samples.unit));
        line(text, "correct", &quoted(&samples.correct));
        line(text, "correct_values", &list(&samples.correct_values));
        line(text, "wrong_values", &list(&samples.wrong_values));
        optional(text, "stratum", samples.stratum.as_ref());
        optional(text, "inspector", samples.inspector.as_ref());
    }
    if let Some(reported) = &mapping.reported {
        text.push_str("\n[reported]\n");
        line(text, "level", &quoted(&reported.level));
        line(text, "month", &quoted(&reported.month));
        optional(text, "value", reported.value.as_ref());
        optional(text, "numerator", reported.numerator.as_ref());
        optional(text, "denominator", reported.denominator.as_ref());
    }
}

fn line(text: &mut String, key: &str, value: &str) {
    text.push_str(key);
    text.push_str(" = ");
    text.push_str(value);
    text.push('\n');
}

fn optional(text: &mut String, key: &str, value: Option<&String>) {
    if let Some(value) = value {
        line(text, key, &quoted(value));
    }
}

/// One column without a zone reads best as its name; everything else needs the table.
fn time(time: &TimeColumns) -> String {
    if let ([column], [format], None) = (&time.columns[..], &time.formats[..], &time.zone)
        && format == "iso"
    {
        return quoted(column);
    }
    let (columns, formats) = (list(&time.columns), list(&time.formats));
    let zone = time.zone.as_ref().map(|zone| format!(", zone = {}", quoted(zone)));
    let zone = zone.unwrap_or_default();
    format!("{{ columns = {columns}, formats = {formats}{zone} }}")
}

fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", values.join(", "))
}

fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> Option<&'static str> {
    words.iter().find(|(_, known)| known == value).map(|(word, _)| *word)
}

fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { quoted(name) }
}
