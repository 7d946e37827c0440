//! Reading calendars.

use jiff::civil::{Date, Time};

use crate::agreement::{CalendarException, CalendarTerms, HolidayList};
use crate::definition::{Item, Quantities, Table};
use crate::text::Text;

/// The calendar that every agreement has: 24 hours, 7 days.
pub(super) const ALWAYS: &str = "always";
/// Longest run of days that one exception may cover.
const LONGEST_RUN: usize = 366;
const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Working spans of one day.
type Spans = Vec<(Time, Option<Time>)>;

/// Every calendar and every name that may be referred to, sound or not; `always` comes last.
pub(super) fn all(item: Option<Item<'_>>, zone: &str) -> (Vec<CalendarTerms>, Vec<String>) {
    let (mut calendars, mut ids) = (Vec::new(), Vec::new());
    let table = item.and_then(|item| item.table());
    for (id, item) in table.iter().flat_map(Table::entries) {
        if id == ALWAYS {
            item.wrong("definition-calendar-always", vec![]);
            continue;
        }
        ids.push(id.to_owned());
        calendars.extend(item.table().and_then(|table| calendar(id, &table, zone)));
    }
    ids.push(ALWAYS.to_owned());
    calendars.push(CalendarTerms {
        id: ALWAYS.to_owned(),
        name: Text {
            ja: "常時（24時間・年中）".to_owned(),
            en: "Always (24 hours, 7 days)".to_owned(),
        },
        zone: zone.to_owned(),
        weekdays: std::array::from_fn(|_| vec![(Time::midnight(), None)]),
        holidays: HolidayList::None,
        exceptions: Vec::new(),
    });
    (calendars, ids)
}

fn calendar(id: &str, table: &Table<'_>, zone: &str) -> Option<CalendarTerms> {
    let name = table.get("name").map_or_else(|| Some(Text::same(id)), |item| item.text());
    let zone = table.get("zone").map_or_else(|| Some(zone.to_owned()), |item| item.zone());
    let working = table.get("weekdays").map_or(Some(Vec::new()), |item| spans(&item));
    let days: Vec<Option<Spans>> = DAYS
        .iter()
        .enumerate()
        .map(|(index, day)| match table.get(day) {
            Some(item) => spans(&item),
            None if index < 5 => working.clone(),
            None => Some(Vec::new()),
        })
        .collect();
    let holidays = table.need("holidays").and_then(|item| {
        item.choice(&[("japan", HolidayList::Japan), ("none", HolidayList::None)])
    });
    let exceptions = table.get("exceptions").map(|item| exceptions(&item)).unwrap_or_default();
    table.finish(&[], "");
    let days: Vec<Spans> = days.into_iter().collect::<Option<_>>()?;
    if days.iter().all(Vec::is_empty) {
        table.wrong("definition-calendar-empty", vec![]);
        return None;
    }
    Some(CalendarTerms {
        id: id.to_owned(),
        name: name?,
        zone: zone?,
        weekdays: days.try_into().ok()?,
        holidays: holidays?,
        exceptions,
    })
}

/// `["09:00-12:00", "13:00-18:00"]`, in any order; empty is closed.
fn spans(item: &Item<'_>) -> Option<Spans> {
    let items = item.array()?;
    let read: Vec<Option<(Time, Option<Time>)>> = items.iter().map(span).collect();
    let mut spans: Spans = read.into_iter().collect::<Option<_>>()?;
    spans.sort();
    for pair in spans.windows(2) {
        if pair[0].1.is_none_or(|end| end > pair[1].0) {
            let args = vec![("first", written(pair[0])), ("second", written(pair[1]))];
            item.wrong("definition-spans-overlap", args);
            return None;
        }
    }
    Some(spans)
}

fn written((from, until): (Time, Option<Time>)) -> String {
    let until = until.map_or("24:00".to_owned(), |time| time.strftime("%H:%M").to_string());
    format!("{}-{until}", from.strftime("%H:%M"))
}

fn span(item: &Item<'_>) -> Option<(Time, Option<Time>)> {
    let text = item.string()?;
    let parts: Vec<&str> = text.split(['-', '–', '~', '〜', '～']).map(str::trim).collect();
    let &[from, until] = parts.as_slice() else {
        item.wrong("definition-span", vec![]);
        return None;
    };
    let end = if until == "24:00" { Some(None) } else { clock_time(until).map(Some) };
    let (Some(from), Some(end)) = (clock_time(from), end) else {
        item.wrong("definition-span", vec![]);
        return None;
    };
    if end.is_some_and(|end| end <= from) {
        item.wrong("definition-span-backwards", vec![]);
        return None;
    }
    Some((from, end))
}

/// `9:00` or `09:00`.
fn clock_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) || hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn exceptions(item: &Item<'_>) -> Vec<CalendarException> {
    let mut exceptions: Vec<CalendarException> = Vec::new();
    for table in item.tables() {
        let days = days(&table);
        let spans = table.get("spans").map_or(Some(Vec::new()), |item| spans(&item));
        let reason = table.get("reason").map(|item| item.text());
        table.finish(&[], "");
        for date in days {
            if exceptions.iter().any(|known| known.date == date) {
                table.wrong("definition-date-twice", vec![("date", date.to_string())]);
                continue;
            }
            let (spans, reason) = (spans.clone().unwrap_or_default(), reason.clone().flatten());
            exceptions.push(CalendarException { date, spans, reason });
        }
    }
    exceptions.sort_by_key(|exception| exception.date);
    exceptions
}

/// The days of an exception: `date`, `dates`, or `from` and `until` (both included).
fn days(table: &Table<'_>) -> Vec<Date> {
    let [date, dates, from, until] = ["date", "dates", "from", "until"].map(|key| table.get(key));
    match (date, dates, from, until) {
        (Some(date), None, None, None) => date.date().into_iter().collect(),
        (None, Some(dates), None, None) => {
            let dates = dates.array().unwrap_or_default();
            dates.iter().filter_map(Quantities::date).collect()
        }
        (None, None, Some(from), Some(until)) => {
            let (Some(first), Some(last)) = (from.date(), until.date()) else {
                return Vec::new();
            };
            let days: Vec<Date> = first
                .series(jiff::Span::new().days(1))
                .take_while(|day| *day <= last)
                .take(LONGEST_RUN + 1)
                .collect();
            if days.is_empty() || days.len() > LONGEST_RUN {
                until.wrong("definition-run", vec![("limit", LONGEST_RUN.to_string())]);
                return Vec::new();
            }
            days
        }
        _ => {
            table.wrong("definition-days", vec![]);
            Vec::new()
        }
    }
}
