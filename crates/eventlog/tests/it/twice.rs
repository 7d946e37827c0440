//! What stands twice is kept and told; what cannot be is kept aside.

use std::io;

use kajitori_domain::decimal::Decimal;
use kajitori_domain::mapping::{IntervalColumns, Mapping, ReportedColumns, SampleColumns};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::read;

use crate::support::{key, memory};

fn mapping() -> Mapping {
    let mut mapping = read::xes_default();
    mapping.file.reject_above = Decimal::parse("1");
    let columns = mapping.events.as_mut().expect("events");
    columns.time.zone = Some("Asia/Tokyo".to_owned());
    let time = columns.time.clone();
    columns.attributes = ["v"].map(crate::support::attribute).to_vec();
    let own = str::to_owned;
    mapping.intervals = Some(IntervalColumns {
        start: time.clone(),
        group: Some(own("group")),
        values: vec![(own("n"), own("n"))],
    });
    mapping.samples = Some(SampleColumns {
        level: own("level"),
        at: time,
        unit: own("unit"),
        correct: own("ok"),
        correct_values: vec![own("1")],
        wrong_values: vec![own("0")],
        stratum: None,
        inspector: Some("by".to_owned()),
    });
    mapping.reported = Some(ReportedColumns {
        level: own("level"),
        month: own("month"),
        value: Some(own("value")),
        numerator: Some(own("numerator")),
        denominator: Some(own("denominator")),
    });
    mapping
}

const HEADER: &str =
    "case:concept:name,concept:name,time:timestamp,lifecycle:transition,org:group,org:resource,v\n";

#[test]
fn an_event_that_stands_twice_is_told_and_kept() {
    let rows = [
        "1,a,2026-10-01 09:00,s,o,p,x",
        "2,a,2026-10-01 09:00,s,o,p,x",
        "1,a,2026-10-01 09:00,s,o,p,y",
        "1,a,2026-10-01 09:00,s,o,q,x",
        "1,a,2026-10-01 09:00,s,,p,x",
        "1,a,2026-10-01 09:00,,o,p,x",
        "1,b,2026-10-01 09:00,s,o,p,x",
        "1,a,2026-10-01 09:01,s,o,p,x",
        "1,a,2026-10-01 09:00,s,o,p,",
    ];
    let once = format!("{HEADER}{}\n", rows.join("\n"));
    let read = |text: String| {
        let source = memory("a.csv", text);
        read::events(source, &mapping(), &key(), &mut io::sink(), &Unwatched).expect("a log")
    };
    assert!(read(once.clone()).problems.is_empty());
    let twice = read(format!("{once}{0}\n{1}\n{0}\n", rows[0], rows[8]));
    assert_eq!((twice.accepted, twice.rejected), (12, 0));
    let (_, finding) = twice.problems.iter().next().expect("a finding");
    let rows: Vec<_> = finding.examples.iter().map(|p| (p.place.row, p.args.clone())).collect();
    let first = |row: &str| vec![("first", row.to_owned())];
    assert_eq!(rows, [(Some(11), first("2")), (Some(12), first("10")), (Some(13), first("2"))]);
    assert!(finding.examples.iter().all(|p| p.code == "log-event-twice"));
}

#[test]
fn an_interval_or_sample_that_stands_twice_is_told_and_kept() {
    let intervals = "time:timestamp,group,n\n2026-10-01 09:00,a,1\n2026-10-01 09:00,b,1\n\
                     2026-10-01 09:30,a,1\n2026-10-01 09:00,a,2\n2026-10-01 10:00,a,-1\n";
    let source = memory("i.csv", intervals);
    let found = read::intervals(source, &mapping(), &mut io::sink(), &Unwatched).expect("rows");
    assert_eq!((found.records.rows.len(), found.rejected), (4, 1));
    assert_eq!(found.problems.count("log-interval-twice"), 1);
    let samples = "level,time:timestamp,unit,ok,by\nq,2026-10-31 23:00,u,1,a\n\
                   r,2026-10-01 09:00,u,1,a\nq,2026-11-01 00:30,u,1,a\n\
                   q,2026-10-01 09:00,u,0,a\nq,2026-10-01 09:00,u,0,b\n";
    let source = memory("s.csv", samples);
    let found = read::samples(source, &mapping(), &mut io::sink(), &Unwatched).expect("rows");
    assert_eq!(found.records.len(), 5);
    let inspectors = found.records.iter().filter_map(|s| s.inspector.as_deref());
    assert_eq!(inspectors.collect::<String>(), "aaaab");
    assert_eq!(found.problems.count("log-sample-twice"), 1);
}

#[test]
fn a_reported_share_that_cannot_be_is_kept_aside() {
    let rows = [
        ("90%,9,10", true),
        ("90%,11,10", false),
        (",11,10", false),
        ("0,0,0", false),
        ("1.1,11,10", true),
        ("100%,10,10", true),
        (",0,10", true),
    ];
    for (row, sound) in rows {
        let text =
            format!("level,month,value,numerator,denominator\nl,2026-09,1,,\nl,2026-10,{row}\n");
        let source = memory("r.csv", text);
        let found = read::reported(source, &mapping(), &mut io::sink(), &Unwatched).expect("rows");
        assert_eq!(found.problems.is_empty(), sound, "{row}");
        assert_eq!(found.problems.count("log-reported-impossible") == 0, sound, "{row}");
        assert_eq!(found.records.len(), 1 + usize::from(sound));
    }
}
