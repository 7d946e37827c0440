//! The event rows of the example and how they are written.

use std::io::{self, Write};

use encoding_rs::SHIFT_JIS;

use crate::office::clock;

/// The header of `events.csv`.
pub(crate) const HEADER: &str =
    "業務,案件番号,工程,状態,日付,時刻,担当部署,担当者,優先度,種別,金額,端末";

/// One event before it is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// Seconds of local time since 1970-01-01.
    pub(crate) at: i64,
    pub(crate) process: &'static str,
    pub(crate) prefix: &'static str,
    pub(crate) number: u32,
    pub(crate) activity: &'static str,
    pub(crate) status: &'static str,
    pub(crate) org: &'static str,
    pub(crate) operator: String,
    pub(crate) priority: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) amount: Option<i64>,
    pub(crate) terminal: Option<i64>,
}

impl Row {
    /// The row as a line of the file, without its end. The help desk's tool writes times in its own
    /// way.
    pub(crate) fn line(&self) -> String {
        let (day, hour, minute, second) = clock(self.at);
        let (y, m, d) = (day.year(), day.month(), day.day());
        let time = if self.prefix == "HD" {
            format!("{y:04}-{m:02}-{d:02},{hour:02}:{minute:02}")
        } else {
            format!("{y:04}/{m:02}/{d:02},{hour:02}:{minute:02}:{second:02}")
        };
        let amount = self.amount.map_or_else(String::new, |yen| yen.to_string());
        let terminal = self.terminal.map_or_else(String::new, |t| format!("入力端末{t:02}"));
        format!(
            "{},{}-{:05},{},{},{time},{},{},{},{},{amount},{terminal}",
            self.process,
            self.prefix,
            self.number,
            self.activity,
            self.status,
            self.org,
            self.operator,
            self.priority,
            self.kind
        )
    }
}

/// Writes `line` in CP932, the Shift_JIS of Japanese offices, with the line end that Windows uses.
pub(crate) fn write_cp932(out: &mut dyn Write, line: &str) -> io::Result<()> {
    let (bytes, _, unmappable) = SHIFT_JIS.encode(line);
    debug_assert!(!unmappable, "not in CP932: {line}");
    out.write_all(&bytes)?;
    out.write_all(b"\r\n")
}
