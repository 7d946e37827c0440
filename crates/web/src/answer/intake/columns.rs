//! What was typed as a mapping; what the form does not show stays as it was.

use kajitori_domain::delivery::FileRole;
use kajitori_domain::mapping::{
    AttributeColumn, EventColumns, IntervalColumns, Mapping, ReportedColumns, SampleColumns,
    TimeColumns,
};

use super::shape::{ENCODINGS, KINDS, NEXT, meanings};
use crate::form::{FieldProblem, Form};

/// The mapping that was typed; what is missing is noted in the form.
pub(super) fn read(
    form: &mut Form,
    role: FileRole,
    (base, columns): (&Mapping, &[String]),
) -> Option<Mapping> {
    let mut file = base.file.clone();
    let encoding = ENCODINGS.iter().find(|(word, _)| *word == form.raw("encoding"));
    file.encoding = encoding.map(|(_, encoding)| *encoding);
    file.sheet = text(form, "sheet");
    file.object_type = text(form, "object-type");
    // A log of objects needs no columns: each of its objects is a case.
    if role == FileRole::Log && file.object_type.is_some() && form.raw("case").is_empty() {
        return Some(Mapping { file, ..Mapping::default() });
    }
    need(form, role);
    let mut mapping = Mapping { file, ..Mapping::default() };
    match role {
        FileRole::Log => mapping.events = Some(events(form, columns)),
        FileRole::Intervals => mapping.intervals = Some(intervals(form, columns)),
        FileRole::Samples => mapping.samples = Some(samples(form)),
        FileRole::Reported => mapping.reported = Some(reported(form)),
    }
    form.sound().then_some(mapping)
}

/// Notes what a file cannot do without.
fn need(form: &mut Form, role: FileRole) {
    for (name, needed) in meanings(role) {
        if *needed {
            form.required(name, label(name));
        }
    }
    let none = |form: &Form, names: &[&str]| names.iter().all(|name| form.raw(name).is_empty());
    let wrong = |field, code| FieldProblem { field, label: label(field), code, args: Vec::new() };
    match role {
        FileRole::Log if !none(form, &["begin"]) && !none(form, &["status"]) => {
            form.wrong(wrong("status", "begin-and-status"));
        }
        FileRole::Intervals if none_kept(form) => form.wrong(wrong("start", "no-counts")),
        FileRole::Samples => {
            form.required("right-values", "intake-right-values");
            form.required("wrong-values", "intake-wrong-values");
        }
        FileRole::Reported if none(form, &["value", "numerator", "denominator"]) => {
            form.wrong(wrong("value", "no-value"));
        }
        _ => {}
    }
}

fn none_kept(form: &Form) -> bool {
    !form.pairs().any(|(name, _)| name.starts_with("keep-"))
}

/// The word of a field's label.
pub(super) fn label(name: &str) -> &'static str {
    match name {
        "case" => "intake-case",
        "activity" => "intake-activity",
        "time" => "intake-time",
        "time-2" => "intake-time-2",
        "begin" => "intake-begin",
        "status" => "intake-status",
        "org" => "intake-org",
        "operator" => "intake-operator",
        "start" => "intake-start",
        "start-2" => "intake-start-2",
        "group" => "intake-group",
        "level" => "intake-level",
        "at" => "intake-moment",
        "at-2" => "intake-moment-2",
        "unit" => "intake-unit",
        "correct" => "intake-correct",
        "stratum" => "intake-stratum",
        "inspector" => "intake-inspector",
        "month" => "intake-month",
        "value" => "intake-value",
        "numerator" => "intake-numerator",
        _ => "intake-denominator",
    }
}

fn text(form: &Form, name: &str) -> Option<String> {
    Some(form.raw(name).trim().to_owned()).filter(|text| !text.is_empty())
}

fn needed(form: &Form, name: &str) -> String {
    text(form, name).unwrap_or_default()
}

fn time(form: &Form, names: [&str; 2]) -> TimeColumns {
    let formats = form.raw("format").split(NEXT).map(str::trim).filter(|f| !f.is_empty());
    let formats: Vec<String> = formats.map(str::to_owned).collect();
    TimeColumns {
        columns: names.iter().filter_map(|name| text(form, name)).collect(),
        formats: if formats.is_empty() { vec!["iso".to_owned()] } else { formats },
        zone: text(form, "zone"),
    }
}

