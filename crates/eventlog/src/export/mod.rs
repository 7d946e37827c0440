//! The normalised log as files for other tools: CSV, XES and Parquet.
//!
//! Events stand by case, time and sequence; cases in the order of their first appearance. A log is
//! written bucket by bucket, so that memory is bounded by a bucket. Operators stay codes.

mod csv;
mod parquet;
mod rows;
mod xes;

use std::io::Write;

use kajitori_domain::display::Clockface;
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::text::Lang;
use kajitori_domain::watch::Watch;

use crate::bucket::{Buckets, Wanted};
use crate::log::Log;

/// What a log is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Delimited text for spreadsheets and scripts.
    Csv,
    /// IEEE 1849-2016.
    Xes,
    /// Columns for analysts: texts are plain strings in dictionary encoding.
    Parquet,
}

/// How much was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Events.
    pub events: u64,
    /// Cases that have an event.
    pub cases: u64,
}

/// Writes all events of `buckets` to `out`, and answers how many. `zone`, an IANA name, is the
/// clock that CSV and XES show times by (an unknown one is UTC); `watch` is told events.
///
/// # Errors
/// What reading a bucket answers; a fault when writing fails.
pub fn write(
    buckets: &dyn Buckets,
    format: Format,
    zone: &str,
    watch: &dyn Watch,
    out: &mut (dyn Write + Send),
) -> Result<Written, Stop> {
    let clock = Clockface::new(Lang::En, zone);
    match format {
        Format::Csv => csv::write(buckets, &clock, watch, out),
        Format::Xes => xes::write(buckets, &clock, watch, out),
        Format::Parquet => parquet::write(buckets, watch, out),
    }
}

/// Calls `take` with each bucket, whole, and counts.
fn each(
    buckets: &dyn Buckets,
    watch: &dyn Watch,
    mut take: impl FnMut(&Log) -> Result<(), Stop>,
) -> Result<Written, Stop> {
    let mut written = Written::default();
    for index in 0..buckets.len() {
        let log = buckets.read(index, &Wanted::all())?;
        take(&log)?;
        let count = u64::try_from(log.len()).unwrap_or(u64::MAX);
        let cases = log.case().keys().values().chunk_by(|a, b| a == b).count();
        written.events = written.events.saturating_add(count);
        written.cases = written.cases.saturating_add(u64::try_from(cases).unwrap_or(u64::MAX));
        watch.advance(count);
    }
    Ok(written)
}

/// A write that failed.
fn unwritten(error: &dyn std::fmt::Display) -> Stop {
    Fault { chain: format!("writing a log: {error}") }.into()
}
