//! The three plain tables: interval records, inspection samples, reported values.

use std::collections::HashMap;
use std::io::Write;

use kajitori_domain::decimal::Decimal;
use kajitori_domain::mapping::{Mapping, TimeColumns};
use kajitori_domain::record::{Interval, Intervals, Reported, Sample};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::{Moment, Month};
use kajitori_domain::watch::{Phase, Watch};

use super::Records;
use super::typed::typed;
use crate::cell::{integer, is_error, plain};
use crate::framer::Record;
use crate::intake::{Flawed, Intake};
use crate::moment::{TimeReader, narrow};
use crate::opened::{Kind, Opened};
use crate::source::{Limits, Source, refusal};
use crate::table::Table as TableOf;
use crate::text::Text;

pub(crate) type Table<'a> = TableOf<Box<dyn Text + 'a>>;

/// What a reader of one kind of table makes of its rows: a step for each row, then the records.
pub(crate) type Step<T> =
    Box<dyn FnMut(&Record<'_>, &mut T, &mut Intake<'_>) -> Result<(), Flawed>>;

/// Reads a table; `prepare` finds the columns and gives the step for each row.
pub(super) fn read<T: Default>(
    source: Source,
    mapping: &Mapping,
    rejects: &mut dyn Write,
    watch: &dyn Watch,
    prepare: impl FnOnce(&Table<'_>, &Mapping, &str) -> Result<(Step<T>, T), Stop>,
) -> Result<Records<T>, Stop> {
    let opened = Opened::new(source, &mapping.file, Limits::default(), Phase::ReadTables, watch)?;
    let (records, intake, source_sha256) = opened_table(opened, mapping, rejects, prepare)?;
    intake.judge(mapping.file.reject_above)?;
    let Intake { findings: problems, accepted, rejected, .. } = intake;
    Ok(Records { records, problems, accepted, rejected, source_sha256 })
}

/// Reads a table from an opened file, however many rows are bad.
pub(crate) fn opened_table<'w, T>(
    opened: Opened<'w>,
    mapping: &Mapping,
    rejects: &'w mut dyn Write,
    prepare: impl FnOnce(&Table<'_>, &Mapping, &str) -> Result<(Step<T>, T), Stop>,
) -> Result<(T, Intake<'w>, String), Stop> {
    let meter = opened.meter();
    let mapping = typed(mapping, &opened.form);
    let file = opened.file;
    let Kind::Table(delimiter) = opened.kind else {
        return Err(refusal("log-not-a-table", &file).into());
    };
    let mut table = TableOf::new(opened.text, delimiter, opened.known, &file)?;
    let (mut step, mut records) = prepare(&table, &mapping, &file)?;
    let mut intake = Intake::new(&file, rejects, table.header.names.clone(), opened.watch);
    while let Some(row) = table.next(&mut intake.findings)? {
        let record = row.record;
        let done = match row.flaw {
            Some(flaw) => Err(flaw),
            None => step(&record, &mut records, &mut intake),
        };
        match done {
            Ok(()) => intake.accept(),
            Err(flaw) => intake.reject(record.number, flaw, record.cells())?,
        }
    }
    let sha256 = meter.sha256();
    Ok((records, intake, sha256))
}

/// A column by position and name.
struct Place(usize, String);

impl Place {
    fn of(table: &Table<'_>, name: &str) -> Result<Self, Stop> {
        Ok(Self(table.position(name)?, name.to_owned()))
    }

    fn maybe(table: &Table<'_>, name: Option<&String>) -> Result<Option<Self>, Stop> {
        name.map(|name| Self::of(table, name)).transpose()
    }

    fn text<'r>(&self, record: &Record<'r>) -> Option<&'r str> {
        Some(record.cell(self.0).trim()).filter(|text| !text.is_empty())
    }

    fn optional<'r>(&self, record: &Record<'r>) -> Result<Option<&'r str>, Flawed> {
        match self.text(record) {
            Some(error) if is_error(error) => Err(Flawed::error(&self.1, error)),
            text => Ok(text),
        }
    }

    fn required<'r>(&self, record: &Record<'r>) -> Result<&'r str, Flawed> {
        self.optional(record)?.ok_or_else(|| Flawed::column("log-value-missing", &self.1))
    }

    fn flawed(&self, code: &'static str, text: &str) -> Flawed {
        Flawed::value(code, &self.1, text)
    }
}

