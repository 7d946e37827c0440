//! Looking at real files without a mapping.

use std::fmt::Write;
use std::path::Path;

use kajitori_domain::text::Lang;
use kajitori_domain::watch::Unwatched;
use kajitori_domain::words::Words;
use kajitori_eventlog::inspect::{Inspection, inspect};
use kajitori_testkit::{cases, shared};

use crate::support::file;

fn look(name: &str) -> Option<Inspection> {
    let path = shared::data(&format!("logs/{name}"))?;
    Some(inspect(file(&path), None, &Unwatched).expect("a readable file"))
}

#[test]
fn real_tables_get_a_sensible_mapping() {
    for (name, case, activity, time, counts, questions) in [
        ("CallcenterExample.csv", "Service ID", "Operation", "End Date", (7_548, 3_885), 2),
        ("Production.csv", "case:concept:name", "concept:name", "time:timestamp", (4_953, 225), 3),
        ("running-example.csv", "case:concept:name", "concept:name", "time:timestamp", (42, 6), 2),
        ("P2PFin.csv.gz", "case_id", "activity", "end_time", (30_040, 3_965), 2),
    ] {
        let Some(found) = look(name) else { return };
        let columns = found.mapping.events.as_ref().expect("events");
        assert_eq!((columns.case.as_str(), columns.activity.as_str()), (case, activity));
        assert_eq!(columns.time.columns, [time]);
        let found_counts = found.counts.expect("counts");
        assert_eq!((found_counts.events, found_counts.cases), counts);
        assert_eq!((found.rejected, found.questions.len()), (0, questions), "{name}");
    }
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
    line(&mut out, &format!("{:#?}", found.mapping));
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
