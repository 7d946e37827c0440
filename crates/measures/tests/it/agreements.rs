//! Agreements for tests, built up from a plain one.

use jiff::civil::{date, time};
use kajitori_domain::agreement::level::{
    AssignBy, Bound, Clock, Direction, Kind, Layer, Mark, Occurrence, OpenOverdue, PauseRule,
    Quantity, Rounding, RoundingMode, ServiceLevel, Side,
};
use kajitori_domain::agreement::{
    Agreement, CalendarTerms, CaseColumn, ColumnSource, HolderRule, HolidayList, Process, Take,
};
use kajitori_domain::case::{BUILT_IN, ColumnKind};
use kajitori_domain::decimal::Decimal;
use kajitori_domain::event::{EventMatch, Pattern};
use kajitori_domain::filter::Filter;
use kajitori_domain::holder::Holder;
use kajitori_domain::text::Text;
use kajitori_domain::time::Span;

/// Hours as a span.
pub(crate) fn hours(hours: i64) -> Span {
    Span(hours * Span::HOUR.0)
}

/// Events of these activities.
pub(crate) fn activity(name: &str) -> EventMatch {
    EventMatch { activity: vec![Pattern(name.to_owned())], ..EventMatch::default() }
}

/// Events of this status.
pub(crate) fn status(name: &str) -> EventMatch {
    EventMatch { status: vec![Pattern(name.to_owned())], ..EventMatch::default() }
}

fn calendar(
    id: &str,
    spans: [Vec<(jiff::civil::Time, Option<jiff::civil::Time>)>; 7],
) -> CalendarTerms {
    CalendarTerms {
        id: id.to_owned(),
        name: Text::same(id),
        zone: "UTC".to_owned(),
        weekdays: spans,
        holidays: HolidayList::None,
        exceptions: Vec::new(),
    }
}

/// One process `p`, complete with `Close`; calendars `always` and `office` (Monday to Friday,
/// 09:00–17:00 UTC); statuses `Client`, `Vendor`, `Third`, `Pause` say who holds a case, `Keep`
/// keeps the holder.
pub(crate) fn plain() -> Agreement {
    let day = vec![(time(9, 0, 0, 0), Some(time(17, 0, 0, 0)))];
    let week = std::array::from_fn(|weekday| if weekday < 5 { day.clone() } else { Vec::new() });
    let always = std::array::from_fn(|_| vec![(time(0, 0, 0, 0), None)]);
    let rule = |name: &str, holder| HolderRule {
        id: name.to_owned(),
        on: status(name),
        holder,
        clause: None,
    };
    let column = |name: &str, kind, from| CaseColumn { name: name.to_owned(), kind, from };
    Agreement {
        id: "plain".to_owned(),
        title: Text::same("plain"),
        version: 1,
        effective_from: date(2026, 1, 1),
        note: None,
        source: None,
        client: Text::same("client"),
        vendor: Text::same("vendor"),
        zone: "UTC".to_owned(),
        closing_day: None,
        calendar: "office".to_owned(),
        calendars: vec![calendar("always", always), calendar("office", week)],
        processes: vec![Process {
            id: "p".to_owned(),
            name: Text::same("p"),
            population: None,
            complete: Some(activity("Close")),
        }],
        columns: vec![
            column(
                "impact",
                ColumnKind::Text,
                ColumnSource::Attribute("impact".to_owned(), Take::Last),
            ),
            column(
                "amount",
                ColumnKind::Integer,
                ColumnSource::Attribute("amount".to_owned(), Take::First),
            ),
            column(
                "score",
                ColumnKind::Number,
                ColumnSource::Attribute("score".to_owned(), Take::Last),
            ),
            column("waited", ColumnKind::Boolean, ColumnSource::Has(status("Pause"))),
            column("opened", ColumnKind::Integer, ColumnSource::Count(activity("Open"))),
            column("first_wait", ColumnKind::Time, ColumnSource::First(status("Pause"))),
        ],
        holder_rules: vec![
            rule("Client", Some(Holder::Client)),
            rule("Vendor", Some(Holder::Vendor)),
            rule("Third", Some(Holder::Third)),
            rule("Pause", Some(Holder::Pause)),
            rule("Keep", None),
        ],
        levels: Vec::new(),
    }
}

/// A clock from the first event to the completion that agreed pauses stop.
pub(crate) fn clock() -> Clock {
    let pause = PauseRule { holders: vec![Holder::Pause], between: Vec::new() };
    Clock { start: None, stop: None, pause }
}

/// The first event of this activity.
pub(crate) fn first(name: &str) -> Option<Mark> {
    Some(Mark { on: activity(name), occurrence: Occurrence::First })
}

/// The last event of this activity.
pub(crate) fn last(name: &str) -> Option<Mark> {
    Some(Mark { on: activity(name), occurrence: Occurrence::Last })
}

/// A level of process `p`: at least 95 %, by stop, in office hours, waiting for open overdue cases.
pub(crate) fn level(id: &str, kind: Kind) -> ServiceLevel {
    let ratio = Quantity::Ratio(Decimal { units: 95, scale: 2 });
    ServiceLevel {
        id: id.to_owned(),
        name: Text::same(id),
        clause: "1".to_owned(),
        process: "p".to_owned(),
        kind,
        population: None,
        exclusions: Vec::new(),
        assign_by: AssignBy::Stop,
        open_overdue: OpenOverdue::Wait,
        target: Bound { direction: Direction::AtLeast, value: ratio },
        minimum: None,
        rounding: Rounding { mode: RoundingMode::None, digits: 2 },
        decided_by: Layer::Recomputed,
        measured_by: Side::Vendor,
        calendar: "office".to_owned(),
        allowance: None,
        verification: None,
        alternatives: Vec::new(),
        slot: None,
        credit: None,
    }
}

/// The condition `source` on the columns of [`plain`].
pub(crate) fn filter(source: &str) -> Filter {
    let declared = plain().columns.into_iter().map(|column| (column.name, column.kind));
    let built_in = BUILT_IN.iter().map(|(name, kind)| ((*name).to_owned(), *kind));
    let columns: Vec<_> = built_in.chain(declared).collect();
    kajitori_domain::filter::parse(source, &columns, "UTC").expect("a sound condition")
}
