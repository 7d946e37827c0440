//! What the values of a column look like.

use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::TimeColumns;

use crate::cell;
use crate::moment::{TimeReader, TimeTrouble, narrow};

/// Time formats that are tried, in this order.
const FORMATS: [&str; 24] = [
    "iso",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日 %H:%M",
    "%Y年%m月%d日 %H時%M分",
    "%Y年%m月%d日%H時%M分",
    "%Y年%m月%d日",
    "%Y%m%d %H:%M:%S",
    "%Y%m%d %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%y %H:%M",
    "%d-%m-%Y %H:%M:%S",
    "%d-%m-%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y",
    "unix_s",
    "unix_ms",
];

/// The times of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Times {
    /// Formats that together read every value.
    pub(super) formats: Vec<String>,
    /// Whether a value carries no zone.
    pub(super) needs_zone: bool,
    /// Whether day and month could be swapped.
    pub(super) ambiguous: bool,
}

fn reads(format: &str, value: &str) -> Option<bool> {
    let columns = TimeColumns { columns: vec![], formats: vec![format.to_owned()], zone: None };
    match TimeReader::new(&columns, "").ok()?.read(value) {
        Ok(_) => Some(false),
        Err(TimeTrouble::NoZone) => Some(true),
        Err(_) => None,
    }
}

/// The formats that read nearly all of `values` (19 of 20); `None` when they are no times.
pub(super) fn times(values: &[String]) -> Option<Times> {
    let mut rest: Vec<&String> = values.iter().collect();
    let (mut formats, mut needs_zone) = (Vec::new(), false);
    for format in FORMATS {
        let epoch = |v: &&String| !format.starts_with("unix") || v.len() >= 10;
        let (fitting, others): (Vec<_>, Vec<_>) =
            rest.iter().copied().partition(|v| epoch(v) && reads(format, v).is_some());
        if fitting.is_empty() {
            continue;
        }
        let whole = fitting.len() == values.len();
        needs_zone |= fitting.iter().any(|v| reads(format, v) == Some(true));
        formats.push(format.to_owned());
        rest = others;
        if whole {
            break;
        }
    }
    let enough = !formats.is_empty() && rest.len() * 20 <= values.len();
    let swapped = |f: &String| f.starts_with("%d/%m").then(|| f.replacen("%d/%m", "%m/%d", 1));
    let ambiguous = formats.iter().filter_map(swapped).any(|other| {
        let alone = formats.len() == 1;
        alone && values.iter().all(|v| reads(&other, v).is_some())
    });
    // A format for day first that reads only some values gives way to month first where that reads
    // all.
    if let Some(month_first) = formats.iter().find_map(swapped)
        && values.iter().all(|v| reads(&month_first, v).is_some())
        && !ambiguous
    {
        formats = vec![month_first];
    }
    enough.then_some(Times { formats, needs_zone, ambiguous })
}

/// Whether every value is a time of day such as `9:05` or `09:05:00`; its pattern.
pub(super) fn clock(values: &[String]) -> Option<&'static str> {
    let shape = |parts: usize| {
        !values.is_empty()
            && values.iter().all(|v| {
                let v = narrow(v);
                let all: Vec<&str> = v.split(':').collect();
                let digits = |p: &&str| p.len() <= 2 && p.parse::<u8>().is_ok();
                all.len() == parts && all.iter().all(digits)
            })
    };
    match (shape(2), shape(3)) {
        (true, _) => Some("%H:%M"),
        (_, true) => Some("%H:%M:%S"),
        _ => None,
    }
}

/// The narrowest kind that every value has. Numbers with leading zeros are identifiers, thus text.
pub(super) fn kind(values: &[String]) -> ColumnKind {
    let all = |test: &dyn Fn(&str) -> bool| !values.is_empty() && values.iter().all(|v| test(v));
    let padded = values.iter().any(|v| v.len() > 1 && v.starts_with('0') && !v.contains('.'));
    let words = |v: &str| ["true", "false"].contains(&v.to_lowercase().as_str());
    match () {
        () if padded => ColumnKind::Text,
        () if all(&words) => ColumnKind::Boolean,
        () if all(&|v| cell::integer(v).is_some()) => ColumnKind::Integer,
        () if all(&|v| cell::number(v).is_some()) => ColumnKind::Number,
        () if times(values).is_some_and(|t| t.formats == ["iso"]) => ColumnKind::Time,
        () => ColumnKind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[&str]) -> Option<(String, bool, bool)> {
        let values: Vec<String> = values.iter().map(|v| (*v).to_owned()).collect();
        times(&values).map(|t| (t.formats.join(" "), t.needs_zone, t.ambiguous))
    }

    #[test]
    fn formats_are_found_and_doubts_are_told() {
        let yes = |format: &str, zone, doubt| Some((format.to_owned(), zone, doubt));
        assert_eq!(found(&["2026-10-01T09:00:00+09:00"]), yes("iso", false, false));
        assert_eq!(found(&["2026/10/1 9:05"]), yes("%Y/%m/%d %H:%M", true, false));
        assert_eq!(found(&["9.3.10 8:05"]), yes("%d.%m.%y %H:%M", true, false));
        assert_eq!(found(&["01/02/2026 09:00"]), yes("%d/%m/%Y %H:%M", true, true));
        assert_eq!(found(&["01/02/2026 09:00", "31/01/2026 9:00"]).map(|f| f.2), Some(false));
        assert_eq!(
            found(&["01/31/2026 09:00", "01/02/2026 09:00"]),
            yes("%m/%d/%Y %H:%M", true, false)
        );
        assert_eq!(found(&["1790812800"]), yes("unix_s", false, false));
        assert_eq!(found(&["a", "b"]), None);
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn kinds_are_the_narrowest_that_fit() {
        let of =
            |values: &[&str]| kind(&values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["1", "-2"]), ColumnKind::Integer);
        assert_eq!(of(&["1", "2.5"]), ColumnKind::Number);
        assert_eq!(of(&["007", "012"]), ColumnKind::Text);
        assert_eq!(of(&["true", "FALSE"]), ColumnKind::Boolean);
        assert_eq!(of(&[]), ColumnKind::Text);
    }
}
