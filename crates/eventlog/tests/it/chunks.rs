//! Reading chunk by chunk: the same events, codes that count on, words at the end.

use std::path::Path;

use arrow::array::{Array, ArrayRef, AsArray, StringArray, UInt32Array};
use arrow::datatypes::UInt32Type;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::{AttributeColumn, EventColumns, Mapping, TimeColumns};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::chunk::{Chunk, Dictionary, Sink};
use kajitori_eventlog::log::text;
use kajitori_eventlog::read::{self, Summary};
use kajitori_eventlog::source::Source;

use crate::support::{file, key, memory};

/// Keeps what it is given.
#[derive(Default)]
struct Kept {
    known: Vec<Dictionary>,
    chunks: Vec<Chunk>,
    new: Option<Vec<Dictionary>>,
    refuses_at: Option<usize>,
}

impl Sink for Kept {
    fn known(&self) -> Vec<Dictionary> {
        self.known.clone()
    }

    fn take(&mut self, chunk: Chunk) -> Result<(), Stop> {
        if self.refuses_at == Some(self.chunks.len()) {
            return Err(Refusal { code: "full", args: vec![], problems: vec![] }.into());
        }
        self.chunks.push(chunk);
        Ok(())
    }

    fn finish(&mut self, new: Vec<Dictionary>) -> Result<(), Stop> {
        assert!(self.new.is_none(), "finished twice");
        self.new = Some(new);
        Ok(())
    }
}

impl Kept {
    fn texts(&self, column: &str) -> Vec<String> {
        let new = self.new.iter().flatten();
        let all = self.known.iter().chain(new).filter(|d| d.column == column);
        all.flat_map(|d| d.texts.iter().flatten().map(str::to_owned)).collect()
    }

    /// The cells of every event, by column.
    fn rows(&self) -> Vec<Vec<(String, String)>> {
        let mut rows = Vec::new();
        for chunk in &self.chunks {
            let schema = chunk.batch.schema();
            for row in 0..chunk.batch.num_rows() {
                let columns = schema.fields().iter().zip(chunk.batch.columns());
                let cell =
                    |column: &ArrayRef, name: &str| match column.as_primitive_opt::<UInt32Type>() {
                        Some(codes) => word(codes, row, &self.texts(name)),
                        None => text(column, row),
                    };
                let cells = columns.map(|(f, column)| (f.name().clone(), cell(column, f.name())));
                rows.push(cells.filter(|(_, cell)| !cell.is_empty()).collect());
            }
        }
        rows
    }
}

fn word(codes: &UInt32Array, row: usize, texts: &[String]) -> String {
    if codes.is_null(row) {
        return String::new();
    }
    texts[usize::try_from(codes.value(row)).expect("a small code")].clone()
}

fn whole(source: Source, mapping: &Mapping) -> (Vec<Vec<(String, String)>>, Vec<u8>) {
    let mut rejects = Vec::new();
    let read = read::events(source, mapping, &key(), &mut rejects, &Unwatched);
    let log = read.expect("a sound log").log;
    let (schema, columns) = (log.batch().schema(), log.batch().columns());
    let row = |row| {
        let cells = schema.fields().iter().zip(columns);
        let cells = cells.map(|(field, column)| (field.name().clone(), text(column, row)));
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    };
    ((0..log.len()).map(row).collect(), rejects)
}

fn chunks(source: Source, mapping: &Mapping, rows: usize, kept: &mut Kept) -> (Summary, Vec<u8>) {
    let mut rejects = Vec::new();
    let read = read::chunks(source, mapping, &key(), &mut rejects, &Unwatched, rows, kept);
    (read.expect("a sound log"), rejects)
}

fn mapping(share: &str) -> Mapping {
    let events = EventColumns {
        case: "case".to_owned(),
        activity: "activity".to_owned(),
        time: TimeColumns {
            columns: vec!["time".to_owned()],
            formats: vec!["iso".to_owned()],
            zone: Some("Asia/Tokyo".to_owned()),
        },
        start: None,
        status: None,
        org: Some("team".to_owned()),
        resource: Some("user".to_owned()),
        attributes: vec![AttributeColumn {
            name: "kind".to_owned(),
            column: "kind".to_owned(),
            kind: ColumnKind::Text,
        }],
    };
    let mut mapping = Mapping { events: Some(events), ..Mapping::default() };
    mapping.file.reject_above = kajitori_domain::decimal::Decimal::parse(share);
    mapping
}

const HEADER: &str = "case,activity,time,team,user,kind\n";

#[test]
fn the_same_events_however_large_the_chunks() {
    let mut table = HEADER.to_owned();
    for row in 0..100 {
        let (case, day) = (row % 7, row % 28 + 1);
        let team = ["", "受付", "審査"][row % 3];
        table.push_str(&format!("C{case},a{},2026-10-{day:02},{team},u{},", row % 5, row % 4));
        table.push_str(["x\n", "\n", "\"y,\nz\"\n"][row / 40]);
    }
    table.push_str("C1,,2026-10-01,,,\n");
    let (expected, kept_aside) = whole(memory("a.csv", table.as_str()), &mapping("0.5"));
    for size in [0, 1, 3, 99, 100, 101, usize::MAX] {
        let mut kept = Kept::default();
        let source = memory("a.csv", table.as_str());
        let (summary, rejects) = chunks(source, &mapping("0.5"), size, &mut kept);
        assert_eq!(kept.rows(), expected, "chunks of {size}");
        assert_eq!((summary.accepted, summary.rejected), (100, 1));
        assert_eq!(rejects, kept_aside);
        let sizes: Vec<usize> = kept.chunks.iter().map(|c| c.batch.num_rows()).collect();
        let (last, full) = sizes.split_last().expect("a chunk");
        assert!((1..=size.max(1)).contains(last) && full.iter().all(|n| *n == size.max(1)));
    }
}

