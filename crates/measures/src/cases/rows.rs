//! The rows of a bucket's cases.

use kajitori_domain::case::{BUILT_IN, Cell};

use super::column::{Column, Names};
use crate::bytes::Reader;
use crate::condition::Asked;
use crate::kept::Kept;
use crate::level::{Bench, Decision, Entries, Role};
use crate::table::ColumnId;
use crate::view::{NONE, index};

/// Rows of a frame.
pub(crate) const FRAME: usize = 1 << 10;

/// Place of the variant among the columns behind the case.
pub(super) const VARIANT: usize = BUILT_IN.len() - 2;

/// Some rows in order, put down in frames of [`FRAME`] rows that can be read one by one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Rows {
    /// Whether they were wanted.
    pub(crate) wanted: bool,
    /// How many.
    pub(crate) count: usize,
    /// The first event of the first.
    pub(crate) first: i64,
    /// Where each frame ends.
    pub(crate) ends: Vec<usize>,
    pub(crate) bytes: Vec<u8>,
}

impl Kept for Rows {
    /// Keeps all but the bytes.
    fn put(&self, bytes: &mut Vec<u8>) {
        (self.wanted, self.count, self.first).put(bytes);
        self.ends.put(bytes);
    }

    fn get(bytes: &mut Reader<'_>) -> Option<Self> {
        let (wanted, count, first) = Kept::get(bytes)?;
        let ends: Vec<usize> = Kept::get(bytes)?;
        let sound = ends.is_sorted() && ends.len() == usize::div_ceil(count, FRAME);
        sound.then_some(Self { wanted, count, first, ends, bytes: Vec::new() })
    }
}

/// The rows of the cases that `bench` knows at the end of the month, by first event, then case.
/// `variants` has the variant of each row of its table; `levels` the entries of each level.
pub(crate) fn rows(bench: Bench<'_>, variants: &[u32], levels: &[Option<Entries<'_>>]) -> Rows {
    let gathered = Gathered::new(bench);
    let mut columns = gathered.columns(variants);
    for entries in levels {
        columns.extend(gathered.level(entries.as_ref()));
    }
    let (snapshots, names) = (bench.table.snapshots, bench.table.events.case.texts);
    let case = |place: usize| &snapshots[gathered.all[place].0];
    let name = |place: usize| names.value(index(case(place).case));
    let mut order: Vec<usize> = (0..gathered.all.len()).collect();
    order.sort_by(|a, b| case(*a).start.cmp(&case(*b).start).then_with(|| name(*a).cmp(name(*b))));
    let first = order.first().map_or(0, |place| case(*place).start);
    let mut rows = Rows { wanted: true, count: order.len(), first, ..Rows::default() };
    for frame in order.chunks(FRAME) {
        Names::write(frame.iter().map(|place| name(*place)), &mut rows.bytes);
        columns.iter().for_each(|column| column.write(frame, &mut rows.bytes));
        rows.ends.push(rows.bytes.len());
    }
    rows
}

/// Which snapshots become rows, and which process says whether they are open.
struct Gathered<'a> {
    bench: Bench<'a>,
    /// Row of the snapshot table, and the case's process (its first, if several take it).
    all: Vec<(usize, &'a Asked<'a>)>,
    /// The other way round; `usize::MAX` for snapshots that are no longer current.
    place: Vec<usize>,
}

impl<'a> Gathered<'a> {
    fn new(bench: Bench<'a>) -> Self {
        let snapshots = bench.table.snapshots;
        let mut all: Vec<(usize, &Asked<'a>)> = Vec::new();
        if let Some(first) = bench.asked.first() {
            let mut of: Vec<Option<&Asked<'a>>> = vec![None; snapshots.len()];
            for asked in bench.asked {
                let member = bench.answers(asked, asked.process.population.as_ref());
                for (of, member) in of.iter_mut().zip(&*member) {
                    *of = of.or((*member == Some(true)).then_some(asked));
                }
            }
            let current = (0..snapshots.len()).filter(|row| snapshots[*row].is_current());
            all = current.map(|row| (row, of[row].unwrap_or(first))).collect();
        }
        let mut place = vec![usize::MAX; snapshots.len()];
        for (to, (row, _)) in all.iter().enumerate() {
            place[*row] = to;
        }
        Self { bench, all, place }
    }

    /// The columns that every case has but its name, and the declared ones.
    fn columns(&self, variants: &[u32]) -> Vec<Column> {
        let declared = self.bench.table.declared.len();
        let built_in = (1..BUILT_IN.len()).map(ColumnId::BuiltIn);
        let all = built_in.chain((0..declared).map(ColumnId::Declared));
        all.enumerate()
            .map(|(place, column)| match place {
                VARIANT => self.filled(|row, _| Some(i64::from(variants[row]))),
                _ => self.column(column),
            })
            .collect()
    }

    fn filled(&self, value: impl Fn(usize, &Asked<'_>) -> Option<i64>) -> Column {
        let mut column = Column::missing(self.all.len());
        for (place, (row, asked)) in self.all.iter().enumerate() {
            if let Some(value) = value(*row, asked) {
                column.set(place, value);
            }
        }
        column
    }

    fn column(&self, column: ColumnId) -> Column {
        let (table, order) = (self.bench.table, self.bench.order);
        if let Some(value) = table.whole(column) {
            return self.filled(|row, _| value(row));
        }
        if table.texts(column).is_some() {
            let code = |row| table.code(column, row, order);
            return self.filled(|row, _| Some(code(row)).filter(|c| *c != NONE).map(i64::from));
        }
        self.filled(|row, asked| match asked.cell(column, row) {
            Cell::Integer(value) | Cell::Time(value) | Cell::Duration(value) => Some(value),
            Cell::Number(value) => Some(value.to_bits().cast_signed()),
            Cell::Boolean(value) => Some(i64::from(value)),
            Cell::Text(_) | Cell::Missing => None,
        })
    }

    /// Assigned, clock, hit and role.
    fn level(&self, entries: Option<&Entries<'_>>) -> [Column; 4] {
        let mut columns = [(); 4].map(|()| Column::missing(self.all.len()));
        let Some(entries) = entries else { return columns };
        let [assigned, clock, hits, roles] = &mut columns;
        for entry in &entries.all {
            let Some(row) = self.place.get(entry.row).copied().filter(|p| *p < self.all.len())
            else {
                continue;
            };
            match entry.decision {
                Decision::Counted { moment, hit } => {
                    assigned.set(row, entries.assigned(entry.start, moment));
                    hits.set(row, i64::from(hit));
                }
                Decision::Missing { moment } => {
                    assigned.set(row, entries.assigned(entry.start, moment));
                }
                Decision::Pending => {}
            }
            if let Some(value) = entries.clock(entry).filter(|_| entry.start.is_some()) {
                clock.set(row, value);
            }
            if let Some(role) = entry.role {
                roles.set(row, code(role));
            }
        }
        columns
    }
}

/// The place of a role's word in [`super::words`].
fn code(role: Role) -> i64 {
    match role {
        Role::Counted => 0,
        Role::Missing => 1,
        Role::Pending => 2,
        Role::Excluded(by) => i64::from(by) + 3,
    }
}