fn events(form: &Form, columns: &[String]) -> EventColumns {
    let start = text(form, "begin").is_some().then(|| time(form, ["begin", ""]));
    EventColumns {
        case: needed(form, "case"),
        activity: needed(form, "activity"),
        time: time(form, ["time", "time-2"]),
        start,
        status: text(form, "status"),
        org: text(form, "org"),
        resource: text(form, "operator"),
        attributes: kept(form, columns)
            .map(|(number, column)| AttributeColumn {
                name: name(form, number, column),
                column: column.clone(),
                kind: kind(form, number),
            })
            .collect(),
    }
}

fn kept<'a>(form: &'a Form, columns: &'a [String]) -> impl Iterator<Item = (usize, &'a String)> {
    let numbered = columns.iter().enumerate();
    numbered.filter(move |(number, _)| !form.raw(&format!("keep-{number}")).is_empty())
}

fn name(form: &Form, number: usize, column: &str) -> String {
    text(form, &format!("as-{number}")).unwrap_or_else(|| column.to_owned())
}

fn kind(form: &Form, number: usize) -> kajitori_domain::case::ColumnKind {
    let field = format!("kind-{number}");
    let own = KINDS.iter().find(|(word, _)| *word == form.raw(&field));
    own.map_or(kajitori_domain::case::ColumnKind::Text, |(_, kind)| *kind)
}

fn intervals(form: &Form, columns: &[String]) -> IntervalColumns {
    let values = kept(form, columns);
    IntervalColumns {
        start: time(form, ["start", "start-2"]),
        group: text(form, "group"),
        values: values.map(|(number, c)| (name(form, number, c), c.clone())).collect(),
    }
}

fn samples(form: &Form) -> SampleColumns {
    let values = |name: &str| {
        let all = form.raw(name).split([',', '、', '，']).map(str::trim);
        all.filter(|value| !value.is_empty()).map(str::to_owned).collect()
    };
    SampleColumns {
        level: needed(form, "level"),
        at: time(form, ["at", "at-2"]),
        unit: needed(form, "unit"),
        correct: needed(form, "correct"),
        correct_values: values("right-values"),
        wrong_values: values("wrong-values"),
        stratum: text(form, "stratum"),
        inspector: text(form, "inspector"),
    }
}

fn reported(form: &Form) -> ReportedColumns {
    ReportedColumns {
        level: needed(form, "level"),
        month: needed(form, "month"),
        value: text(form, "value"),
        numerator: text(form, "numerator"),
        denominator: text(form, "denominator"),
    }
}

#[cfg(test)]
mod tests {
    use kajitori_domain::mapping;

    use super::super::shape::fields;
    use super::*;

    fn example() -> Mapping {
        let document = include_str!("../../../../../docs/mapping.md");
        let (_, rest) = document.split_once("```toml\n").expect("an example");
        let (text, _) = rest.split_once("\n```").expect("an end");
        mapping::read("mapping.toml", text).0.expect("a mapping")
    }

    #[test]
    fn a_mapping_comes_back_from_its_form_as_it_was() {
        let mut all = example();
        all.file.object_type = None;
        let columns = ["影響度", "金額", "希望納期", "着信数", "応答数", "10秒以内放棄"];
        let columns = columns.map(str::to_owned).to_vec();
        for role in FileRole::ALL {
            let mut own = Mapping { file: all.file.clone(), ..Mapping::default() };
            match role {
                FileRole::Log => own.events = all.events.clone(),
                FileRole::Intervals => own.intervals = all.intervals.clone(),
                FileRole::Samples => own.samples = all.samples.clone(),
                FileRole::Reported => own.reported = all.reported.clone(),
            }
            let mut form = fields(role, &own, &columns);
            assert_eq!(read(&mut form, role, (&own, &columns)), Some(own), "{role:?}");
        }
    }

    #[test]
    fn what_a_file_cannot_do_without_is_asked_for() {
        for (role, typed, wrong) in [
            (FileRole::Log, "case=a&time=t", vec!["activity"]),
            (FileRole::Log, "case=a&activity=b&time=t&begin=s&status=x", vec!["status"]),
            (FileRole::Intervals, "start=t", vec!["start"]),
            (
                FileRole::Samples,
                "level=l&at=t&unit=u&correct=c",
                vec!["right-values", "wrong-values"],
            ),
            (FileRole::Reported, "level=l&month=m", vec!["value"]),
        ] {
            let mut form = Form::new(crate::form::raw(typed));
            assert_eq!(read(&mut form, role, (&Mapping::default(), &[])), None, "{typed}");
            let fields: Vec<&str> = form.problems().iter().map(|p| p.field).collect();
            assert_eq!(fields, wrong, "{typed}");
        }
    }
}
