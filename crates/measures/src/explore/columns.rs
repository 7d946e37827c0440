//! The columns of a case as conditions see them, a bucket at a time.

use std::ops::Range;

use arrow::array::types::{Float64Type, Int64Type, TimestampMicrosecondType};
use arrow::array::{Array, ArrayRef, AsArray, StringArray};
use arrow::datatypes::DataType;
use kajitori_domain::agreement::{Agreement, CaseColumn, ColumnSource, Take};
use kajitori_domain::case::{BUILT_IN, Cell, ColumnKind};
use kajitori_eventlog::bucket::{Buckets, Wanted};
use kajitori_eventlog::log::texts;

use super::completion::Completion;
use super::holders::Held;
use super::part::{Part, Seen};
use super::variants::Sequences;
use crate::view::{Codes, NONE, index};

/// Columns that only an agreement gives.
const AGREED: [&str; 6] =
    ["open", "client_time", "vendor_time", "third_time", "pause_time", "unattributed_time"];

/// The columns that conditions on the cases of `log` may use: those that every case has, those that
/// `agreement` declares, and the attributes of the log (the first value of each case), unless one
/// before has their name.
pub fn columns(log: &dyn Buckets, agreement: Option<&Agreement>) -> Vec<(String, ColumnKind)> {
    let offered = |name: &str| agreement.is_some() || !AGREED.contains(&name);
    let built_in = BUILT_IN.iter().filter(|(name, _)| offered(name));
    let mut all: Vec<(String, ColumnKind)> =
        built_in.map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    let declared = agreement.into_iter().flat_map(|agreement| &agreement.columns);
    all.extend(declared.map(|column| (column.name.clone(), column.kind)));
    for (name, kind) in attributes(log) {
        if !all.iter().any(|(known, _)| *known == name) {
            all.push((name, kind));
        }
    }
    all
}

/// The attributes of `log`.
pub fn attributes(log: &dyn Buckets) -> Vec<(String, ColumnKind)> {
    let names = log.shape().attributes().into_iter();
    let known = names.map(|name| log.shape().attribute(&name).and_then(kind).map(|k| (name, k)));
    known.flatten().collect()
}

fn kind(column: &ArrayRef) -> Option<ColumnKind> {
    match column.data_type() {
        DataType::Dictionary(..) => Some(ColumnKind::Text),
        DataType::Int64 => Some(ColumnKind::Integer),
        DataType::Float64 => Some(ColumnKind::Number),
        DataType::Boolean => Some(ColumnKind::Boolean),
        DataType::Timestamp(..) => Some(ColumnKind::Time),
        _ => None,
    }
}

/// Where a column comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Source {
    /// The place in [`BUILT_IN`].
    BuiltIn(usize),
    Declared(CaseColumn),
    Attribute(String, Take, ColumnKind),
}

impl Source {
    /// The column called `name`; its kind says what an attribute is read as.
    pub(crate) fn new(name: &str, kind: ColumnKind, agreement: Option<&Agreement>) -> Self {
        if let Some(place) = BUILT_IN.iter().position(|(known, _)| *known == name) {
            return Self::BuiltIn(place);
        }
        let mut declared = agreement.into_iter().flat_map(|agreement| &agreement.columns);
        match declared.find(|column| column.name == name) {
            None => Self::Attribute(name.to_owned(), Take::First, kind),
            Some(column) => match &column.from {
                ColumnSource::Attribute(from, take) => {
                    Self::Attribute(from.clone(), *take, column.kind)
                }
                _ => Self::Declared(column.clone()),
            },
        }
    }

    /// Whether the rules and patterns of an agreement are needed.
    pub(crate) fn needs_agreement(&self) -> bool {
        matches!(self, Self::BuiltIn(3 | 6..=10) | Self::Declared(_))
    }

    /// Whether what completes a case is needed.
    pub(crate) fn needs_completion(&self) -> bool {
        *self == Self::BuiltIn(3)
    }

    /// Whether the numbers of variants are needed.
    pub(crate) fn needs_variants(&self) -> bool {
        *self == Self::BuiltIn(18)
    }

    /// Asks for what must be read.
    pub(crate) fn want(&self, wanted: &mut Wanted) {
        match self {
            Self::BuiltIn(13 | 14) => wanted.org = true,
            Self::BuiltIn(15) => wanted.operator = true,
            Self::Attribute(name, ..) => {
                if let Some(names) = &mut wanted.attributes {
                    names.push(name.clone());
                }
            }
            // What patterns speak of is asked for with the agreement.
            Self::BuiltIn(_) | Self::Declared(_) => {}
        }
    }

