//! OCEL 2.0 in XML, as a stream. Document types are refused and no entity beyond XML's own five is
//! ever expanded.

use std::cell::Cell;
use std::io::BufRead;
use std::rc::Rc;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::refusal::Stop;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::kind;
use super::meter::Metered;
use super::model::Model;
use crate::source::{Trouble, refusal, refusal_with, stop};
use crate::table::LONGEST;

/// Elements inside each other.
const DEEPEST: usize = 32;

/// Bytes of one tag, comment or stretch of text.
const PIECE: usize = 1 << 20;

/// XML attributes of one element.
const ATTRIBUTES: usize = 256;

/// Where in the document we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Log,
    Types,
    Type,
    TypeAttributes,
    Objects,
    Object,
    ObjectAttributes,
    Events,
    Event,
    EventAttributes,
    Relations,
    Attribute,
    Other,
}

/// The next place, from where we are and what begins.
fn next(at: Option<Place>, name: &str) -> Place {
    match (at, name) {
        (None, "log") => Place::Log,
        (Some(Place::Log), "object-types" | "event-types") => Place::Types,
        (Some(Place::Log), "objects") => Place::Objects,
        (Some(Place::Log), "events") => Place::Events,
        (Some(Place::Types), "object-type" | "event-type") => Place::Type,
        (Some(Place::Type), "attributes") => Place::TypeAttributes,
        (Some(Place::Objects), "object") => Place::Object,
        (Some(Place::Object), "attributes") => Place::ObjectAttributes,
        (Some(Place::Events), "event") => Place::Event,
        (Some(Place::Event), "attributes") => Place::EventAttributes,
        (Some(Place::Event), "objects") => Place::Relations,
        (Some(Place::ObjectAttributes | Place::EventAttributes), "attribute") => Place::Attribute,
        _ => Place::Other,
    }
}

/// The XML attributes that OCEL has.
#[derive(Default)]
struct Tag {
    id: Option<String>,
    name: Option<String>,
    kind: Option<String>,
    time: Option<String>,
    object: Option<String>,
    qualifier: Option<String>,
}

/// The walk through the document.
struct Walk<R> {
    reader: Reader<R>,
    model: Model,
    open: Vec<Place>,
    /// The object type whose attributes are declared; `None` for types of events.
    declaring: Option<String>,
    /// The object or event that is open, if it can be used.
    owner: Option<u32>,
    attribute: Tag,
    text: String,
    /// Whether a reference inside the text could not be resolved.
    unknown: bool,
}

/// Reads a whole log.
pub(super) fn read(input: impl BufRead, file: &str) -> Result<Model, Stop> {
    let used = Rc::new(Cell::new(0));
    let reader =
        Reader::from_reader(Metered::new(input, Rc::clone(&used), PIECE, Trouble::MarkupTooLong));
    let mut walk = Walk {
        reader,
        model: Model::new(file),
        open: Vec::new(),
        declaring: None,
        owner: None,
        attribute: Tag::default(),
        text: String::new(),
        unknown: false,
    };
    walk.all(&used)?;
    Ok(walk.model)
}

impl<R: BufRead> Walk<R> {
    fn refuse<T>(&self, code: &'static str) -> Result<T, Stop> {
        let at = self.reader.buffer_position().to_string();
        Err(refusal_with(code, &self.model.file, vec![("position", at)], vec![]).into())
    }

    fn all(&mut self, used: &Cell<usize>) -> Result<(), Stop> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            used.set(0);
            let event = self.reader.read_event_into(&mut buffer);
            match event.map_err(|e| self.trouble(&e))? {
                Event::Start(tag) => self.start(&tag, true)?,
                Event::Empty(tag) => self.start(&tag, false)?,
                Event::End(_) => self.end()?,
                Event::Text(text) => self.said(&text.xml10_content()),
                Event::CData(text) => self.said(&text.xml10_content()),
                Event::GeneralRef(reference) => self.reference(&reference),
                Event::DocType(_) => return self.refuse("log-xml-doctype"),
                Event::Eof if !self.open.is_empty() => return self.refuse("log-xml-unclosed"),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn trouble(&self, error: &quick_xml::Error) -> Stop {
        let code = match error {
            quick_xml::Error::Io(error) => return stop(error, &self.model.file),
            quick_xml::Error::Syntax(_) => "log-xml-unclosed",
            _ => "log-xml-broken",
        };
        let at = self.reader.error_position().to_string();
        refusal_with(code, &self.model.file, vec![("position", at)], vec![]).into()
    }

    fn tag(&self, start: &BytesStart<'_>) -> Result<Tag, Stop> {
        let mut tag = Tag::default();
        for (index, attribute) in start.attributes().with_checks(false).enumerate() {
            if index >= ATTRIBUTES {
                return Err(refusal("log-xml-too-large", &self.model.file).into());
            }
            let Ok(attribute) = attribute else { return self.refuse("log-xml-broken") };
            let slot = match attribute.key.as_ref() {
                "id" => &mut tag.id,
                "name" => &mut tag.name,
                "type" => &mut tag.kind,
                "time" => &mut tag.time,
                "object-id" => &mut tag.object,
                "qualifier" => &mut tag.qualifier,
                _ => continue,
            };
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).ok();
            *slot = value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
        }
        Ok(tag)
    }

