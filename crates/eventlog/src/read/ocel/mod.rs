//! Object-centric logs (OCEL 2.0 in JSON, XML and SQLite, and 1.0 in JSON), made flat: every object
//! of the mapping's `object_type` is a case, every event related to it an event of that case.
//!
//! The log is held in memory in a compact form, because its parts may come in any order; the flat
//! table is made while it is read, as delimited text, and goes the way of every other table.

mod flat;
mod history;
mod json;
mod meter;
mod model;
mod record;
mod sqlite;
mod types;
mod xml;

use std::mem;
use std::sync::Arc;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::{AttributeColumn, EventColumns, Mapping, TimeColumns};
use kajitori_domain::refusal::Stop;

use self::flat::Flat;
use self::model::Model;
use crate::moment::TimeReader;
use crate::names;
use crate::opened::{Form, Kind, Ocel, Opened};
use crate::source::refusal_with;
use crate::text::Ahead;

pub use self::types::ObjectType;

/// The kind behind the name of a type in JSON and XML.
fn kind(name: &str) -> ColumnKind {
    match name.to_ascii_lowercase().as_str() {
        "integer" | "int" | "long" => ColumnKind::Integer,
        "float" | "double" | "real" | "number" => ColumnKind::Number,
        "boolean" | "bool" => ColumnKind::Boolean,
        "time" | "date" | "timestamp" | "datetime" => ColumnKind::Time,
        _ => ColumnKind::Text,
    }
}

/// Whether objects of this type are people, whose ids are most likely names: people are never
/// cases.
fn is_people(object_type: &str) -> bool {
    names::is_person(object_type) || names::is_person(object_type.trim_end_matches('s'))
}

/// The log behind an opened file, whole.
pub(crate) struct Loaded {
    model: Model,
    types: Vec<(u32, ObjectType)>,
}

/// Reads the whole log behind `opened`.
pub(crate) fn load(opened: &mut Opened<'_>, form: Ocel) -> Result<Loaded, Stop> {
    let text = mem::replace(&mut opened.text, Box::new(Ahead::default()));
    let mut model = match form {
        Ocel::Json => json::read(text, &opened.file)?,
        Ocel::Xml => xml::read(text, &opened.file)?,
        Ocel::Sqlite => sqlite::read(text, &opened.file, &opened.known)?,
    };
    let types = types::of(&mut model);
    let name = match form {
        Ocel::Json => "OCEL JSON",
        Ocel::Xml => "OCEL XML",
        Ocel::Sqlite => "OCEL SQLite",
    };
    let listed = types.iter().map(|(_, kind)| kind.clone()).collect();
    opened.form = Form::Ocel { name, types: listed };
    Ok(Loaded { model, types })
}

impl Loaded {
    /// The only type that every event is related to, if there is just one.
    pub(crate) fn whole(&self) -> Option<String> {
        let all = u64::try_from(self.model.events.len()).unwrap_or(u64::MAX);
        let fits = |kind: &ObjectType| kind.events == all && all > 0 && !is_people(&kind.name);
        let mut whole = self.types.iter().filter(|(_, kind)| fits(kind));
        whole.next().filter(|_| whole.next().is_none()).map(|(_, kind)| kind.name.clone())
    }

    /// Turns `opened` into the table of the objects of `object_type`, whose times are read by
    /// `times`, and gives the columns of attributes.
    pub(crate) fn flatten(
        self,
        opened: &mut Opened<'_>,
        object_type: Option<&str>,
        times: &TimeColumns,
    ) -> Result<Vec<AttributeColumn>, Stop> {
        let file = opened.file.clone();
        let list = || {
            let shown = self.types.iter().take(20);
            let line =
                |(_, t): &(u32, ObjectType)| format!("{} ({}, {})", t.name, t.objects, t.events);
            shown.map(line).collect::<Vec<_>>().join(", ")
        };
        let Some(wanted) = object_type else {
            let args = vec![("types", list())];
            return Err(refusal_with("log-ocel-type-missing", &file, args, vec![]).into());
        };
        let known = self.types.iter().find(|(_, kind)| kind.name == wanted);
        let Some((code, _)) = known else {
            let args = vec![("type", wanted.to_owned()), ("types", list())];
            return Err(refusal_with("log-ocel-type-unknown", &file, args, vec![]).into());
        };
        if is_people(wanted) {
            let args = vec![("type", wanted.to_owned())];
            return Err(refusal_with("log-ocel-type-people", &file, args, vec![]).into());
        }
        let mut formats = times.formats.clone();
        formats.push("iso".to_owned());
        let reader = TimeReader::new(&TimeColumns { formats, ..times.clone() }, &file)?;
        let most = opened.most();
        let mut flat = Flat::new(self.model, *code, reader, Arc::clone(&opened.known), most);
        let names = std::iter::once((flat::FIXED[3].to_owned(), ColumnKind::Text))
            .chain(std::iter::once((flat::FIXED[4].to_owned(), ColumnKind::Text)));
        let columns = names.chain(flat.columns.iter().cloned());
        let columns = columns
            .map(|(name, kind)| AttributeColumn { name: name.clone(), column: name, kind })
            .collect();
        opened.known.begin(1, flat.notes());
        opened.text = Box::new(flat);
        opened.kind = Kind::Table(b',');
        Ok(columns)
    }
}

/// The columns of a flat log; times are ISO 8601.
pub(crate) fn columns() -> EventColumns {
    EventColumns {
        case: flat::FIXED[0].to_owned(),
        activity: flat::FIXED[1].to_owned(),
        time: TimeColumns {
            columns: vec![flat::FIXED[2].to_owned()],
            formats: vec!["iso".to_owned()],
            zone: None,
        },
        start: None,
        status: None,
        org: None,
        resource: None,
        attributes: Vec::new(),
    }
}

/// The mapping that reads a flat table with `attributes`: `mapping`, without columns those of
/// [`columns`], without attributes all of them.
pub(crate) fn mapping_of(mapping: &Mapping, attributes: Vec<AttributeColumn>) -> Mapping {
    let mut events = mapping.events.clone().unwrap_or_else(columns);
    if events.attributes.is_empty() {
        let optional = [&events.status, &events.org, &events.resource];
        let mut mapped: Vec<&String> = vec![&events.case, &events.activity];
        mapped.extend(events.time.columns.iter());
        mapped.extend(optional.into_iter().flatten());
        let kept = attributes.into_iter().filter(|a| !mapped.contains(&&a.column));
        events.attributes = kept.collect();
    }
    Mapping { events: Some(events), ..mapping.clone() }
}

/// Makes an opened object-centric log flat by `mapping`, and gives the mapping that reads it.
pub(crate) fn flattened(
    opened: &mut Opened<'_>,
    form: Ocel,
    mapping: &Mapping,
) -> Result<Mapping, Stop> {
    let loaded = load(opened, form)?;
    let times = mapping.events.as_ref().map_or_else(|| columns().time, |e| e.time.clone());
    let object_type = mapping.file.object_type.as_deref();
    let attributes = loaded.flatten(opened, object_type, &times)?;
    Ok(mapping_of(mapping, attributes))
}
