//! A mapping as the fields of a form, and what was typed as a mapping.

use kajitori_domain::case::ColumnKind;
use kajitori_domain::delivery::FileRole;
use kajitori_domain::mapping::{Encoding, Mapping, TimeColumns};

use crate::form::Form;

/// A column's meaning: its field, and whether a file cannot do without. Its words are
/// `intake-<field>` and `intake-<field>-hint`.
pub(super) type Meaning = (&'static str, bool);

/// What a column can mean in a file of that role.
pub(super) fn meanings(role: FileRole) -> &'static [Meaning] {
    match role {
        FileRole::Log => &[
            ("case", true),
            ("activity", true),
            ("time", true),
            ("time-2", false),
            ("begin", false),
            ("status", false),
            ("org", false),
            ("operator", false),
        ],
        FileRole::Intervals => &[("start", true), ("start-2", false), ("group", false)],
        FileRole::Samples => &[
            ("level", true),
            ("at", true),
            ("at-2", false),
            ("unit", true),
            ("correct", true),
            ("stratum", false),
            ("inspector", false),
        ],
        FileRole::Reported => &[
            ("level", true),
            ("month", true),
            ("value", false),
            ("numerator", false),
            ("denominator", false),
        ],
    }
}

/// The word of an encoding in the form.
pub(super) const ENCODINGS: [(&str, Encoding); 3] =
    [("utf-8", Encoding::Utf8), ("cp932", Encoding::Cp932), ("utf-16", Encoding::Utf16)];

/// The word of a kind in the form.
pub(super) const KINDS: [(&str, ColumnKind); 5] = [
    ("text", ColumnKind::Text),
    ("integer", ColumnKind::Integer),
    ("number", ColumnKind::Number),
    ("boolean", ColumnKind::Boolean),
    ("time", ColumnKind::Time),
];

/// What stands between formats that are tried one after the other.
pub(super) const NEXT: &str = " | ";

/// The time columns of a mapping.
fn times(role: FileRole, mapping: &Mapping) -> Option<&TimeColumns> {
    match role {
        FileRole::Log => mapping.events.as_ref().map(|events| &events.time),
        FileRole::Intervals => mapping.intervals.as_ref().map(|intervals| &intervals.start),
        FileRole::Samples => mapping.samples.as_ref().map(|samples| &samples.at),
        FileRole::Reported => None,
    }
}

/// What a file is: as was announced, unless what was found in it is something else alone.
pub(super) fn seen_as(announced: FileRole, mapping: &Mapping) -> FileRole {
    let holds = |role: &FileRole| match role {
        FileRole::Log => mapping.events.is_some() || mapping.file.object_type.is_some(),
        FileRole::Intervals => mapping.intervals.is_some(),
        FileRole::Samples => mapping.samples.is_some(),
        FileRole::Reported => mapping.reported.is_some(),
    };
    let found = FileRole::ALL.into_iter().find(holds);
    found.filter(|_| !holds(&announced)).unwrap_or(announced)
}

/// A mapping as the fields of the form.
pub(super) fn fields(role: FileRole, mapping: &Mapping, columns: &[String]) -> Form {
    let mut fields = Fields(vec![]);
    fields.put("role", role.word());
    if let Some(time) = times(role, mapping) {
        fields.put("format", &time.formats.join(NEXT));
        fields.put("zone", time.zone.as_deref().unwrap_or_default());
        let names = match role {
            FileRole::Log => ["time", "time-2"],
            FileRole::Intervals => ["start", "start-2"],
            FileRole::Samples | FileRole::Reported => ["at", "at-2"],
        };
        for (name, column) in names.iter().zip(&time.columns) {
            fields.put(name, column);
        }
    }
    let encoding = ENCODINGS.iter().find(|(_, own)| Some(*own) == mapping.file.encoding);
    fields.put("encoding", encoding.map_or("", |(word, _)| word));
    fields.maybe("sheet", mapping.file.sheet.as_ref());
    fields.maybe("object-type", mapping.file.object_type.as_ref());
    fields.columns(role, mapping);
    fields.kept(role, mapping, columns);
    Form::new(fields.0)
}

struct Fields(Vec<(String, String)>);

impl Fields {
    fn put(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    fn maybe(&mut self, name: &str, value: Option<&String>) {
        self.put(name, value.map(String::as_str).unwrap_or_default());
    }

    fn columns(&mut self, role: FileRole, mapping: &Mapping) {
        match role {
            FileRole::Log => {
                let Some(events) = &mapping.events else { return };
                self.put("case", &events.case);
                self.put("activity", &events.activity);
                self.maybe("begin", events.start.as_ref().and_then(|start| start.columns.first()));
                self.maybe("status", events.status.as_ref());
                self.maybe("org", events.org.as_ref());
                self.maybe("operator", events.resource.as_ref());
            }
            FileRole::Intervals => {
                self.maybe("group", mapping.intervals.as_ref().and_then(|i| i.group.as_ref()));
            }
            FileRole::Samples => {
                let Some(samples) = &mapping.samples else { return };
                self.put("level", &samples.level);
                self.put("unit", &samples.unit);
                self.put("correct", &samples.correct);
                self.put("right-values", &samples.correct_values.join(", "));
                self.put("wrong-values", &samples.wrong_values.join(", "));
                self.maybe("stratum", samples.stratum.as_ref());
                self.maybe("inspector", samples.inspector.as_ref());
            }
            FileRole::Reported => {
                let Some(reported) = &mapping.reported else { return };
                self.put("level", &reported.level);
                self.put("month", &reported.month);
                self.maybe("value", reported.value.as_ref());
                self.maybe("numerator", reported.numerator.as_ref());
                self.maybe("denominator", reported.denominator.as_ref());
            }
        }
    }

    /// The columns that are kept: attributes of events, counts of intervals.
    fn kept(&mut self, role: FileRole, mapping: &Mapping, columns: &[String]) {
        for (number, column) in columns.iter().enumerate() {
            let kept = match role {
                FileRole::Log => mapping.events.as_ref().and_then(|events| {
                    let own = events.attributes.iter().find(|a| a.column == *column)?;
                    let kind = KINDS.iter().find(|(_, kind)| *kind == own.kind);
                    Some((own.name.clone(), kind.map_or("text", |(word, _)| word)))
                }),
                FileRole::Intervals => mapping.intervals.as_ref().and_then(|intervals| {
                    let own = intervals.values.iter().find(|(_, own)| own == column)?;
                    Some((own.0.clone(), ""))
                }),
                FileRole::Samples | FileRole::Reported => None,
            };
            if let Some((name, kind)) = kept {
                self.put(&format!("keep-{number}"), "on");
                self.put(&format!("as-{number}"), &name);
                self.put(&format!("kind-{number}"), kind);
            }
        }
    }
}