#[test]
fn codes_go_on_from_what_is_known() {
    let known = |column: &str, texts: &[&str]| Dictionary {
        column: column.to_owned(),
        texts: StringArray::from(texts.to_vec()),
    };
    let mut kept = Kept {
        known: vec![known("case", &["C2", "C1"]), known("kind", &["y"]), known("other", &["q"])],
        ..Kept::default()
    };
    let table = format!("{HEADER}C1,a,2026-10-01,,,x\nNA,b,2026-10-02,,,y\nC2,a,2026-10-03,,,\n");
    chunks(memory("a.csv", table), &mapping("0.01"), 2, &mut kept);
    let codes = |index: usize, column: usize| -> Vec<Option<u32>> {
        kept.chunks[index].batch.column(column).as_primitive::<UInt32Type>().iter().collect()
    };
    assert_eq!((codes(0, 0), codes(1, 0)), (vec![Some(1), Some(2)], vec![Some(0)]));
    assert_eq!((codes(0, 1), codes(1, 1)), (vec![Some(0), Some(1)], vec![Some(0)]));
    assert_eq!((codes(0, 7), codes(1, 7)), (vec![Some(1), Some(0)], vec![None]));
    let new = kept.new.iter().flatten();
    let new: Vec<(&str, Vec<Option<&str>>)> =
        new.map(|d| (d.column.as_str(), d.texts.iter().collect())).collect();
    let empty = Vec::new;
    let expected = [
        ("case", vec![Some("NA")]),
        ("activity", vec![Some("a"), Some("b")]),
        ("status", empty()),
        ("org", empty()),
        ("operator", empty()),
        ("kind", vec![Some("x")]),
    ];
    assert_eq!(new, expected);
}

#[test]
fn attributes_announced_late_come_late_and_mixed_kinds_change_the_type() {
    let event = |attributes: &str| {
        format!(
            "<event><string key='concept:name' value='a'/>\
             <date key='time:timestamp' value='2026-10-01T00:00:00Z'/>{attributes}</event>"
        )
    };
    let log = format!(
        "<log><trace><string key='concept:name' value='1'/>{}{}{}</trace></log>",
        event("<int key='n' value='5'/>"),
        event("<string key='n' value='five'/>"),
        event("<string key='late' value='x'/>"),
    );
    let mut kept = Kept::default();
    let (summary, _) = chunks(memory("a.xes", log), &Mapping::default(), 1, &mut kept);
    let of = |name: &str, cells: &[(String, String)]| {
        cells.iter().find(|(n, _)| n == name).map(|(_, cell)| cell.clone())
    };
    let rows = kept.rows();
    let seen: Vec<_> = rows.iter().map(|cells| (of("n", cells), of("late", cells))).collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(seen, [(some("5"), None), (some("five"), None), (None, some("x"))]);
    assert_eq!(kept.chunks[0].batch.num_columns() + 1, kept.chunks[2].batch.num_columns());
    assert_eq!(summary.problems.count("log-attribute-mixed"), 1);
}

#[test]
fn equal_events_of_one_chunk_are_told() {
    let row = "C1,a,2026-10-01,,,\n";
    let table = format!("{HEADER}{row}{row}{row}");
    let twice = |rows| {
        let source = memory("a.csv", table.as_str());
        let (summary, _) = chunks(source, &mapping("0.01"), rows, &mut Kept::default());
        summary.problems.count("log-event-twice")
    };
    assert_eq!((twice(3), twice(2), twice(1)), (2, 1, 0));
}

#[test]
fn a_bad_file_is_never_finished_and_a_full_sink_stops_the_reader() {
    let table = format!("{HEADER}C1,a,2026-10-01,,,\nC1,,2026-10-01,,,\nC1,a,2026-10-01,,,\n");
    let mut kept = Kept::default();
    let read = |mapping: &Mapping, kept: &mut Kept| {
        let source = memory("a.csv", table.as_str());
        let mut nowhere = std::io::sink();
        match read::chunks(source, mapping, &key(), &mut nowhere, &Unwatched, 1, kept) {
            Err(Stop::Refusal(refusal)) => Some(refusal.code),
            Err(Stop::Fault(fault)) => panic!("{}", fault.chain),
            Ok(_) => None,
        }
    };
    assert_eq!(read(&mapping("0.01"), &mut kept), Some("log-too-many-rejects"));
    assert!(kept.new.is_none());
    let mut kept = Kept { refuses_at: Some(1), ..Kept::default() };
    assert_eq!(read(&mapping("0.5"), &mut kept), Some("full"));
    assert_eq!((kept.chunks.len(), kept.new.is_none()), (1, true));
}

#[test]
fn real_logs_come_out_alike() {
    for name in ["sepsis.xes.gz", "bpic2013_incidents.xes.gz"] {
        let Some(path) = kajitori_testkit::shared::data(&format!("logs/{name}")) else { continue };
        let (expected, _) = whole(file(Path::new(&path)), &Mapping::default());
        let mut kept = Kept::default();
        chunks(file(Path::new(&path)), &Mapping::default(), 5_000, &mut kept);
        let rows: usize = kept.chunks.iter().map(|c| c.batch.num_rows()).sum();
        assert_eq!(rows, expected.len());
        let sample = Kept { chunks: vec![kept.chunks[1].clone()], ..kept };
        assert_eq!(sample.rows()[..50], expected[5_000..5_050]);
    }
}
