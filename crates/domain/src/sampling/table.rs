//! The tables of the standard, read from `content/sampling`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::plan::{Level, Plan, Severity};
use crate::decimal::Decimal;

const SOURCE: &str = include_str!("../../../../content/sampling/jis-z-9015-1.toml");

/// An acceptance quality limit (AQL) that the tables have a column for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aql {
    column: usize,
    percent: Decimal,
}

impl Aql {
    /// The limit in percent of nonconforming units.
    pub fn percent(self) -> Decimal {
        self.percent
    }
}

/// Code letters and plans.
#[derive(Debug)]
pub struct Tables {
    /// The edition whose numbers these are.
    pub edition: String,
    /// The day on which they were checked last.
    pub checked: String,
    aqls: Vec<Decimal>,
    letters: Vec<(u64, Vec<char>)>,
    plans: [Rows; 3],
}

type Rows = Vec<Row>;

#[derive(Debug)]
struct Row {
    letter: char,
    sample: u64,
    cells: Vec<Cell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Accept(u64),
    Below,
    Above,
    Nothing,
}

#[derive(Deserialize)]
struct Written {
    edition: String,
    checked: String,
    aql: String,
    letters: WrittenLetters,
    normal: BTreeMap<char, WrittenRow>,
    tightened: BTreeMap<char, WrittenRow>,
    reduced: BTreeMap<char, WrittenRow>,
}

#[derive(Deserialize)]
struct WrittenLetters {
    levels: String,
    rows: Vec<WrittenSize>,
}

#[derive(Deserialize)]
struct WrittenSize {
    until: Option<u64>,
    letters: String,
}

#[derive(Deserialize)]
struct WrittenRow {
    n: u64,
    plans: String,
}

impl Tables {
    /// The tables of the standard.
    ///
    /// # Panics
    /// Never: a test reads the shipped file.
    pub fn standard() -> Self {
        let written: Written = toml::from_str(SOURCE).expect("the shipped tables are sound");
        let levels: Vec<&str> = written.letters.levels.split(' ').collect();
        assert_eq!(levels, Level::ALL.map(Level::name), "the shipped columns are in order");
        let size = |row: &WrittenSize| {
            let letters = row.letters.split(' ').filter_map(|l| l.chars().next()).collect();
            (row.until.unwrap_or(u64::MAX), letters)
        };
        Self {
            letters: written.letters.rows.iter().map(size).collect(),
            edition: written.edition,
            checked: written.checked,
            aqls: written.aql.split(' ').filter_map(Decimal::parse).collect(),
            plans: [written.normal, written.tightened, written.reduced].map(rows),
        }
    }

    /// The AQL of so many percent; `None` where the tables have no such column.
    pub fn aql(&self, percent: Decimal) -> Option<Aql> {
        let column = self.aqls.iter().position(|a| *a == percent)?;
        Some(Aql { column, percent })
    }

    /// All AQLs in percent, ascending.
    pub fn aqls(&self) -> &[Decimal] {
        &self.aqls
    }

    /// The plan for a lot of so many units; `None` for a lot of fewer than two.
    pub fn plan(&self, lot: u64, level: Level, aql: Aql, severity: Severity) -> Option<Plan> {
        if lot < 2 {
            return None;
        }
        let (_, letters) = self.letters.iter().find(|(until, _)| lot <= *until)?;
        let letter = *letters.get(level as usize)?;
        let rows = self.rows(severity);
        let mut at = rows.iter().position(|r| r.letter == letter)?;
        // Arrows never lead in a circle: a column has its plans in one stretch.
        for _ in rows {
            let row = rows.get(at)?;
            match row.cells.get(aql.column)? {
                Cell::Accept(accept) => {
                    let whole = row.sample >= lot;
                    let sample = row.sample.min(lot);
                    let (used, reject) = (row.letter, accept + 1);
                    return Some(Plan { letter, used, sample, accept: *accept, reject, whole });
                }
                Cell::Below => at += 1,
                Cell::Above => at = at.checked_sub(1)?,
                Cell::Nothing => return None,
            }
        }
        None
    }

    /// The acceptance number of the same code letter one AQL tighter, in normal inspection.
    pub(super) fn tighter(&self, used: char, aql: Aql) -> Option<u64> {
        let row = self.rows(Severity::Normal).iter().find(|r| r.letter == used)?;
        match row.cells.get(aql.column.checked_sub(1)?)? {
            Cell::Accept(accept) => Some(*accept),
            Cell::Below | Cell::Above | Cell::Nothing => None,
        }
    }

    fn rows(&self, severity: Severity) -> &Rows {
        &self.plans[match severity {
            Severity::Normal => 0,
            Severity::Tightened => 1,
            Severity::Reduced => 2,
        }]
    }
}

fn rows(written: BTreeMap<char, WrittenRow>) -> Rows {
    let cell = |text: &str| match text {
        "v" => Cell::Below,
        "^" => Cell::Above,
        number => number.parse().map_or(Cell::Nothing, Cell::Accept),
    };
    // The letters' order in the alphabet is the order of the sample sizes.
    let row = |(letter, row): (char, WrittenRow)| Row {
        letter,
        sample: row.n,
        cells: row.plans.split_whitespace().map(cell).collect(),
    };
    written.into_iter().map(row).collect()
}
