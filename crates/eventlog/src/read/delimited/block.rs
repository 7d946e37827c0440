//! Reading one block of a table.

use kajitori_domain::mapping::EventColumns;

use super::cut::Block;
use super::plan::{Plan, Rows};
use crate::columns::Columns;
use crate::framer::{Frame, Framer};
use crate::interner::Full;
use crate::notes::Notes;
use crate::table::trim;
use crate::text::Piece;

/// What was read of a block.
pub(super) struct Parsed {
    pub(super) block: Block,
    pub(super) columns: Columns,
    pub(super) notes: Notes,
    /// Records in the block, blank lines among them.
    pub(super) records: u64,
    /// Where the text begins that belongs to a record that ends in a later block.
    rest: usize,
    /// Whether that text begins inside a line that is too long.
    pub(super) skipping: bool,
}

impl Parsed {
    /// Whether the next block begins with a record of its own.
    pub(super) fn is_whole(&self) -> bool {
        self.rest == self.block.piece.text.len() && !self.skipping
    }

    /// The text that belongs to a record that ends in a later block.
    pub(super) fn rest(&mut self) -> Piece {
        self.block.piece.split_off(self.rest, 0, "")
    }
}

/// Reads `block`, which begins with a record, or inside a line that is too long when `skipping`.
pub(super) fn parse(
    block: Block,
    skipping: bool,
    plan: &Plan,
    mapping: &EventColumns,
) -> Result<Parsed, Full> {
    let text = block.piece.text.as_str();
    let width = plan.header.names.len();
    let mut framer = Framer::new(plan.header.delimiter, skipping);
    let mut rows = Rows::new(plan, mapping);
    while framer.advance(text, block.last) == Frame::Record {
        let record = framer.record(text);
        if record.several_lines && record.len() != width {
            // A lone quote has swallowed line ends: give up its line only.
            framer.only_first_line(text);
        } else if record.flaw.is_none() && record.cells().all(|cell| trim(cell).is_empty()) {
            rows.notes.pass_over("log-row-empty", record.number);
            continue;
        }
        let record = framer.record(text);
        let damaged = block.piece.is_damaged(framer.span());
        let taken = match plan.header.flaw(&record, damaged) {
            Some(flaw) => Err(flaw),
            None => rows.take(&record)?,
        };
        if let Err(flaw) = taken {
            rows.notes.reject(record.number, flaw, record.cells());
        }
    }
    let (records, rest, skipping) = (framer.number(), framer.rest(), framer.skipping());
    let Rows { columns, notes, .. } = rows;
    Ok(Parsed { block, columns, notes, records, rest, skipping })
}