    /// An element begins; `open` when it has content.
    fn start(&mut self, start: &BytesStart<'_>, open: bool) -> Result<(), Stop> {
        if self.open.len() >= DEEPEST {
            return self.refuse("log-xml-too-deep");
        }
        let at = self.open.last().copied();
        let name = start.local_name();
        let place = next(at, name.as_ref());
        if open {
            self.open.push(place);
        }
        let relates = at == Some(Place::Relations);
        match (at, place) {
            (_, Place::Type) => {
                let of_objects = name.as_ref() == "object-type";
                self.declaring = self.tag(start)?.name.filter(|_| of_objects);
            }
            (Some(Place::TypeAttributes), _) => self.declare(start)?,
            (_, Place::Object) => {
                let tag = self.tag(start)?;
                self.owner = self.model.object(tag.id.as_deref(), tag.kind.as_deref())?;
            }
            (_, Place::Event) => {
                let tag = self.tag(start)?;
                let (id, kind) = (tag.id.as_deref(), tag.kind.as_deref());
                self.owner = Some(self.model.event(id, kind, tag.time.as_deref())?);
            }
            (_, Place::Attribute) => {
                self.attribute = self.tag(start)?;
                self.text.clear();
                self.unknown = false;
                if !open {
                    self.put(at)?;
                }
            }
            _ if relates => {
                let tag = self.tag(start)?;
                if let Some(event) = self.owner {
                    let object = tag.object.as_deref().unwrap_or_default();
                    self.model.relate(event, object, tag.qualifier.as_deref())?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn declare(&mut self, start: &BytesStart<'_>) -> Result<(), Stop> {
        let tag = self.tag(start)?;
        let Some(name) = &tag.name else { return Ok(()) };
        let kind = tag.kind.as_deref().map_or(ColumnKind::Text, kind);
        self.model.declare(self.declaring.as_deref(), name, kind)
    }

    fn said(&mut self, text: &str) {
        if self.open.last() == Some(&Place::Attribute) && self.text.len() <= LONGEST {
            self.text.push_str(text);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name = reference.xml10_content();
        match (reference.resolve_char_ref(), quick_xml::escape::resolve_xml_entity(&name)) {
            (Ok(Some(letter)), _) => self.said(letter.encode_utf8(&mut [0; 4])),
            (Ok(None), Some(text)) => self.said(text),
            _ => self.unknown = true,
        }
    }

    fn end(&mut self) -> Result<(), Stop> {
        match self.open.pop() {
            Some(Place::Attribute) => self.put(self.open.last().copied()),
            Some(_) => Ok(()),
            None => self.refuse("log-xml-broken"),
        }
    }

    /// An attribute of an object or an event has ended.
    fn put(&mut self, at: Option<Place>) -> Result<(), Stop> {
        let tag = std::mem::take(&mut self.attribute);
        let Some(owner) = self.owner else { return Ok(()) };
        let Some(name) = tag.name.as_deref().filter(|_| !self.unknown) else {
            self.model.note("log-ocel-value-unusable", tag.name.as_deref(), "");
            return Ok(());
        };
        let value = Some(self.text.trim()).filter(|value| !value.is_empty());
        match (at, value) {
            (Some(Place::ObjectAttributes), value) => {
                self.model.object_value(owner, name, tag.time.as_deref(), value)
            }
            (_, Some(value)) => self.model.event_value(owner, name, value),
            (_, None) => Ok(()),
        }
    }
}
