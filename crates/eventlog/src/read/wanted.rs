//! What a mapping wants of an event file, without names of people beside the codes of operators.

use kajitori_domain::mapping::EventColumns;
use kajitori_domain::refusal::Refusal;

use crate::intake::Intake;
use crate::names;
use crate::source::refusal_with;

/// The columns of a mapping that are read.
pub(crate) struct Wanted {
    /// The columns, without attributes that most likely name people.
    pub(crate) columns: EventColumns,
    /// Whether the mapping lists no attributes, so that a XES file keeps all.
    pub(crate) all: bool,
    /// Columns of attributes that most likely name people and are therefore not read.
    people: Vec<String>,
}

impl Wanted {
    /// Takes `columns` apart; refuses when the column of the person means something else too, for
    /// then the name would be kept beside its code.
    pub(crate) fn new(columns: &EventColumns, file: &str) -> Result<Self, Refusal> {
        let all = columns.attributes.is_empty();
        let kept = [&columns.status, &columns.org].into_iter().flatten();
        let mut kept = kept.chain(columns.attributes.iter().map(|a| &a.column));
        if let Some(resource) = &columns.resource
            && kept.any(|column| column.trim() == resource.trim())
        {
            let args = vec![("column", resource.clone())];
            return Err(refusal_with("log-attribute-resource", file, args, vec![]));
        }
        let mut columns = columns.clone();
        let mut people = Vec::new();
        columns.attributes.retain(|attribute| {
            let person = is_person(&attribute.column);
            if person {
                people.push(attribute.column.clone());
            }
            !person
        });
        Ok(Self { columns, all, people })
    }

    /// Notes the columns that are not read.
    pub(crate) fn tell(&self, intake: &mut Intake<'_>) {
        for column in &self.people {
            intake.warn_once("log-attribute-person", column);
        }
    }

    /// Whether the values of `column` name people, so that no problem may show them.
    pub(crate) fn names_people(&self, column: &str) -> bool {
        self.columns.resource.as_deref() == Some(column) || is_person(column)
    }
}

/// Whether a column, or the key of a trace or an event, most likely names people.
pub(crate) fn is_person(column: &str) -> bool {
    let own = column.strip_prefix("event:").unwrap_or(column);
    names::is_person(own.trim_start_matches("case:"))
}
