//! Counts and times by pair of codes, added to without asking for memory at each event.

use std::collections::HashMap;

use kajitori_domain::measure::explore::Method;

use super::classes::class;
use super::spread::Values;
use crate::view::index;

/// Widest alphabet for which a square table is kept; beyond it a hash table serves.
const SQUARE: usize = 1 << 10;

/// What is known of a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// How often.
    pub(crate) count: u64,
    /// Time between by the clock, in microseconds.
    pub(crate) clock: i64,
    /// The same inside the calendar.
    pub(crate) business: i64,
}

impl Cell {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.clock = self.clock.saturating_add(other.clock);
        self.business = self.business.saturating_add(other.business);
    }
}

/// Pairs of codes.
pub(crate) struct Edges {
    width: usize,
    cells: Vec<Cell>,
    wide: HashMap<(u32, u32), Cell>,
    gaps: Gaps,
}

/// Single times, where percentiles are wanted.
enum Gaps {
    Omitted,
    /// Pair and times of every single one.
    All(Vec<Gap>),
    /// How many times of each pair lie in each class by the clock, and inside the calendar.
    Classes(HashMap<(u32, u32, u16), [u64; 2]>),
}

/// One time between two events.
#[derive(Debug, Clone, Copy)]
struct Gap {
    from: u32,
    to: u32,
    clock: i64,
    business: i64,
}

/// A pair with everything that is known of it.
pub(crate) struct Found {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) cell: Cell,
    /// Times by the clock.
    pub(crate) clock: Values,
    /// Times inside the calendar.
    pub(crate) business: Values,
}

impl Edges {
    /// No pair yet, between `width` codes.
    pub(crate) fn new(width: usize, percentiles: Method) -> Self {
        let cells = if width <= SQUARE { vec![Cell::default(); width * width] } else { Vec::new() };
        let gaps = match percentiles {
            Method::Omitted => Gaps::Omitted,
            Method::Exact => Gaps::All(Vec::new()),
            Method::Classes => Gaps::Classes(HashMap::new()),
        };
        Self { width, cells, wide: HashMap::new(), gaps }
    }

    /// `to` followed `from`, so much later.
    #[inline]
    pub(crate) fn add(&mut self, from: u32, to: u32, clock: i64, business: i64) {
        let cell = if self.width <= SQUARE {
            &mut self.cells[index(from) * self.width + index(to)]
        } else {
            self.wide.entry((from, to)).or_default()
        };
        cell.add(Cell { count: 1, clock, business });
        match &mut self.gaps {
            Gaps::Omitted => {}
            Gaps::All(gaps) => gaps.push(Gap { from, to, clock, business }),
            Gaps::Classes(counts) => {
                counts.entry((from, to, class(clock))).or_default()[0] += 1;
                counts.entry((from, to, class(business))).or_default()[1] += 1;
            }
        }
    }

    /// Takes over what another thread gathered.
    pub(crate) fn merge(&mut self, other: Self) {
        for (mine, theirs) in self.cells.iter_mut().zip(other.cells) {
            mine.add(theirs);
        }
        for (pair, theirs) in other.wide {
            self.wide.entry(pair).or_default().add(theirs);
        }
        match (&mut self.gaps, other.gaps) {
            (Gaps::All(mine), Gaps::All(theirs)) => mine.extend(theirs),
            (Gaps::Classes(mine), Gaps::Classes(theirs)) => {
                for (class, counts) in theirs {
                    let mine = mine.entry(class).or_default();
                    *mine = [mine[0] + counts[0], mine[1] + counts[1]];
                }
            }
            _ => {}
        }
    }

    /// Every pair that occurred, by the two codes.
    pub(crate) fn found(self) -> Vec<Found> {
        let code = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let empty = |(from, to), cell| {
            let (clock, business) = (Values::default(), Values::default());
            Found { from, to, cell, clock, business }
        };
        let mut found: Vec<Found> = self
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| cell.count > 0)
            .map(|(at, cell)| empty((code(at / self.width), code(at % self.width)), *cell))
            .collect();
        let mut wide: Vec<_> = self.wide.into_iter().collect();
        wide.sort_unstable_by_key(|(pair, _)| *pair);
        found.extend(wide.into_iter().map(|(pair, cell)| empty(pair, cell)));
        let places: HashMap<(u32, u32), usize> =
            found.iter().enumerate().map(|(at, pair)| ((pair.from, pair.to), at)).collect();
        match self.gaps {
            Gaps::Omitted => {}
            Gaps::All(gaps) => {
                for gap in gaps {
                    let pair = &mut found[places[&(gap.from, gap.to)]];
                    pair.clock.all.push(gap.clock);
                    pair.business.all.push(gap.business);
                }
            }
            Gaps::Classes(counts) => {
                for ((from, to, class), [clock, business]) in counts {
                    let pair = &mut found[places[&(from, to)]];
                    pair.clock.classes.push((class, clock));
                    pair.business.classes.push((class, business));
                }
            }
        }
        found
    }
}
