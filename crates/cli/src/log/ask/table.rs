//! Tables as people and programs read them: aligned text, or CSV.

use kajitori_domain::display::{duration, hours, percent, thousands};
use kajitori_domain::formula::disarmed;
use kajitori_domain::text::Lang;
use kajitori_domain::time::Span;

/// One value.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A count.
    Count(u64),
    /// A length of time by the clock.
    Time(Span),
    /// A length of business time, in which a day means nothing.
    Work(Span),
    /// A share: so many of so many.
    Share(u64, u64),
    /// A number from 0 to 1, in millionths.
    Millionths(u64),
    /// A number.
    Number(f64),
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    /// By which `--table` asks for it; its words are `ask-table-<name>`.
    pub(super) name: &'static str,
    /// Ids of the columns; their words are `ask-column-<id>`, in CSV they stand themselves.
    pub(super) columns: Vec<&'static str>,
    /// The rows.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// Columns between two cells.
const GAP: usize = 2;
/// Widest text in a cell; longer ones are cut.
const WIDEST: usize = 60;

/// The first `top` rows with their `headings`, aligned.
pub(super) fn aligned(table: &Table, headings: &[String], top: usize, lang: Lang) -> String {
    let shown = table.rows.iter().take(top);
    let rows: Vec<Vec<String>> =
        shown.map(|row| row.iter().map(|c| said(c, lang)).collect()).collect();
    let widths: Vec<usize> = headings
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell));
            cells.fold(width(head), usize::max)
        })
        .collect();
    let words: Vec<bool> = (0..headings.len())
        .map(|at| table.rows.iter().any(|row| matches!(row.get(at), Some(Cell::Text(_)))))
        .collect();
    let mut out = String::new();
    for row in std::iter::once(headings).chain(rows.iter().map(Vec::as_slice)) {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let room = " ".repeat(widths[at].saturating_sub(width(cell)));
            let (left, right) = if words[at] { ("", room.as_str()) } else { (room.as_str(), "") };
            line += &format!("{left}{cell}{right}{}", " ".repeat(GAP));
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}

fn said(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Text(text) => cut(text),
        Cell::Count(count) => thousands(u128::from(*count)),
        Cell::Time(span) => duration(*span, lang),
        Cell::Work(span) if span.0.abs() < Span::DAY.0 => duration(*span, lang),
        Cell::Work(span) => match lang {
            Lang::Ja => format!("{}時間", hours(*span, 1)),
            Lang::En => format!("{} h", hours(*span, 1)),
        },
        Cell::Number(value) => format!("{value:.2}"),
        Cell::Share(part, whole) => {
            percent(*part, *whole, 1).map_or_else(|| "–".to_owned(), |share| format!("{share}%"))
        }
        Cell::Millionths(value) => format!("{}.{:02}", value / 1_000_000, value / 10_000 % 100),
    }
}

fn cut(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if width(&clean) <= WIDEST {
        return clean;
    }
    let mut room = WIDEST - 1;
    let fits = |c: &char| {
        let wide = wide(*c);
        let fits = wide <= room;
        room = room.saturating_sub(wide);
        fits
    };
    let mut short: String = clean.chars().take_while(fits).collect();
    short.push('…');
    short
}

/// Columns that a terminal gives to `text`.
fn width(text: &str) -> usize {
    text.chars().map(wide).sum()
}

/// Two for the characters that East Asian terminals show in full width, none for combining marks.
fn wide(c: char) -> usize {
    match u32::from(c) {
        0x300..=0x36f | 0x200b..=0x200f | 0x3099..=0x309a | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f900..=0x1f9ff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// All rows as CSV: UTF-8, CRLF, times in exact seconds, shares from 0 to 1. A text that a
/// spreadsheet could take for a formula gets an apostrophe in front.
pub(super) fn csv(table: &Table) -> String {
    let mut out = table.columns.join(",");
    out.push_str("\r\n");
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(field).collect();
        out += &cells.join(",");
        out.push_str("\r\n");
    }
    out
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => quoted(text),
        Cell::Count(count) => count.to_string(),
        Cell::Time(span) | Cell::Work(span) => span.exact_seconds(),
        Cell::Number(value) => value.to_string(),
        Cell::Share(part, whole) => {
            percent(*part, *whole, 6).map_or_else(String::new, |share| ratio(&share))
        }
        Cell::Millionths(value) => format!("{}.{:06}", value / 1_000_000, value % 1_000_000),
    }
}

/// A percentage with six digits as a ratio with eight.
fn ratio(percent: &str) -> String {
    let digits: String = percent.chars().filter(char::is_ascii_digit).collect();
    let digits = format!("{digits:0>9}");
    let (whole, fraction) = digits.split_at(digits.len() - 8);
    format!("{whole}.{fraction}")
}

fn quoted(text: &str) -> String {
    let text = disarmed(text);
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            name: "edges",
            columns: vec!["from", "count", "share", "total"],
            rows: vec![
                vec![
                    Cell::Text("受付".to_owned()),
                    Cell::Count(1_234),
                    Cell::Share(1, 3),
                    Cell::Time(Span(90 * Span::MINUTE.0)),
                ],
                vec![
                    Cell::Text("=a,\"b\"".to_owned()),
                    Cell::Count(5),
                    Cell::Share(0, 0),
                    Cell::Empty,
                ],
            ],
        }
    }

    #[test]
    fn wide_letters_take_two_columns() {
        let headings = ["工程", "件数", "割合", "合計"].map(str::to_owned);
        let text = aligned(&table(), &headings, 9, Lang::Ja);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "工程     件数   割合       合計");
        assert_eq!(lines[1], "受付    1,234  33.3%  1時間30分");
        assert_eq!(lines[2], "=a,\"b\"      5      –          –");
        assert_eq!(aligned(&table(), &headings, 1, Lang::Ja).lines().count(), 2);
        assert!(width(&cut(&"長".repeat(100))) <= WIDEST);
        assert_eq!(cut("a\u{1b}[31m"), "a [31m", "no escape reaches the terminal");
    }

    #[test]
    fn csv_is_exact_and_safe() {
        let expected = "from,count,share,total\r\n受付,1234,0.33333333,5400\r\n\
            \"'=a,\"\"b\"\"\",5,,\r\n";
        assert_eq!(csv(&table()), expected);
        assert_eq!(field(&Cell::Share(1, 1)), "1.00000000");
        assert_eq!(field(&Cell::Time(Span(-1_500_000))), "-1.5");
        assert_eq!(field(&Cell::Millionths(661_300)), "0.661300");
    }
}
