//! The shipped example: an invented company, three processes and a call centre, twelve months. It
//! plants situations (who waits for whom, what was keyed twice by one person); the product finds
//! the figures.

mod calls;
mod desk;
mod dirt;
mod entry;
mod payable;
mod plan;
mod reported;
mod samples;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::SEED;
use crate::office::{Office, midnight};
use crate::random::Random;
use crate::row::{HEADER, Row, write_cp932};

/// The log was drawn when October 2026 had ended; nothing later is in it.
const DRAWN: (i16, i8, i8) = (2026, 11, 1);

/// Writes `events.csv`, `intervals.csv`, `samples.csv` and `reported.csv`, each to the writer that
/// `open` gives for its name. The same bytes every time.
///
/// # Errors
/// What `open` or a writer reports.
pub fn write<W: Write>(open: &mut dyn FnMut(&str) -> io::Result<W>) -> io::Result<()> {
    events(&mut open("events.csv")?)?;
    calls::write(&mut Random::new(SEED + 4), &mut open("intervals.csv")?)?;
    samples::write(&mut Random::new(SEED + 5), &mut open("samples.csv")?)?;
    reported::write(&mut open("reported.csv")?)
}

fn events(out: &mut dyn Write) -> io::Result<()> {
    let office = Office::new();
    let mut rows = Vec::new();
    for process in [payable::rows, desk::rows, entry::rows] {
        rows.extend(numbered(process(&office)));
    }
    let (year, month, day) = DRAWN;
    let drawn = midnight(jiff::civil::date(year, month, day));
    rows.retain(|row: &Row| row.at < drawn);
    // Stable: what one case does within one second keeps its order.
    rows.sort_by_key(|row| row.at);
    let mut dirt = dirt::Dirt::new(rows.len());
    write_cp932(out, HEADER)?;
    for (index, row) in rows.iter().enumerate() {
        dirt.before(index, row, out)?;
        write_cp932(out, &row.line())?;
    }
    // The export tool's own last line, which is no event.
    write_cp932(out, &format!("** 出力終了 {}件 **", rows.len()))
}

/// Numbers the cases of one process by their first event, as an office numbers what comes in.
fn numbered(mut rows: Vec<Row>) -> Vec<Row> {
    let mut first: BTreeMap<u32, i64> = BTreeMap::new();
    for row in &rows {
        let at = first.entry(row.number).or_insert(row.at);
        *at = (*at).min(row.at);
    }
    let mut order: Vec<(i64, u32)> = first.into_iter().map(|(number, at)| (at, number)).collect();
    order.sort_unstable();
    let ranks: BTreeMap<u32, u32> =
        order.into_iter().zip(1..).map(|((_, number), rank)| (number, rank)).collect();
    for row in &mut rows {
        row.number = ranks[&row.number];
    }
    rows
}
