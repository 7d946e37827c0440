//! What the values of a column look like.

use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::TimeColumns;

use crate::cell;
use crate::moment::{Stamp, TimeReader, TimeTrouble, narrow};

/// Time formats whose order of year, month and day is beyond doubt; tried in this order.
const CERTAIN: [&str; 34] = [
    "iso",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %p %I:%M:%S",
    "%Y/%m/%d %p %I:%M",
    "%Y/%m/%d",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
    "%Y.%m.%d %H:%M:%S",
    "%Y.%m.%d %H:%M",
    "%Y.%m.%d",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日 %H:%M",
    "%Y年%m月%d日 %H時%M分%S秒",
    "%Y年%m月%d日 %H時%M分",
    "%Y年%m月%d日 %p %I時%M分",
    "%Y年%m月%d日 %p %I:%M",
    "%Y年%m月%d日",
    "%E年%m月%d日 %H:%M:%S",
    "%E年%m月%d日 %H:%M",
    "%E年%m月%d日 %H時%M分",
    "%E年%m月%d日 %p %I時%M分",
    "%E年%m月%d日 %p %I:%M",
    "%E年%m月%d日",
    "%E.%m.%d %H:%M:%S",
    "%E.%m.%d %H:%M",
    "%E.%m.%d",
    "%E/%m/%d %H:%M",
    "%E/%m/%d",
    "%Y%m%d %H:%M:%S",
    "%Y%m%d %H:%M",
    "unix_s",
    "unix_ms",
];

/// Orders of day, month and year that one and the same text may have; `/` stands for any sign.
const ORDERS: [&str; 5] = ["%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y", "%m/%d/%y", "%y/%m/%d"];

/// What may follow such a date.
const CLOCKS: [&str; 5] = [" %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p", ""];

/// The times of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Times {
    /// Formats that together read every value.
    pub(super) formats: Vec<String>,
    /// Whether a value carries no zone.
    pub(super) needs_zone: bool,
    /// A value that can be read in other orders of day, month and year, if there is one.
    pub(super) doubt: Option<Doubt>,
}

/// A value that says several dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doubt {
    /// The value.
    pub(super) value: String,
    /// The date as the formats read it.
    pub(super) chosen: String,
    /// The dates as other orders read it.
    pub(super) others: Vec<String>,
}

/// The moment that formats read in a value, as if its zone were UTC, and whether it has none.
fn reads(reader: &TimeReader, value: &str) -> Option<(i64, bool)> {
    let zoned = |stamp: Stamp| (stamp.micros, false);
    match reader.read(value) {
        Ok(stamp) => Some(zoned(stamp)),
        Err(TimeTrouble::NoZone) => Some((0, true)),
        Err(_) => None,
    }
}

fn reader(formats: &[String], zone: Option<&str>) -> Option<TimeReader> {
    let zone = zone.map(str::to_owned);
    TimeReader::new(&TimeColumns { columns: vec![], formats: formats.to_vec(), zone }, "").ok()
}

/// Nearly all values: one of so many may be no time.
pub(super) const NEARLY_ALL: usize = 20;

/// Half of the values, which is enough where the name says time.
pub(super) const HALF: usize = 2;

/// The formats that read `values` except one of `bad_of`; `None` when they are no times.
pub(super) fn times(values: &[String], bad_of: usize) -> Option<Times> {
    let mut rest: Vec<&String> = values.iter().collect();
    let (mut formats, mut needs_zone) = (Vec::new(), false);
    for format in CERTAIN.map(str::to_owned) {
        let epoch = |v: &&String| !format.starts_with("unix") || v.len() >= 10;
        let Some(reader) = reader(std::slice::from_ref(&format), None) else { continue };
        let before = rest.len();
        rest.retain(|value| {
            let read = if epoch(value) { reads(&reader, value) } else { None };
            needs_zone |= read.is_some_and(|(_, bare)| bare);
            read.is_none()
        });
        if rest.len() < before {
            formats.push(format);
        }
        if rest.is_empty() {
            break;
        }
    }
    let mut doubt = None;
    if let Some(order) = orders(&rest) {
        needs_zone = true;
        doubt = order.doubt;
        formats.extend(order.formats);
        rest.truncate(order.unread);
    }
    let enough = !formats.is_empty() && rest.len() * bad_of <= values.len();
    enough.then_some(Times { formats, needs_zone, doubt })
}

