//! Logs written for other tools, and read back.

use std::collections::BTreeMap;

use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use arrow::datatypes::DataType;
use bytes::Bytes;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::formula::disarmed;
use kajitori_domain::mapping::{AttributeColumn, EventColumns, Mapping, TimeColumns};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::bucket::{Buckets, Memory, Wanted};
use kajitori_eventlog::export::{self, Format};
use kajitori_eventlog::log::{FIXED, Log, text};
use kajitori_testkit::shared;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use proptest::prelude::*;

use crate::ocel;
use crate::support::{file, memory};

/// Columns by name, each with its cells as texts; the source row and columns without any value are
/// left out.
type Columns = BTreeMap<String, Vec<String>>;

fn columns(batch: &RecordBatch) -> Columns {
    let mut found = Columns::new();
    for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let cells: Vec<String> = (0..batch.num_rows()).map(|row| text(column, row)).collect();
        if field.name() != "row" && cells.iter().any(|cell| !cell.is_empty()) {
            found.insert(field.name().clone(), cells);
        }
    }
    found
}

/// The columns of a log in the order that it is written in.
fn in_order(buckets: &Memory) -> Columns {
    let mut all = Columns::new();
    for index in 0..buckets.len() {
        let log = buckets.read(index, &Wanted::all()).expect("memory");
        let names: Vec<String> =
            log.batch().schema_ref().fields().iter().map(|f| f.name().clone()).collect();
        for (name, column) in names.into_iter().zip(log.batch().columns()) {
            let cells = (0..log.len()).map(|row| text(column, row));
            all.entry(name).or_default().extend(cells);
        }
    }
    all.retain(|name, cells| name != "row" && cells.iter().any(|cell| !cell.is_empty()));
    all
}

fn written(buckets: &Memory, format: Format, zone: &str) -> Vec<u8> {
    let (mut out, mut again) = (Vec::new(), Vec::new());
    export::write(buckets, format, zone, &Unwatched, &mut out).expect("memory");
    export::write(buckets, format, zone, &Unwatched, &mut again).expect("memory");
    assert!(out == again, "the same log gives the same bytes");
    out
}

/// The mapping that reads our own CSV.
fn own_mapping(log: &Log) -> Mapping {
    let own = |name: &str| name.to_owned();
    let fields = log.batch().schema();
    let attribute = |field: &std::sync::Arc<arrow::datatypes::Field>| AttributeColumn {
        name: field.name().clone(),
        column: field.name().clone(),
        kind: match field.data_type() {
            DataType::Int64 => ColumnKind::Integer,
            DataType::Float64 => ColumnKind::Number,
            DataType::Boolean => ColumnKind::Boolean,
            DataType::Timestamp(..) => ColumnKind::Time,
            _ => ColumnKind::Text,
        },
    };
    let time = TimeColumns { columns: vec![own("time")], formats: vec![own("iso")], zone: None };
    Mapping {
        events: Some(EventColumns {
            case: own("case"),
            activity: own("activity"),
            time,
            start: None,
            status: Some(own("status")),
            org: Some(own("org")),
            resource: Some(own("operator")),
            attributes: fields.fields().iter().skip(FIXED).map(attribute).collect(),
        }),
        ..Mapping::default()
    }
}

/// What CSV keeps of a log: texts without surrounding space, none that a spreadsheet calculates.
fn as_csv_keeps(columns: Columns) -> Columns {
    let mut kept = columns;
    for cells in kept.values_mut() {
        for cell in cells {
            *cell = disarmed(cell).trim().to_owned();
        }
    }
    kept
}

fn round_trips(log: &Log, name: &str) {
    let buckets = Memory::new(log).expect("memory");
    let expected = in_order(&buckets);
    let xes = written(&buckets, Format::Xes, "Asia/Tokyo");
    let back = ocel::read(memory("back.xes", xes), &Mapping::default()).expect("our own XES");
    assert_eq!(back.rejected, 0);
    assert!(columns(back.log.batch()) == expected, "{name} as XES");
    let csv = written(&buckets, Format::Csv, "Asia/Tokyo");
    let back = ocel::read(memory("back.csv", csv), &own_mapping(log)).expect("our own CSV");
    assert_eq!(back.rejected, 0);
    assert!(columns(back.log.batch()) == as_csv_keeps(expected.clone()), "{name} as CSV");
    let bytes = written(&buckets, Format::Parquet, "UTC");
    assert!(columns(&plain(bytes)) == expected, "{name} as Parquet");
}

