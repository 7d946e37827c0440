//! One measurement: the ordered pass, and every figure that comes of it.

use kajitori_domain::agreement::Agreement;
use kajitori_domain::measure::{LogFacts, Measured};
use kajitori_domain::record::{Intervals, Sample};
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::{Moment, Month};
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::log::Log;

use crate::calendars::Calendars;
use crate::cases::CaseTable;
use crate::discover::count;
use crate::holding::Holding;
use crate::level::{self, Bench};
use crate::marks::Marks;
use crate::order::Order;
use crate::process;
use crate::snapshot::Fold;
use crate::table::Table;
use crate::view::{Codes, Events, NONE, index};
use crate::windows::Windows;

/// What is measured.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The definitions.
    pub agreement: &'a Agreement,
    /// The events.
    pub log: &'a Log,
    /// The interval records, if any were handed in.
    pub intervals: Option<&'a Intervals>,
    /// The inspection samples.
    pub samples: &'a [Sample],
    /// The month.
    pub month: Month,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The figures.
    pub measured: Measured,
    /// The cases behind them.
    pub cases: CaseTable,
}

/// Measures one month. The same inputs give the same outcome, on any number of threads.
///
/// # Errors A refusal when the log lacks an attribute that the agreement speaks of
/// (`measure-attribute`), when the agreement refers to something that it does not define
/// (`measure-reference`), when the log is too large (`measure-too-many-events`), and those of the
/// calendars. A fault when the case table cannot be put together.
pub fn measure(inputs: &Inputs<'_>, watch: &dyn Watch) -> Result<Outcome, Stop> {
    let agreement = inputs.agreement;
    let events = Events::new(inputs.log)?;
    let windows = Windows::new(agreement, inputs.month)?;
    let calendars = Calendars::new(agreement, &windows, events.time)?;
    watch.begin(Phase::Measure, Some(count(events.case.len())));
    let order = Order::new(&events);
    let marks = Marks::new(agreement, &events)?;
    let holding = Holding::new(agreement, &marks, events.time.len());
    let calendar = calendars.get(&agreement.calendar)?;
    let fold =
        Fold { events: &events, order: &order, windows: &windows, holding: &holding, calendar };
    let snapshots = fold.all(watch);
    let table = Table::new(agreement, &events, &order, &marks, &snapshots)?;
    let bench = Bench {
        agreement,
        table: &table,
        order: &order,
        holding: &holding,
        windows: &windows,
        calendars: &calendars,
        intervals: inputs.intervals,
        samples: inputs.samples,
    };
    let mut levels = Vec::new();
    let mut entries = Vec::new();
    for level in &agreement.levels {
        let (facts, cases) = level::facts(bench, level)?;
        levels.push(facts);
        entries.push((level.id.as_str(), cases));
    }
    let cases = CaseTable::new(bench, &entries)
        .map_err(|error| Fault { chain: format!("putting the case table together: {error}") })?;
    let measured = Measured {
        month: inputs.month,
        window: windows.last(),
        log: log_facts(&events, &order),
        processes: agreement.processes.iter().map(|p| process::facts(bench, p)).collect(),
        levels,
    };
    Ok(Outcome { measured, cases })
}

fn log_facts(events: &Events<'_>, order: &Order) -> LogFacts {
    let cases = (0..order.codes()).filter(|code| !order.of(*code).is_empty()).count();
    let first = events.time.iter().min().copied().map(Moment);
    LogFacts {
        events: count(events.time.len()),
        cases: count(cases),
        activities: used(&events.activity),
        operators: used(&events.operator),
        span: first.zip(events.time.iter().max().copied().map(Moment)),
    }
}

/// How many codes occur.
fn used(codes: &Codes<'_>) -> u64 {
    let mut seen = vec![false; codes.len()];
    for code in codes.of.iter().filter(|code| **code != NONE) {
        seen[index(*code)] = true;
    }
    count(seen.iter().filter(|seen| **seen).count())
}
