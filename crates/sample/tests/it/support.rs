//! Files that are kept in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use encoding_rs::SHIFT_JIS;

/// Bytes by the name of the file.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Keeps what is written under a name.
pub(crate) struct Kept<'a>(&'a RefCell<Files>, String);

impl Write for Kept<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut files = self.0.borrow_mut();
        files.entry(self.1.clone()).or_default().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Gives the writer of a file.
pub(crate) type Open<'a> = dyn FnMut(&str) -> io::Result<BufWriter<Kept<'a>>> + 'a;

/// The files that `write` writes.
pub(crate) fn files(write: impl for<'a> Fn(&mut Open<'a>) -> io::Result<()>) -> Files {
    let files = RefCell::new(Files::new());
    write(&mut |name| Ok(BufWriter::new(Kept(&files, name.to_owned())))).expect("rows");
    files.into_inner()
}

/// The text of a file in CP932.
pub(crate) fn cp932(bytes: &[u8]) -> String {
    SHIFT_JIS.decode(bytes).0.into_owned()
}
