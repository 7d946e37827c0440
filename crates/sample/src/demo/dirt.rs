//! What goes wrong when people export and send files: rows that cannot be read stand beside the
//! sound ones.

use std::io::{self, Write};

use crate::SEED;
use crate::random::Random;
use crate::row::{Row, write_cp932};

/// How many unreadable rows there are.
const COUNT: usize = 96;

/// Where the unreadable rows stand, the last one first.
pub(super) struct Dirt {
    at: Vec<usize>,
    random: Random,
}

impl Dirt {
    /// Spreads the unreadable rows over a file of `rows` rows.
    pub(super) fn new(rows: usize) -> Self {
        let mut random = Random::new(SEED + 6);
        let mut at: Vec<usize> = (0..COUNT).map(|_| random.index(rows)).collect();
        at.sort_unstable_by(|a, b| b.cmp(a));
        Self { at, random }
    }

    /// Writes the broken attempts that precede the sound row `index`.
    pub(super) fn before(
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
            write_cp932(out, &row.line())?;
        }
        Ok(())
    }

    /// A copy of the row as it was first sent, before somebody corrected it.
    fn broken(&mut self, row: &Row, out: &mut dyn Write) -> io::Result<()> {
        let line = row.line();
        let mut cells: Vec<&str> = line.split(',').collect();
        match self.random.below(8) {
            0 => cells[4] = "2026/02/30",
            1 => cells[5] = "25:61:00",
            2 => cells[1] = "",
            3 => cells[4] = "",
            4 => cells[4] = "令和8年4月吉日",
            // An amount with separators that nobody quoted: two cells too many.
            5 => cells[10] = "1,280,000",
            6 => cells.truncate(7),
            _ => {
                // Half a character: the cut end of a text in another system.
                out.write_all(b"\x83")?;
                return write_cp932(out, &format!(",{}", cells[1..].join(",")));
            }
        }
        write_cp932(out, &cells.join(","))
    }
}
