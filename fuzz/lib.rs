//! What every target does with its bytes: read them as a stranger's file, and look at the answer.

use std::io::{Cursor, Write};
use std::sync::{LazyLock, Once};
use std::{panic, str, thread};

use kajitori_domain::decimal::Decimal;
use kajitori_domain::mapping::{self, EventColumns, FileFormat, Mapping};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::key::Key;
use kajitori_eventlog::read;
use kajitori_eventlog::source::Source;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The mappings of the event tables among the seeds. None refuses because of bad rows, so that
/// every input is read to its end.
static EVENTS: LazyLock<[Mapping; 6]> = LazyLock::new(|| {
    [
        include_str!("mappings/service.toml"),
        include_str!("mappings/standard.toml"),
        include_str!("mappings/hashed.toml"),
        include_str!("mappings/two_times.toml"),
        include_str!("mappings/plain.toml"),
        include_str!("mappings/japanese.toml"),
    ]
    .map(known)
});

/// The mapping of the plain tables.
pub static TABLES: LazyLock<Mapping> =
    LazyLock::new(|| known(include_str!("mappings/tables.toml")));

/// The mapping of columns in plain English, for files whose bytes do not show their header.
pub static PLAIN: LazyLock<Mapping> = LazyLock::new(|| known(include_str!("mappings/plain.toml")));

static OBJECTS: LazyLock<Mapping> = LazyLock::new(|| known(include_str!("mappings/objects.toml")));

/// Types of objects that the object-centric seeds have.
const TYPES: [&str; 4] = ["Purchase Order", "Container", "PURCHORD", "order"];

/// A mapping that is known to be right.
fn known(text: &str) -> Mapping {
    let (mapping, problems) = mapping::read("mapping.toml", text);
    mapping.unwrap_or_else(|| panic!("{problems:?}"))
}

/// The mapping of XES: the standard's keys.
pub fn xes() -> Mapping {
    let reject_above = Decimal::parse("1");
    Mapping { file: FileFormat { reject_above, ..FileFormat::default() }, ..Mapping::default() }
}

/// The first mapping whose columns stand in `bytes`; the last one otherwise, whose columns show in
/// no encoding but UTF-8.
pub fn table(bytes: &[u8]) -> &'static Mapping {
    let stands = |name: &str| memchr::memmem::find(bytes, name.as_bytes()).is_some();
    let fits = |columns: &EventColumns| {
        stands(&columns.case) && columns.time.columns.iter().all(|name| stands(name))
    };
    let found = EVENTS.iter().find(|mapping| mapping.events.as_ref().is_some_and(fits));
    found.unwrap_or(&EVENTS[EVENTS.len() - 1])
}

/// The mapping of the object-centric log in `bytes`: by a type that stands in it.
pub fn objects(bytes: &[u8]) -> Mapping {
    let found = TYPES.iter().find(|name| memchr::memmem::find(bytes, name.as_bytes()).is_some());
    let mut mapping = OBJECTS.clone();
    mapping.file.object_type = found.map(|name| (*name).to_owned());
    mapping
}

/// Bytes as a file that somebody handed in.
pub fn source(bytes: &[u8]) -> Source {
    static BORDER: Once = Once::new();
    BORDER.call_once(border);
    let size = u64::try_from(bytes.len()).ok();
    Source { name: "fuzz".to_owned(), reader: Box::new(Cursor::new(bytes.to_vec())), size }
}

/// A library's panic in the thread that decodes is an answer, for the product takes it for damage
/// (`feed.rs` of `eventlog`). The fuzzer would end at any panic; so it hears of ours only.
fn border() {
    let ends = panic::take_hook();
    panic::set_hook(Box::new(move |what| {
        let ours = |file: &str| file.contains("crates/eventlog") || file.contains("crates/domain");
        let decodes = thread::current().name() == Some("decode");
        if !decodes || what.location().is_some_and(|place| ours(place.file())) {
            ends(what);
        }
    }));
}

/// Reads `bytes` as an event log; what was accepted is in the log, what was not is written down.
pub fn events(bytes: &[u8], mapping: &Mapping) {
    let key = Key::new([7; 32]);
    let mut rejected = Vec::new();
    let read = read::events(source(bytes), mapping, &key, &mut rejected, &Unwatched);
    if let Ok(events) = read {
        // A row with a start and an end is two events.
        let two = mapping.events.as_ref().is_some_and(|columns| columns.start.is_some());
        let most = events.accepted * if two { 2 } else { 1 };
        assert!((events.accepted..=most).contains(&(events.log.len() as u64)));
        assert_eq!(events.rejected > 0, !rejected.is_empty());
        assert!(str::from_utf8(&rejected).is_ok());
    }
}

/// The line that parts the files of a workbook in a seed; the name of the file follows it.
pub const PART: &str = "\n==== ";

/// A workbook of the files that `bytes` hold as text, one after the other. A packed workbook would
/// hide them from the fuzzer, behind checksums.
pub fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let ends = memchr::memmem::find_iter(bytes, PART).chain([bytes.len()]);
    let mut from = 0;
    for end in ends {
        let part = &bytes[from..end];
        from = end + PART.len();
        let Some(line) = memchr::memchr(b'\n', part) else { continue };
        let name = str::from_utf8(&part[..line]).ok()?;
        book.start_file(name, stored).ok()?;
        book.write_all(&part[line + 1..]).ok()?;
    }
    Some(book.finish().ok()?.into_inner())
}
