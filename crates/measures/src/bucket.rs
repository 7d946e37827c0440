//! One bucket of a log, measured: a part of every figure, which depends on nothing but the bucket
//! and the definitions.

use std::cell::RefCell;

use kajitori_domain::refusal::Stop;
use kajitori_eventlog::log::Log;

use crate::cases::{self, Rows};
use crate::condition::Asked;
use crate::dial::Dials;
use crate::discover::count;
use crate::distinct::Packed;
use crate::holding::Holding;
use crate::kept::kept;
use crate::level::{self, Bench};
use crate::order::Order;
use crate::process;
use crate::snapshot::{Fold, Snapshot};
use crate::sorted;
use crate::study::Study;
use crate::table::Table;
use crate::variant::Variants;
use crate::view::{Codes, Events, NONE, index};
use crate::windows::MONTHS;

/// What a bucket says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) log: Seen,
    /// Place of the first window at whose end an event was known.
    pub(crate) known: usize,
    /// The sequences of the cases as known at the end of the month, and those of them that closed
    /// cases took.
    pub(crate) variants: Packed,
    pub(crate) taken: Packed,
    pub(crate) processes: Vec<process::Part>,
    /// By level; nothing for those that are not measured on cases.
    pub(crate) levels: Vec<Option<level::Part>>,
    /// The rows of its cases, where they are wanted.
    pub(crate) rows: Rows,
}

impl Default for Part {
    /// What no bucket says.
    fn default() -> Self {
        Self {
            log: Seen::default(),
            known: MONTHS,
            variants: Packed::default(),
            taken: Packed::default(),
            processes: Vec::new(),
            levels: Vec::new(),
            rows: Rows::default(),
        }
    }
}

impl Part {
    /// Adds what the next bucket says, but its sequences and rows.
    pub(crate) fn merge(&mut self, other: Self) {
        self.log.merge(other.log);
        self.known = self.known.min(other.known);
        if self.processes.is_empty() {
            self.processes = other.processes;
        } else {
            let both = self.processes.iter_mut().zip(other.processes);
            both.for_each(|(mine, theirs)| mine.merge(theirs));
        }
        if self.levels.is_empty() {
            self.levels = other.levels;
        } else {
            for (mine, theirs) in self.levels.iter_mut().zip(other.levels) {
                if let (Some(mine), Some(theirs)) = (mine, theirs) {
                    mine.merge(theirs);
                }
            }
        }
    }
}

/// What occurs in a part of a log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Seen {
    pub(crate) events: u64,
    pub(crate) cases: u64,
    /// Codes that occur, sorted.
    pub(crate) activities: Vec<(u32, ())>,
    pub(crate) operators: Vec<(u32, ())>,
}

impl Seen {
    fn of(events: &Events<'_>, order: &Order) -> Self {
        let cases = (0..order.codes()).filter(|code| !order.of(*code).is_empty()).count();
        Self {
            events: count(events.time.len()),
            cases: count(cases),
            activities: used(&events.activity),
            operators: used(&events.operator),
        }
    }

    /// Takes over what another part of the log has.
    pub(crate) fn merge(&mut self, other: Self) {
        self.events += other.events;
        self.cases += other.cases;
        sorted::merge(&mut self.activities, other.activities, |(), ()| ());
        sorted::merge(&mut self.operators, other.operators, |(), ()| ());
    }
}

