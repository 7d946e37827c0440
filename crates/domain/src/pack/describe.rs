//! Definitions in words: the agreement's own syntax, so that both sides can find the line.

use super::definition::{CalendarDefinition, Definitions, HolderDefinition, LevelDefinition};
use crate::agreement::level::{
    Alternative, Change, Clock, Kind, Mark, Occurrence, PauseRule, RoundingMode,
};
use crate::agreement::{Agreement, CalendarTerms, ColumnSource, HolidayList, ServiceLevel, Take};
use crate::event::{EventMatch, Pattern};
use crate::time::Span;

impl Definitions {
    /// The definitions of `agreement`.
    pub fn of(agreement: &Agreement) -> Self {
        let columns = agreement.columns.iter();
        Self {
            calendars: agreement.calendars.iter().map(calendar).collect(),
            holder_rules: agreement
                .holder_rules
                .iter()
                .map(|rule| HolderDefinition {
                    id: rule.id.clone(),
                    on: events(&rule.on),
                    holder: rule.holder,
                    clause: rule.clause.clone(),
                })
                .collect(),
            columns: columns.map(|c| (c.name.clone(), c.kind, source(&c.from))).collect(),
            levels: agreement.levels.iter().map(level).collect(),
        }
    }
}

fn calendar(terms: &CalendarTerms) -> CalendarDefinition {
    let exceptions = terms.exceptions.iter();
    CalendarDefinition {
        id: terms.id.clone(),
        name: terms.name.clone(),
        zone: terms.zone.clone(),
        weekdays: std::array::from_fn(|day| spans(&terms.weekdays[day])),
        japanese_holidays: terms.holidays == HolidayList::Japan,
        exceptions: exceptions
            .map(|e| (e.date.to_string(), spans(&e.spans), e.reason.clone()))
            .collect(),
    }
}

fn spans(spans: &[(jiff::civil::Time, Option<jiff::civil::Time>)]) -> String {
    let hour = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let words = spans.iter().map(|(from, until)| {
        format!("{}-{}", hour(*from), until.map_or_else(|| "24:00".to_owned(), hour))
    });
    words.collect::<Vec<_>>().join(" ")
}

fn events(on: &EventMatch) -> String {
    let list = |name: &str, patterns: &[Pattern]| {
        let texts: Vec<String> = patterns.iter().map(|p| format!("\"{}\"", p.0)).collect();
        (!texts.is_empty()).then(|| format!("{name} = {}", texts.join(" | ")))
    };
    let mut parts: Vec<String> =
        [list("activity", &on.activity), list("status", &on.status), list("org", &on.org)]
            .into_iter()
            .flatten()
            .collect();
    parts.extend(on.attributes.iter().filter_map(|(name, patterns)| list(name, patterns)));
    if parts.is_empty() { "*".to_owned() } else { parts.join(", ") }
}

fn source(from: &ColumnSource) -> String {
    match from {
        ColumnSource::Attribute(name, Take::First) => format!("attribute = \"{name}\" (first)"),
        ColumnSource::Attribute(name, Take::Last) => format!("attribute = \"{name}\" (last)"),
        ColumnSource::Has(on) => format!("has {{ {} }}", events(on)),
        ColumnSource::Count(on) => format!("count {{ {} }}", events(on)),
        ColumnSource::First(on) => format!("first {{ {} }}", events(on)),
        ColumnSource::Last(on) => format!("last {{ {} }}", events(on)),
    }
}

