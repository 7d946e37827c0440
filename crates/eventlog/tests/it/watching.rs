//! Whoever watches is told the bytes and rows that were read.

use std::sync::atomic::{AtomicU64, Ordering};

use kajitori_domain::mapping::{EventColumns, Mapping, TimeColumns};
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::{Phase, Watch};
use kajitori_eventlog::read;

use crate::support::{key, memory};

#[derive(Default)]
struct Told {
    total: AtomicU64,
    bytes: AtomicU64,
    rows: AtomicU64,
    /// Bytes after which nobody wants more.
    enough: Option<u64>,
}

impl Watch for Told {
    fn begin(&self, _phase: Phase, total: Option<u64>) {
        self.total.store(total.unwrap_or(0), Ordering::Relaxed);
    }
    fn advance(&self, count: u64) {
        self.bytes.fetch_add(count, Ordering::Relaxed);
    }
    fn rows(&self, count: u64) {
        self.rows.fetch_add(count, Ordering::Relaxed);
    }
    fn stopped(&self) -> bool {
        self.enough.is_some_and(|enough| self.bytes.load(Ordering::Relaxed) >= enough)
    }
}

fn many_rows() -> (String, Mapping) {
    let mut log = "c,a,t\n".to_owned();
    for row in 0..10_000 {
        log += &format!("{row},x,2026-10-01T09:00:00Z\n");
    }
    let time = TimeColumns { columns: vec!["t".into()], formats: vec!["iso".into()], zone: None };
    let events = EventColumns {
        case: "c".into(),
        activity: "a".into(),
        time,
        start: None,
        status: None,
        org: None,
        resource: None,
        attributes: vec![],
    };
    (log, Mapping { events: Some(events), ..Mapping::default() })
}

#[test]
fn reading_ends_soon_after_nobody_wants_it() {
    let (log, mapping) = many_rows();
    let told = Told { enough: Some(1), ..Told::default() };
    let bytes = log.len() as u64;
    let read = read::events(memory("log.csv", log), &mapping, &key(), &mut Vec::new(), &told);
    let Err(Stop::Refusal(refusal)) = read else { panic!("not stopped") };
    assert_eq!(refusal.code, "work-stopped");
    assert!(told.bytes.load(Ordering::Relaxed) < bytes, "it was read to its end");
}

#[test]
fn reading_tells_bytes_and_rows() {
    let (log, mapping) = many_rows();
    let (told, mut rejects) = (Told::default(), Vec::new());
    let bytes = log.len() as u64;
    let source = memory("log.csv", log);
    read::events(source, &mapping, &key(), &mut rejects, &told).expect("a sound log");
    assert_eq!(told.bytes.load(Ordering::Relaxed), bytes);
    assert_eq!(told.rows.load(Ordering::Relaxed), 8192, "told by the four thousand");
}