/// The columns of a point in time.
struct TimePlace {
    places: Vec<usize>,
    name: String,
    reader: TimeReader,
}

impl TimePlace {
    fn of(table: &Table<'_>, columns: &TimeColumns, file: &str) -> Result<Self, Stop> {
        let places = table.positions(&columns.columns)?;
        let name = columns.columns.join(" + ");
        Ok(Self { places, name, reader: TimeReader::new(columns, file)? })
    }

    fn text(&self, record: &Record<'_>) -> String {
        let parts = self.places.iter().map(|p| record.cell(*p).trim()).filter(|t| !t.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    }

    fn read(&self, record: &Record<'_>, intake: &mut Intake<'_>) -> Result<Moment, Flawed> {
        let text = self.text(record);
        if text.is_empty() {
            return Err(Flawed::column("log-time-missing", &self.name));
        }
        let stamp = self.reader.read(&text);
        let stamp = stamp.map_err(|e| Flawed::value(e.code(), &self.name, &text))?;
        if let Some(code) = stamp.warning {
            intake.warn(code, record.number, &self.name, &text);
        }
        Ok(Moment(stamp.micros))
    }
}

/// The reader of interval records.
pub(crate) fn intervals(
    table: &Table<'_>,
    mapping: &Mapping,
    file: &str,
) -> Result<(Step<Intervals>, Intervals), Stop> {
    let missing = || refusal("log-mapping-missing", file);
    let columns = mapping.intervals.as_ref().ok_or_else(missing)?;
    let start = TimePlace::of(table, &columns.start, file)?;
    let group = Place::maybe(table, columns.group.as_ref())?;
    let mut places = Vec::new();
    let mut names = Vec::new();
    for (name, column) in &columns.values {
        names.push(name.clone());
        places.push(Place::of(table, column)?);
    }
    let mut seen = HashMap::new();
    let step: Step<Intervals> = Box::new(move |record, intervals, intake| {
        let at = start.read(record, intake)?;
        let mut values = Vec::with_capacity(places.len());
        for place in &places {
            let count = |text: &str| {
                let count = integer(text).filter(|count| *count >= 0);
                count.ok_or_else(|| place.flawed("log-count-unreadable", text))
            };
            values.push(place.text(record).map(count).transpose()?);
        }
        let group = group.as_ref().map(|g| g.optional(record)).transpose()?.flatten();
        let group = group.map(str::to_owned);
        let row = record.number;
        let first = *seen.entry((group.clone(), at)).or_insert(row);
        if first != row {
            let place = (start.name.as_str(), group.as_deref().unwrap_or_default());
            let args = vec![("first", first.to_string()), ("start", start.text(record))];
            intake.warn_with("log-interval-twice", row, place, args);
        }
        intervals.rows.push(Interval { start: at, group, values, row });
        Ok(())
    });
    Ok((step, Intervals { columns: names, rows: Vec::new() }))
}

/// The reader of inspection samples.
pub(crate) fn samples(
    table: &Table<'_>,
    mapping: &Mapping,
    file: &str,
) -> Result<(Step<Vec<Sample>>, Vec<Sample>), Stop> {
    let missing = || refusal("log-mapping-missing", file);
    let columns = mapping.samples.as_ref().ok_or_else(missing)?;
    let level = Place::of(table, &columns.level)?;
    let at = TimePlace::of(table, &columns.at, file)?;
    let unit = Place::of(table, &columns.unit)?;
    let correct = Place::of(table, &columns.correct)?;
    let stratum = Place::maybe(table, columns.stratum.as_ref())?;
    let inspector = Place::maybe(table, columns.inspector.as_ref())?;
    let (good, bad) = (columns.correct_values.clone(), columns.wrong_values.clone());
    let mut seen = HashMap::new();
    let step: Step<Vec<Sample>> = Box::new(move |record, samples, intake| {
        let level = level.required(record)?.to_owned();
        let unit_text = unit.required(record)?.to_owned();
        let moment = at.read(record, intake)?;
        let verdict = correct.required(record)?;
        let is = |words: &[String]| words.iter().any(|word| word == verdict);
        if is(&good) == is(&bad) {
            return Err(correct.flawed("log-verdict-unknown", verdict));
        }
        let stratum = stratum.as_ref().map(|s| s.optional(record)).transpose()?.flatten();
        let stratum = stratum.map(str::to_owned);
        let (correct, row) = (is(&good), record.number);
        let inspector = inspector.as_ref().and_then(|i| i.text(record)).map(str::to_owned);
        // Two checkers of one unit are what capture–recapture needs, not a mistake.
        let month = at.reader.month(moment.0);
        let key = (level.clone(), unit_text.clone(), month, inspector.clone());
        let first = *seen.entry(key).or_insert(row);
        if first != row {
            let args = vec![("first", first.to_string()), ("level", level.clone())];
            intake.warn_with("log-sample-twice", row, (&unit.1, &unit_text), args);
        }
        let unit = unit_text;
        samples.push(Sample { level, at: moment, unit, stratum, inspector, correct, row });
        Ok(())
    });
    Ok((step, Vec::new()))
}

/// The reader of reported values.
pub(crate) fn reported(
    table: &Table<'_>,
    mapping: &Mapping,
    file: &str,
) -> Result<(Step<Vec<Reported>>, Vec<Reported>), Stop> {
    let missing = || refusal("log-mapping-missing", file);
    let columns = mapping.reported.as_ref().ok_or_else(missing)?;
    let level = Place::of(table, &columns.level)?;
    let month = Place::of(table, &columns.month)?;
    let value = Place::maybe(table, columns.value.as_ref())?;
    let numerator = Place::maybe(table, columns.numerator.as_ref())?;
    let denominator = Place::maybe(table, columns.denominator.as_ref())?;
    let step: Step<Vec<Reported>> = Box::new(move |record, rows, _| {
        let level = level.required(record)?.to_owned();
        let text = month.required(record)?;
        let month = month_of(text).ok_or_else(|| month.flawed("log-month-unreadable", text))?;
        let cell = |place: &Option<Place>| -> Option<(usize, &str)> {
            place.as_ref().and_then(|p| p.text(record).map(|text| (p.0, text)))
        };
        let count = |place: &Option<Place>| -> Result<Option<u64>, Flawed> {
            let Some((place, (_, text))) = place.as_ref().zip(cell(place)) else { return Ok(None) };
            let count = integer(text).and_then(|count| u64::try_from(count).ok());
            count.map(Some).ok_or_else(|| place.flawed("log-count-unreadable", text))
        };
        let value = match value.as_ref().zip(cell(&value)) {
            None => None,
            Some((place, (_, text))) => Some(
                Decimal::parse(&plain(text))
                    .ok_or_else(|| place.flawed("log-number-unreadable", text))?,
            ),
        };
        let (numerator, denominator) = (count(&numerator)?, count(&denominator)?);
        if value.is_none() && numerator.is_none() && denominator.is_none() {
            return Err(Flawed::row("log-report-empty"));
        }
        if impossible(value, numerator, denominator) {
            return Err(Flawed::row("log-reported-impossible"));
        }
        rows.push(Reported { level, month, value, numerator, denominator, row: record.number });
        Ok(())
    });
    Ok((step, Vec::new()))
}

/// Whether no month can have such figures: nothing was counted, or more succeeded than were
/// counted. A value above 100 % tells that the figure is no share, e.g. returns per case.
fn impossible(value: Option<Decimal>, numerator: Option<u64>, denominator: Option<u64>) -> bool {
    let no_share = value.is_some_and(|value| value.to_f64() > 1.0);
    let more = numerator.zip(denominator).is_some_and(|(part, whole)| part > whole);
    denominator == Some(0) || more && !no_share
}

/// Reads `2026-10`, `2026/10`, `2026年10月`, with one or two digits for the month.
pub(crate) fn month_of(text: &str) -> Option<Month> {
    let text = narrow(text.trim());
    let text = text.strip_suffix('月').unwrap_or(&text);
    let (year, month) = text.split_once(['-', '/', '年'])?;
    Month::parse(&format!("{year}-{month:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_as_vendors_write_them() {
        let october = Some(Month { year: 2026, month: 10 });
        for text in ["2026-10", "2026/10", "2026年10月", "２０２６／１０"] {
            assert_eq!(month_of(text), october, "{text}");
        }
        assert_eq!(month_of("2026/4"), Some(Month { year: 2026, month: 4 }));
        for text in ["2026", "2026-13", "10/2026", "", "2026-10-01"] {
            assert_eq!(month_of(text), None, "{text}");
        }
    }
}
