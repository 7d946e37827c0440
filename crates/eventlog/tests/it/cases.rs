//! Small files as vendors send them: normalised rows, problems with their words, rejected rows.

use std::fmt::Write;
use std::path::Path;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::decimal::Decimal;
use kajitori_domain::mapping::{
    AttributeColumn, EventColumns, FileFormat, IntervalColumns, Mapping, ReportedColumns,
    SampleColumns, TimeColumns,
};
use kajitori_domain::refusal::Stop;
use kajitori_domain::text::Lang;
use kajitori_domain::watch::Unwatched;
use kajitori_domain::words::Words;
use kajitori_eventlog::findings::Findings;
use kajitori_eventlog::log::text;
use kajitori_eventlog::read;
use kajitori_testkit::cases;

use crate::support::{file, key};

fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|w| (*w).to_owned()).collect()
}

fn times(columns: &[&str]) -> TimeColumns {
    let formats = texts(&["iso", "%Y/%m/%d %H:%M", "%Y年%m月%d日 %H時%M分"]);
    TimeColumns { columns: texts(columns), formats, zone: Some("Asia/Tokyo".to_owned()) }
}

/// One mapping for every case: bad rows never refuse, so that all of them show.
fn mapping(two_times: bool) -> Mapping {
    let some = |name: &str| Some(name.to_owned());
    let attribute = |name: &str, column: &str, kind| AttributeColumn {
        name: name.to_owned(),
        column: column.to_owned(),
        kind,
    };
    Mapping {
        file: FileFormat { reject_above: Decimal::parse("1"), ..FileFormat::default() },
        events: Some(EventColumns {
            case: "案件番号".to_owned(),
            activity: "工程".to_owned(),
            time: times(if two_times { &["日付", "時刻"] } else { &["日時"] }),
            start: None,
            status: some("状況"),
            org: None,
            resource: some("担当者"),
            attributes: vec![attribute("amount", "金額", ColumnKind::Integer)],
        }),
        intervals: Some(IntervalColumns {
            start: times(&["開始"]),
            group: some("窓口"),
            values: vec![
                ("offered".to_owned(), "入電".to_owned()),
                ("answered".to_owned(), "応答".to_owned()),
            ],
        }),
        samples: Some(SampleColumns {
            level: "指標".to_owned(),
            at: times(&["日時"]),
            unit: "対象".to_owned(),
            correct: "判定".to_owned(),
            correct_values: texts(&["正", "○"]),
            wrong_values: texts(&["誤", "×"]),
            stratum: some("層"),
            inspector: None,
        }),
        reported: Some(ReportedColumns {
            level: "指標".to_owned(),
            month: "年月".to_owned(),
            value: some("値"),
            numerator: some("分子"),
            denominator: some("分母"),
        }),
    }
}

/// The same with a start and an end in each row.
fn start_end() -> Mapping {
    let mut mapping = mapping(false);
    if let Some(events) = &mut mapping.events {
        (events.start, events.status) = (Some(times(&["開始日時"])), None);
        events.time = times(&["終了日時"]);
    }
    mapping
}

fn problems(out: &mut String, findings: &Findings) {
    let (ja, en) = (Words::new(Lang::Ja), Words::new(Lang::En));
    for (code, finding) in findings.iter() {
        let id = format!("problem-{code}");
        for words in [&ja, &en] {
            assert!(words.has(&id) && words.has(&format!("{id}-hint")), "{id} has no words");
        }
        writeln!(out, "{code} {:?} {}", finding.severity, finding.count).expect("memory");
        for problem in &finding.examples {
            let place = &problem.place;
            let (row, column, value) = (place.row, &place.column, &place.value);
            writeln!(out, "  {row:?} {column:?} {value:?}").expect("memory");
        }
    }
}

fn refused(stop: Stop) -> String {
    match stop {
        Stop::Refusal(refusal) => format!("refused {} {:?}\n", refusal.code, refusal.args),
        Stop::Fault(fault) => panic!("{}", fault.chain),
    }
}

fn events(path: &Path) -> String {
    let two_times = path.to_string_lossy().contains("two_times");
    let xes = path.extension().is_some_and(|e| e == "xes");
    let file_format = mapping(false).file;
    let mapping = if path.to_string_lossy().contains("start_end") {
        start_end()
    } else if xes {
        Mapping { file: file_format, ..Mapping::default() }
    } else {
        mapping(two_times)
    };
    shown(path, &mapping)
}

/// The log behind a file, its problems and its rejected rows.
pub(crate) fn shown(path: &Path, mapping: &Mapping) -> String {
    let mut rejects = Vec::new();
    let events = match read::events(file(path), mapping, &key(), &mut rejects, &Unwatched) {
        Ok(events) => events,
        Err(stop) => return refused(stop),
    };
    let batch = events.log.batch();
    let mut out = String::new();
    for field in batch.schema_ref().fields() {
        write!(out, "{} | ", field.name()).expect("memory");
    }
    for row in 0..batch.num_rows() {
        out.push('\n');
        for column in batch.columns() {
            let cell = text(column, row);
            write!(out, "{cell} | ").expect("memory");
        }
    }
    writeln!(out, "\naccepted {} rejected {}", events.accepted, events.rejected).expect("memory");
    problems(&mut out, &events.problems);
    out.push_str(&String::from_utf8(rejects).expect("UTF-8").replace('\r', ""));
    out
}

fn table(path: &Path) -> String {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let mut rejects = Vec::new();
    let (mapping, source) = (mapping(false), file(path));
    let mut out = String::new();
    let findings = if name.starts_with("intervals") {
        let found = read::intervals(source, &mapping, &mut rejects, &Unwatched).expect("rows");
        for row in &found.records.rows {
            writeln!(out, "{row:?}").expect("memory");
        }
        found.problems
    } else if name.starts_with("samples") {
        let found = read::samples(source, &mapping, &mut rejects, &Unwatched).expect("rows");
        for row in &found.records {
            writeln!(out, "{row:?}").expect("memory");
        }
        found.problems
    } else {
        let found = read::reported(source, &mapping, &mut rejects, &Unwatched).expect("rows");
        for row in &found.records {
            writeln!(out, "{row:?}").expect("memory");
        }
        found.problems
    };
    problems(&mut out, &findings);
    out.push_str(&String::from_utf8(rejects).expect("UTF-8").replace('\r', ""));
    out
}

pub(crate) fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

#[test]
fn csv_files_are_read_as_expected() {
    cases::run(&folder("csv"), events);
}

#[test]
fn xes_files_are_read_as_expected() {
    cases::run(&folder("xes"), events);
}

#[test]
fn plain_tables_are_read_as_expected() {
    cases::run(&folder("tables"), table);
}

/// Every code that stands in the sources has its words in both languages.
#[test]
fn every_code_has_words() {
    let sources = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut folders = vec![sources.expect("sources")];
    let (ja, en) = (Words::new(Lang::Ja), Words::new(Lang::En));
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in folder {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(std::fs::read_dir(path).expect("a folder"));
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            for code in text.split('"').filter(|part| part.starts_with("log-")) {
                seen += 1;
                for words in [&ja, &en] {
                    let hinted = |kind: &str| {
                        words.has(&format!("{kind}-{code}"))
                            && (kind == "question" || words.has(&format!("{kind}-{code}-hint")))
                    };
                    let any = ["problem", "refusal", "question"].into_iter().any(hinted);
                    assert!(any, "{code} of {} has no words", path.display());
                }
            }
        }
    }
    assert!(seen > 40, "only {seen} codes were found");
}
