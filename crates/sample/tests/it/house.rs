//! The demo company: its vendors' definitions and the files that they send.

use std::sync::LazyLock;

use kajitori_domain::agreement::{self, Agreement, fit};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_sample::house::{self, Mail, VENDORS, Vendor};

use crate::definitions::{everything_is_mapped, without_problem};
use crate::support::{Files, cp932, files};

static FILES: LazyLock<Files> = LazyLock::new(write);

fn write() -> Files {
    files(|open| house::write(open))
}

fn definitions(vendor: &Vendor) -> (Agreement, Mapping) {
    let read = without_problem(vendor.folder, vendor.agreement, agreement::read);
    (read, without_problem(vendor.folder, vendor.mapping, mapping::read))
}

/// What a vendor sent, as text.
fn text(vendor: &Vendor, mail: Mail) -> String {
    decoded(mail, &FILES[&format!("{}/{}", vendor.folder, mail.file())])
}

fn decoded(mail: Mail, bytes: &[u8]) -> String {
    match bytes.strip_prefix("\u{feff}".as_bytes()) {
        Some(utf8) => String::from_utf8_lossy(utf8).into_owned(),
        None if mail == Mail::Samples => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        None => cp932(bytes),
    }
}

fn header(vendor: &Vendor, mail: Mail) -> Vec<String> {
    let bytes = &FILES[&format!("{}/{}", vendor.folder, mail.file())];
    let first = bytes.split(|byte| *byte == b'\n').next().expect("a header");
    decoded(mail, first).trim_end().split(',').map(str::to_owned).collect()
}

#[test]
fn definitions_of_the_house_have_no_problem_and_map_everything() {
    for vendor in &VENDORS {
        let (agreement, mapping) = definitions(vendor);
        everything_is_mapped(vendor.folder, &agreement, &mapping);
        assert_eq!(fit::interval_columns(&agreement, &mapping, "mapping.toml"), []);
        assert!(agreement.levels.len() >= 3, "{}", vendor.folder);
    }
    let ids = |folder: &str| -> Vec<String> {
        let vendor = VENDORS.iter().find(|vendor| vendor.folder == folder).expect("a vendor");
        definitions(vendor).0.levels.into_iter().map(|level| level.id).collect()
    };
    let shinonome = ["ap-on-time", "ap-p90", "ap-returns", "pay-on-time", "pay-accuracy"];
    assert_eq!(ids("shinonome"), shinonome);
    assert_eq!((ids("hokuto").len(), ids("midori").len()), (7, 3));
}

// One test for the files, because each test makes all of them anew.
#[test]
fn vendors_send_what_their_mappings_read() {
    assert!(*FILES == write(), "the same bytes every time");
    let sent: Vec<&str> =
        FILES.keys().filter(|n| !n.starts_with("papers/")).map(String::as_str).collect();
    let expected = [
        "hokuto/calls.csv",
        "hokuto/events.csv",
        "hokuto/reported.csv",
        "midori/events.csv",
        "midori/reported.csv",
        "midori/samples.csv",
        "shinonome/events.csv",
        "shinonome/reported.csv",
    ];
    assert_eq!(sent, expected);
    for vendor in &VENDORS {
        mapped_columns_are_there(vendor);
        what_is_reported_is_agreed(vendor);
        some_events_are_broken_and_none_is_from_the_future(vendor);
    }
}

fn mapped_columns_are_there(vendor: &Vendor) {
    let (_, mapping) = definitions(vendor);
    let has = |mail: Mail, columns: Vec<&String>| {
        let known = header(vendor, mail);
        assert!(columns.iter().all(|column| known.contains(column)), "{known:?}: {columns:?}");
    };
    let events = mapping.events.as_ref().expect("events");
    let mut columns = vec![&events.case, &events.activity];
    columns.extend(events.time.columns.iter().chain(&events.status).chain(&events.org));
    columns.extend(events.resource.iter().chain(events.attributes.iter().map(|a| &a.column)));
    has(Mail::Events, columns);
    let reported = mapping.reported.as_ref().expect("reported values");
    has(Mail::Reported, vec![&reported.level, &reported.month]);
    assert_eq!(mapping.intervals.is_some(), vendor.mail.contains(&Mail::Calls));
    assert_eq!(mapping.samples.is_some(), vendor.mail.contains(&Mail::Samples));
    if let Some(intervals) = &mapping.intervals {
        has(Mail::Calls, intervals.values.iter().map(|(_, column)| column).collect());
    }
    if let Some(samples) = &mapping.samples {
        has(Mail::Samples, vec![&samples.level, &samples.unit, &samples.correct]);
    }
}

fn what_is_reported_is_agreed(vendor: &Vendor) {
    let (agreement, _) = definitions(vendor);
    let reported = text(vendor, Mail::Reported);
    assert!(reported.lines().count() > 1);
    for row in reported.lines().skip(1) {
        let id = row.split(',').next().unwrap_or_default();
        assert!(agreement.levels.iter().any(|level| level.id == id), "{id}");
    }
}

fn some_events_are_broken_and_none_is_from_the_future(vendor: &Vendor) {
    let columns = header(vendor, Mail::Events);
    let events = text(vendor, Mail::Events);
    let rows = events.lines().skip(1).map(|line| line.split(',').count());
    let (all, broken) = rows.fold((0, 0), |(all, broken), cells| {
        (all + 1, broken + usize::from(cells != columns.len()))
    });
    assert!(broken > 0 && broken * 100 < all, "{}: {broken} of {all}", vendor.folder);
    assert!(!events.contains("2026/11/") && !events.contains("2026-11-"), "{}", vendor.folder);
}

/// The figures that the product finds, as percentages, a probability and indices.
const FOUND: [&str; 14] = [
    "99.60", "99.6", "51.0", "39.4", "9.6", "96.9", "80.0", "49.7", "92.8", "61.0", "1.0e-5",
    "44.1", "0.0909", "31.8",
];

#[test]
fn no_figure_that_the_product_should_find_is_typed() {
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut folders = vec![root.join("content/demo"), root.join("crates/sample/src")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            let number = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
            let typed = text.split(|c| !number(c)).find(|word| FOUND.contains(word));
            assert_eq!(typed, None, "{}", path.display());
        }
    }
    assert!(files > 40, "{files}");
}
