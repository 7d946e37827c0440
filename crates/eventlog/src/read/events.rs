//! Events from a delimited table.

use std::io::{BufRead, Write};

use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::EventColumns;
use kajitori_domain::refusal::Stop;

use crate::cell;
use crate::columns::{Columns, Row, Value};
use crate::intake::{Flawed, Intake};
use crate::moment::TimeReader;
use crate::opened::Opened;
use crate::people::{Coder, People, full};
use crate::read::outlet::Outlet;
use crate::read::wanted::Wanted;
use crate::read::when::When;
use crate::split::Record;
use crate::table::Table;

/// Where the mapped columns stand.
struct Places {
    case: usize,
    activity: usize,
    when: When,
    status: Option<usize>,
    org: Option<usize>,
    resource: Option<usize>,
    attributes: Vec<(usize, ColumnKind)>,
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
            when: When::find(table, columns, file)?,
            status: optional(&columns.status)?,
            org: optional(&columns.org)?,
            resource: optional(&columns.resource)?,
            attributes,
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
            None => head(&record, &places, &header).and_then(|(case, activity)| {
                Ok((case, activity, places.when.read(&record, &mut joined, &mut intake)?))
            }),
        };
        match read {
            Err(flaw) => intake.reject(record.number, flaw, record.cells())?,
            Ok((case, activity, moments)) => {
                let text = |place: Option<usize>, intake: &mut Intake<'_>| {
                    optional(&record, place?, &header, intake)
                };
                let operator = match text(places.resource, &mut intake) {
                    Some(name) => Some(people.code(name, &file)?),
                    None => None,
                };
                let status = text(places.status, &mut intake);
                let org = text(places.org, &mut intake);
                for event in moments.events() {
                    let row = Row {
                        case,
                        activity,
                        time: event.at,
                        status: event.status.or(status),
                        org,
                        operator,
                        row: record.number,
                    };
                    let values =
                        event.last.then(|| attributes(&record, &places, &header, &mut intake));
                    columns.push(row, values.into_iter().flatten()).map_err(full(&file))?;
                }
                intake.accept();
                outlet.offer(&mut columns, &mut intake)?;
            }
        }
    }
    Ok((columns, intake))
}

/// Case and activity of a row.
fn head<'r>(
    record: &Record<'r>,
    places: &Places,
    header: &[String],
) -> Result<(&'r str, &'r str), Flawed> {
    let required = |place: usize, code| match record.cell(place).trim() {
        "" => Err(Flawed::column(code, &header[place])),
        error if cell::is_error(error) => Err(Flawed::error(&header[place], error)),
        text => Ok(text),
    };
    let case = required(places.case, "log-case-missing")?;
    Ok((case, required(places.activity, "log-activity-missing")?))
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