    /// The texts behind the column's codes, where they are the same in every bucket.
    pub(crate) fn shared<'a>(&self, log: &'a dyn Buckets) -> Option<&'a StringArray> {
        match self {
            Self::BuiltIn(16 | 17) => Some(texts(log.shape().activity())),
            Self::Attribute(name, _, ColumnKind::Text) => {
                log.shape().attribute(name)?.as_any_dictionary_opt()?.values().as_string_opt()
            }
            _ => None,
        }
    }
}

/// The values of a column, one per case.
pub(crate) enum Column<'a> {
    /// Codes ([`NONE`] where missing) and their texts.
    Texts(Vec<u32>, &'a StringArray),
    /// Anything else.
    Cells(Vec<Cell<'a>>),
}

impl<'a> Column<'a> {
    /// The value of case `at`.
    pub(crate) fn cell(&self, at: usize) -> Cell<'a> {
        match self {
            Self::Texts(codes, texts) => match codes[at] {
                NONE => Cell::Missing,
                code => Cell::Text(texts.value(index(code))),
            },
            Self::Cells(cells) => cells[at].clone(),
        }
    }
}

/// What columns are made from.
pub(crate) struct Bucket<'a, 'b> {
    pub(crate) part: &'b Part<'a>,
    pub(crate) agreement: Option<&'b Agreement>,
    pub(crate) held: Option<&'b Held>,
    /// All variants in the order of their numbers, where they are needed.
    pub(crate) variants: Option<&'b Sequences>,
    /// What completes cases, where it is needed.
    pub(crate) completion: Option<&'b Completion<'b>>,
}

