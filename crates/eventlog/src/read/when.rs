//! When the events of a row happened: at one moment, or at a start and at an end.

use kajitori_domain::mapping::{EventColumns, TimeColumns};
use kajitori_domain::refusal::Stop;

use crate::cell;
use crate::framer::Record;
use crate::intake::Flawed;
use crate::moment::{Often, TimeReader};
use crate::notes::Notes;
use crate::table::{Header, trim};

/// Where the times of a row stand.
pub(super) struct When {
    start: Option<Clock>,
    end: Clock,
}

/// A point in time in one column or two.
struct Clock {
    places: Vec<usize>,
    name: String,
    reader: TimeReader,
}

/// The moments of a row in microseconds since 1970; at least one is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moments {
    start: Option<i64>,
    end: Option<i64>,
    /// Whether the row says a start and an end, so that its events have a status of their own.
    pair: bool,
}

/// One event of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Happened {
    pub(super) at: i64,
    /// The status that the column itself says.
    pub(super) status: Option<&'static str>,
    /// Whether it is the last of its row, which has the attributes.
    pub(super) last: bool,
}

impl When {
    pub(super) fn find(header: &Header, columns: &EventColumns) -> Result<Self, Stop> {
        let clock = |time: &TimeColumns| -> Result<Clock, Stop> {
            let reader = TimeReader::new(time, &header.file)?;
            Ok(Clock {
                places: header.positions(&time.columns)?,
                name: time.columns.join(" + "),
                reader,
            })
        };
        Ok(Self {
            start: columns.start.as_ref().map(clock).transpose()?,
            end: clock(&columns.time)?,
        })
    }

    /// For reading many rows.
    pub(super) fn often(&self) -> Moving<'_> {
        let start = self.start.as_ref().map(|clock| (clock, clock.reader.often()));
        Moving { start, end: (&self.end, self.end.reader.often()) }
    }
}

/// A [`When`] for one thread.
pub(super) struct Moving<'w> {
    start: Option<(&'w Clock, Often<'w>)>,
    end: (&'w Clock, Often<'w>),
}

impl Moving<'_> {
    /// The moments of a row; `text` is room to work in.
    pub(super) fn read(
        &self,
        record: &Record<'_>,
        text: &mut String,
        notes: &mut Notes,
    ) -> Result<Moments, Flawed> {
        let (until, ends) = &self.end;
        let Some((begin, starts)) = &self.start else {
            let end = until.read(ends, record, text, notes)?;
            let missing = || Flawed::column("log-time-missing", &until.name);
            return Ok(Moments { start: None, end: Some(end.ok_or_else(missing)?), pair: false });
        };
        let start = begin.read(starts, record, text, notes)?;
        let end = until.read(ends, record, text, notes)?;
        match (start, end) {
            (None, None) => {
                let both = format!("{}, {}", begin.name, until.name);
                Err(Flawed::column("log-time-missing", &both))
            }
            (Some(from), Some(to)) if to < from => {
                Err(Flawed::value("log-end-before-start", &until.name, text))
            }
            _ => Ok(Moments { start, end, pair: true }),
        }
    }
}

impl Clock {
    /// The moment; nothing when its cells are empty. Leaves its text in `text`.
    fn read(
        &self,
        reader: &Often<'_>,
        record: &Record<'_>,
        text: &mut String,
        notes: &mut Notes,
    ) -> Result<Option<i64>, Flawed> {
        text.clear();
        for place in &self.places {
            let part = trim(record.cell(*place));
            if cell::is_error(part) {
                return Err(Flawed::error(&self.name, part));
            }
            if !text.is_empty() && !part.is_empty() {
                text.push(' ');
            }
            text.push_str(part);
        }
        if text.is_empty() {
            return Ok(None);
        }
        let stamp = reader.read(text);
        let stamp = stamp.map_err(|trouble| Flawed::value(trouble.code(), &self.name, text))?;
        if let Some(code) = stamp.warning {
            notes.warn(code, record.number, &self.name, text);
        }
        Ok(Some(stamp.micros))
    }
}

impl Moments {
    /// The events of the row, in their order.
    pub(super) fn events(self) -> impl Iterator<Item = Happened> {
        let Self { start, end, pair } = self;
        let status = |word| Some(word).filter(|_| pair);
        let event = |at, status, last| Happened { at, status, last };
        let start = start.map(|at| event(at, status("start"), end.is_none()));
        let end = end.map(|at| event(at, status("complete"), true));
        start.into_iter().chain(end)
    }
}
