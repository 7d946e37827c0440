//! Looking at real files without a mapping.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::text::Lang;
use kajitori_domain::watch::Unwatched;
use kajitori_domain::words::Words;
use kajitori_eventlog::inspect::{Holds, Inspection, inspect};
use kajitori_testkit::{cases, shared};

use crate::support::{file, memory};

fn look(name: &str) -> Option<Inspection> {
    let path = shared::data(&format!("logs/{name}"))?;
    Some(inspect(file(&path), None, &Unwatched).expect("a readable file"))
}

#[test]
fn a_real_xes_log_is_counted_and_its_attributes_are_proposed() {
    let Some(found) = look("bpic2013_incidents.xes.gz") else { return };
    let counts = found.counts.expect("counts");
    assert_eq!((counts.events, counts.cases, counts.activities), (65_533, 7_554, 4));
    let columns = found.mapping.events.expect("events");
    assert!(columns.attributes.iter().any(|a| a.name == "impact"));
    assert_eq!((found.rows.len(), found.questions.len()), (10, 0));
    assert!(found.rows.iter().all(|row| row[5].starts_with("op-")));
}

/// The files of the shipped example.
fn shipped() -> Vec<(String, Vec<u8>)> {
    let files = RefCell::new(BTreeMap::new());
    kajitori_sample::demo::write(&mut |name| {
        Ok(Kept { name: name.to_owned(), bytes: Vec::new(), files: &files })
    })
    .expect("memory");
    files.into_inner().into_iter().collect()
}

/// Bytes that are put among the files at their end.
struct Kept<'a> {
    name: String,
    bytes: Vec<u8>,
    files: &'a RefCell<BTreeMap<String, Vec<u8>>>,
}

impl std::io::Write for Kept<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Drop for Kept<'_> {
    fn drop(&mut self) {
        let mut files = self.files.borrow_mut();
        files.insert(std::mem::take(&mut self.name), std::mem::take(&mut self.bytes));
    }
}

#[test]
fn the_shipped_example_is_recognised_and_read() {
    let columns = |found: &Inspection| match &found.mapping {
        Mapping { events: Some(e), .. } => e.time.columns.join(" "),
        Mapping { intervals: Some(i), .. } => {
            let values: Vec<&str> = i.values.iter().map(|v| v.1.as_str()).collect();
            format!("{} {:?} {}", i.start.columns.join(" "), i.group, values.join(" "))
        }
        Mapping { samples: Some(s), .. } => format!("{} {} {}", s.level, s.unit, s.correct),
        Mapping { reported: Some(r), .. } => format!("{} {} {:?}", r.level, r.month, r.value),
        _ => String::new(),
    };
    let expected = [
        ("events.csv", Holds::Events, "日付 時刻"),
        (
            "intervals.csv",
            Holds::Intervals,
            "日付 開始時刻 Some(\"窓口\") 着信数 応答数 短時間放棄数 災害時着信数",
        ),
        ("reported.csv", Holds::Reported, "サービスレベル 対象月 Some(\"申告値\")"),
        ("samples.csv", Holds::Samples, "サービスレベル 検査単位 判定"),
    ];
    for ((name, bytes), (expected, holds, chosen)) in shipped().into_iter().zip(expected) {
        assert_eq!(name, expected);
        let found = inspect(memory(&name, bytes), None, &Unwatched).expect("a readable file");
        assert_eq!(found.holds, holds, "{name}");
        assert_eq!(columns(&found), chosen, "{name}");
        let all = found.accepted + found.rejected;
        assert!(found.accepted > 10 && found.rejected * 100 < all, "{name}: {found:?}");
    }
}

#[test]
fn a_few_rows_with_one_bad_date_still_have_a_time() {
    let text = "案件番号,工程,日時\n1,a,2026/10/01 09:00\n1,b,2026/10/02 09:00\n\
                1,c,未定\n1,d,2026/10/03 09:00\n";
    let found = inspect(memory("a.csv", text), None, &Unwatched).expect("a table");
    assert_eq!((found.accepted, found.rejected), (3, 1));
    let text = "案件番号,工程,備考\n1,a,2026/10/01 09:00\n1,b,ok\n";
    let found = inspect(memory("a.csv", text), None, &Unwatched).expect("a table");
    assert!(found.mapping.events.is_none(), "a name that says nothing needs all values");
}

fn judge(path: &Path) -> String {
    let words = Words::new(Lang::Ja);
    let mut out = String::new();
    let found = match inspect(file(path), None, &Unwatched) {
        Ok(found) => found,
        Err(stop) => return format!("{stop:?}\n"),
    };
    let line = |out: &mut String, text: &str| writeln!(out, "{text}").expect("memory");
    line(
        &mut out,
        &format!("{:?} {:?} {:?}", found.holds, found.encoding, found.delimiter.map(char::from)),
    );
    line(&mut out, &mapping::write(&found.mapping));
    for question in &found.questions {
        assert!(words.has(&format!("question-{}", question.code)), "{}", question.code);
        line(&mut out, &words.with(&format!("question-{}", question.code), &question.args));
    }
    line(&mut out, &found.header.join(" | "));
    for row in &found.rows {
        line(&mut out, &row.join(" | "));
    }
    line(&mut out, &format!("accepted {} rejected {}", found.accepted, found.rejected));
    for (code, finding) in found.problems.iter() {
        line(&mut out, &format!("{code} {}", finding.count));
    }
    out
}

#[test]
fn tables_are_recognised() {
    cases::run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/inspect"), judge);
}

/// What is proposed for a real file, and what is asked.
fn proposal(path: &Path) -> String {
    let name = path.file_name().expect("a file").to_string_lossy();
    let Some(found) = look(&name) else {
        // Said to be skipped; the expected answer stands.
        return std::fs::read_to_string(format!("{}.out", path.display())).unwrap_or_default();
    };
    let mut out = mapping::write(&found.mapping);
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        for question in &found.questions {
            let text = words.with(&format!("question-{}", question.code), &question.args);
            writeln!(out, "# {text}").expect("memory");
        }
    }
    let counts = found.counts.expect("events");
    writeln!(
        out,
        "# {} events, {} cases, {} activities, {} people; {} rows used, {} kept aside",
        counts.events,
        counts.cases,
        counts.activities,
        counts.resources,
        found.accepted,
        found.rejected
    )
    .expect("memory");
    for (code, finding) in found.problems.iter() {
        writeln!(out, "# {code} {}", finding.count).expect("memory");
    }
    out
}

#[test]
fn every_shared_log_gets_a_right_proposal_or_a_question() {
    cases::run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/shared"), proposal);
}
