//! The case table: a row per case as known at the end of the month.

use std::sync::Arc;

use arrow::array::types::UInt32Type;
use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, DictionaryArray, DurationMicrosecondArray,
    Float64Array, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray, UInt32Array,
};
use arrow::datatypes::{DurationMicrosecondType, Float64Type, Int64Type, TimestampMicrosecondType};
use arrow::error::ArrowError;
use kajitori_domain::agreement::Process;
use kajitori_domain::case::{BUILT_IN, CaseRows, Cell, ColumnKind};
use rayon::prelude::*;

use crate::level::{Bench, Decision, Entries, Role};
use crate::table::ColumnId;
use crate::view::{NONE, index};

/// The rows behind the numbers: every case that the log knew at the end of the month, by first
/// event, then case.
///
/// A level's `assigned`, `clock` and `hit` are told for every case of its population, whichever
/// month it counts in; `role` only for the cases that this month's figures speak of. The clock of
/// an open case is read at the end of the month.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseTable {
    columns: Vec<(String, ColumnKind)>,
    batch: RecordBatch,
}

impl CaseTable {
    /// The table as Arrow columns: texts as dictionaries, times as microseconds in UTC, durations
    /// in microseconds.
    pub fn batch(&self) -> &RecordBatch {
        &self.batch
    }

    /// Puts the columns together; `levels` has the entries of each service level that is measured
    /// on cases.
    pub(crate) fn new(
        bench: Bench<'_>,
        levels: &[(&str, Option<Entries<'_>>)],
    ) -> Result<Self, ArrowError> {
        let rows = Rows::new(bench);
        let mut columns = Vec::new();
        let mut arrays: Vec<ArrayRef> = Vec::new();
        let declared = bench.table.declared.iter().map(|(name, kind, _)| (name.as_str(), *kind));
        for (name, kind) in BUILT_IN.iter().copied().chain(declared) {
            columns.push((name.to_owned(), kind));
            arrays.push(rows.column(name, kind)?);
        }
        for (id, entries) in levels {
            let Level { assigned, clock, hit, role } = rows.level(entries.as_ref());
            let mut add = |name: &str, kind, array| {
                columns.push((format!("{id}.{name}"), kind));
                arrays.push(array);
            };
            add("assigned", ColumnKind::Time, times(assigned));
            add("clock", ColumnKind::Duration, Arc::new(DurationMicrosecondArray::from(clock)));
            add("hit", ColumnKind::Boolean, Arc::new(BooleanArray::from(hit)));
            add("role", ColumnKind::Text, roles(&role, entries.as_ref())?);
        }
        let fields = columns.iter().zip(arrays).map(|((name, _), array)| (name, array, true));
        Ok(Self { batch: RecordBatch::try_from_iter_with_nullable(fields)?, columns })
    }
}

impl CaseRows for CaseTable {
    fn columns(&self) -> Vec<(String, ColumnKind)> {
        self.columns.clone()
    }

    fn len(&self) -> usize {
        self.batch.num_rows()
    }

    fn row(&self, index: usize) -> Vec<Cell<'_>> {
        let columns = self.columns.iter().zip(self.batch.columns());
        columns.map(|((_, kind), array)| cell(*kind, array, index)).collect()
    }
}

fn cell(kind: ColumnKind, array: &ArrayRef, row: usize) -> Cell<'_> {
    if array.is_null(row) {
        return Cell::Missing;
    }
    match kind {
        ColumnKind::Text => {
            let texts = array.as_dictionary::<UInt32Type>();
            Cell::Text(texts.values().as_string::<i32>().value(index(texts.keys().value(row))))
        }
        ColumnKind::Integer => Cell::Integer(array.as_primitive::<Int64Type>().value(row)),
        ColumnKind::Number => Cell::Number(array.as_primitive::<Float64Type>().value(row)),
        ColumnKind::Boolean => Cell::Boolean(array.as_boolean().value(row)),
        ColumnKind::Time => Cell::Time(array.as_primitive::<TimestampMicrosecondType>().value(row)),
        ColumnKind::Duration => {
            Cell::Duration(array.as_primitive::<DurationMicrosecondType>().value(row))
        }
    }
}

/// The columns of one level, a value per row.
struct Level {
    assigned: Vec<Option<i64>>,
    clock: Vec<Option<i64>>,
    hit: Vec<Option<bool>>,
    role: Vec<Option<Role>>,
}

/// Which snapshots stand in which row, and which process says whether they are open.
struct Rows<'a> {
    bench: Bench<'a>,
    /// Row of the snapshot table, and the case's process (its first, if several take it).
    all: Vec<(usize, &'a Process)>,
    /// The other way round; `usize::MAX` for snapshots that are no longer current.
    place: Vec<usize>,
}

impl<'a> Rows<'a> {
    fn new(bench: Bench<'a>) -> Self {
        let snapshots = bench.table.snapshots;
        let processes = &bench.agreement.processes;
        let mut all: Vec<(usize, &Process)> = Vec::new();
        if let Some(first) = processes.first() {
            let mut of: Vec<Option<&Process>> = vec![None; snapshots.len()];
            for process in processes {
                let member = bench.asked(process).matches(process.population.as_ref());
                for (of, _) in of.iter_mut().zip(member).filter(|(of, m)| *m && of.is_none()) {
                    *of = Some(process);
                }
            }
            let current = (0..snapshots.len()).filter(|row| snapshots[*row].is_current());
            all = current.map(|row| (row, of[row].unwrap_or(first))).collect();
        }
        all.par_sort_by_key(|(row, _)| {
            let case = &snapshots[*row];
            (case.start, bench.table.events.case.text(case.case))
        });
        let mut place = vec![usize::MAX; snapshots.len()];
        for (to, (row, _)) in all.iter().enumerate() {
            place[*row] = to;
        }
        Self { bench, all, place }
    }

