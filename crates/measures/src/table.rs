//! The columns of a case: those that every case has, and those that the agreement declares.

use arrow::array::types::{Float64Type, Int64Type, TimestampMicrosecondType};
use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray, StringArray};
use kajitori_domain::agreement::{Agreement, CaseColumn, ColumnSource, Take};
use kajitori_domain::case::{BUILT_IN, Cell, ColumnKind};
use kajitori_domain::refusal::Refusal;

use crate::marks::{Marked, Marks, attribute_refusal};
use crate::order::Order;
use crate::snapshot::Snapshot;
use crate::view::{Codes, Events, NONE, index};

/// The values of a declared column, one per snapshot.
#[derive(Debug, Clone)]
pub enum Values<'a> {
    /// Codes ([`NONE`] when missing) and their texts.
    Text(Vec<u32>, &'a StringArray),
    /// Integers, times or durations.
    Integer(Vec<Option<i64>>),
    /// Numbers.
    Number(Vec<Option<f64>>),
    /// True or false.
    Boolean(Vec<Option<bool>>),
}

/// Snapshots with all their columns.
#[derive(Debug)]
pub struct Table<'a> {
    /// The log.
    pub events: &'a Events<'a>,
    /// The events that patterns mark.
    pub marks: &'a Marks,
    /// The rows.
    pub snapshots: &'a [Snapshot],
    /// The declared columns, in the agreement's order.
    pub declared: Vec<(String, ColumnKind, Values<'a>)>,
}

/// Which column is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnId {
    /// Place in [`BUILT_IN`].
    BuiltIn(usize),
    /// Place among the declared columns.
    Declared(usize),
}

impl<'a> Table<'a> {
    /// Works out the declared columns of `agreement` for `snapshots`.
    ///
    /// # Errors `measure-attribute` when a column comes from an attribute that the log has not, or
    /// not in its kind.
    pub fn new(
        agreement: &Agreement,
        events: &'a Events<'a>,
        order: &Order,
        marks: &'a Marks,
        snapshots: &'a [Snapshot],
    ) -> Result<Self, Refusal> {
        let source = Source { events, order, marks, snapshots };
        let mut declared = Vec::new();
        for column in &agreement.columns {
            declared.push((column.name.clone(), column.kind, source.values(column)?));
        }
        Ok(Self { events, marks, snapshots, declared })
    }

    /// The column called `name`. Filters are checked when they are read, so an unknown name does
    /// not occur there.
    pub fn find(&self, name: &str) -> Option<ColumnId> {
        let built_in = BUILT_IN.iter().position(|(known, _)| *known == name);
        let declared = || self.declared.iter().position(|(known, _, _)| known == name);
        built_in.map(ColumnId::BuiltIn).or_else(|| declared().map(ColumnId::Declared))
    }

    /// The kind of the column called `name`.
    pub fn kind(&self, name: &str) -> Option<ColumnKind> {
        match self.find(name)? {
            ColumnId::BuiltIn(place) => Some(BUILT_IN[place].1),
            ColumnId::Declared(place) => Some(self.declared[place].1),
        }
    }

    /// For a column of texts: the texts behind its codes.
    pub fn texts(&self, column: ColumnId) -> Option<&'a StringArray> {
        match column {
            ColumnId::BuiltIn(0) => Some(self.events.case.texts),
            ColumnId::BuiltIn(16 | 17) => Some(self.events.activity.texts),
            ColumnId::Declared(place) => match &self.declared[place].2 {
                Values::Text(_, texts) => Some(texts),
                _ => None,
            },
            ColumnId::BuiltIn(_) => None,
        }
    }

    /// For a column of texts: the code in row `row`; [`NONE`] when missing or no column of texts.
    pub fn code(&self, column: ColumnId, row: usize, order: &Order) -> u32 {
        let case = &self.snapshots[row];
        match column {
            ColumnId::BuiltIn(0) => case.case,
            ColumnId::BuiltIn(16) => self.events.activity.of[index(order.of(index(case.case))[0])],
            ColumnId::BuiltIn(17) => self.events.activity.of[index(case.last)],
            ColumnId::Declared(place) => match &self.declared[place].2 {
                Values::Text(codes, _) => codes[row],
                _ => NONE,
            },
            ColumnId::BuiltIn(_) => NONE,
        }
    }

    /// The values of a column of integers, times or durations that does not depend on who asks.
    pub(crate) fn whole(&self, column: ColumnId) -> Option<Box<dyn Fn(usize) -> Option<i64> + '_>> {
        let cases = self.snapshots;
        Some(match column {
            ColumnId::BuiltIn(place) => {
                let value = whole(place)?;
                Box::new(move |row| Some(value(&cases[row])))
            }
            ColumnId::Declared(place) => match &self.declared[place].2 {
                Values::Integer(values) => Box::new(|row| values[row]),
                _ => return None,
            },
        })
    }

    /// The cell of row `row`; whether a case is `open` depends on the process that asks.
    pub fn cell(&self, column: ColumnId, row: usize, order: &Order, open: bool) -> Cell<'a> {
        if let Some(texts) = self.texts(column) {
            let code = self.code(column, row, order);
            return if code == NONE { Cell::Missing } else { Cell::Text(texts.value(index(code))) };
        }
        match column {
            ColumnId::BuiltIn(place) => self.built_in(place, row, open),
            ColumnId::Declared(place) => {
                let (_, kind, values) = &self.declared[place];
                match values {
                    Values::Integer(values) => integer(*kind, values[row]),
                    Values::Number(values) => values[row].map_or(Cell::Missing, Cell::Number),
                    Values::Boolean(values) => values[row].map_or(Cell::Missing, Cell::Boolean),
                    Values::Text(..) => Cell::Missing,
                }
            }
        }
    }

    fn built_in(&self, place: usize, row: usize, open: bool) -> Cell<'a> {
        if place == 3 {
            return Cell::Boolean(open);
        }
        let value = whole(place).map(|value| value(&self.snapshots[row]));
        integer(BUILT_IN[place].1, value)
    }
}

