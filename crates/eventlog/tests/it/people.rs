//! Names of people never leave the reader, neither as values nor inside problems.

use std::io;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::{AttributeColumn, Mapping};
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::inspect;
use kajitori_eventlog::log::text;
use kajitori_eventlog::read::{self, Events};
use kajitori_eventlog::source::Source;

use crate::support::{key, memory};

/// A name that must show nowhere.
const NAME: &str = "極秘 太郎";

fn read(source: Source, mapping: &Mapping) -> Result<Events, Stop> {
    read::events(source, mapping, &key(), &mut io::sink(), &Unwatched)
}

/// Everything that is kept and told of a log.
fn told(events: &Events) -> String {
    let batch = events.log.batch();
    let cells = batch.columns().iter().flat_map(|c| (0..batch.num_rows()).map(|r| text(c, r)));
    format!("{:?} {:?} {:?}", events.problems, cells.collect::<Vec<_>>(), batch.schema_ref())
}

fn table(attribute: &str) -> (Mapping, String) {
    let mut mapping = read::xes_default();
    let columns = mapping.events.as_mut().expect("events");
    columns.case = "case".to_owned();
    columns.activity = "activity".to_owned();
    columns.time.columns = vec!["time".to_owned()];
    columns.resource = Some("係の人".to_owned());
    (columns.status, columns.org) = (None, None);
    let (name, column) = ("extra".to_owned(), attribute.to_owned());
    columns.attributes.push(AttributeColumn { name, column, kind: ColumnKind::Integer });
    let row = format!("1,a,2026-10-01T09:00:00Z,{NAME},{NAME},5\n");
    (mapping, format!("case,activity,time,係の人,対応者,金額\n{row}"))
}

#[test]
fn a_table_keeps_people_as_codes_only() {
    let (mapping, text) = table("金額");
    let events = read(memory("a.csv", text), &mapping).expect("a sound table");
    assert!(events.problems.is_empty() && !told(&events).contains(NAME));
    let (mapping, text) = table("対応者");
    let events = read(memory("a.csv", text), &mapping).expect("a sound table");
    assert_eq!(events.problems.count("log-attribute-person"), 1);
    assert!(events.log.attributes().is_empty());
    assert!(!told(&events).contains(NAME), "{}", told(&events));
    let (mapping, text) = table("係の人");
    let Err(Stop::Refusal(refusal)) = read(memory("a.csv", text), &mapping) else {
        panic!("the resource was taken as an attribute");
    };
    assert_eq!(refusal.code, "log-attribute-resource");
    let (mut mapping, text) = table("金額");
    mapping.events.as_mut().expect("events").org = Some("係の人".to_owned());
    let Err(Stop::Refusal(refusal)) = read(memory("a.csv", text), &mapping) else {
        panic!("the resource was taken as an organisation");
    };
    assert_eq!(refusal.code, "log-attribute-resource");
}

#[test]
fn problems_of_xes_name_nobody() {
    let name = format!("<string key='org:resource' value='{NAME}'/>");
    let other = format!("<string key='Operator' value='{NAME}'/>");
    let many: String = (0..600).map(|i| format!("<string key='k{i}' value='v'/>")).collect();
    let text = format!(
        "<log><trace><string key='concept:name' value='1'/><event>\
         <string key='concept:name' value='a'/><date key='time:timestamp'\
         value='2026-10-01T00:00:00Z'/>{many}{name}{name}{other}{other}</event>{name}{other}\
         </trace></log>"
    );
    let events = read(memory("a.xes", text.clone()), &Mapping::default()).expect("a sound log");
    for code in ["log-attribute-repeated", "log-attribute-late", "log-attribute-person"] {
        assert!(events.problems.count(code) > 0, "{code}");
    }
    assert!(!told(&events).contains(NAME), "{}", told(&events));
    let found = inspect::inspect(memory("a.xes", text.clone()), None, &Unwatched).expect("a log");
    assert!(!format!("{found:?}").contains(NAME));
    for column in ["Operator", "org:resource"] {
        let mut mapping = read::xes_default();
        let columns = mapping.events.as_mut().expect("events");
        let (name, column) = ("extra".to_owned(), column.to_owned());
        columns.attributes.push(AttributeColumn { name, column, kind: ColumnKind::Integer });
        match read(memory("a.xes", text.clone()), &mapping) {
            Ok(events) => assert!(!told(&events).contains(NAME), "{}", told(&events)),
            Err(Stop::Refusal(refusal)) => assert_eq!(refusal.code, "log-attribute-resource"),
            Err(Stop::Fault(fault)) => panic!("{}", fault.chain),
        }
    }
}
