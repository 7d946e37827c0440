//! What the columns of a table mean, and what one row of it becomes.

use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::EventColumns;
use kajitori_domain::refusal::Stop;

use crate::cell;
use crate::columns::{Columns, Row, Value};
use crate::framer::Record;
use crate::intake::Flawed;
use crate::interner::Full;
use crate::moment::{Often, TimeReader};
use crate::notes::Notes;
use crate::read::when::{Moving, When};
use crate::table::{Header, trim};

/// Where the mapped columns stand.
pub(super) struct Plan {
    pub(super) header: Header,
    case: usize,
    activity: usize,
    when: When,
    status: Option<usize>,
    org: Option<usize>,
    resource: Option<usize>,
    attributes: Vec<(usize, ColumnKind)>,
    attribute_times: TimeReader,
}

impl Plan {
    /// Finds the columns of the mapping.
    pub(super) fn new(header: Header, columns: &EventColumns) -> Result<Self, Stop> {
        let optional =
            |name: &Option<String>| name.as_deref().map(|n| header.position(n)).transpose();
        let mut time = columns.time.clone();
        time.formats.push("iso".to_owned());
        let case = header.position(&columns.case)?;
        let activity = header.position(&columns.activity)?;
        let mut attributes = Vec::new();
        for attribute in &columns.attributes {
            attributes.push((header.position(&attribute.column)?, attribute.kind));
        }
        Ok(Self {
            case,
            activity,
            when: When::find(&header, columns)?,
            status: optional(&columns.status)?,
            org: optional(&columns.org)?,
            resource: optional(&columns.resource)?,
            attributes,
            attribute_times: TimeReader::new(&time, &header.file)?,
            header,
        })
    }
}

/// Makes events of rows.
pub(super) struct Rows<'p> {
    plan: &'p Plan,
    when: Moving<'p>,
    attribute_times: Often<'p>,
    /// Room for the text of a time.
    joined: String,
    pub(super) columns: Columns,
    pub(super) notes: Notes,
}

impl<'p> Rows<'p> {
    /// No event yet.
    pub(super) fn new(plan: &'p Plan, mapping: &EventColumns) -> Self {
        let mut columns = Columns::of_block();
        for attribute in &mapping.attributes {
            columns.attribute(&attribute.name, attribute.kind);
        }
        Self {
            plan,
            when: plan.when.often(),
            attribute_times: plan.attribute_times.often(),
            joined: String::new(),
            columns,
            notes: Notes::new(&plan.header.file),
        }
    }

    /// Makes the events of a row of the right shape, or says why there are none.
    pub(super) fn take(&mut self, record: &Record<'_>) -> Result<Result<(), Flawed>, Full> {
        let Self { plan, when, attribute_times, joined, columns, notes } = self;
        let plan = *plan;
        let head = head(record, plan)
            .and_then(|(case, activity)| Ok((case, activity, when.read(record, joined, notes)?)));
        let (case, activity, moments) = match head {
            Ok(head) => head,
            Err(flaw) => return Ok(Err(flaw)),
        };
        let mut text = |place: Option<usize>| optional(record, place?, plan, notes);
        let (operator, own, org) = (text(plan.resource), text(plan.status), text(plan.org));
        for event in moments.events() {
            let (time, row) = (event.at, record.number);
            let status = event.status.or(own);
            let row = Row { case, activity, time, status, org, operator, row };
            let values = event.last.then(|| attributes(record, plan, attribute_times, notes));
            columns.push(row, values.into_iter().flatten())?;
        }
        notes.accepted += 1;
        Ok(Ok(()))
    }
}

/// Case and activity of a row.
fn head<'r>(record: &Record<'r>, plan: &Plan) -> Result<(&'r str, &'r str), Flawed> {
    let names = &plan.header.names;
    let required = |place: usize, code| match trim(record.cell(place)) {
        "" => Err(Flawed::column(code, &names[place])),
        error if cell::is_error(error) => Err(Flawed::error(&names[place], error)),
        text => Ok(text),
    };
    let case = required(plan.case, "log-case-missing")?;
    Ok((case, required(plan.activity, "log-activity-missing")?))
}

/// The text of a column that may be empty; the error of a formula is noted and left out.
fn optional<'r>(
    record: &Record<'r>,
    place: usize,
    plan: &Plan,
    notes: &mut Notes,
) -> Option<&'r str> {
    let text = trim(record.cell(place));
    if cell::is_error(text) {
        let code = "log-value-error";
        let name = &plan.header.names[place];
        notes.unused(record.number, || Flawed::value(code, name, text), code);
        return None;
    }
    Some(text).filter(|text| !text.is_empty())
}

/// The attributes of a row; those that cannot be read are noted and left out.
fn attributes<'r>(
    record: &Record<'r>,
    plan: &Plan,
    times: &Often<'_>,
    notes: &mut Notes,
) -> impl Iterator<Item = (usize, Value<'r>)> {
    plan.attributes.iter().enumerate().filter_map(move |(index, (place, kind))| {
        let text = trim(record.cell(*place));
        if text.is_empty() {
            return None;
        }
        match cell::value(text, *kind, times) {
            Ok(value) => Some((index, value)),
            Err(code) => {
                let flawed = || Flawed::value(code, &plan.header.names[*place], text);
                notes.unused(record.number, flawed, code);
                None
            }
        }
    })
}