impl<'a> Bucket<'a, '_> {
    /// The values of `source`.
    pub(crate) fn column(&self, source: &Source) -> Column<'a> {
        match source {
            Source::BuiltIn(place) => self.built_in(*place),
            Source::Declared(column) => self.declared(column),
            Source::Attribute(name, take, kind) => self.attribute(name, *take, *kind),
        }
    }

    fn each(&self, value: impl FnMut(&Range<usize>) -> Cell<'a>) -> Column<'a> {
        Column::Cells(self.part.cases.iter().map(value).collect())
    }

    fn built_in(&self, place: usize) -> Column<'a> {
        let part = self.part;
        let activity = |row: usize| part.activity[row];
        match place {
            0 => {
                let case = part.log.case();
                let codes = part.cases.iter().map(|rows| case.keys().value(rows.start)).collect();
                Column::Texts(codes, texts(case))
            }
            1 => self.each(|rows| Cell::Time(part.time[rows.start])),
            2 => self.each(|rows| Cell::Time(part.time[rows.end - 1])),
            3 => self.open(),
            4 => self.each(|rows| Cell::Duration(part.lead(rows))),
            5 => self.each(|rows| Cell::Duration(part.business_lead(rows))),
            6..=10 => self.each(|rows| {
                let held = self.held.map(|held| held.times(part, rows)[place - 6]);
                held.map_or(Cell::Missing, Cell::Duration)
            }),
            11 => self.each(|rows| integer(rows.len())),
            12 => {
                let mut seen = Seen::new(part.log.activity().values().len());
                self.each(|rows| {
                    seen.next();
                    let codes = &part.activity[rows.clone()];
                    integer(codes.iter().filter(|code| !seen.first(**code)).count())
                })
            }
            13 => self.moves(|moves| moves.0),
            14 => self.moves(|moves| moves.1),
            15 => {
                let operators = part.operators();
                let mut seen = Seen::new(part.log.operator().values().len());
                self.each(|rows| {
                    seen.next();
                    let codes = &operators[rows.clone()];
                    integer(codes.iter().filter(|code| seen.first(**code)).count())
                })
            }
            16 | 17 => {
                let row = |rows: &Range<usize>| if place == 16 { rows.start } else { rows.end - 1 };
                let codes = part.cases.iter().map(|rows| activity(row(rows))).collect();
                Column::Texts(codes, texts(part.log.activity()))
            }
            _ => self.each(|rows| {
                let variants = self.variants;
                let number = variants.and_then(|v| v.find(&part.activity[rows.clone()]));
                number.map_or(Cell::Missing, |number| Cell::Integer(i64::from(number) + 1))
            }),
        }
    }

    /// Whether the last event leaves the case open; missing where nobody asked what completes one.
    fn open(&self) -> Column<'a> {
        let open = self.completion.zip(self.held).map(|(of, held)| of.open(self.part, held));
        let agreed = self.agreement.is_some_and(Completion::agreed);
        let mut open = open.into_iter().flatten();
        self.each(|_| match (agreed, open.next()) {
            (false, _) => Cell::Boolean(false),
            (true, Some(open)) => Cell::Boolean(open),
            (true, None) => Cell::Missing,
        })
    }

    /// Hand-offs between organisations, and those to one that had the case before.
    fn moves(&self, which: impl Fn((usize, usize)) -> usize) -> Column<'a> {
        let orgs = self.part.orgs();
        let mut seen = Seen::new(self.part.log.org().values().len());
        self.each(|rows| integer(which(moves(&orgs[rows.clone()], &mut seen))))
    }

    fn declared(&self, column: &CaseColumn) -> Column<'a> {
        let Some(held) = self.held else { return self.each(|_| Cell::Missing) };
        let row = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
        let time =
            |row: Option<usize>| row.map_or(Cell::Missing, |row| Cell::Time(self.part.time[row]));
        match &column.from {
            ColumnSource::Attribute(..) => self.each(|_| Cell::Missing),
            ColumnSource::Has(on) => {
                let on = held.marked(on);
                self.each(|rows| Cell::Boolean(rows.clone().any(|at| on.has(row(at)))))
            }
            ColumnSource::Count(on) => {
                let on = held.marked(on);
                self.each(|rows| integer(rows.clone().filter(|at| on.has(row(*at))).count()))
            }
            ColumnSource::First(on) => {
                let on = held.marked(on);
                self.each(|rows| time(rows.clone().find(|at| on.has(row(*at)))))
            }
            ColumnSource::Last(on) => {
                let on = held.marked(on);
                self.each(|rows| time(rows.clone().rev().find(|at| on.has(row(*at)))))
            }
        }
    }

    fn attribute(&self, name: &str, take: Take, kind: ColumnKind) -> Column<'a> {
        let Some(column) = self.part.log.attribute(name) else {
            return self.each(|_| Cell::Missing);
        };
        let picked = |rows: &Range<usize>| match take {
            Take::First => rows.clone().find(|row| column.is_valid(*row)),
            Take::Last => rows.clone().rev().find(|row| column.is_valid(*row)),
        };
        if let Some(dictionary) = column.as_any().downcast_ref() {
            let codes = Codes::new(dictionary);
            let code = |rows| picked(rows).map_or(NONE, |row| codes.of[row]);
            return Column::Texts(self.part.cases.iter().map(code).collect(), codes.texts);
        }
        let (whole, number) =
            (column.as_primitive_opt::<Int64Type>(), column.as_primitive_opt::<Float64Type>());
        let (time, flag) =
            (column.as_primitive_opt::<TimestampMicrosecondType>(), column.as_boolean_opt());
        self.each(|rows| {
            let Some(row) = picked(rows) else { return Cell::Missing };
            match (whole, number, time, flag) {
                #[expect(clippy::cast_precision_loss, reason = "the agreement asks for a number")]
                (Some(whole), ..) if kind == ColumnKind::Number => {
                    Cell::Number(whole.value(row) as f64)
                }
                (Some(whole), ..) => Cell::Integer(whole.value(row)),
                (_, Some(number), ..) => Cell::Number(number.value(row)),
                (_, _, Some(time), _) => Cell::Time(time.value(row)),
                (.., Some(flag)) => Cell::Boolean(flag.value(row)),
                _ => Cell::Missing,
            }
        })
    }
}

/// Changes from one organisation to another, and those to one that the case had before; events
/// without one are passed over.
pub(crate) fn moves(orgs: &[u32], seen: &mut Seen) -> (usize, usize) {
    seen.next();
    let (mut before, mut changes, mut returns) = (NONE, 0, 0);
    for org in orgs.iter().copied().filter(|org| *org != NONE) {
        if org != before {
            let new = seen.first(org);
            changes += usize::from(before != NONE);
            returns += usize::from(before != NONE && !new);
            before = org;
        }
    }
    (changes, returns)
}

fn integer<'a>(count: usize) -> Cell<'a> {
    Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}