/// How the order of day, month and year of some values is read.
struct Order {
    formats: Vec<String>,
    /// Values that it does not read.
    unread: usize,
    doubt: Option<Doubt>,
    /// From the first to the last moment.
    span: i64,
}

/// The order that reads most of `values`; among equals the one by which they lie closest together,
/// and a doubt.
fn orders(values: &[&String]) -> Option<Order> {
    let mut found: Vec<Order> = Vec::new();
    for sign in ["/", ".", "-"] {
        found.extend(ORDERS.iter().filter_map(|order| by_order(&order.replace('/', sign), values)));
    }
    // The sort is stable: among equals the order of the table decides.
    found.sort_by_key(|order| (order.unread, order.span));
    let mut found = found.into_iter();
    let mut best = found.next()?;
    let others: Vec<Order> = found.take_while(|other| other.unread == best.unread).collect();
    best.doubt = values.iter().find_map(|value| doubt(value, &best, &others));
    Some(best)
}

fn by_order(date: &str, values: &[&String]) -> Option<Order> {
    let mut formats = Vec::new();
    let mut rest: Vec<&&String> = values.iter().collect();
    let mut moments = Vec::new();
    for format in CLOCKS.map(|clock| format!("{date}{clock}")) {
        let reader = reader(std::slice::from_ref(&format), Some("UTC"))?;
        let before = rest.len();
        rest.retain(|value| {
            let read = reads(&reader, value);
            moments.extend(read.map(|(micros, _)| micros));
            read.is_none()
        });
        if rest.len() < before {
            formats.push(format);
        }
    }
    let span = moments.iter().max()?.saturating_sub(*moments.iter().min()?);
    Some(Order { formats, unread: rest.len(), doubt: None, span })
}

fn doubt(value: &str, best: &Order, others: &[Order]) -> Option<Doubt> {
    let date = |order: &Order| {
        let (micros, _) = reads(&reader(&order.formats, Some("UTC"))?, value)?;
        let moment = jiff::Timestamp::from_microsecond(micros).ok()?;
        Some(jiff::tz::Offset::UTC.to_datetime(moment).date().to_string())
    };
    let chosen = date(best)?;
    let mut others: Vec<String> = others.iter().filter_map(date).collect();
    others.retain(|other| *other != chosen);
    others.sort();
    others.dedup();
    (!others.is_empty()).then(|| Doubt { value: value.to_owned(), chosen, others })
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
            timed if timed.contains("%M") || timed.starts_with("unix") => {}
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
        times(&values, NEARLY_ALL).map(|t| (t.formats.join(" "), t.needs_zone, t.doubt.is_some()))
    }

    #[test]
    fn formats_are_found_and_doubts_are_told() {
        let yes = |format: &str, zone, doubt| Some((format.to_owned(), zone, doubt));
        assert_eq!(found(&["2026-10-01T09:00:00+09:00"]), yes("iso", false, false));
        assert_eq!(found(&["2026/10/1 9:05"]), yes("%Y/%m/%d %H:%M", true, false));
        assert_eq!(found(&["9.3.10 8:05"]), yes("%d.%m.%y %H:%M", true, true));
        assert_eq!(found(&["31.3.32 8:05"]), yes("%d.%m.%y %H:%M", true, false));
        assert_eq!(found(&["令和4年12月3日(土) 9:05"]), yes("%E年%m月%d日 %H:%M", true, false));
        assert_eq!(found(&["R4.12.3", "H31.4.30"]), yes("%E.%m.%d", true, false));
        assert_eq!(found(&["2026/10/1 午後3:05"]), yes("%Y/%m/%d %p %I:%M", true, false));
        assert_eq!(found(&["3/31/2026 1:05 PM"]), yes("%m/%d/%Y %I:%M %p", true, false));
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
    fn a_doubt_shows_what_a_value_may_mean() {
        let values = ["9.3.10 8:05", "11.3.10 10:30", "25.3.10 9:32"].map(str::to_owned);
        let times = times(&values, NEARLY_ALL).expect("times");
        let expected = Doubt {
            value: "9.3.10 8:05".to_owned(),
            chosen: "2010-03-09".to_owned(),
            others: vec!["2009-03-10".to_owned()],
        };
        assert_eq!(
            (times.formats, times.doubt),
            (vec!["%d.%m.%y %H:%M".to_owned()], Some(expected))
        );
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
