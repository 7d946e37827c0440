//! Sources from memory and from files.

use std::fs::File;
use std::path::Path;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::mapping::AttributeColumn;
use kajitori_eventlog::key::Key;
use kajitori_eventlog::source::Source;

/// A source that holds `bytes`.
pub(crate) fn memory(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
    let bytes = bytes.into();
    let size = u64::try_from(bytes.len()).ok();
    Source { name: name.to_owned(), reader: Box::new(std::io::Cursor::new(bytes)), size }
}

/// The file at `path` as a source under its own name.
pub(crate) fn file(path: &Path) -> Source {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let reader = File::open(path).expect("a readable file");
    let size = reader.metadata().ok().map(|m| m.len());
    Source { name, reader: Box::new(reader), size }
}

/// A key for tests.
pub(crate) fn key() -> Key {
    Key::new([42; 32])
}

/// A column of text that is kept under its own name.
pub(crate) fn attribute(name: &str) -> AttributeColumn {
    AttributeColumn { name: name.to_owned(), column: name.to_owned(), kind: ColumnKind::Text }
}
