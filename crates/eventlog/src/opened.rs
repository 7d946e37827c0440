//! A source with its encoding and its kind recognised, ready to be parsed.

use std::cell::RefCell;
use std::io::{BufRead, Read};
use std::rc::Rc;

use kajitori_domain::mapping::FileFormat;
use kajitori_domain::refusal::Stop;
use kajitori_domain::watch::{Phase, Watch};

use crate::encoding::{Decoded, Known};
use crate::source::{Limits, Meter, Source, bytes, refusal, stop};
use crate::split;

/// How a text file is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// XML, which must turn out to be XES.
    Xml,
    /// Delimited text with this delimiter.
    Table(u8),
}

/// An opened source.
pub(crate) struct Opened<'a> {
    pub(crate) file: String,
    pub(crate) text: Box<dyn BufRead + 'a>,
    pub(crate) kind: Kind,
    pub(crate) known: Rc<Known>,
    pub(crate) watch: &'a dyn Watch,
    meter: Rc<RefCell<Meter>>,
}

impl<'a> Opened<'a> {
    /// Opens `source`: unpacks, decodes and looks at the first text.
    pub(crate) fn new(
        source: Source,
        format: &FileFormat,
        limits: Limits,
        phase: Phase,
        watch: &'a dyn Watch,
    ) -> Result<Self, Stop> {
        watch.begin(phase, source.size);
        let file = source.name.clone();
        let mut bytes = bytes(source, limits, watch)?;
        let mut head = vec![0; 4];
        let mut have = 0;
        while have < head.len() {
            match bytes.reader.read(&mut head[have..]).map_err(|e| stop(&e, &file))? {
                0 => break,
                count => have += count,
            }
        }
        head.truncate(have);
        if head.is_empty() {
            return Err(refusal("log-file-empty", &file).into());
        }
        let foreign: [&[u8]; 6] =
            [b"PK\x03\x04", b"PAR1", b"SQLi", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"];
        if foreign.iter().any(|magic| head.starts_with(magic)) {
            return Err(refusal("log-file-foreign", &file).into());
        }
        let known = Rc::new(Known::default());
        let all = std::io::Cursor::new(head).chain(bytes.reader);
        let decoded = Decoded::new(Box::new(all), format.encoding, Rc::clone(&known));
        let mut text = decoded.map_err(|e| stop(&e, &file))?;
        let start = text.fill_buf().map_err(|e| stop(&e, &file))?;
        let first = start.iter().find(|b| !b.is_ascii_whitespace());
        let kind = match (first, format.delimiter) {
            (Some(b'<'), _) => Kind::Xml,
            (_, Some(delimiter)) => Kind::Table(delimiter),
            (_, None) => Kind::Table(split::delimiter(start)),
        };
        Ok(Self { file, text: Box::new(text), kind, known, watch, meter: bytes.meter })
    }

    /// SHA-256 of the raw bytes, once everything was read.
    pub(crate) fn meter(&self) -> Rc<RefCell<Meter>> {
        Rc::clone(&self.meter)
    }
}
