//! Counts and times by pair of codes, added to without asking for memory at each event.

use std::collections::HashMap;

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
    /// Pair and times of every single one, where percentiles are wanted.
    gaps: Option<Vec<Gap>>,
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
    /// Every time by the clock, and inside the calendar; empty where percentiles are not wanted.
    pub(crate) clock: Vec<i64>,
    pub(crate) business: Vec<i64>,
}

impl Edges {
    /// No pair yet, between `width` codes.
    pub(crate) fn new(width: usize, percentiles: bool) -> Self {
        let cells = if width <= SQUARE { vec![Cell::default(); width * width] } else { Vec::new() };
        Self { width, cells, wide: HashMap::new(), gaps: percentiles.then(Vec::new) }
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
        if let Some(gaps) = &mut self.gaps {
            gaps.push(Gap { from, to, clock, business });
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
        if let (Some(mine), Some(theirs)) = (&mut self.gaps, other.gaps) {
            mine.extend(theirs);
        }
    }

    /// Every pair that occurred, by the two codes.
    pub(crate) fn found(self) -> Vec<Found> {
        let code = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let empty =
            |(from, to), cell| Found { from, to, cell, clock: Vec::new(), business: Vec::new() };
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
        if let Some(gaps) = self.gaps {
            scatter(&mut found, &gaps);
        }
        found
    }
}

/// Hands every single time to its pair.
fn scatter(found: &mut [Found], gaps: &[Gap]) {
    for pair in found.iter_mut() {
        let room = usize::try_from(pair.cell.count).unwrap_or(0);
        pair.clock.reserve_exact(room);
        pair.business.reserve_exact(room);
    }
    let places: HashMap<(u32, u32), usize> =
        found.iter().enumerate().map(|(at, pair)| ((pair.from, pair.to), at)).collect();
    for gap in gaps {
        if let Some(at) = places.get(&(gap.from, gap.to)) {
            found[*at].clock.push(gap.clock);
            found[*at].business.push(gap.business);
        }
    }
}