fn level(level: &ServiceLevel) -> LevelDefinition {
    let mut exclusions: Vec<_> = level
        .exclusions
        .iter()
        .map(|e| (e.id.clone(), e.name.clone(), e.clause.clone(), e.rule.source.clone()))
        .collect();
    if let Kind::IntervalRatio { deductions, .. } = &level.kind {
        exclusions.extend(
            deductions.iter().map(|d| {
                (d.id.clone(), d.name.clone(), d.clause.clone(), format!("- {}", d.column))
            }),
        );
    }
    LevelDefinition {
        id: level.id.clone(),
        name: level.name.clone(),
        population: level.population.as_ref().map(|p| p.source.clone()),
        formula: formula(&level.kind),
        exclusions,
        clock: level.kind.clock().map(clock),
        limit: match level.kind {
            Kind::ClockRatio { limit, .. } => Some(limit),
            _ => None,
        },
        calendar: level.calendar.clone(),
        assign_by: level.assign_by,
        open_overdue: level.open_overdue,
        rounding: level.rounding,
        allowance: level.allowance,
        verification: level
            .verification
            .as_ref()
            .map(|v| (v.method.clone(), v.size, v.seed.clone())),
        alternatives: level.alternatives.iter().map(alternative).collect(),
        credit: level.credit.as_ref().map(|c| (c.clause.clone(), c.rule.clone())),
    }
}

fn formula(kind: &Kind) -> String {
    match kind {
        Kind::ClockRatio { .. } => "count(clock <= limit) / count(*)".to_owned(),
        Kind::ClockPercentile { percentile, .. } => {
            format!("percentile(clock, {}%)", percentile.percent())
        }
        Kind::CaseRatio { hit } => format!("count({}) / count(*)", hit.source),
        Kind::IntervalRatio { numerator, denominator, deductions, group } => {
            let minus: String = deductions.iter().map(|d| format!(" - {}", d.column)).collect();
            let only = group.as_ref().map_or_else(String::new, |g| format!(" [group = \"{g}\"]"));
            format!("sum({numerator}) / sum({denominator}{minus}){only}")
        }
        Kind::SampledAccuracy => "count(correct) / count(inspected)".to_owned(),
        Kind::CountLimit { of } => format!("count({})", of.source),
        Kind::MeanClock { .. } => "mean(clock)".to_owned(),
        Kind::MeanColumn { column } => format!("mean({column})"),
    }
}

fn clock(clock: &Clock) -> (String, String, String) {
    let mark = |mark: &Option<Mark>, default: &str| match mark {
        None => default.to_owned(),
        Some(mark) => {
            let which = match mark.occurrence {
                Occurrence::First => "first",
                Occurrence::Last => "last",
            };
            format!("{which} {{ {} }}", events(&mark.on))
        }
    };
    (mark(&clock.start, "first event"), mark(&clock.stop, "completion"), pause(&clock.pause))
}

fn pause(rule: &PauseRule) -> String {
    let mut parts: Vec<String> =
        rule.holders.iter().map(|holder| format!("holder = {}", holder.word())).collect();
    parts.extend(
        rule.between
            .iter()
            .map(|(from, until)| format!("{{ {} }} .. {{ {} }}", events(from), events(until))),
    );
    if parts.is_empty() { "-".to_owned() } else { parts.join(", ") }
}

fn alternative(alternative: &Alternative) -> (String, crate::text::Text, String) {
    let change = match &alternative.change {
        Change::Calendar(calendar) => format!("calendar = {calendar}"),
        Change::Pause(rule) => format!("pause = {}", pause(rule)),
        Change::Exclude(filter) => format!("exclude {}", filter.source),
        Change::Ignore(id) => format!("ignore {id}"),
        Change::Deduct(column) => format!("deduct {column}"),
        Change::RoundClock(unit, mode) => {
            format!("round clock {} ({})", hours(*unit), round(*mode))
        }
    };
    (alternative.id.clone(), alternative.name.clone(), change)
}

fn hours(span: Span) -> String {
    if span.0 % Span::HOUR.0 == 0 {
        format!("{}h", span.0 / Span::HOUR.0)
    } else {
        format!("{}s", span.0 / Span::SECOND.0)
    }
}

fn round(mode: RoundingMode) -> &'static str {
    match mode {
        RoundingMode::None => "none",
        RoundingMode::HalfUp => "half_up",
        RoundingMode::Down => "down",
        RoundingMode::Up => "up",
    }
}
