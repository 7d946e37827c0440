//! The shipped example.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::support::{self, Files, files};

static FILES: LazyLock<Files> = LazyLock::new(write);

fn write() -> Files {
    files(|open| kajitori_sample::demo::write(open))
}

fn text(name: &str) -> String {
    String::from_utf8(FILES[name].clone()).expect("UTF-8")
}

fn cp932(name: &str) -> String {
    support::cp932(&FILES[name])
}

#[test]
fn the_same_bytes_every_time() {
    assert!(*FILES == write());
    let names: Vec<&String> = FILES.keys().collect();
    assert_eq!(names, ["events.csv", "intervals.csv", "reported.csv", "samples.csv"]);
}

#[test]
fn nearly_all_rows_are_sound_and_nothing_is_from_the_future() {
    let events = cp932("events.csv");
    let rows: Vec<Vec<&str>> = events.lines().skip(1).map(|l| l.split(',').collect()).collect();
    let sound: Vec<&Vec<&str>> = rows
        .iter()
        .filter(|row| row.len() == 12 && !row[0].contains('\u{fffd}') && !row[1].is_empty())
        .collect();
    assert!((380_000..410_000).contains(&rows.len()), "{}", rows.len());
    assert!(FILES["events.csv"].len() < 40_000_000);
    let mapping = crate::definitions::mapping("generated").events.expect("events");
    let header = events.lines().next().expect("a header");
    let named = [mapping.case, mapping.activity, mapping.time.columns.join(",")];
    assert!(named.iter().all(|column| header.contains(column.as_str())));
    assert!(mapping.attributes.iter().all(|a| header.contains(a.column.as_str())));
    let broken = rows.len() - sound.len();
    assert!(broken > 20 && broken * 100 < rows.len(), "{broken}");
    let days = sound.iter().map(|row| row[4].replace('-', "/")).filter(|d| d.starts_with("20"));
    assert_eq!(days.max().as_deref(), Some("2026/10/30"));
    let processes: BTreeSet<&str> = sound.iter().map(|row| row[0]).collect();
    assert_eq!(processes.len(), 3);
    // Names that only CP932 among the old encodings can write.
    assert!(events.contains("髙橋") && events.contains("山﨑") && events.contains("德永"));
    assert!(std::str::from_utf8(&FILES["events.csv"]).is_err());
}

// One test for the small files, because each test makes all files anew.
#[test]
fn the_small_files_hold_what_was_planned() {
    times_are_in_the_formats_of_the_mapping();
    october_has_the_planted_calls();
    october_has_the_planted_errors_and_no_unit_twice();
    what_is_reported_and_sampled_is_agreed();
    mapped_columns_are_there();
}

fn mapped_columns_are_there() {
    let mapping = crate::definitions::mapping("generated");
    let header = |file: &str| -> Vec<String> {
        let text = if file == "reported.csv" { cp932(file) } else { text(file) };
        let first = text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
        first.split(',').map(str::to_owned).collect()
    };
    let has = |file: &str, columns: &[String]| {
        let known = header(file);
        assert!(columns.iter().all(|column| known.contains(column)), "{file}: {columns:?}");
    };
    let intervals = mapping.intervals.expect("intervals");
    let (_, counts): (Vec<_>, Vec<_>) = intervals.values.into_iter().unzip();
    has("intervals.csv", &counts);
    has("intervals.csv", &intervals.start.columns);
    let samples = mapping.samples.expect("samples");
    has("samples.csv", &[samples.level, samples.unit, samples.correct]);
    has("samples.csv", &samples.at.columns);
    let reported = mapping.reported.expect("reported");
    has("reported.csv", &[reported.level, reported.month]);
}

fn times_are_in_the_formats_of_the_mapping() {
    let read = |format: &str, text: &str| {
        jiff::civil::DateTime::strptime(format, text).unwrap_or_else(|e| panic!("{text}: {e}"));
    };
    for row in text("intervals.csv").lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        read("%Y/%m/%d %H:%M", &format!("{} {}", cells[0], cells[1]));
    }
    for row in text("samples.csv").lines().skip(1) {
        read("%Y-%m-%d %H:%M", row.split(',').nth(1).expect("a time"));
    }
}

fn october_has_the_planted_calls() {
    let intervals = text("intervals.csv");
    let mut sums = [0_i64; 4];
    for row in intervals.lines().filter(|row| row.starts_with("2026/10/")) {
        let counts: Vec<i64> = row.split(',').skip(3).map(|c| c.parse().expect(c)).collect();
        assert!(0 <= counts[2] && counts[1] + counts[2] <= counts[0], "{row}");
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    assert_eq!(sums, [18_000, 16_697, 480, 0]);
}

fn october_has_the_planted_errors_and_no_unit_twice() {
    let samples = text("samples.csv");
    let october = || samples.lines().filter(|row| row.contains(",2026-10-"));
    assert_eq!(october().count(), 2000);
    assert_eq!(october().filter(|row| row.ends_with(",誤")).count(), 8);
    let units: BTreeSet<&str> = samples.lines().filter_map(|row| row.split(',').nth(2)).collect();
    assert_eq!(units.len(), samples.lines().count());
}

fn what_is_reported_and_sampled_is_agreed() {
    let agreement = crate::definitions::read("generated");
    let ids: Vec<&str> = agreement.levels.iter().map(|level| level.id.as_str()).collect();
    let reported = cp932("reported.csv");
    let samples = text("samples.csv");
    for row in reported.lines().skip(1).chain(samples.lines().skip(1)) {
        let id = row.split(',').next().unwrap_or_default();
        assert!(ids.contains(&id), "{id}");
    }
}
