//! The same table as CSV, as a workbook and as Parquet gives the same log.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, DictionaryArray, Float64Array, Int64Array, LargeStringArray, RecordBatch,
    StringArray, TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray,
};
use arrow::datatypes::{Int8Type, Int32Type};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::inspect::{Form, inspect};
use kajitori_eventlog::log::{Log, texts};
use kajitori_eventlog::read::{Events, events};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::support::{key, memory};

/// Case, activity, minutes since the start of October 2026, person, amount, note.
type Line = (String, String, Option<i64>, String, Option<i32>, String);

const HEADER: [&str; 6] = ["案件番号", "工程", "日時", "担当者", "金額", "備考"];

/// 2026-10-01T00:00:00 as a clock reading.
const START: i64 = 1_790_812_800;

fn agreed() -> Mapping {
    let text = "format = 1\n[file]\nreject_above = \"100%\"\n[events]\ncase = \"案件番号\"\n\
        activity = \"工程\"\nresource = \"担当者\"\n\
        time = { columns = [\"日時\"], formats = [\"%Y/%m/%d %H:%M\"], zone = \"Asia/Tokyo\" }\n\
        [events.attributes]\namount = { column = \"金額\", type = \"integer\" }\n\"備考\" = \"備考\"\n";
    let (mapping, problems) = mapping::read("m.toml", text);
    assert_eq!(problems, []);
    mapping.expect("sound")
}

fn clock(minutes: i64) -> jiff::civil::DateTime {
    let start = jiff::civil::date(2026, 10, 1).at(0, 0, 0, 0);
    start.checked_add(jiff::Span::new().minutes(minutes)).expect("in range")
}

fn as_csv(lines: &[Line]) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(HEADER).expect("memory");
    for (case, activity, time, person, amount, note) in lines {
        let time = time.map(|m| clock(m).strftime("%Y/%m/%d %H:%M").to_string());
        let amount = amount.map(|a| a.to_string());
        let (time, amount) = (time.unwrap_or_default(), amount.unwrap_or_default());
        out.write_record([case, activity, &time, person, &amount, note]).expect("memory");
    }
    out.into_inner().expect("memory")
}

fn as_workbook(lines: &[Line]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let dated = Format::new().set_num_format("yyyy/m/d h:mm");
    for (column, name) in (0..).zip(HEADER) {
        sheet.write_string(0, column, name).expect("a cell");
    }
    for (row, (case, activity, time, person, amount, note)) in (1..).zip(lines) {
        for (column, text) in [(0, case), (1, activity), (3, person), (5, note)] {
            if !text.is_empty() {
                sheet.write_string(row, column, text).expect("a cell");
            }
        }
        if let Some(minutes) = time {
            let day = ExcelDateTime::from_serial_datetime(
                46_296.0 + f64::from(i32::try_from(*minutes).expect("few")) / 1_440.0,
            );
            sheet.write_datetime_with_format(row, 2, day.expect("a day"), &dated).expect("a cell");
        }
        if let Some(amount) = amount {
            sheet.write_number(row, 4, f64::from(*amount)).expect("a cell");
        }
    }
    book.save_to_buffer().expect("memory")
}

