//! OCEL in JSON, version 2.0 and 1.0, as a stream.

use std::cell::Cell;
use std::fmt;
use std::io::BufRead;
use std::rc::Rc;

use kajitori_domain::refusal::Stop;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::meter::Metered;
use super::model::Model;
use super::record::{EventRecord, ObjectRecord, OldEvent, OldObject, TypeRecord};
use crate::source::{Trouble, refusal, refusal_with, stop};

/// Bytes of one event, object or other piece.
const PIECE: usize = 16 << 20;

/// Reads a whole log.
pub(super) fn read(input: impl BufRead, file: &str) -> Result<Model, Stop> {
    let used = Rc::new(Cell::new(0));
    let metered = Metered::new(input, Rc::clone(&used), PIECE, Trouble::PieceTooLong);
    let mut reading = Reading { model: Model::new(file), used, stopped: None, known: false };
    let mut deserializer = serde_json::Deserializer::from_reader(metered);
    let done = deserializer.deserialize_map(Root(&mut reading)).and_then(|()| deserializer.end());
    if let Some(stopped) = reading.stopped {
        return Err(stopped);
    }
    match done {
        Ok(()) if reading.known => Ok(reading.model),
        Ok(()) => Err(refusal("log-json-foreign", file).into()),
        Err(error) if error.is_io() => Err(stop(&error.into(), file)),
        Err(error) => {
            let args =
                vec![("line", error.line().to_string()), ("position", error.column().to_string())];
            let code = if error.is_eof() { "log-json-unclosed" } else { "log-json-broken" };
            Err(refusal_with(code, file, args, vec![]).into())
        }
    }
}

struct Reading {
    model: Model,
    used: Rc<Cell<usize>>,
    /// Why we stopped ourselves.
    stopped: Option<Stop>,
    /// Whether a key of OCEL was seen.
    known: bool,
}

impl Reading {
    /// Takes the answer of the model; what stops it travels beside the parser's error.
    fn took<E: Error>(&mut self, answer: Result<(), Stop>) -> Result<(), E> {
        self.used.set(0);
        answer.map_err(|stopped| {
            self.stopped = Some(stopped);
            E::custom("stopped")
        })
    }
}

/// The outermost object.
struct Root<'r>(&'r mut Reading);

impl<'de> Visitor<'de> for Root<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object-centric log")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let reading = self.0;
        while let Some(key) = map.next_key::<String>()? {
            reading.used.set(0);
            let part = match key.as_str() {
                "objectTypes" => Part::ObjectTypes,
                "eventTypes" => Part::EventTypes,
                "objects" => Part::Objects,
                "events" => Part::Events,
                "ocel:objects" => Part::OldObjects,
                "ocel:events" => Part::OldEvents,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            reading.known = true;
            map.next_value_seed(List(part, reading))?;
        }
        Ok(())
    }
}

#[derive(Clone, Copy)]
enum Part {
    ObjectTypes,
    EventTypes,
    Objects,
    Events,
    OldObjects,
    OldEvents,
}

/// One of the lists of a log; in version 1.0 they are objects keyed by id.
struct List<'r>(Part, &'r mut Reading);

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0 {
            Part::OldObjects | Part::OldEvents => deserializer.deserialize_map(self),
            _ => deserializer.deserialize_seq(self),
        }
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of an object-centric log")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self(part, reading) = self;
        loop {
            let model = &mut reading.model;
            let answer = match part {
                Part::ObjectTypes | Part::EventTypes => {
                    let Some(record) = list.next_element::<TypeRecord>()? else { break };
                    record.put(matches!(part, Part::ObjectTypes), model)
                }
                Part::Objects => {
                    let Some(record) = list.next_element::<ObjectRecord>()? else { break };
                    record.put(model)
                }
                _ => {
                    let Some(record) = list.next_element::<EventRecord>()? else { break };
                    record.put(model)
                }
            };
            reading.took(answer)?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(part, reading) = self;
        while let Some(id) = map.next_key::<String>()? {
            let answer = match part {
                Part::OldObjects => map.next_value::<OldObject>()?.put(&id, &mut reading.model),
                _ => map.next_value::<OldEvent>()?.put(&id, &mut reading.model),
            };
            reading.took(answer)?;
        }
        Ok(())
    }
}
