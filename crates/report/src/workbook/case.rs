//! Sheet 案件一覧: one row per case, with every column of the case table.

use kajitori_domain::case::{CaseRows, Cell, ColumnKind};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::{Moment, Span};

use super::fault;
use super::miss::hours;
use super::sheet::{ABOVE, Book, Field, ROWS};
use crate::show::Show;

pub(crate) fn write(
    cases: &dyn CaseRows,
    show: &Show<'_>,
    book: &mut Book<'_>,
) -> Result<(), Stop> {
    let shown = cases.len().min(ROWS - ABOVE);
    let id = if shown < cases.len() { "pack-sheet-cases-cut" } else { "pack-sheet-cases-note" };
    let count = |n: usize| show.count(u64::try_from(n).unwrap_or(u64::MAX));
    let note = show.with(id, &[("shown", count(shown)), ("all", count(cases.len()))]);
    let header: Vec<(String, f64)> = cases
        .columns()
        .into_iter()
        .map(|(name, kind)| match kind {
            ColumnKind::Duration => (hours(show, &name), 14.0),
            ColumnKind::Time => (name, 20.0),
            _ => (name, 16.0),
        })
        .collect();
    let mut sheet = book.sheet("pack-sheet-cases", &note, &header).map_err(|e| fault(&e))?;
    let (mut left, mut written) = (shown, Ok(()));
    cases.each(&mut |cells| {
        if left == 0 {
            return false;
        }
        left -= 1;
        let row: Vec<Field> = cells.iter().map(field).collect();
        written = sheet.row(&row);
        written.is_ok()
    })?;
    written.and_then(|()| sheet.finish()).map_err(|e| fault(&e))?;
    Ok(())
}

fn field(cell: &Cell<'_>) -> Field {
    match *cell {
        Cell::Missing => Field::Empty,
        Cell::Text(text) => Field::text(text),
        #[expect(clippy::cast_precision_loss, reason = "a cell holds a 64-bit float")]
        Cell::Integer(value) => Field::Number(value as f64),
        Cell::Number(value) => Field::Number(value),
        Cell::Boolean(value) => Field::Boolean(value),
        Cell::Time(at) => Field::Time(Moment(at)),
        Cell::Duration(span) => Field::Hours(Span(span)),
    }
}
