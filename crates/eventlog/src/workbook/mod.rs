//! Workbooks (XLSX) as delimited text: one sheet, row by row, under the sheet's own row numbers.

mod cell;
mod guard;

use std::io::Cursor;

use bytes::Bytes;
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use kajitori_domain::refusal::Refusal;

use crate::feed::{Feed, Halt, Rows};
use crate::source::{Limits, Trouble, refusal, refusal_with};

/// Rows and columns that a sheet may have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// The sheets of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheets {
    /// The one that is read.
    pub(crate) chosen: String,
    /// Those that a person sees, in the workbook's order.
    pub(crate) visible: Vec<String>,
}

/// Starts to read the sheet `wanted`, or the first visible one.
pub(crate) fn open(
    bytes: Bytes,
    wanted: Option<&str>,
    limits: Limits,
    file: &str,
) -> Result<(Feed, Sheets), Refusal> {
    let (file, wanted) = (file.to_owned(), wanted.map(|name| name.trim().to_owned()));
    let (own, most) = (file.clone(), limits.unpacked(bytes.len()));
    let started = Feed::start(Trouble::WorkbookDamaged, most, move |tell, rows| {
        guard::check(&bytes, limits)?;
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| trouble(&e))?;
        let chosen = choose(&book, wanted.as_deref(), &own);
        let name = chosen.as_ref().map(|sheets| sheets.chosen.clone()).ok();
        let told = tell.send(chosen).map_err(|_| Halt::Unread);
        match name {
            Some(name) => told.and_then(|()| sheet(&mut book, &name, rows)),
            None => told,
        }
    });
    let (feed, sheets) = started.map_err(|trouble| refusal(trouble.code(), &file))?;
    Ok((feed, sheets?))
}

fn trouble(error: &XlsxError) -> Trouble {
    match error {
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => Trouble::WorkbookForeign,
        _ => Trouble::WorkbookDamaged,
    }
}

fn choose(book: &Xlsx<Cursor<Bytes>>, wanted: Option<&str>, file: &str) -> Result<Sheets, Refusal> {
    let tables = || book.sheets_metadata().iter().filter(|s| s.typ == SheetType::WorkSheet);
    let shown = tables().filter(|s| s.visible == SheetVisible::Visible);
    let visible: Vec<String> = shown.map(|s| s.name.clone()).collect();
    let chosen = match wanted {
        Some(name) => tables().find(|s| s.name.trim() == name).map(|s| s.name.clone()),
        None => visible.first().cloned().or_else(|| tables().next().map(|s| s.name.clone())),
    };
    match (chosen, wanted) {
        (Some(chosen), _) => Ok(Sheets { chosen, visible }),
        (None, None) => Err(refusal("log-nothing-read", file)),
        (None, Some(name)) => {
            let args = vec![("sheet", name.to_owned()), ("sheets", visible.join(", "))];
            Err(refusal_with("log-sheet-missing", file, args, vec![]))
        }
    }
}

/// Writes the rows of a sheet. The first row with two texts is the header: what stands alone above
/// it is a title, cells beyond it have no column, and missing ones are empty.
fn sheet(book: &mut Xlsx<Cursor<Bytes>>, name: &str, rows: &mut Rows) -> Result<(), Halt> {
    let damaged = |_| Halt::from(Trouble::WorkbookDamaged);
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let (mut at, mut width) = (0, None);
    let mut row = Row::default();
    let mut text = String::new();
    while let Some(found) = cells.next_cell().map_err(damaged)? {
        let (line, column) = found.get_position();
        let backwards = line < at || line == at && column < row.next;
        if backwards || line >= ROWS || column >= COLUMNS {
            return Err(Trouble::WorkbookDamaged.into());
        }
        while at < line {
            row.write(&mut width, rows)?;
            at += 1;
        }
        row.next = column + 1;
        text.clear();
        cell::write(found.get_value(), &mut text);
        if !text.trim().is_empty() {
            row.cells.push((column, std::mem::take(&mut text)));
        }
    }
    row.write(&mut width, rows)
}

/// The cells of a row that have a text.
#[derive(Default)]
struct Row {
    cells: Vec<(u32, String)>,
    next: u32,
}

impl Row {
    /// Writes the row, a blank line when it has no text or is a title, and starts the next. The
    /// header says the `width`.
    fn write(&mut self, width: &mut Option<u32>, rows: &mut Rows) -> Result<(), Halt> {
        self.next = 0;
        let title = width.is_none() && self.cells.len() < 2;
        if let Some((last, _)) = self.cells.last().filter(|_| !title) {
            let width = *width.get_or_insert(last + 1);
            let mut cells = self.cells.drain(..).peekable();
            for column in 0..width {
                let found = cells.next_if(|(at, _)| *at == column);
                rows.cell(found.as_ref().map_or("", |(_, text)| text));
            }
        }
        self.cells.clear();
        rows.end()
    }
}
