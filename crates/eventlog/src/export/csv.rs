//! A log as CSV: UTF-8 with a byte order mark and CRLF, so that office programs open it; a missing
//! value is an empty cell; a text that a spreadsheet could take for a formula gets an apostrophe.

use std::io::Write;

use kajitori_domain::case::Cell;
use kajitori_domain::display::Clockface;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_domain::watch::Watch;

use super::rows::Column;
use super::{Written, each, unwritten};
use crate::bucket::Buckets;
use crate::rejects::{push_cell, push_cells};

pub(super) fn write(
    buckets: &dyn Buckets,
    clock: &Clockface,
    watch: &dyn Watch,
    out: &mut dyn Write,
) -> Result<Written, Stop> {
    let schema = buckets.shape().batch().schema();
    let mut text = "\u{feff}".to_owned();
    push_cells(&mut text, schema.fields().iter().map(|field| field.name().as_str()));
    text.push_str("\r\n");
    let written = each(buckets, watch, |log| {
        let columns = log.batch().columns().iter().map(Column::new);
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        for row in 0..log.len() {
            for (index, column) in columns.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                cell(&mut text, &column.cell(row), clock);
            }
            text.push_str("\r\n");
            if text.len() > 1 << 16 {
                out.write_all(text.as_bytes()).map_err(|e| unwritten(&e))?;
                text.clear();
            }
        }
        Ok(())
    })?;
    out.write_all(text.as_bytes()).map_err(|e| unwritten(&e))?;
    Ok(written)
}

fn cell(text: &mut String, cell: &Cell<'_>, clock: &Clockface) {
    match cell {
        Cell::Missing => {}
        Cell::Text(value) => push_cell(text, value),
        Cell::Integer(value) | Cell::Duration(value) => text.push_str(&value.to_string()),
        Cell::Number(value) => text.push_str(&value.to_string()),
        Cell::Boolean(value) => text.push_str(&value.to_string()),
        Cell::Time(at) => text.push_str(&clock.stamp(Moment(*at))),
    }
}
