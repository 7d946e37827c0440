//! The log for benchmarks.

use std::collections::{BTreeMap, BTreeSet};

fn log(rows: u64) -> String {
    let mut out = Vec::new();
    kajitori_sample::bench::events(rows, &mut out).expect("rows");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn it_looks_like_a_log_of_a_year() {
    let log = log(30_000);
    let rows: Vec<Vec<&str>> = log.lines().skip(1).map(|row| row.split(',').collect()).collect();
    assert_eq!(rows.len(), 30_000);
    assert!(rows.iter().all(|row| row.len() == 8));
    assert!(rows.windows(2).all(|pair| pair[0][2] <= pair[1][2]));
    assert!(rows[0][2].starts_with("2025-11-01") && rows[29_999][2].starts_with("2026-10-31"));
    let distinct = |column: usize| rows.iter().map(|r| r[column]).collect::<BTreeSet<_>>().len();
    assert_eq!((distinct(1), distinct(5)), (30, 500));
    let mut cases: BTreeMap<&str, u64> = BTreeMap::new();
    rows.iter().for_each(|row| *cases.entry(row[0]).or_default() += 1);
    let mean = 30_000 / cases.len();
    assert!((13..=16).contains(&mean), "{mean}");
}

#[test]
fn its_size_is_what_was_asked_for() {
    for rows in [0, 1, 2, 749] {
        assert_eq!(u64::try_from(log(rows).lines().count()).unwrap_or(0), rows + 1);
    }
    assert_eq!(log(2000), log(2000));
}