fn as_parquet(lines: &[Line], kind: usize) -> Vec<u8> {
    let some = |text: &String| Some(text.clone()).filter(|t| !t.is_empty());
    let of = |pick: fn(&Line) -> &String| lines.iter().map(move |line| some(pick(line)));
    let times = lines.iter().map(|line| line.2.map(|minutes| START + minutes * 60));
    let cases: StringArray = of(|l| &l.0).collect();
    let activities: Vec<Option<String>> = of(|l| &l.1).collect();
    let activities = activities.iter().map(Option::as_deref);
    let amounts = lines.iter().map(|line| line.4);
    let (activities, times, amounts): (ArrayRef, ArrayRef, ArrayRef) = match kind {
        0 => (
            Arc::new(activities.collect::<DictionaryArray<Int32Type>>()),
            Arc::new(
                times.map(|t| t.map(|t| t * 1_000_000)).collect::<TimestampMicrosecondArray>(),
            ),
            Arc::new(amounts.map(|a| a.map(i64::from)).collect::<Int64Array>()),
        ),
        1 => (
            Arc::new(activities.collect::<LargeStringArray>()),
            Arc::new(
                times.map(|t| t.map(|t| t * 1_000_000_000)).collect::<TimestampNanosecondArray>(),
            ),
            // As a data frame writes whole numbers among which one is missing.
            Arc::new(
                amounts.map(|a| Some(a.map_or(f64::NAN, f64::from))).collect::<Float64Array>(),
            ),
        ),
        _ => (
            Arc::new(activities.collect::<DictionaryArray<Int8Type>>()),
            Arc::new(
                // The same moments with a zone.
                times
                    .map(|t| t.map(|t| (t - 9 * 3_600) * 1_000))
                    .collect::<TimestampMillisecondArray>()
                    .with_timezone("Asia/Tokyo"),
            ),
            Arc::new(amounts.collect::<arrow::array::Int32Array>()),
        ),
    };
    let people: StringArray = of(|l| &l.3).collect();
    let notes: LargeStringArray = of(|l| &l.5).collect();
    let columns: [ArrayRef; 6] =
        [Arc::new(cases), activities, times, Arc::new(people), amounts, Arc::new(notes)];
    let names = HEADER.into_iter().zip(columns);
    let batch = RecordBatch::try_from_iter_with_nullable(names.map(|(n, c)| (n, c, true)));
    let codec = match kind {
        0 => Compression::SNAPPY,
        1 => Compression::ZSTD(ZstdLevel::default()),
        _ => Compression::LZ4_RAW,
    };
    written(&batch.expect("a batch"), codec)
}

/// `batch` as a Parquet file.
pub(crate) fn written(batch: &RecordBatch, codec: Compression) -> Vec<u8> {
    let properties = WriterProperties::builder().set_compression(codec).build();
    let mut out = Vec::new();
    let writer = ArrowWriter::try_new(&mut out, batch.schema(), Some(properties));
    let mut writer = writer.expect("a writer");
    writer.write(batch).expect("memory");
    writer.close().expect("memory");
    out
}

fn read(name: &str, bytes: Vec<u8>) -> Events {
    let mut nowhere = std::io::sink();
    events(memory(name, bytes), &agreed(), &key(), &mut nowhere, &Unwatched).expect("a log")
}

