//! Object-centric logs, made flat.

use std::path::{Path, PathBuf};

use kajitori_domain::decimal::Decimal;
use kajitori_domain::mapping::{EventColumns, FileFormat, Mapping, TimeColumns};
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::inspect::{Form, Inspection, inspect};
use kajitori_eventlog::log::text;
use kajitori_eventlog::read::{self, Events};
use kajitori_eventlog::source::Source;
use kajitori_testkit::{cases, shared};

use crate::cases::{folder, shown};
use crate::support::{file, key, memory};

/// The mapping of a flat log by `object_type`, whose clocks without an offset stand in `zone`.
pub(crate) fn mapping(object_type: &str, zone: &str) -> Mapping {
    let own = |name: &str| name.to_owned();
    Mapping {
        file: FileFormat { object_type: Some(own(object_type)), ..FileFormat::default() },
        events: Some(EventColumns {
            case: own("case:concept:name"),
            activity: own("concept:name"),
            time: TimeColumns {
                columns: vec![own("time:timestamp")],
                formats: vec![own("iso")],
                zone: Some(own(zone)),
            },
            start: None,
            status: None,
            org: None,
            resource: None,
            attributes: vec![],
        }),
        ..Mapping::default()
    }
}

pub(crate) fn read(source: Source, mapping: &Mapping) -> Result<Events, Stop> {
    read::events(source, mapping, &key(), &mut Vec::new(), &Unwatched)
}

pub(crate) fn refused(answer: Result<Events, Stop>) -> (&'static str, Vec<(&'static str, String)>) {
    match answer {
        Err(Stop::Refusal(refusal)) => (refusal.code, refusal.args),
        Err(Stop::Fault(fault)) => panic!("{}", fault.chain),
        Ok(events) => panic!("{} events were read", events.accepted),
    }
}

/// Every cell of a log as text, with its header.
pub(crate) fn cells(events: &Events) -> Vec<Vec<String>> {
    let batch = events.log.batch();
    let header = batch.schema_ref().fields().iter().map(|f| f.name().clone()).collect();
    let row = |row: usize| batch.columns().iter().map(|column| text(column, row)).collect();
    std::iter::once(header).chain((0..batch.num_rows()).map(row)).collect()
}

fn logs(name: &str) -> Option<PathBuf> {
    shared::data(&format!("logs/{name}"))
}

fn look(path: &Path, mapping: Option<&Mapping>) -> Inspection {
    inspect(file(path), mapping, &Unwatched).expect("a sound log")
}

const FORMS: [&str; 3] =
    ["ocel20_example.jsonocel", "ocel20_example.xmlocel", "ocel20_example.sqlite"];

/// The example's JSON has offsets, its other forms clocks of Berlin.
#[test]
fn three_forms_of_one_log_are_one_log() {
    for object_type in ["Invoice", "Payment", "Purchase Order", "Purchase Requisition"] {
        let mapping = mapping(object_type, "Europe/Berlin");
        let mut all = Vec::new();
        for form in FORMS {
            let Some(path) = logs(form) else { return };
            let events = read(file(&path), &mapping).expect("a sound log");
            assert_eq!(events.rejected, 0, "{form}");
            all.push((cells(&events), events.problems.first(5).len()));
        }
        assert!(all[0].0.len() > 1);
        assert_eq!(all[0], all[1], "{object_type}");
        assert_eq!(all[0], all[2], "{object_type}");
    }
}

#[test]
fn attributes_of_objects_are_those_of_the_moment() {
    let Some(path) = logs(FORMS[0]) else { return };
    let events = read(file(&path), &mapping("Purchase Order", "Asia/Tokyo")).expect("sound");
    let cells = cells(&events);
    let place = |name: &str| cells[0].iter().position(|n| n == name).expect("a column");
    let (case, activity, quantity) = (place("case"), place("activity"), place("case:po_quantity"));
    let of = |name: &str| {
        let found = cells.iter().find(|row| row[case] == "PO1" && row[activity] == name);
        found.map(|row| row[quantity].as_str())
    };
    assert_eq!(of("Create Purchase Order"), Some("500"));
    assert_eq!(of("Change PO Quantity"), Some("600"), "changed at that very moment");
    assert_eq!(of("Insert Invoice"), Some("600"));
}

