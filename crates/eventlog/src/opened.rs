//! A source with its encoding and its kind recognised, ready to be parsed.

use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use kajitori_domain::mapping::FileFormat;
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::{Phase, Watch};

use crate::encoding::Decoded;
use crate::known::Known;
use crate::ordered::Pace;
use crate::read::ocel::ObjectType;
use crate::source::{Limits, Meter, Source, bytes, held, refusal, stop};
use crate::text::Text;
use crate::{columnar, feed, split, workbook};

/// How a file is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// XML, which must turn out to be XES.
    Xml,
    /// Delimited text with this delimiter.
    Table(u8),
    /// An object-centric log.
    Ocel(Ocel),
}

/// The three forms of OCEL 2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ocel {
    /// JSON text.
    Json,
    /// XML text.
    Xml,
    /// A SQLite database: `text` gives its bytes as they are.
    Sqlite,
}

/// What a table was before it became text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Text.
    Text,
    /// A sheet of a workbook.
    Workbook {
        /// The sheet that is read.
        sheet: String,
        /// The sheets that a person sees.
        sheets: Vec<String>,
    },
    /// Parquet.
    Parquet {
        /// Whether Kajitori wrote it.
        ours: bool,
    },
    /// An object-centric log.
    Ocel {
        /// The name of its form, e.g. `OCEL JSON`.
        name: &'static str,
        /// The types of its objects, those with most events first.
        types: Vec<ObjectType>,
    },
}

/// An opened source.
pub(crate) struct Opened<'a> {
    pub(crate) file: String,
    pub(crate) text: Box<dyn Text + 'a>,
    pub(crate) kind: Kind,
    pub(crate) form: Form,
    pub(crate) known: Arc<Known>,
    pub(crate) watch: &'a dyn Watch,
    pub(crate) pace: Pace,
    meter: Meter,
    limits: Limits,
}

impl<'a> Opened<'a> {
    /// Opens `source`: unpacks, decodes and looks at the first text.
    pub(crate) fn new(
        source: Source,
        format: &FileFormat,
        limits: Limits,
        phase: Phase,
        watch: &'a dyn Watch,
    ) -> Result<Self, Stop> {
        watch.begin(phase, source.size);
        let file = source.name.clone();
        let mut bytes = bytes(source, limits, watch)?;
        let mut head = vec![0; 4];
        let mut have = 0;
        while have < head.len() {
            match bytes.reader.read(&mut head[have..]).map_err(|e| stop(&e, &file))? {
                0 => break,
                count => have += count,
            }
        }
        head.truncate(have);
        if head.is_empty() {
            return Err(refusal("log-file-empty", &file).into());
        }
        if let Some(code) = foreign(&head) {
            return Err(refusal(code, &file).into());
        }
        let known = Arc::new(Known::default());
        let (book, parquet) = (head.starts_with(b"PK\x03\x04"), head.starts_with(b"PAR1"));
        let database = head.starts_with(b"SQLi");
        let all = std::io::Cursor::new(head).chain(bytes.reader);
        let (meter, pace) = (bytes.meter, Pace::default());
        let table = Kind::Table(feed::DELIMITER);
        let (text, kind, form): (Box<dyn Text + 'a>, Kind, Form) = if book {
            let (wanted, bytes) = (format.sheet.as_deref(), held(all, limits, &file)?);
            let (text, found) = workbook::open(bytes, wanted, limits, &file)?;
            let form = Form::Workbook { sheet: found.chosen, sheets: found.visible };
            (Box::new(text), table, form)
        } else if parquet {
            let (text, ours) = columnar::open(held(all, limits, &file)?, limits, &file)?;
            (Box::new(text), table, Form::Parquet { ours })
        } else if database {
            (Box::new(BufReader::new(all)), Kind::Ocel(Ocel::Sqlite), Form::Text)
        } else {
            let decoded = Decoded::new(Box::new(all), format.encoding, Arc::clone(&known));
            let mut text = decoded.map_err(|e| stop(&e, &file))?;
            let start = text.fill_buf().map_err(|e| stop(&e, &file))?;
            if is_binary(start) {
                return Err(refusal("log-file-binary", &file).into());
            }
            let kind = kind_of(start, format.delimiter);
            (Box::new(text), kind, Form::Text)
        };
        Ok(Self { file, text, kind, form, known, watch, pace, meter, limits })
    }

    /// Bytes that may be made of the raw bytes read so far, by the limits of unpacking.
    pub(crate) fn most(&self) -> u64 {
        let read = self.meter.bytes();
        read.saturating_mul(self.limits.ratio).max(self.limits.free).min(self.limits.most)
    }

    /// SHA-256 of the raw bytes, once everything was read.
    pub(crate) fn meter(&self) -> Meter {
        self.meter.clone()
    }
}

/// How text that begins with `start` is built.
fn kind_of(start: &[u8], delimiter: Option<u8>) -> Kind {
    let first = start.iter().find(|b| !b.is_ascii_whitespace());
    match (first, delimiter) {
        (Some(b'<'), _) if OCEL.iter().any(|word| holds(start, word)) => Kind::Ocel(Ocel::Xml),
        (Some(b'<'), _) => Kind::Xml,
        (Some(b'{'), _) if is_json(start) => Kind::Ocel(Ocel::Json),
        (_, Some(delimiter)) => Kind::Table(delimiter),
        (_, None) => Kind::Table(split::delimiter(start)),
    }
}

/// Elements that an object-centric log begins with, and XES does not have.
const OCEL: [&[u8]; 2] = [b"<object-types", b"<event-types"];

/// Whether text that begins with a brace is JSON: a key or the end comes next.
fn is_json(start: &[u8]) -> bool {
    let mut letters = start.iter().filter(|byte| !byte.is_ascii_whitespace()).skip(1);
    matches!(letters.next(), Some(b'"' | b'}') | None)
}

/// Whether `word` stands in the first text of a file.
fn holds(start: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(start, word).is_some()
}

/// Whether what should be text begins mostly with zeros. A few cost only the rows that they stand
/// in.
fn is_binary(start: &[u8]) -> bool {
    memchr::memchr_iter(0, start).count() > start.len() / 4
}

/// Why a file that begins so is not read.
fn foreign(head: &[u8]) -> Option<&'static str> {
    match head {
        // The container of old workbooks, and of new ones under a password.
        b"\xd0\xcf\x11\xe0" => Some("log-workbook-old"),
        b"%PDF" | [0x1f, 0x8b, ..] => Some("log-file-foreign"),
        _ => None,
    }
}
