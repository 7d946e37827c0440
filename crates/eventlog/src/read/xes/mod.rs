//! Events from XES (IEEE 1849), as a stream; hostile XML is refused early.
//!
//! Read are the scalar attributes that stand directly in a trace or an event. Nested attributes,
//! lists, containers, globals, extensions and classifiers are passed over. Document types are
//! refused and no entity beyond XML's own five is ever expanded.

mod event;
mod keys;

use std::io::{self, BufRead, Read, Write};

use kajitori_domain::refusal::Stop;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use self::event::Collector;
use self::keys::Level;
use crate::columns::Columns;
use crate::intake::Intake;
use crate::opened::Opened;
use crate::people::Coder;
use crate::read::outlet::Outlet;
use crate::read::wanted::Wanted;
use crate::source::{Trouble, refusal, refusal_with, stop};

/// Elements inside each other.
const DEEPEST: usize = 32;

/// Bytes of one tag, comment or stretch of text.
const MARKUP: usize = 1 << 20;

/// XML attributes of one element.
const ATTRIBUTES: usize = 256;

/// Bytes passed on since the last piece of markup, so that no piece grows without end.
struct Metered<R> {
    inner: R,
    used: usize,
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used > MARKUP {
            return Err(Trouble::MarkupTooLong.error());
        }
        let ready = self.inner.fill_buf()?;
        Ok(&ready[..ready.len().min(MARKUP)])
    }

    fn consume(&mut self, count: usize) {
        self.used += count;
        self.inner.consume(count);
    }
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let count = ready.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

/// What an element inside `log`, `trace` or `event` is.
enum Element {
    Trace,
    Event,
    Scalar,
    Other,
}

fn element(tag: &BytesStart<'_>) -> Element {
    match tag.local_name().as_ref() {
        "trace" => Element::Trace,
        "event" => Element::Event,
        "string" | "date" | "int" | "float" | "boolean" | "id" => Element::Scalar,
        _ => Element::Other,
    }
}

/// Reads every event of the log.
pub(super) fn read<'w>(
    opened: Opened<'w>,
    wanted: Wanted,
    coder: Coder<'_>,
    rejects: &'w mut dyn Write,
    outlet: &mut Outlet<'_>,
) -> Result<(Columns, Intake<'w>), Stop> {
    let file = opened.file.clone();
    let books = Intake::new(&file, rejects, event::header(), opened.watch);
    let collector = Collector::new(wanted, coder, books, opened.known, outlet)?;
    let reader = quick_xml::Reader::from_reader(Metered { inner: opened.text, used: 0 });
    let mut walk = Walk { file, reader, collector, open: Vec::new(), skipped: 0, seen: false };
    walk.all()?;
    walk.collector.finish()
}

/// The walk through the document.
struct Walk<'a, 'k, 'w, 'o, 's> {
    file: String,
    reader: quick_xml::Reader<Metered<Box<dyn BufRead + 'a>>>,
    collector: Collector<'k, 'w, 'o, 's>,
    /// The elements that are open: `None` is the log itself.
    open: Vec<Option<Level>>,
    /// Depth inside an element that is passed over.
    skipped: usize,
    /// Whether the root was seen.
    seen: bool,
}

impl Walk<'_, '_, '_, '_, '_> {
    fn refuse<T>(&self, code: &'static str) -> Result<T, Stop> {
        let at = self.reader.buffer_position().to_string();
        Err(refusal_with(code, &self.file, vec![("position", at)], vec![]).into())
    }

    fn all(&mut self) -> Result<(), Stop> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            self.reader.get_mut().used = 0;
            let event = self.reader.read_event_into(&mut buffer);
            match event.map_err(|e| self.trouble(&e))? {
                Event::Start(tag) => self.start(&tag, true)?,
                Event::Empty(tag) => self.start(&tag, false)?,
                Event::End(_) => self.end()?,
                Event::DocType(_) => return self.refuse("log-xml-doctype"),
                Event::Eof if !self.open.is_empty() => return self.refuse("log-xml-unclosed"),
                Event::Eof if !self.seen => return self.refuse("log-xml-not-xes"),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn trouble(&self, error: &quick_xml::Error) -> Stop {
        let code = match error {
            quick_xml::Error::Io(error) => return stop(error, &self.file),
            quick_xml::Error::Syntax(_) => "log-xml-unclosed",
            _ => "log-xml-broken",
        };
        let at = self.reader.error_position().to_string();
        refusal_with(code, &self.file, vec![("position", at)], vec![]).into()
    }

    /// An element begins; `open` when it has content.
    fn start(&mut self, tag: &BytesStart<'_>, open: bool) -> Result<(), Stop> {
        if self.open.len() + self.skipped >= DEEPEST {
            return self.refuse("log-xml-too-deep");
        }
        if self.skipped > 0 {
            self.skipped += usize::from(open);
            return Ok(());
        }
        let level = match (self.open.last(), element(tag)) {
            (None, _) if tag.local_name().as_ref() == "log" && !self.seen => {
                self.seen = true;
                if open {
                    self.open.push(None);
                }
                return Ok(());
            }
            (None, _) if self.seen => return self.refuse("log-xml-broken"),
            (None, _) => return self.refuse("log-xml-not-xes"),
            (Some(None), Element::Trace) => Level::Trace,
            (Some(None | Some(Level::Trace)), Element::Event) => Level::Event,
            (Some(Some(level)), Element::Scalar) => {
                let level = *level;
                self.skipped = usize::from(open);
                return self.scalar(level, tag);
            }
            _ => {
                self.skipped = usize::from(open);
                return Ok(());
            }
        };
        self.collector.begin(level);
        if open {
            self.open.push(Some(level));
            return Ok(());
        }
        self.collector.end(level)
    }

    fn end(&mut self) -> Result<(), Stop> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match self.open.pop() {
            Some(Some(level)) => self.collector.end(level),
            Some(None) => Ok(()),
            None => self.refuse("log-xml-broken"),
        }
    }

    /// A scalar attribute of a trace or an event.
    fn scalar(&mut self, level: Level, tag: &BytesStart<'_>) -> Result<(), Stop> {
        let (mut key, mut value) = (None, None);
        for (index, attribute) in tag.attributes().with_checks(false).enumerate() {
            if index >= ATTRIBUTES {
                return Err(refusal("log-xml-too-large", &self.file).into());
            }
            let Ok(attribute) = attribute else { return self.refuse("log-xml-broken") };
            let slot = match attribute.key.as_ref() {
                "key" => &mut key,
                "value" => &mut value,
                _ => continue,
            };
            // An entity of the sender's own making stays unexpanded and costs its event.
            *slot = Some(attribute.normalized_value(XmlVersion::Explicit1_0).ok());
        }
        match (key.flatten(), value) {
            (Some(key), Some(Some(value))) => {
                self.collector.scalar(level, tag.local_name().as_ref(), &key, &value)
            }
            (key, _) => {
                self.collector.unreadable(level, key.as_deref().unwrap_or_default());
                Ok(())
            }
        }
    }
}