    fn column(&self, name: &str, kind: ColumnKind) -> Result<ArrayRef, ArrowError> {
        let (table, order) = (self.bench.table, self.bench.order);
        let Some(column) = table.find(name) else {
            return Err(ArrowError::SchemaError(format!("no column {name}")));
        };
        if let Some(texts) = table.texts(column) {
            return self.texts(column, texts);
        }
        let cells: Vec<Cell<'_>> = self
            .all
            .par_iter()
            .map(|(row, process)| table.cell(column, *row, order, process))
            .collect();
        let whole = |cell: &Cell<'_>| match cell {
            Cell::Integer(value) | Cell::Time(value) | Cell::Duration(value) => Some(*value),
            _ => None,
        };
        Ok(match kind {
            ColumnKind::Number => {
                let number = |cell: &Cell<'_>| match cell {
                    Cell::Number(value) => Some(*value),
                    _ => None,
                };
                Arc::new(cells.iter().map(number).collect::<Float64Array>())
            }
            ColumnKind::Boolean => {
                let flag = |cell: &Cell<'_>| match cell {
                    Cell::Boolean(value) => Some(*value),
                    _ => None,
                };
                Arc::new(cells.iter().map(flag).collect::<BooleanArray>())
            }
            ColumnKind::Time => times(cells.iter().map(whole).collect()),
            ColumnKind::Duration => {
                Arc::new(cells.iter().map(whole).collect::<DurationMicrosecondArray>())
            }
            ColumnKind::Integer | ColumnKind::Text => {
                Arc::new(cells.iter().map(whole).collect::<Int64Array>())
            }
        })
    }

    fn texts(&self, column: ColumnId, texts: &StringArray) -> Result<ArrayRef, ArrowError> {
        let code = |(row, _): &(usize, _)| self.bench.table.code(column, *row, self.bench.order);
        let codes: Vec<u32> = self.all.iter().map(code).collect();
        dictionary(codes.into_iter().map(|code| (code != NONE).then_some(code)), texts)
    }

    fn level(&self, entries: Option<&Entries<'_>>) -> Level {
        let rows = self.all.len();
        let mut level = Level {
            assigned: vec![None; rows],
            clock: vec![None; rows],
            hit: vec![None; rows],
            role: vec![None; rows],
        };
        let Some(entries) = entries else { return level };
        let hand = entries.agreed_hand();
        for (looked, decision, role) in entries.current() {
            let Some(row) = self.place.get(looked.row).copied().filter(|row| *row < rows) else {
                continue;
            };
            match decision {
                Decision::Counted { moment, hit } => {
                    level.assigned[row] = Some(entries.assigned(looked, moment));
                    level.hit[row] = Some(hit);
                }
                Decision::Missing { moment } => {
                    level.assigned[row] = Some(entries.assigned(looked, moment));
                }
                Decision::Pending => {}
            }
            if let Some(hand) = hand.as_ref().filter(|_| looked.reading.start.is_some()) {
                level.clock[row] = Some(entries.clock(hand, looked));
            }
            level.role[row] = role;
        }
        level
    }
}

fn times(values: Vec<Option<i64>>) -> ArrayRef {
    Arc::new(TimestampMicrosecondArray::from(values).with_timezone("UTC"))
}

/// A column of the texts that the rows use, in the order of their first use.
fn dictionary(
    codes: impl Iterator<Item = Option<u32>>,
    texts: &StringArray,
) -> Result<ArrayRef, ArrowError> {
    let mut used: Vec<&str> = Vec::new();
    let mut renamed = vec![NONE; texts.len()];
    let mut keys = Vec::new();
    for code in codes {
        keys.push(code.map(|code| {
            let to = &mut renamed[index(code)];
            if *to == NONE {
                *to = u32::try_from(used.len()).unwrap_or(NONE);
                used.push(texts.value(index(code)));
            }
            *to
        }));
    }
    let values: ArrayRef = Arc::new(StringArray::from(used));
    Ok(Arc::new(DictionaryArray::<UInt32Type>::try_new(UInt32Array::from(keys), values)?))
}

fn roles(roles: &[Option<Role>], entries: Option<&Entries<'_>>) -> Result<ArrayRef, ArrowError> {
    let mut words = vec!["counted".to_owned(), "missing".to_owned(), "pending".to_owned()];
    let exclusions = entries.map_or(&[][..], |entries| &entries.level.exclusions);
    words.extend(exclusions.iter().map(|exclusion| format!("excluded:{}", exclusion.id)));
    let code = |role: &Option<Role>| {
        role.map(|role| match role {
            Role::Counted => 0,
            Role::Missing => 1,
            Role::Pending => 2,
            Role::Excluded(place) => u32::try_from(place + 3).unwrap_or(NONE),
        })
    };
    dictionary(roles.iter().map(code), &StringArray::from(words))
}