#[test]
fn without_a_type_the_types_are_listed() {
    for form in FORMS {
        let Some(path) = logs(form) else { return };
        let (code, args) = refused(read(file(&path), &Mapping::default()));
        assert_eq!(code, "log-ocel-type-missing", "{form}");
        let types = args.iter().find(|(name, _)| *name == "types").expect("types");
        assert!(types.1.contains("Purchase Order (2, "), "{form}: {}", types.1);
        let (code, _) = refused(read(file(&path), &mapping("purchase order", "UTC")));
        assert_eq!(code, "log-ocel-type-unknown", "{form}");
        let found = look(&path, None);
        assert!(matches!(&found.form, Form::Ocel { types, .. } if types.len() == 4));
        assert!(found.counts.is_none() && found.mapping.events.is_none());
        let codes: Vec<_> = found.questions.iter().map(|q| q.code).collect();
        assert_eq!(codes, ["log-ask-object-type"]);
    }
}

#[test]
fn a_mapping_that_only_names_the_type_is_enough() {
    let Some(path) = logs(FORMS[0]) else { return };
    let (mapping, problems) = kajitori_domain::mapping::read(
        "mapping.toml",
        "format = 1\n[file]\nobject_type = \"Invoice\"\n",
    );
    assert_eq!(problems, []);
    let events = read(file(&path), &mapping.expect("a mapping")).expect("a sound log");
    assert_eq!(events.log.case().values().len(), 3);
    let found = look(&path, mapping_of(&path).as_ref());
    assert_eq!(found.counts.map(|c| c.cases), Some(3));
    assert!(matches!(found.form, Form::Ocel { name: "OCEL JSON", .. }));
}

fn mapping_of(path: &Path) -> Option<Mapping> {
    let named = Mapping {
        file: FileFormat { object_type: Some("Invoice".to_owned()), ..FileFormat::default() },
        ..Mapping::default()
    };
    Some(look(path, Some(&named)).mapping)
}

/// Rows, cases and activities as PM4Py flattens the same files (`pm4py.ocel_flattening`); and rows
/// kept aside: the log of logistics refers 5,080 times to handling units that it does not list.
#[test]
fn real_logs_are_flattened_whole() {
    for (name, object_type, expected) in [
        ("ocpa_p2p-normal.jsonocel", "PURCHORD", ((400, 80, 5), 0)),
        ("ocpa_p2p-normal.jsonocel", "MATERIAL", ((2_898, 414, 7), 0)),
        ("ocpa_p2p-normal.jsonocel", "INVOICE", ((254, 127, 2), 0)),
        ("ocpa_logistics.sqlite", "Container", ((5_336, 510, 7), 5_080)),
        ("ocpa_logistics.sqlite", "Transport Document", ((600, 200, 3), 5_080)),
        ("ocpa_logistics.sqlite", "Truck", ((3_050, 6, 2), 5_080)),
    ] {
        let Some(path) = logs(name) else { return };
        let mut mapping = mapping(object_type, "UTC");
        mapping.file.reject_above = Decimal::parse("1");
        let events = read(file(&path), &mapping).expect("a sound log");
        let log = &events.log;
        let found = (log.len(), log.case().values().len(), log.activity().values().len());
        assert_eq!((found, events.rejected), expected, "{name} {object_type}");
    }
}

#[test]
fn small_logs_are_read_as_expected() {
    let mut mapping = mapping("order", "Asia/Tokyo");
    mapping.file.reject_above = Decimal::parse("1");
    cases::run(&folder("ocel"), |path| shown(path, &mapping));
}

#[test]
fn people_are_never_cases() {
    let log = r#"{"objectTypes": [], "objects": [{"id": "山田", "type": "Employees"}],
        "events": [{"id": "e", "type": "a", "time": "2026-10-01T09:00:00Z",
          "relationships": [{"objectId": "山田"}]}]}"#;
    let answer = read(memory("a.json", log), &mapping("Employees", "UTC"));
    assert_eq!(refused(answer).0, "log-ocel-type-people");
    let found = inspect(memory("a.json", log), None, &Unwatched).expect("a sound log");
    assert!(found.counts.is_none(), "not proposed either");
}

#[test]
fn nothing_else_is_taken_for_an_object_centric_log() {
    let plain = mapping("x", "UTC");
    for (name, bytes, expected) in [
        ("a.json", &b"{\"rows\": [1, 2]}"[..], "log-json-foreign"),
        ("b.json", b"{\"ocel:events\": {", "log-json-unclosed"),
        ("c.json", b"{\"ocel:events\": [1]}", "log-json-broken"),
        ("d.sqlite", b"SQLite format 3\0 and then nothing", "log-sqlite-damaged"),
    ] {
        assert_eq!(refused(read(memory(name, bytes), &plain)).0, expected, "{name}");
    }
}
