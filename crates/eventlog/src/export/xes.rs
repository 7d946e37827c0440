//! A log as XES (IEEE 1849-2016), with the extensions for concepts, time, life cycle and
//! organisation. The attribute `case:X` belongs to the trace as `X` where it never changes within a
//! case of the log; otherwise it stays at the events.

use std::io::Write;

use kajitori_domain::case::Cell;
use kajitori_domain::display::Clockface;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_domain::watch::Watch;

use super::rows::Column;
use super::{Written, each, unwritten};
use crate::bucket::{Buckets, Wanted};
use crate::columns::NAMES;
use crate::log::{FIXED, Log};

/// What stands before the traces. The version is written as the decimal that the standard's schema
/// asks for.
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle"
    uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <global scope="trace">
    <string key="concept:name" value="UNKNOWN"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="UNKNOWN"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00+00:00"/>
  </global>
  <classifier name="Activity" keys="concept:name"/>
"#;

/// The fixed columns that become standard attributes of an event, in the order of the columns after
/// the case; the source row is left out.
const STANDARD: [(usize, &str); 5] = [
    (1, "concept:name"),
    (2, "time:timestamp"),
    (3, "lifecycle:transition"),
    (4, "org:group"),
    (5, "org:resource"),
];

pub(super) fn write(
    buckets: &dyn Buckets,
    clock: &Clockface,
    watch: &dyn Watch,
    out: &mut dyn Write,
) -> Result<Written, Stop> {
    let keys = Keys::new(buckets)?;
    out.write_all(HEAD.as_bytes()).map_err(|e| unwritten(&e))?;
    let mut text = String::new();
    let written = each(buckets, watch, |log| {
        let columns = log.batch().columns().iter().map(Column::new);
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        let mut row = 0;
        while row < log.len() {
            let case = log.case().key(row);
            let end = (row..log.len()).find(|at| log.case().key(*at) != case);
            let end = end.unwrap_or(log.len());
            trace(&mut text, &columns, row..end, &keys, clock);
            row = end;
            if text.len() > 1 << 16 {
                out.write_all(text.as_bytes()).map_err(|e| unwritten(&e))?;
                text.clear();
            }
        }
        Ok(())
    })?;
    text.push_str("</log>\n");
    out.write_all(text.as_bytes()).map_err(|e| unwritten(&e))?;
    Ok(written)
}

fn trace(
    text: &mut String,
    columns: &[Column<'_>],
    rows: std::ops::Range<usize>,
    keys: &Keys,
    clock: &Clockface,
) {
    text.push_str("  <trace>\n");
    attribute(text, "    ", "concept:name", &columns[0].cell(rows.start), clock);
    for (column, key) in &keys.traces {
        attribute(text, "    ", key, &columns[*column].cell(rows.start), clock);
    }
    for row in rows {
        text.push_str("    <event>\n");
        for (column, key) in STANDARD {
            attribute(text, "      ", key, &columns[column].cell(row), clock);
        }
        for (column, key) in &keys.events {
            attribute(text, "      ", key, &columns[*column].cell(row), clock);
        }
        text.push_str("    </event>\n");
    }
    text.push_str("  </trace>\n");
}

/// Appends an attribute that has a value.
fn attribute(text: &mut String, indent: &str, key: &str, cell: &Cell<'_>, clock: &Clockface) {
    let (tag, value) = match cell {
        Cell::Missing => return,
        Cell::Text(value) => ("string", (*value).to_owned()),
        Cell::Integer(value) | Cell::Duration(value) => ("int", value.to_string()),
        Cell::Number(value) => ("float", value.to_string()),
        Cell::Boolean(value) => ("boolean", value.to_string()),
        Cell::Time(at) => ("date", clock.stamp(Moment(*at))),
    };
    text.push_str(indent);
    text.push('<');
    text.push_str(tag);
    text.push_str(" key=\"");
    escape(text, key);
    text.push_str("\" value=\"");
    escape(text, &value);
    text.push_str("\"/>\n");
}

/// Appends `value` as it stands in an XML attribute. Line ends and tabs are kept; letters that XML
/// cannot have become U+FFFD.
fn escape(text: &mut String, value: &str) {
    for letter in value.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\t' => text.push_str("&#9;"),
            '\n' => text.push_str("&#10;"),
            '\r' => text.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => text.push('\u{fffd}'),
            letter => text.push(letter),
        }
    }
}

/// The attributes by column, each with its key: of traces and of events.
struct Keys {
    traces: Vec<(usize, String)>,
    events: Vec<(usize, String)>,
}

impl Keys {
    fn new(buckets: &dyn Buckets) -> Result<Self, Stop> {
        let names = buckets.shape().attributes();
        let of_cases: Vec<String> =
            names.iter().filter(|name| name.starts_with("case:")).cloned().collect();
        let steady = steady(buckets, &of_cases)?;
        let mut keys = Self { traces: Vec::new(), events: Vec::new() };
        for (index, name) in names.into_iter().enumerate() {
            let place = FIXED + index;
            match name.strip_prefix("case:") {
                Some(own) if steady.contains(&name) => {
                    let clash = own == "concept:name";
                    let key = if clash { format!("attribute:{own}") } else { own.to_owned() };
                    keys.traces.push((place, key));
                }
                _ => keys.events.push((place, event_key(&name))),
            }
        }
        Ok(keys)
    }
}

/// The key of an event's attribute: the one that reading turns into `name` again, unless a standard
/// attribute has it.
fn event_key(name: &str) -> String {
    let own = name
        .strip_prefix("event:")
        .filter(|own| NAMES.contains(own) || own.starts_with("case:") || own.starts_with("event:"));
    let key = own.unwrap_or(name);
    if STANDARD.iter().any(|(_, standard)| *standard == key) {
        return format!("attribute:{key}");
    }
    key.to_owned()
}

/// Those of `names` that have one value in each case, or none.
fn steady(buckets: &dyn Buckets, names: &[String]) -> Result<Vec<String>, Stop> {
    let mut steady = names.to_vec();
    let mut index = 0;
    while index < buckets.len() && !steady.is_empty() {
        let wanted = Wanted { attributes: Some(steady.clone()), ..Wanted::trace() };
        let log = buckets.read(index, &wanted)?;
        let mut kept = Vec::new();
        for name in steady {
            if is_steady(&log, &name)? {
                kept.push(name);
            }
        }
        steady = kept;
        index += 1;
    }
    Ok(steady)
}

fn is_steady(log: &Log, name: &str) -> Result<bool, Stop> {
    let Some(array) = log.attribute(name) else { return Ok(true) };
    let (column, cases) = (Column::new(array)?, log.case().keys().values());
    let same =
        |row: usize| cases[row - 1] != cases[row] || column.cell(row - 1) == column.cell(row);
    Ok((1..log.len()).all(same))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped_and_letters_that_xml_lacks_replaced() {
        let mut text = String::new();
        escape(&mut text, "a<b> & \"c\"\t\r\n\u{1}\u{fffe}'受付'");
        assert_eq!(text, "a&lt;b&gt; &amp; &quot;c&quot;&#9;&#13;&#10;\u{fffd}\u{fffd}'受付'");
    }

    #[test]
    fn keys_are_those_that_read_back() {
        assert_eq!(event_key("amount"), "amount");
        assert_eq!(event_key("event:status"), "status");
        assert_eq!(event_key("event:case:x"), "case:x");
        assert_eq!(event_key("concept:name"), "attribute:concept:name");
    }
}