/// What must not depend on the format: the log, the counts, and each bad row.
fn essence(events: &Events) -> (RecordBatch, u64, u64, Vec<String>) {
    let rows = events.problems.iter().flat_map(|(_, finding)| &finding.examples);
    let rows = rows.filter(|p| p.code != "log-row-empty");
    let rows = rows.map(|p| format!("{} {:?} {:?}", p.code, p.place.row, p.place.column));
    (events.log.batch().clone(), events.accepted, events.rejected, rows.collect())
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let case = proptest::sample::select(vec!["00123", "A-1", "7", "案件\"二\""]);
    let activity = proptest::sample::select(vec!["受付", "確認,再", "", "完了\n済"]);
    let person = proptest::sample::select(vec!["山田", "佐藤", ""]);
    let note = proptest::sample::select(vec!["", "=1+1", "x;y", "長い　備考"]);
    let line = (
        case.prop_map(str::to_owned),
        activity.prop_map(str::to_owned),
        proptest::option::weighted(0.9, 0_i64..40_000),
        person.prop_map(str::to_owned),
        proptest::option::of(-5_i32..2_000_000),
        note.prop_map(str::to_owned),
    );
    let sound = ("1".to_owned(), "a".to_owned(), Some(0), String::new(), Some(1), "y".to_owned());
    proptest::collection::vec(line, 0..12).prop_map(move |mut lines| {
        lines.push(sound.clone());
        lines
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn one_table_in_three_formats_is_one_log(lines in lines()) {
        let expected = essence(&read("a.csv", as_csv(&lines)));
        prop_assert_eq!(&essence(&read("a.xlsx", as_workbook(&lines))), &expected);
        for kind in 0..3 {
            prop_assert_eq!(&essence(&read("a.parquet", as_parquet(&lines, kind))), &expected);
        }
    }
}

#[test]
fn our_own_parquet_is_a_source_with_a_proposed_mapping() {
    let line = |case: &str, minutes| {
        let text = |text: &str| text.to_owned();
        (text(case), text("受付"), Some(minutes), text("山田"), Some(3), text("x"))
    };
    let log = read("a.csv", as_csv(&[line("1", 0), line("2", 5), line("1", 9)])).log;
    let mut ours = Vec::new();
    kajitori_eventlog::parquet::write(&log, &mut ours).expect("memory");
    let found = inspect(memory("log.parquet", ours.clone()), None, &Unwatched).expect("readable");
    assert_eq!((found.form, found.questions), (Form::Parquet { ours: true }, vec![]));
    let mut nowhere = std::io::sink();
    let source = memory("log.parquet", ours);
    let again = events(source, &found.mapping, &key(), &mut nowhere, &Unwatched).expect("a log");
    assert_eq!((again.log.time(), again.log.row()), (log.time(), log.row()));
    assert_eq!(again.log.attributes(), log.attributes());
    let codes = |log: &Log| texts(log.operator()).clone();
    assert_eq!(codes(&again.log), codes(&log), "a code stays the code that it is");
}

/// The code of the refusal that reading `bytes` meets; `None` when they are read.
fn refused(bytes: impl Into<Vec<u8>>) -> Option<&'static str> {
    let mut nowhere = std::io::sink();
    let source = memory("a.parquet", bytes);
    match events(source, &agreed(), &key(), &mut nowhere, &Unwatched) {
        Err(Stop::Refusal(refusal)) => Some(refusal.code),
        Err(Stop::Fault(fault)) => panic!("{}", fault.chain),
        Ok(_) => None,
    }
}

#[test]
fn damaged_and_swollen_parquet_is_refused() {
    let text = |text: &str| text.to_owned();
    let line = (text("1"), text("受付"), Some(5), text("山田"), Some(3), text("x"));
    let lines = vec![line; 40];
    let sound = as_parquet(&lines, 0);
    assert_eq!(refused(sound.clone()), None);
    for cut in [4, 30, sound.len() / 2, sound.len() - 5] {
        assert_eq!(refused(&sound[..cut]), Some("log-parquet-damaged"), "{cut}");
    }
    for at in (4..sound.len()).step_by(29) {
        let mut damaged = sound.clone();
        damaged[at] ^= 0x5a;
        // Whatever it makes of one wrong byte, it neither stops the program nor hides the file.
        let _code = refused(damaged);
    }
    let names = ["案件番号", "工程", "日時", "担当者", "金額", "備考"];
    let long = "x".repeat(64 << 10);
    let column: ArrayRef = Arc::new(
        std::iter::repeat_n(Some(long.as_str()), 4_000).collect::<DictionaryArray<Int32Type>>(),
    );
    let columns = names.map(|name| (name, Arc::clone(&column), true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).expect("a batch");
    assert_eq!(refused(written(&batch, Compression::SNAPPY)), Some("log-contents-swollen"));
}

#[test]
fn columns_of_any_type_are_texts() {
    use arrow::array::{
        BinaryArray, BooleanArray, Date32Array, Decimal128Array, Float32Array, Int8Array,
        StringViewArray, Time32MillisecondArray, UInt64Array,
    };
    let decimals = Decimal128Array::from(vec![Some(123_450), None]);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("案件番号", Arc::new(UInt64Array::from(vec![Some(u64::MAX), Some(7)]))),
        ("工程", Arc::new(StringViewArray::from(vec![Some("受付"), Some("完了")]))),
        ("日付", Arc::new(Date32Array::from(vec![Some(20_727), Some(20_728)]))),
        ("時刻", Arc::new(Time32MillisecondArray::from(vec![Some(32_700_000), Some(0)]))),
        ("率", Arc::new(Float32Array::from(vec![Some(0.1), None]))),
        ("額", Arc::new(decimals.with_precision_and_scale(12, 2).expect("a scale"))),
        ("済", Arc::new(BooleanArray::from(vec![Some(true), Some(false)]))),
        ("順", Arc::new(Int8Array::from(vec![Some(-1), None]))),
        ("印", Arc::new(BinaryArray::from(vec![Some(&b"a"[..]), Some(&[0xff, 0][..])]))),
    ];
    let columns = columns.into_iter().map(|(name, column)| (name, column, true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).expect("a batch");
    let source = memory("a.parquet", written(&batch, Compression::UNCOMPRESSED));
    let found = inspect(source, None, &Unwatched).expect("readable");
    assert_eq!(
        found.rows,
        [
            [
                "18446744073709551615",
                "受付",
                "2026-10-01T00:05:00Z",
                "",
                "",
                "",
                "2",
                "0.1",
                "1234.5",
                "true",
                "-1",
                "a",
            ],
            ["7", "完了", "2026-10-01T15:00:00Z", "", "", "", "3", "", "", "false", "", "ff00"],
        ]
    );
}
