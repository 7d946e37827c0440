//! The file of events that a vendor's tool exports.

use std::io::{self, Write};

use jiff::civil::date;

use crate::dirt::Dirt;
use crate::layout::Layout;
use crate::office::midnight;
use crate::row::Row;

/// The log was drawn when October 2026 had ended; nothing later is in it.
const DRAWN: (i16, i8, i8) = (2026, 11, 1);

/// Writes `rows` in the order of their times, with what goes wrong when people export.
pub(crate) fn write(mut rows: Vec<Row>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let (year, month, day) = DRAWN;
    let drawn = midnight(date(year, month, day));
    rows.retain(|row| row.at < drawn);
    // Stable: what one case does within one second keeps its order.
    rows.sort_by_key(|row| row.at);
    let mut dirt = Dirt::new(layout, rows.len());
    layout.write(out, &layout.header())?;
    for (index, row) in rows.iter().enumerate() {
        dirt.before(index, row, out)?;
        layout.write(out, &layout.line(row))?;
    }
    if layout.footer {
        // The export tool's own last line, which is no event.
        layout.write(out, &format!("** 出力終了 {}件 **", rows.len()))?;
    }
    Ok(())
}