/// Measures the bucket `log`.
pub(crate) fn part(study: Study<'_>, log: &Log) -> Result<Part, Stop> {
    let events = Events::new(log)?;
    let order = Order::new(&events);
    let marks = study.patterns.mark(&events)?;
    let settled = study.settlements.of(&events, &order);
    let holding = Holding::new(study.agreement, &marks, &order, &settled);
    let dials = Dials::new(study.calendars, events.time, &order, &holding, (&marks, &settled));
    let readings = dials.readings(&study.agreement.calendar)?;
    let fold = Fold {
        events: &events,
        order: &order,
        windows: study.windows,
        holding: &holding,
        readings: &readings,
        calendar: study.calendars.get(&study.agreement.calendar)?,
        settled: &settled,
    };
    let mut snapshots = fold.all();
    number(study, &events, &order, &mut snapshots);
    let (variants, of) = current(&events, &order, &snapshots);
    let table = Table::new(study.agreement, &events, &order, &marks, &snapshots)?;
    let processes = study.agreement.processes.iter();
    let asked: Vec<Asked<'_>> = processes.map(|p| Asked::new(&table, &order, p)).collect();
    let bench = Bench {
        study,
        table: &table,
        order: &order,
        holding: &holding,
        dials: &dials,
        settled: &settled,
        asked: &asked,
        answered: &RefCell::default(),
    };
    let (mut levels, mut entries) = (Vec::new(), Vec::new());
    for level in &study.agreement.levels {
        let (part, looked) = level::part(bench, level)?.unzip();
        levels.push(part);
        // Only rows tell what each case was.
        entries.push(looked.filter(|_| study.cases));
    }
    let mut processes: Vec<process::Part> =
        asked.iter().map(|asked| process::part(bench, asked, &of)).collect();
    let rows = if study.cases { cases::rows(bench, &of, &entries) } else { Rows::default() };
    Ok(Part {
        log: Seen::of(&events, &order),
        known: snapshots.iter().map(|case| case.from).min().unwrap_or(MONTHS),
        taken: taken(&variants, &mut processes),
        variants: variants.packed((0..).take(variants.len())),
        processes,
        levels,
        rows,
    })
}

/// The sequences that closed cases took, by whose numbers `processes` then speak of them.
fn taken(variants: &Variants, processes: &mut [process::Part]) -> Packed {
    let (mut places, mut taken) = (vec![NONE; variants.len()], Vec::new());
    for (variant, _) in processes.iter_mut().flat_map(|process| &mut process.closed) {
        let place = &mut places[index(*variant)];
        if *place == NONE {
            *place = u32::try_from(taken.len()).unwrap_or(NONE);
            taken.push(*variant);
        }
        *variant = *place;
    }
    variants.packed(taken.into_iter())
}

/// The variants of the rows that are current, and the variant of each row.
fn current(events: &Events<'_>, order: &Order, snapshots: &[Snapshot]) -> (Variants, Vec<u32>) {
    let mut of = vec![NONE; snapshots.len()];
    let rows: Vec<usize> =
        (0..snapshots.len()).filter(|row| snapshots[*row].is_current()).collect();
    let trace = |row: &usize| order.prefix(snapshots[*row].case, snapshots[*row].length);
    let traces: Vec<&[u32]> = rows.iter().map(trace).collect();
    let variants = Variants::new(events, &traces);
    for (row, variant) in rows.into_iter().zip(&variants.of) {
        of[row] = *variant;
    }
    (variants, of)
}

/// Gives each snapshot the number of its variant, where a condition asks for it.
fn number(study: Study<'_>, events: &Events<'_>, order: &Order, snapshots: &mut [Snapshot]) {
    let Some(numbers) = study.numbers else { return };
    for case in snapshots {
        let rows = order.prefix(case.case, case.length);
        case.variant = numbers.find(rows.iter().map(|row| events.activity.of[index(*row)]));
    }
}

/// The codes that occur.
fn used(codes: &Codes<'_>) -> Vec<(u32, ())> {
    let mut seen = vec![false; codes.len()];
    for code in codes.of.iter().filter(|code| **code != NONE) {
        seen[index(*code)] = true;
    }
    (0..).zip(seen).filter(|(_, seen)| *seen).map(|(code, _)| (code, ())).collect()
}

kept!(Part { log, known, variants, taken, processes, levels, rows });
kept!(Seen { events, cases, activities, operators });
