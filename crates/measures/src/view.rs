//! The columns of a log as plain slices of numbers.

use std::borrow::Cow;

use arrow::array::types::UInt32Type;
use arrow::array::{Array, DictionaryArray, StringArray};
use kajitori_domain::refusal::Refusal;
use kajitori_eventlog::log::{Log, texts};

/// The code of a missing value.
pub const NONE: u32 = u32::MAX;

/// One dictionary column: a code per event, and the texts behind the codes.
#[derive(Debug, Clone)]
pub struct Codes<'a> {
    /// One code per event; [`NONE`] where the event has no value.
    pub of: Cow<'a, [u32]>,
    /// The texts, each once.
    pub texts: &'a StringArray,
}

impl<'a> Codes<'a> {
    /// The codes of a dictionary column whose texts are distinct, as `eventlog` makes them.
    pub fn new(column: &'a DictionaryArray<UInt32Type>) -> Self {
        let keys = column.keys();
        let of = if keys.null_count() == 0 {
            Cow::Borrowed(&keys.values()[..])
        } else {
            keys.iter().map(|key| key.unwrap_or(NONE)).collect()
        };
        Self { of, texts: texts(column) }
    }

    /// How many codes there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is no code.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The text of `code`; `None` for [`NONE`].
    pub fn text(&self, code: u32) -> Option<&'a str> {
        (code != NONE).then(|| self.texts.value(index(code)))
    }
}

/// A code or row number as an index.
#[inline]
pub fn index(code: u32) -> usize {
    usize::try_from(code).unwrap_or(usize::MAX)
}

/// A log, ready for the ordered pass.
#[derive(Debug, Clone)]
pub struct Events<'a> {
    /// The log itself, for its further columns.
    pub log: &'a Log,
    /// Cases.
    pub case: Codes<'a>,
    /// Activities.
    pub activity: Codes<'a>,
    /// Status after the event.
    pub status: Codes<'a>,
    /// Organisations.
    pub org: Codes<'a>,
    /// Operator codes.
    pub operator: Codes<'a>,
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub time: &'a [i64],
    /// Rows in the source file.
    pub row: &'a [u64],
}

impl<'a> Events<'a> {
    /// Looks at `log`.
    ///
    /// # Errors
    /// `measure-too-many-events` for a log of 2³² events or more.
    pub fn new(log: &'a Log) -> Result<Self, Refusal> {
        if u32::try_from(log.len()).is_err() {
            let args = vec![("events", log.len().to_string())];
            return Err(Refusal { code: "measure-too-many-events", args, problems: Vec::new() });
        }
        Ok(Self {
            log,
            case: Codes::new(log.case()),
            activity: Codes::new(log.activity()),
            status: Codes::new(log.status()),
            org: Codes::new(log.org()),
            operator: Codes::new(log.operator()),
            time: log.time(),
            row: log.row(),
        })
    }
}
