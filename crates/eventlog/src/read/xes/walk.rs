//! The walk through a XES document, or through a block of one.

use kajitori_domain::refusal::Stop;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::event::Collector;
use super::keys::Level;
use super::stream::{MARKUP, Stream};
use crate::source::{refusal, refusal_with, stop};
use crate::text::Piece;

/// Elements inside each other.
const DEEPEST: usize = 32;

/// XML attributes of one element.
const ATTRIBUTES: usize = 256;

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

/// Where a walk stands.
pub(super) struct Walk<'p> {
    pub(super) collector: Collector<'p>,
    /// The elements that are open: `None` is the log itself.
    open: Vec<Option<Level>>,
    /// Depth inside an element that is passed over.
    skipped: usize,
    /// The name of the root once it was seen.
    pub(super) root: Option<String>,
    /// The position of the current markup in the document.
    position: u64,
}

impl<'p> Walk<'p> {
    /// A walk that begins before the root.
    pub(super) fn new(collector: Collector<'p>) -> Self {
        Self { collector, open: Vec::new(), skipped: 0, root: None, position: 0 }
    }

    /// Whether only the log itself is open.
    pub(super) fn is_between_traces(&self) -> bool {
        self.open == [None] && self.skipped == 0
    }

    /// Whether the log was seen and is closed.
    pub(super) fn is_over(&self) -> bool {
        self.open.is_empty() && self.root.is_some()
    }

    fn refuse<T>(&self, code: &'static str) -> Result<T, Stop> {
        let at = self.position.to_string();
        Err(refusal_with(code, &self.collector.plan.file, vec![("position", at)], vec![]).into())
    }

    /// Walks through a block. An error says no more than that the block is not sound by itself.
    pub(super) fn block(&mut self, piece: &Piece) -> Result<(), Stop> {
        let mut reader = quick_xml::Reader::from_str(&piece.text);
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        loop {
            let from = place(reader.buffer_position());
            let event = reader.read_event().map_err(|e| self.trouble(&e, 0))?;
            let to = place(reader.buffer_position());
            if to - from > MARKUP {
                return self.refuse("log-xml-too-large");
            }
            self.collector.damaged = !piece.damage.is_empty() && piece.is_damaged(from..to);
            if matches!(event, Event::Eof) {
                return Ok(());
            }
            self.step(event)?;
        }
    }

    /// Walks to the end of the document, whose text counts from `base`; `rest` is called after each
    /// piece of markup.
    pub(super) fn stream(
        &mut self,
        stream: Stream<'_, '_>,
        base: u64,
        mut rest: impl FnMut(&mut Collector<'p>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let mut reader = quick_xml::Reader::from_reader(stream);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            reader.get_mut().begin();
            let event = reader.read_event_into(&mut buffer);
            let error_at = base + reader.error_position();
            self.position = base + reader.buffer_position();
            self.collector.damaged = reader.get_mut().is_damaged();
            match event.map_err(|e| self.trouble(&e, error_at))? {
                Event::Eof if !self.open.is_empty() => return self.refuse("log-xml-unclosed"),
                Event::Eof if self.root.is_none() => return self.refuse("log-xml-not-xes"),
                Event::Eof => return Ok(()),
                event => self.step(event)?,
            }
            rest(&mut self.collector)?;
        }
    }

    fn trouble(&self, error: &quick_xml::Error, at: u64) -> Stop {
        let file = &self.collector.plan.file;
        let code = match error {
            quick_xml::Error::Io(error) => return stop(error, file),
            quick_xml::Error::Syntax(_) => "log-xml-unclosed",
            _ => "log-xml-broken",
        };
        refusal_with(code, file, vec![("position", at.to_string())], vec![]).into()
    }

    fn step(&mut self, event: Event<'_>) -> Result<(), Stop> {
        match event {
            Event::Start(tag) => self.start(&tag, true),
            Event::Empty(tag) => self.start(&tag, false),
            Event::End(_) => self.end(),
            Event::DocType(_) => self.refuse("log-xml-doctype"),
            _ => Ok(()),
        }
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
            (None, _) if tag.local_name().as_ref() == "log" && self.root.is_none() => {
                self.root = Some(tag.name().as_ref().to_owned());
                if open {
                    self.open.push(None);
                }
                return Ok(());
            }
            (None, _) if self.root.is_some() => return self.refuse("log-xml-broken"),
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
                return Err(refusal("log-xml-too-large", &self.collector.plan.file).into());
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
