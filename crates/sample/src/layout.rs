//! How a vendor's tool writes an event: which columns, under which names, in which encoding.

use std::fmt::Write as _;
use std::io::{self, Write};

use encoding_rs::SHIFT_JIS;

use crate::office::clock;
use crate::row::Row;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Process,
    Case,
    Activity,
    Status,
    Date,
    Time,
    /// Date and time in one cell, to the minute.
    Minute,
    Org,
    Operator,
    Priority,
    Kind,
    Amount,
    Terminal,
}

/// How the characters become bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// The Shift_JIS of Japanese offices.
    Cp932,
    /// UTF-8 behind a byte order mark.
    Utf8,
}

/// How a tool exports events.
#[derive(Debug)]
pub(crate) struct Layout {
    /// What stands in which column, and the column's name.
    pub(crate) columns: &'static [(Column, &'static str)],
    pub(crate) encoding: Encoding,
    /// How many rows cannot be read.
    pub(crate) broken: usize,
    /// Whether the tool ends the file with a line of its own.
    pub(crate) footer: bool,
}

impl Layout {
    /// The first line of the file.
    pub(crate) fn header(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(_, name)| *name).collect();
        let mark = if self.encoding == Encoding::Utf8 { "\u{feff}" } else { "" };
        format!("{mark}{}", names.join(","))
    }

    /// The row as a line of the file, without its end.
    pub(crate) fn line(&self, row: &Row) -> String {
        let mut line = String::new();
        for (index, (column, _)) in self.columns.iter().enumerate() {
            if index > 0 {
                line.push(',');
            }
            cell(*column, row, &mut line);
        }
        line
    }

    /// Where the first of `columns` stands that the layout has.
    pub(crate) fn place(&self, columns: &[Column]) -> usize {
        let place = |wanted: &Column| self.columns.iter().position(|(column, _)| column == wanted);
        columns.iter().find_map(place).unwrap_or(0)
    }

    /// Writes `line` with the line end that Windows uses.
    pub(crate) fn write(&self, out: &mut dyn Write, line: &str) -> io::Result<()> {
        match self.encoding {
            Encoding::Cp932 => write_cp932(out, line),
            Encoding::Utf8 => {
                out.write_all(line.as_bytes())?;
                out.write_all(b"\r\n")
            }
        }
    }

    /// Half a character: the cut end of a text in another system.
    pub(crate) fn half_character(&self) -> &'static [u8] {
        match self.encoding {
            Encoding::Cp932 => b"\x83",
            Encoding::Utf8 => b"\xe3\x83",
        }
    }
}

/// Appends what stands in `column`. The help desk's tool writes dates and times in its own way.
fn cell(column: Column, row: &Row, line: &mut String) {
    let (day, hour, minute, second) = clock(row.at);
    let (y, m, d) = (day.year(), day.month(), day.day());
    let written = match column {
        Column::Process => write!(line, "{}", row.process),
        Column::Case => write!(line, "{}-{:05}", row.prefix, row.number),
        Column::Activity => write!(line, "{}", row.activity),
        Column::Status => write!(line, "{}", row.status),
        Column::Date if row.prefix == "HD" => write!(line, "{y:04}-{m:02}-{d:02}"),
        Column::Date => write!(line, "{y:04}/{m:02}/{d:02}"),
        Column::Time if row.prefix == "HD" => write!(line, "{hour:02}:{minute:02}"),
        Column::Time => write!(line, "{hour:02}:{minute:02}:{second:02}"),
        Column::Minute => write!(line, "{y:04}-{m:02}-{d:02} {hour:02}:{minute:02}"),
        Column::Org => write!(line, "{}", row.org),
        Column::Operator => write!(line, "{}", row.operator),
        Column::Priority => write!(line, "{}", row.priority),
        Column::Kind => write!(line, "{}", row.kind),
        Column::Amount => row.amount.map_or(Ok(()), |yen| write!(line, "{yen}")),
        Column::Terminal => row.terminal.map_or(Ok(()), |t| write!(line, "入力端末{t:02}")),
    };
    debug_assert!(written.is_ok(), "a text takes what is written into it");
}

/// Writes `line` in CP932, the Shift_JIS of Japanese offices, with the line end that Windows uses.
pub(crate) fn write_cp932(out: &mut dyn Write, line: &str) -> io::Result<()> {
    let (bytes, _, unmappable) = SHIFT_JIS.encode(line);
    debug_assert!(!unmappable, "not in CP932: {line}");
    out.write_all(&bytes)?;
    out.write_all(b"\r\n")
}
