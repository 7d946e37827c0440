//! Sheet 定義: definitions, inputs and provenance as one flat table.

use kajitori_domain::pack::Pack;
use rust_xlsxwriter::XlsxError;
use serde_json::Value;

use super::sheet::{Book, Field};
use crate::show::Show;
use crate::view::definition::definitions;

pub(crate) fn write(pack: &Pack, show: &Show<'_>, book: &mut Book<'_>) -> Result<(), XlsxError> {
    let word = |id: &str| show.word(id);
    let header = [
        (word("pack-sheet-kind"), 24.0),
        (word("pack-sheet-subject"), 42.0),
        (word("pack-sheet-item"), 34.0),
        (word("pack-sheet-value"), 70.0),
    ];
    let note = word("pack-definitions-legend");
    let view = definitions(pack, show);
    let mut sheet = book.sheet("pack-sheet-definitions", &note, &header)?;
    let mut rows: Vec<[String; 4]> = Vec::new();
    let mut add = |kind: &str, subject: &Value, item: &Value, value: String| {
        rows.push([word(kind), text(subject), text(item), value]);
    };
    for level in items(&view["levels"]) {
        for fact in items(&level["facts"]) {
            add("pack-level", &level["name"], &fact[0], text(&fact[1]));
        }
    }
    for calendar in items(&view["calendars"]) {
        for day in items(&calendar["days"]) {
            add("pack-def-calendar", &calendar["name"], &day[0], text(&day[1]));
        }
        let holidays = Value::String(word("pack-calendar-holidays"));
        add("pack-def-calendar", &calendar["name"], &holidays, text(&calendar["holidays"]));
        for day in items(&calendar["exceptions"]) {
            let value = format!("{} {}", text(&day[1]), text(&day[2]));
            add("pack-def-calendar", &calendar["name"], &day[0], value);
        }
    }
    for rule in items(&view["holders"]) {
        let value = format!("{} ({})", text(&rule[2]), text(&rule[3]));
        add("pack-rule", &rule[0], &rule[1], value);
    }
    for column in items(&view["columns"]) {
        add("pack-column", &column[0], &column[1], text(&column[2]));
    }
    for fact in items(&view["provenance"]) {
        add("pack-provenance", &Value::Null, &fact[0], text(&fact[1]));
    }
    for fact in items(&view["signed"]) {
        add("pack-signed", &Value::Null, &fact[0], text(&fact[1]));
    }
    if pack.checkpoint.is_some() {
        let (note, how) = (word("pack-signed-note"), word("pack-signed-how"));
        add("pack-signed", &Value::Null, &Value::String(note), text(&view["note"]));
        add("pack-signed", &Value::Null, &Value::String(how), text(&view["verify"]));
    }
    for (input, hash) in pack.data.inputs.iter().zip(items(&view["hashes"])) {
        let rows =
            [input.accepted, input.rejected].map(|n| n.map_or("–".into(), |n| n.to_string()));
        let value = format!("SHA-256 {} / {} / {}", text(&hash[2]), rows[0], rows[1]);
        add("pack-inputs", &hash[0], &hash[1], value);
    }
    for row in rows {
        sheet.row(&row.map(Field::Text))?;
    }
    sheet.finish()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
