//! Events from a delimited table, on all cores.
//!
//! One thread reads, decodes and cuts the text into blocks; others read blocks; their results are
//! put together here, in the file's order. A block is cut where a record most likely ends. Where
//! one does not, what is left of it is read again together with the next block, so that the result
//! never depends on where blocks end or on who reads them.

mod block;
mod cut;
mod plan;
#[cfg(test)]
mod tests;

use std::io::Write;

use kajitori_domain::refusal::Stop;

use self::block::parse;
use self::cut::{Block, Cutter};
use self::plan::{Plan, Rows};
use crate::columns::Columns;
use crate::intake::Intake;
use crate::opened::{Form, Opened};
use crate::ordered::in_order;
use crate::people::{Coder, People, full};
use crate::read::gathering::Gathering;
use crate::read::outlet::Outlet;
use crate::read::wanted::Wanted;
use crate::source::{refusal, stop};
use crate::table::{Header, Table};
use crate::text::Piece;

/// Rows of a stream after which they are put behind the rest.
const SOME: usize = 8192;

/// Reads every row of the table.
pub(super) fn read<'w>(
    opened: Opened<'w>,
    delimiter: u8,
    wanted: &Wanted,
    coder: Coder<'_>,
    rejects: &'w mut dyn Write,
    outlet: &mut Outlet<'_>,
) -> Result<(Columns, Intake<'w>), Stop> {
    if matches!(opened.form, Form::Ocel { .. }) {
        return stream(opened, delimiter, wanted, coder, rejects, outlet);
    }
    let Opened { file, text, watch, pace, .. } = opened;
    let mapping = &wanted.columns;
    let mut cutter = Cutter::new(text, pace.block);
    let head = cutter.header(delimiter).map_err(|e| stop(&e, &file))?;
    let (framer, piece) = head.ok_or_else(|| refusal("log-nothing-read", &file))?;
    let header = Header::new(&framer.record(&piece.text), delimiter, &file)?;
    let mut intake = Intake::new(&file, rejects, header.names.clone(), watch);
    let plan = Plan::new(header, mapping)?;
    wanted.tell(&mut intake);
    let mut columns = outlet.columns(&file)?;
    for attribute in &mapping.attributes {
        columns.attribute(&attribute.name, attribute.kind);
    }
    let mut base = framer.number();
    let mut gathering = Gathering { columns, intake, people: People::new(coder), outlet };
    let work = |block: Block| parse(block, false, &plan, mapping).map_err(full(&file));
    in_order(
        pace.threads,
        || cutter.next(),
        work,
        |results| {
            let mut left: Option<(Piece, bool)> = None;
            for parsed in results {
                let mut parsed = parsed.map_err(|e| stop(&e, &file))??;
                if let Some((mut piece, skipping)) = left.take() {
                    piece.join(&parsed.block.piece, 0);
                    let block = Block { piece, last: parsed.block.last };
                    parsed = parse(block, skipping, &plan, mapping).map_err(full(&file))?;
                }
                if !parsed.is_whole() {
                    left = Some((parsed.rest(), parsed.skipping));
                }
                gathering.take(&parsed.columns, parsed.notes, base)?;
                base += parsed.records;
            }
            Ok::<(), Stop>(())
        },
    )?;
    Ok((gathering.columns, gathering.intake))
}

/// Reads a table row by row, because whoever makes its text tells of its rows meanwhile.
fn stream<'w>(
    opened: Opened<'w>,
    delimiter: u8,
    wanted: &Wanted,
    coder: Coder<'_>,
    rejects: &'w mut dyn Write,
    outlet: &mut Outlet<'_>,
) -> Result<(Columns, Intake<'w>), Stop> {
    let (file, watch, mapping) = (opened.file, opened.watch, &wanted.columns);
    let mut table = Table::new(opened.text, delimiter, opened.known, &file)?;
    let mut intake = Intake::new(&file, rejects, table.header.names.clone(), watch);
    let plan = Plan::new(table.header.clone(), mapping)?;
    wanted.tell(&mut intake);
    let mut columns = outlet.columns(&file)?;
    for attribute in &mapping.attributes {
        columns.attribute(&attribute.name, attribute.kind);
    }
    let mut gathering = Gathering { columns, intake, people: People::new(coder), outlet };
    let mut rows = Rows::new(&plan, mapping);
    while let Some(row) = table.next(&mut gathering.intake.findings)? {
        let taken = match row.flaw {
            Some(flaw) => Err(flaw),
            None => rows.take(&row.record).map_err(full(&file))?,
        };
        if let Err(flaw) = taken {
            rows.notes.reject(row.record.number, flaw, row.record.cells());
        }
        if rows.columns.len() + rows.notes.rejected.len() >= SOME {
            let Rows { columns, notes, .. } =
                std::mem::replace(&mut rows, Rows::new(&plan, mapping));
            gathering.take(&columns, notes, 0)?;
        }
    }
    gathering.take(&rows.columns, rows.notes, 0)?;
    Ok((gathering.columns, gathering.intake))
}
