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

/// Nearly all values: one of so many may be no time.
pub(super) const NEARLY_ALL: usize = 20;

/// Half of the values, which is enough where the name says time.
pub(super) const HALF: usize = 2;

/// The formats that read `values` except one of `bad_of`; `None` when they are no times.
pub(super) fn times(values: &[String], bad_of: usize) -> Option<Times> {
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
    let enough = !formats.is_empty() && rest.len() * bad_of <= values.len();
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

/// The patterns of times of day such as `9:05` or `09:05:00`, the most frequent first, where at
/// least half of `values` are such; none otherwise.
pub(super) fn clocks(values: &[String]) -> Vec<&'static str> {
    let count = |parts: usize| {
        let shape = |value: &&String| {
            let value = narrow(value);
            let all: Vec<&str> = value.split(':').collect();
            let digits = |part: &&str| part.len() <= 2 && part.parse::<u8>().is_ok();
            all.len() == parts && all.iter().all(digits)
        };
        values.iter().filter(shape).count()
    };
    let (short, long) = (count(2), count(3));
    if values.is_empty() || (short + long) * HALF < values.len() {
        return Vec::new();
    }
    if short > long { vec!["%H:%M", "%H:%M:%S"] } else { vec!["%H:%M:%S", "%H:%M"] }
}

/// The formats of a date column that is read together with a time of day: its own, then those that
/// write year, month and day in the same order with another sign, for systems that deliver into one
/// file differ. Nothing when the column holds times of day itself.
pub(super) fn dates(times: &Times, values: &[String]) -> Vec<String> {
    let with_clock = values.iter().filter(|v| v.contains([':', '時'])).count();
    if with_clock * HALF >= values.len() {
        return Vec::new();
    }
    let mut dates = Vec::new();
    for format in &times.formats {
        match format.as_str() {
            "iso" => dates.push("%Y-%m-%d".to_owned()),
            timed if timed.contains("%H") || timed.starts_with("unix") => {}
            date => dates.push(date.to_owned()),
        }
    }
    let year_first = dates.first().is_some_and(|date| date.starts_with("%Y"));
    for sibling in ["%Y/%m/%d", "%Y-%m-%d"] {
        if year_first && !dates.iter().any(|date| date == sibling) {
            dates.push(sibling.to_owned());
        }
    }
    dates
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
        () if times(values, NEARLY_ALL).is_some_and(|t| t.formats == ["iso"]) => ColumnKind::Time,
        () => ColumnKind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[&str]) -> Option<(String, bool, bool)> {
        let values: Vec<String> = values.iter().map(|v| (*v).to_owned()).collect();
        times(&values, NEARLY_ALL).map(|t| (t.formats.join(" "), t.needs_zone, t.ambiguous))
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
    fn dates_and_times_of_day_are_paired_in_every_usual_way() {
        let owned =
            |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect::<Vec<String>>();
        assert_eq!(clocks(&owned(&["9:05", "17:30", "9:05:01"])), ["%H:%M", "%H:%M:%S"]);
        assert!(clocks(&owned(&["x", "y", "9:05"])).is_empty() && clocks(&[]).is_empty());
        let of = |values: &[&str]| {
            let values = owned(values);
            dates(&times(&values, HALF).expect("times"), &values)
        };
        assert_eq!(of(&["2026-10-01", "令和8年"]), ["%Y-%m-%d", "%Y/%m/%d"]);
        assert_eq!(of(&["31/10/2026"]), ["%d/%m/%Y"]);
        assert!(of(&["2026-10-01 09:00"]).is_empty());
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
