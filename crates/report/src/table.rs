//! Tables that people take along: a list as the page shows it, as CSV or as a workbook.

use std::io::Write;

use kajitori_domain::formula::disarmed;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::report::{Cell, Sheet};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// Longest name of a sheet in the format.
const NAME: usize = 31;
/// Longest text of a cell in the format, in UTF-16 units.
const TEXT: usize = 32_767;
/// Integers up to here are exact in a cell.
const EXACT: i64 = 1 << 53;

/// Writes `sheet` as CSV: UTF-8 with a byte order mark, CRLF, guarded against formulas.
///
/// # Errors
/// A fault when `out` cannot be written.
pub fn table_csv(sheet: &Sheet, out: &mut dyn Write) -> Result<(), Stop> {
    let fault = |error: &dyn std::fmt::Display| {
        Stop::from(Fault { chain: format!("writing a table: {error}") })
    };
    out.write_all("\u{FEFF}".as_bytes()).map_err(|e| fault(&e))?;
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    let head = sheet.head.iter().map(|name| disarmed(name).into_owned());
    writer.write_record(head).map_err(|e| fault(&e))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(field)).map_err(|e| fault(&e))?;
    }
    writer.flush().map_err(|e| fault(&e))
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => disarmed(text).into_owned(),
        Cell::Integer(value) => value.to_string(),
        Cell::Number(value) => value.to_string(),
    }
}

/// Writes `sheet` as a workbook. Texts are always strings, so that nothing is taken for a formula.
///
/// # Errors
/// A fault when it cannot be made, or `out` cannot be written.
pub fn table_xlsx(sheet: &Sheet, out: &mut dyn Write) -> Result<(), Stop> {
    let made = workbook(sheet).map_err(|e| Fault { chain: format!("writing a table: {e}") })?;
    let written = out.write_all(&made);
    Ok(written.map_err(|e| Fault { chain: format!("writing a table: {e}") })?)
}

fn workbook(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same table has the same bytes, whenever it is made.
    let made = ExcelDateTime::from_timestamp(946_684_800)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let plain = || Format::new().set_font_name("Noto Sans JP").set_font_size(10);
    let (head, body) = (plain().set_bold(), plain());
    let page = workbook.add_worksheet_with_constant_memory()?;
    page.set_name(name(&sheet.name))?;
    for (column, text) in (0..).zip(&sheet.head) {
        page.write_string_with_format(0, column, cut(text), &head)?;
        page.set_column_width(column, 18.0)?;
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    page.write_string_with_format(row, column, cut(text), &body)?;
                }
                #[expect(clippy::cast_precision_loss, reason = "these are exact")]
                Cell::Integer(value) if value.abs() <= EXACT => {
                    page.write_number_with_format(row, column, *value as f64, &body)?;
                }
                Cell::Integer(value) => {
                    page.write_string_with_format(row, column, value.to_string(), &body)?;
                }
                Cell::Number(value) if value.is_finite() => {
                    page.write_number_with_format(row, column, *value, &body)?;
                }
                Cell::Number(_) => {}
            }
        }
    }
    page.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}

/// A name that a sheet can have.
fn name(name: &str) -> String {
    let kept = name.chars().map(|c| if "[]:*?/\\'".contains(c) { '_' } else { c });
    let mut short = String::new();
    for c in kept {
        if short.encode_utf16().count() + c.len_utf16() > NAME {
            break;
        }
        short.push(c);
    }
    if short.trim().is_empty() { "Sheet1".to_owned() } else { short }
}

fn cut(text: &str) -> &str {
    if text.len() <= TEXT {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > TEXT
    });
    end.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let head = vec!["案件".to_owned(), "時間".to_owned()];
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = vec![
            vec![text("=1+1"), Cell::Integer(3)],
            vec![text("a,\"b\""), Cell::Number(1.5)],
            vec![Cell::Empty, Cell::Integer(i64::MAX)],
        ];
        Sheet { name: "一覧: 2026/10".to_owned(), head, rows }
    }

    #[test]
    fn a_csv_is_disarmed() {
        let mut out = Vec::new();
        table_csv(&sheet(), &mut out).expect("written");
        let expected =
            "\u{FEFF}案件,時間\r\n'=1+1,3\r\n\"a,\"\"b\"\"\",1.5\r\n,9223372036854775807\r\n";
        assert_eq!(String::from_utf8(out).expect("text"), expected);
    }

    #[test]
    fn a_workbook_is_the_same_each_time_and_has_no_formula() {
        let make = || {
            let mut out = Vec::new();
            table_xlsx(&sheet(), &mut out).expect("written");
            out
        };
        assert_eq!(make(), make());
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(make())).expect("a workbook");
        let mut file = zip.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).expect("text");
        assert!(text.contains("=1+1") && !text.contains("<f>"), "{text}");
    }

    #[test]
    fn names_and_texts_fit_the_format() {
        assert_eq!(name("一覧: 2026/10"), "一覧_ 2026_10");
        assert_eq!(name("  "), "Sheet1");
        assert_eq!(name(&"長".repeat(40)).chars().count(), 31);
        assert_eq!(cut(&"a".repeat(40_000)).len(), TEXT);
    }
}
