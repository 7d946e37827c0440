//! Events from a delimited table.

use std::io::{BufRead, Write};

use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::EventColumns;
use kajitori_domain::refusal::Stop;

use crate::cell;
use crate::columns::{Columns, Row, Value};
use crate::intake::{Flawed, Intake};
use crate::moment::{Stamp, TimeReader};
use crate::opened::Opened;
use crate::people::{Coder, People, full};
use crate::read::outlet::Outlet;
use crate::read::wanted::Wanted;
use crate::split::Record;
use crate::table::Table;

/// Where the mapped columns stand.
struct Places {
    case: usize,
    activity: usize,
    time: Vec<usize>,
    status: Option<usize>,
    org: Option<usize>,
    resource: Option<usize>,
    attributes: Vec<(usize, ColumnKind)>,
    times: TimeReader,
    attribute_times: TimeReader,
}

impl Places {
    fn find<R: BufRead>(
        table: &Table<R>,
        columns: &EventColumns,
        file: &str,
    ) -> Result<Self, Stop> {
        let optional =
            |name: &Option<String>| name.as_deref().map(|n| table.position(n)).transpose();
        let mut time = columns.time.clone();
        let times = TimeReader::new(&time, file)?;
        time.formats.push("iso".to_owned());
        let case = table.position(&columns.case)?;
        let activity = table.position(&columns.activity)?;
        let mut attributes = Vec::new();
        for attribute in &columns.attributes {
            attributes.push((table.position(&attribute.column)?, attribute.kind));
        }
        Ok(Self {
            case,
            activity,
            time: table.positions(&columns.time.columns)?,
            status: optional(&columns.status)?,
            org: optional(&columns.org)?,
            resource: optional(&columns.resource)?,
            attributes,
            times,
            attribute_times: TimeReader::new(&time, file)?,
        })
    }
}

/// Reads every row of the table.
pub(super) fn read<'w>(
    opened: Opened<'w>,
    delimiter: u8,
    wanted: &Wanted,
    coder: Coder<'_>,
    rejects: &'w mut dyn Write,
    outlet: &mut Outlet<'_>,
) -> Result<(Columns, Intake<'w>), Stop> {
    let file = opened.file;
    let mut table = Table::new(opened.text, delimiter, opened.known, &file)?;
    let mapping = &wanted.columns;
    let places = Places::find(&table, mapping, &file)?;
    let mut columns = outlet.columns(&file)?;
    for attribute in &mapping.attributes {
        columns.attribute(&attribute.name, attribute.kind);
    }
    let mut people = People::new(coder);
    let mut intake = Intake::new(&file, rejects, table.header.clone(), opened.watch);
    wanted.tell(&mut intake);
    let header = table.header.clone();
    let mut joined = String::new();
    while let Some(row) = table.next(&mut intake.findings)? {
        let record = row.record;
        let read = match row.flaw {
            Some(flaw) => Err(flaw),
            None => head(&record, &places, &header, &mut joined),
        };
        match read {
            Err(flaw) => intake.reject(record.number, flaw, record.cells())?,
            Ok((case, activity, stamp)) => {
                if let Some(code) = stamp.warning {
                    intake.warn(code, record.number, &mapping.time.columns.join(" + "), &joined);
                }
                let text = |place: Option<usize>, intake: &mut Intake<'_>| {
                    optional(&record, place?, &header, intake)
                };
                let operator = match text(places.resource, &mut intake) {
                    Some(name) => Some(people.code(name, &file)?),
                    None => None,
                };
                let row = Row {
                    case,
                    activity,
                    time: stamp.micros,
                    status: text(places.status, &mut intake),
                    org: text(places.org, &mut intake),
                    operator,
                    row: record.number,
                };
                let values = attributes(&record, &places, &header, &mut intake);
                columns.push(row, values).map_err(full(&file))?;
                intake.accept();
                outlet.offer(&mut columns, &mut intake)?;
            }
        }
    }
    Ok((columns, intake))
}

/// Case, activity and time of a row; leaves the time's text in `joined`.
fn head<'r>(
    record: &Record<'r>,
    places: &Places,
    header: &[String],
    joined: &mut String,
) -> Result<(&'r str, &'r str, Stamp), Flawed> {
    let required = |place: usize, code| {
        let text = record.cell(place).trim();
        match text {
            "" => Err(Flawed::column(code, &header[place])),
            error if cell::is_error(error) => Err(Flawed::error(&header[place], error)),
            text => Ok(text),
        }
    };
    let case = required(places.case, "log-case-missing")?;
    let activity = required(places.activity, "log-activity-missing")?;
    joined.clear();
    for place in &places.time {
        let part = record.cell(*place).trim();
        if cell::is_error(part) {
            return Err(Flawed::error(&header[*place], part));
        }
        if !joined.is_empty() && !part.is_empty() {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    let named = || {
        let names: Vec<&str> = places.time.iter().map(|p| header[*p].as_str()).collect();
        names.join(" + ")
    };
    if joined.is_empty() {
        return Err(Flawed::column("log-time-missing", &named()));
    }
    let stamp = places.times.read(joined);
    let stamp = stamp.map_err(|trouble| Flawed::value(trouble.code(), &named(), joined))?;
    Ok((case, activity, stamp))
}

/// The text of a column that may be empty; the error of a formula is noted and left out.
fn optional<'r>(
    record: &Record<'r>,
    place: usize,
    header: &[String],
    intake: &mut Intake<'_>,
) -> Option<&'r str> {
    let text = record.cell(place).trim();
    if cell::is_error(text) {
        let code = "log-value-error";
        intake.unused(record.number, || Flawed::value(code, &header[place], text), code);
        return None;
    }
    Some(text).filter(|text| !text.is_empty())
}

/// The attributes of a row; those that cannot be read are noted and left out.
fn attributes<'r>(
    record: &Record<'r>,
    places: &Places,
    header: &[String],
    intake: &mut Intake<'_>,
) -> impl Iterator<Item = (usize, Value<'r>)> {
    places.attributes.iter().enumerate().filter_map(|(index, (place, kind))| {
        let text = record.cell(*place).trim();
        if text.is_empty() {
            return None;
        }
        match cell::value(text, *kind, &places.attribute_times) {
            Ok(value) => Some((index, value)),
            Err(code) => {
                intake.unused(record.number, || Flawed::value(code, &header[*place], text), code);
                None
            }
        }
    })
}