/// A Parquet file as somebody reads it who knows nothing of us.
fn plain(bytes: Vec<u8>) -> RecordBatch {
    let builder = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(bytes)).expect("Parquet");
    let schema = builder.schema().clone();
    let known = schema.fields().iter().all(|field| {
        let kind = field.data_type();
        kind.is_primitive() || matches!(kind, DataType::Utf8 | DataType::Boolean)
    });
    assert!(known, "plain types only: {schema:?}");
    let batches: Result<Vec<_>, _> = builder.build().expect("a reader").collect();
    concat_batches(&schema, &batches.expect("batches")).expect("one schema")
}

#[test]
fn real_logs_come_back_as_they_were() {
    for name in [
        "running-example.xes",
        "receipt_coselog.xes.gz",
        "sepsis.xes.gz",
        "repairExample.xes.gz",
        "bpic2020_DomesticDeclarations.xes.gz",
    ] {
        let Some(path) = shared::data(&format!("logs/{name}")) else { return };
        let events = ocel::read(file(&path), &Mapping::default()).expect("a sound log");
        round_trips(&events.log, name);
    }
}

#[test]
fn attributes_that_change_within_a_case_stay_at_the_events() {
    let Some(path) = shared::data("logs/ocel20_example.jsonocel") else { return };
    let events = ocel::read(file(&path), &ocel::mapping("Purchase Order", "UTC"));
    let buckets = Memory::new(&events.expect("a sound log").log).expect("memory");
    let text = String::from_utf8(written(&buckets, Format::Xes, "UTC")).expect("UTF-8");
    let trace = "    <string key=\"po_product\" value=\"Cows\"/>\n";
    let event = "      <string key=\"case:po_quantity\" value=\"600\"/>\n";
    assert!(text.contains(trace) && text.contains(event), "{text}");
}

#[test]
fn a_written_file_shows_times_by_the_zone() {
    let Some(path) = shared::data("logs/running-example.xes") else { return };
    let events = ocel::read(file(&path), &Mapping::default()).expect("a sound log");
    let buckets = Memory::new(&events.log).expect("memory");
    let text = String::from_utf8(written(&buckets, Format::Csv, "Asia/Tokyo")).expect("UTF-8");
    let mut lines = text.split("\r\n");
    let header = lines.next().expect("a header");
    assert!(header.starts_with("\u{feff}case,activity,time,status,org,operator,row"), "{header}");
    let first = lines.next().expect("a row");
    assert!(first.contains("+09:00,"), "{first}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_log_comes_back_as_it_was(
        rows in proptest::collection::vec(
            (0_u8..4, "[<&\"'>a=+\u{1}日本\t,;-]{1,8}", 0_i64..4_000_000_000, "[a-c]{0,2}"),
            1..40,
        ),
    ) {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(["case", "activity", "time", "team", "note"]).expect("memory");
        for (case, activity, time, team) in &rows {
            let activity = format!("x{activity}x");
            let (case, time) = (format!("c{case}"), time.to_string());
            csv.write_record([&case, &activity, &time, team, &activity]).expect("memory");
        }
        let own = |name: &str| name.to_owned();
        let mapping = Mapping {
            events: Some(EventColumns {
                case: own("case"),
                activity: own("activity"),
                time: TimeColumns {
                    columns: vec![own("time")],
                    formats: vec![own("unix_s")],
                    zone: None,
                },
                start: None,
                status: None,
                org: Some(own("team")),
                resource: None,
                attributes: vec![crate::support::attribute("note")],
            }),
            ..Mapping::default()
        };
        let bytes = csv.into_inner().expect("memory");
        let events = ocel::read(memory("a.csv", bytes), &mapping).expect("a sound log");
        let clean = events.log.batch().column(1);
        let forbidden = (0..events.log.len()).any(|row| text(clean, row).contains('\u{1}'));
        if forbidden {
            let buckets = Memory::new(&events.log).expect("memory");
            let xes = written(&buckets, Format::Xes, "UTC");
            let back = ocel::read(memory("b.xes", xes), &Mapping::default());
            prop_assert_eq!(back.expect("sound XML").rejected, 0);
        } else {
            round_trips(&events.log, "a generated log");
        }
    }
}
