//! The normalised log as Parquet.

use arrow::array::{Array, ArrayRef};
use bytes::Bytes;
use kajitori_domain::mapping::Mapping;
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::log::text;
use kajitori_eventlog::{parquet, read};
use kajitori_testkit::shared;

use crate::support::{file, key};

/// A column as texts, whatever numbers its dictionary gives them.
fn texts(column: &ArrayRef) -> Vec<String> {
    (0..column.len()).map(|row| text(column, row)).collect()
}

#[test]
fn a_log_comes_back_as_it_was_and_the_bytes_are_the_same() {
    for name in ["running-example.xes", "sepsis.xes.gz"] {
        let Some(path) = shared::data(&format!("logs/{name}")) else { return };
        let log = || {
            let (source, mapping) = (file(&path), Mapping::default());
            let read = read::events(source, &mapping, &key(), &mut Vec::new(), &Unwatched);
            read.expect("a sound log").log
        };
        let (mut first, mut second) = (Vec::new(), Vec::new());
        parquet::write(&log(), &mut first).expect("memory");
        parquet::write(&log(), &mut second).expect("memory");
        assert_eq!(first, second);
        let back = parquet::read(name, Bytes::from(first)).expect("our own file");
        let log = log();
        assert_eq!(back.source_sha256, log.source_sha256);
        assert_eq!(back.batch().schema(), log.batch().schema());
        assert_eq!((back.time(), back.row()), (log.time(), log.row()));
        for (one, other) in back.batch().columns().iter().zip(log.batch().columns()) {
            assert_eq!(texts(one), texts(other));
        }
    }
}

#[test]
fn a_foreign_file_is_refused() {
    let refused = parquet::read("x.parquet", Bytes::from_static(b"PAR1 nothing PAR1"));
    assert!(refused.is_err());
}
