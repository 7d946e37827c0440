//! Mapping files, read and written.

use proptest::prelude::*;

use super::*;
use crate::definition::tests::said;

const DOCUMENT: &str = include_str!("../../../../docs/mapping.md");

fn example() -> &'static str {
    let (_, rest) = DOCUMENT.split_once("```toml\n").expect("an example");
    rest.split_once("\n```").expect("an end").0
}

fn codes(text: &str) -> Vec<(&'static str, Option<u64>)> {
    let (mapping, problems) = read("mapping.toml", text);
    assert!(mapping.is_none());
    for problem in &problems {
        said(problem.code, &problem.args);
    }
    problems.iter().map(|problem| (problem.code, problem.place.line)).collect()
}

#[test]
fn the_documented_example_is_free_of_problems() {
    let (mapping, problems) = read("mapping.md", example());
    assert_eq!(problems, []);
    let mapping = mapping.expect("a mapping");
    assert_eq!(mapping.file.encoding, Some(Encoding::Cp932));
    let attributes = mapping.events.as_ref().map(|events| events.attributes.len());
    assert_eq!(attributes, Some(3));
    assert_eq!(read("again.toml", &write(&mapping)), (Some(mapping), vec![]));
}

#[test]
fn a_start_and_an_end_stand_beside_each_other() {
    let text = "format = 1\n[events]\ncase = \"c\"\nactivity = \"a\"\nstart = \"s\"\n\
                time = { columns = [\"d\", \"e\"], formats = [\"%Y/%m/%d %H:%M\"] }\n";
    let (mapping, problems) = read("m.toml", text);
    assert_eq!(problems, []);
    let events = mapping.and_then(|mapping| mapping.events).expect("events");
    let columns = |time: Option<&TimeColumns>| time.map(|time| time.columns.join(" "));
    assert_eq!(columns(events.start.as_ref()).as_deref(), Some("s"));
    assert_eq!(columns(Some(&events.time)).as_deref(), Some("d e"));
}

#[test]
fn wrong_mappings_name_the_line() {
    let base = "format = 1\n[events]\ncase = \"c\"\nactivity = \"a\"\n";
    let cases = [
        ("format = 1\n".to_owned(), vec![("definition-mapping-empty", 1)]),
        (format!("{base}time = \"t\"\nstate = \"s\"\n"), vec![("definition-unknown-key", 6)]),
        (base.to_owned(), vec![("definition-missing-key", 2)]),
        (
            format!("{base}time = \"t\"\nstart = \"b\"\nstatus = \"s\"\n"),
            vec![("definition-start-status", 2)],
        ),
        (format!("{base}time = 3\n"), vec![("definition-type", 5)]),
        (
            format!(
                "{base}time = {{ columns = [\"t\"], formats = [\"yyyy\"], zone = \"Tokyo\" }}\n"
            ),
            vec![("definition-time-format", 5), ("definition-zone", 5)],
        ),
        (format!("{base}time = {{ columns = [] }}\n"), vec![("definition-time-columns", 5)]),
        (
            format!("{base}time = \"t\"\n[file]\nencoding = \"sjis\"\nreject_above = 2\n"),
            vec![("definition-choice", 7), ("definition-ratio", 8)],
        ),
        (
            format!(
                "{base}time = \"t\"\n[events.attributes]\n\
                 x = {{ column = \"X\", type = \"duration\" }}\n"
            ),
            vec![("definition-choice", 7)],
        ),
        (
            "format = 1\n[reported]\nlevel = \"l\"\nmonth = \"m\"\n".to_owned(),
            vec![("definition-reported-empty", 2)],
        ),
        (
            "format = 1\n[samples]\nlevel = \"l\"\nat = \"t\"\nunit = \"u\"\ncorrect = \"c\"\n\
             correct_values = [\"1\"]\nwrong_values = [\"0\", \"1\"]\n"
                .to_owned(),
            vec![("definition-sample-values", 2)],
        ),
    ];
    for (text, expected) in cases {
        let expected: Vec<_> =
            expected.into_iter().map(|(code, line)| (code, Some(line))).collect();
        assert_eq!(codes(&text), expected, "{text}");
    }
}

fn name() -> impl Strategy<Value = String> {
    "[a-z日本\"\\\\ .\u{1}\t]{0,6}[a-z]"
}

fn times() -> impl Strategy<Value = TimeColumns> {
    let formats = proptest::sample::select(vec!["iso", "unix_s", "unix_ms", "%Y/%m/%d %H:%M"]);
    let zone = proptest::option::of(Just("Asia/Tokyo".to_owned()));
    let columns = proptest::collection::vec(name(), 1..=2);
    (columns, formats, zone).prop_map(|(columns, format, zone)| TimeColumns {
        columns,
        formats: vec![format.to_owned()],
        zone,
    })
}

prop_compose! {
    fn mappings()(
        time in times(),
        names in proptest::collection::vec(name(), 8),
        status in proptest::option::of(name()),
        encoding in proptest::option::of(proptest::sample::select(vec![
            Encoding::Utf8, Encoding::Cp932, Encoding::Utf16,
        ])),
        delimiter in proptest::option::of(proptest::sample::select(b",;\t|".to_vec())),
        kind in proptest::sample::select(vec![ColumnKind::Text, ColumnKind::Time]),
        parts in 0_u8..16,
    ) -> Mapping {
        let [a, b, c, d, e, f, g, h] = names.try_into().expect("eight names");
        Mapping {
            file: FileFormat {
                encoding,
                delimiter,
                sheet: status.clone(),
                object_type: status.clone(),
                reject_above: Decimal::parse("0.05").filter(|_| parts > 7),
            },
            events: Some(EventColumns {
                case: a.clone(),
                activity: b.clone(),
                time: time.clone(),
                start: Some(time.clone()).filter(|_| status.is_none()),
                status: status.clone(),
                org: None,
                resource: Some(c.clone()),
                attributes: vec![AttributeColumn { name: d.clone(), column: e.clone(), kind }],
            }),
            intervals: (parts & 1 > 0).then(|| IntervalColumns {
                start: time.clone(),
                group: status.clone(),
                values: vec![(f.clone(), g.clone())],
            }),
            samples: (parts & 2 > 0).then(|| SampleColumns {
                level: a.clone(),
                at: time.clone(),
                unit: h.clone(),
                correct: b.clone(),
                correct_values: vec!["正".to_owned(), "1".to_owned()],
                wrong_values: vec!["誤".to_owned()],
                stratum: status.clone(),
                inspector: status.clone(),
            }),
            reported: (parts & 4 > 0).then(|| ReportedColumns {
                level: a.clone(),
                month: c.clone(),
                value: Some(d.clone()),
                numerator: status.clone(),
                denominator: None,
            }),
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(mapping in mappings()) {
        let text = write(&mapping);
        prop_assert_eq!(read("m.toml", &text), (Some(mapping), vec![]), "{}", text);
    }
}
