//! What goes wrong when people export and send files: rows that cannot be read stand beside the
//! sound ones.

use std::io::{self, Write};

use crate::SEED;
use crate::layout::{Column, Layout};
use crate::random::Random;
use crate::row::Row;

/// Where the unreadable rows stand, the last one first.
pub(crate) struct Dirt<'a> {
    layout: &'a Layout,
    at: Vec<usize>,
    random: Random,
}

impl<'a> Dirt<'a> {
    /// Spreads the layout's unreadable rows over a file of `rows` rows.
    pub(crate) fn new(layout: &'a Layout, rows: usize) -> Self {
        let mut random = Random::new(SEED + 6);
        let mut at: Vec<usize> = (0..layout.broken).map(|_| random.index(rows)).collect();
        at.sort_unstable_by(|a, b| b.cmp(a));
        Self { layout, at, random }
    }

    /// Writes the broken attempts that precede the sound row `index`.
    pub(crate) fn before(
        &mut self,
        index: usize,
        row: &Row,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        while self.at.last() == Some(&index) {
            self.at.pop();
            self.broken(row, out)?;
        }
        // Now and then the scanner reports the same lot twice.
        if row.activity == "スキャン" && self.random.chance(5) {
            self.layout.write(out, &self.layout.line(row))?;
        }
        Ok(())
    }

    /// A copy of the row as it was first sent, before somebody corrected it.
    fn broken(&mut self, row: &Row, out: &mut dyn Write) -> io::Result<()> {
        let line = self.layout.line(row);
        let mut cells: Vec<&str> = line.split(',').collect();
        let day = self.layout.place(&[Column::Date, Column::Minute]);
        match self.random.below(8) {
            0 => cells[day] = "2026/02/30",
            1 => cells[self.layout.place(&[Column::Time, Column::Minute])] = "25:61:00",
            2 => cells[self.layout.place(&[Column::Case])] = "",
            3 => cells[day] = "",
            4 => cells[day] = "令和8年4月吉日",
            // An amount with separators that nobody quoted: two cells too many.
            5 => cells[self.layout.place(&[Column::Amount, Column::Kind])] = "1,280,000",
            // The line broke off.
            6 => cells.truncate(cells.len() * 7 / 12),
            _ => {
                out.write_all(self.layout.half_character())?;
                return self.layout.write(out, &format!(",{}", cells[1..].join(",")));
            }
        }
        self.layout.write(out, &cells.join(","))
    }
}