/// How a built-in column of integers, times or durations reads a case.
pub(crate) fn whole(place: usize) -> Option<fn(&Snapshot) -> i64> {
    Some(match place {
        1 => |case| case.start,
        2 => |case| case.end,
        4 => |case| case.lead(),
        5 => |case| case.business.iter().sum(),
        6 => |case| case.business[0] + case.outside[0],
        7 => |case| case.business[1] + case.outside[1],
        8 => |case| case.business[2] + case.outside[2],
        9 => |case| case.business[3] + case.outside[3],
        10 => |case| case.business[4] + case.outside[4],
        11 => |case| i64::from(case.length),
        12 => |case| i64::from(case.rework),
        13 => |case| i64::from(case.handoffs),
        14 => |case| i64::from(case.ping_pong),
        15 => |case| i64::from(case.operators),
        18 => |case| i64::from(case.variant),
        _ => return None,
    })
}

fn integer<'a>(kind: ColumnKind, value: Option<i64>) -> Cell<'a> {
    let make = match kind {
        ColumnKind::Time => Cell::Time,
        ColumnKind::Duration => Cell::Duration,
        _ => Cell::Integer,
    };
    value.map_or(Cell::Missing, make)
}

/// Where declared columns come from.
struct Source<'a, 'b> {
    events: &'a Events<'a>,
    order: &'b Order,
    marks: &'b Marks,
    snapshots: &'b [Snapshot],
}

impl<'a> Source<'a, '_> {
    fn values(&self, column: &CaseColumn) -> Result<Values<'a>, Refusal> {
        Ok(match &column.from {
            ColumnSource::Attribute(name, take) => self.attribute(name, *take, column.kind)?,
            ColumnSource::Has(on) => {
                let on = self.marks.of(on);
                Values::Boolean(self.each(|rows| Some(rows.iter().any(|row| on.has(*row)))))
            }
            ColumnSource::Count(on) => {
                let on = self.marks.of(on);
                let count = |rows: &[u32]| rows.iter().filter(|row| on.has(**row)).count();
                Values::Integer(self.each(|rows| i64::try_from(count(rows)).ok()))
            }
            ColumnSource::First(on) => self.moment(self.marks.of(on), Take::First),
            ColumnSource::Last(on) => self.moment(self.marks.of(on), Take::Last),
        })
    }

    fn each<T: Send>(&self, value: impl Fn(&[u32]) -> T + Sync) -> Vec<T> {
        let rows = |case: &Snapshot| self.order.prefix(case.case, case.length);
        self.snapshots.iter().map(|case| value(rows(case))).collect()
    }

    fn moment(&self, on: Marked<'_>, take: Take) -> Values<'a> {
        let time = self.events.time;
        Values::Integer(
            self.each(|rows| pick(rows, take, |row| on.has(row)).map(|row| time[index(row)])),
        )
    }

    fn attribute(&self, name: &str, take: Take, kind: ColumnKind) -> Result<Values<'a>, Refusal> {
        let refusal = || attribute_refusal(name);
        let column: &ArrayRef = self.events.log.attribute(name).ok_or_else(refusal)?;
        let values = match kind {
            ColumnKind::Text => column.as_any().downcast_ref().map(|texts| {
                let codes = Codes::new(texts);
                let code = |row| codes.of[index(row)];
                let first = |rows: &[u32]| pick(rows, take, |row| code(row) != NONE);
                Values::Text(self.each(|rows| first(rows).map_or(NONE, code)), codes.texts)
            }),
            ColumnKind::Integer => {
                let column = column.as_primitive_opt::<Int64Type>();
                column.map(|c| Values::Integer(self.taken(take, c, |v| v)))
            }
            ColumnKind::Time => {
                let column = column.as_primitive_opt::<TimestampMicrosecondType>();
                column.map(|c| Values::Integer(self.taken(take, c, |v| v)))
            }
            ColumnKind::Number => {
                let whole = column.as_primitive_opt::<Int64Type>();
                let number = column.as_primitive_opt::<Float64Type>();
                #[expect(clippy::cast_precision_loss, reason = "the agreement asks for a number")]
                let whole = whole.map(|c| Values::Number(self.taken(take, c, |v| v as f64)));
                number.map(|c| Values::Number(self.taken(take, c, |v| v))).or(whole)
            }
            ColumnKind::Boolean => column.as_boolean_opt().map(|flags| {
                Values::Boolean(self.each(|rows| {
                    pick(rows, take, |row| flags.is_valid(index(row)))
                        .map(|row| flags.value(index(row)))
                }))
            }),
            ColumnKind::Duration => None,
        };
        values.ok_or_else(refusal)
    }

    fn taken<T: arrow::array::ArrowPrimitiveType, V: Send>(
        &self,
        take: Take,
        column: &PrimitiveArray<T>,
        value: impl Fn(T::Native) -> V + Sync,
    ) -> Vec<Option<V>> {
        self.each(|rows| {
            let row = pick(rows, take, |row| column.is_valid(index(row)))?;
            Some(value(column.value(index(row))))
        })
    }
}

fn pick(rows: &[u32], take: Take, fits: impl Fn(u32) -> bool) -> Option<u32> {
    match take {
        Take::First => rows.iter().copied().find(|row| fits(*row)),
        Take::Last => rows.iter().rev().copied().find(|row| fits(*row)),
    }
}
