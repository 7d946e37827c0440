//! An object-centric log in memory: each text once, everything else as numbers.

use kajitori_domain::case::ColumnKind;
use kajitori_domain::problem::{Place, Severity};
use kajitori_domain::refusal::Stop;

use crate::findings::Findings;
use crate::interner::Interner;
use crate::people::full;
use crate::source::refusal_with;
use crate::table::LONGEST;

/// Objects, events, relations and values of attributes that a file may have together.
pub(super) const ENTRIES: usize = 50_000_000;

/// Stands where there is no text.
pub(super) const NONE: u32 = u32::MAX;

/// An event. Texts are codes of [`Model::words`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Event {
    pub(super) id: u32,
    pub(super) kind: u32,
    pub(super) time: u32,
    /// Why it is kept aside.
    pub(super) flaw: Option<&'static str>,
}

/// An event's relation to an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Relation {
    pub(super) event: u32,
    /// Code of [`Model::objects`].
    pub(super) object: u32,
    pub(super) qualifier: u32,
}

/// A value of an attribute: of an event, or of an object from `time` on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute {
    pub(super) owner: u32,
    pub(super) name: u32,
    pub(super) time: u32,
    /// [`NONE`]: from then on the object has no value.
    pub(super) value: u32,
}

/// What a type declares of an attribute.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declared {
    /// Code of the object type; [`NONE`] for attributes of events.
    pub(super) owner: u32,
    pub(super) name: u32,
    pub(super) kind: ColumnKind,
}

/// A whole object-centric log.
pub(crate) struct Model {
    pub(super) file: String,
    pub(super) words: Interner,
    /// Ids of objects, also of those that are only mentioned.
    pub(super) objects: Interner,
    /// The type of each object; [`NONE`] for one that is only mentioned.
    pub(super) types: Vec<u32>,
    ids: Interner,
    /// For each id of an event, its event.
    numbers: Vec<u32>,
    pub(super) events: Vec<Event>,
    pub(super) relations: Vec<Relation>,
    pub(super) event_values: Vec<Attribute>,
    pub(super) object_values: Vec<Attribute>,
    pub(super) declared: Vec<Declared>,
    /// What was wrong so far.
    pub(super) notes: Findings,
}

impl Model {
    pub(super) fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            words: Interner::default(),
            objects: Interner::default(),
            types: Vec::new(),
            ids: Interner::default(),
            numbers: Vec::new(),
            events: Vec::new(),
            relations: Vec::new(),
            event_values: Vec::new(),
            object_values: Vec::new(),
            declared: Vec::new(),
            notes: Findings::default(),
        }
    }

    /// Refuses a file with too many entries.
    fn room(&self) -> Result<(), Stop> {
        let parts = [
            self.types.len(),
            self.events.len(),
            self.relations.len(),
            self.event_values.len(),
            self.object_values.len(),
            self.declared.len(),
        ];
        if parts.iter().sum::<usize>() < ENTRIES {
            return Ok(());
        }
        Err(self.too_large())
    }

    /// Refuses a file for too many entries.
    pub(super) fn too_large(&self) -> Stop {
        let args = vec![("most", ENTRIES.to_string())];
        refusal_with("log-ocel-too-large", &self.file, args, vec![]).into()
    }

    /// The code of a text. One that is too long for a cell is cut just above the limit, so that its
    /// row is kept aside for that.
    pub(super) fn word(&mut self, text: &str) -> Result<u32, Stop> {
        let text = if text.len() > LONGEST {
            &text[..text.floor_char_boundary(LONGEST + 4)]
        } else {
            text
        };
        self.words.intern(text).map_err(full(&self.file))
    }

    fn maybe(&mut self, text: Option<&str>) -> Result<u32, Stop> {
        text.map_or(Ok(NONE), |text| self.word(text))
    }

    /// The code of an object's id, declared or only mentioned.
    fn object_code(&mut self, id: &str) -> Result<u32, Stop> {
        self.room()?;
        let code = self.objects.intern(id).map_err(full(&self.file))?;
        self.types.resize(self.objects.len(), NONE);
        Ok(code)
    }

    /// Notes something that is wrong beside the rows.
    pub(super) fn note(&mut self, code: &'static str, column: Option<&str>, value: &str) {
        let file = &self.file;
        self.notes.add(code, Severity::Error, || {
            let value = Some(crate::findings::cut(value)).filter(|v| !v.is_empty());
            let column = column.map(str::to_owned);
            (Place { file: file.clone(), column, value, ..Place::default() }, vec![])
        });
    }

    /// Declares an attribute of an object type, or of events.
    pub(super) fn declare(
        &mut self,
        object_type: Option<&str>,
        name: &str,
        kind: ColumnKind,
    ) -> Result<(), Stop> {
        self.room()?;
        let (owner, name) = (self.maybe(object_type)?, self.word(name)?);
        self.declared.push(Declared { owner, name, kind });
        Ok(())
    }

    /// Adds an object; `None` when it cannot be used.
    pub(super) fn object(
        &mut self,
        id: Option<&str>,
        kind: Option<&str>,
    ) -> Result<Option<u32>, Stop> {
        let (Some(id), Some(kind)) = (id, kind) else {
            self.note("log-ocel-object-incomplete", None, id.or(kind).unwrap_or_default());
            return Ok(None);
        };
        let (code, kind) = (self.object_code(id)?, self.word(kind)?);
        let slot = usize::try_from(code).ok().and_then(|code| self.types.get_mut(code));
        match slot {
            Some(slot) if *slot == NONE => {
                *slot = kind;
                Ok(Some(code))
            }
            _ => {
                self.note("log-ocel-object-twice", None, id);
                Ok(None)
            }
        }
    }

    /// The object `id`, if it was declared.
    pub(super) fn object_of(&self, id: &str) -> Option<u32> {
        let code = self.objects.find(id)?;
        let kind = usize::try_from(code).ok().and_then(|at| self.types.get(at));
        kind.filter(|kind| **kind != NONE).map(|_| code)
    }

    /// Adds the value of an object's attribute from `time` on; without a time, from the beginning.
    pub(super) fn object_value(
        &mut self,
        owner: u32,
        name: &str,
        time: Option<&str>,
        value: Option<&str>,
    ) -> Result<(), Stop> {
        self.room()?;
        let (name, time, value) = (self.word(name)?, self.maybe(time)?, self.maybe(value)?);
        self.object_values.push(Attribute { owner, name, time, value });
        Ok(())
    }

    /// Adds an event and gives its number. One without an id, or with the id of an earlier one, is
    /// kept aside.
    pub(super) fn event(
        &mut self,
        id: Option<&str>,
        kind: Option<&str>,
        time: Option<&str>,
    ) -> Result<u32, Stop> {
        self.room()?;
        let number = u32::try_from(self.events.len()).unwrap_or(NONE);
        let mut flaw = Some("log-ocel-event-id-missing");
        if let Some(id) = id {
            let known = self.ids.len();
            let code = self.ids.intern(id).map_err(full(&self.file))?;
            let new = usize::try_from(code) == Ok(known);
            flaw = (!new).then_some("log-ocel-event-id-twice");
            if new {
                self.numbers.push(number);
            }
        }
        let (id, kind, time) = (self.maybe(id)?, self.maybe(kind)?, self.maybe(time)?);
        self.events.push(Event { id, kind, time, flaw });
        Ok(number)
    }

    /// The event with `id`.
    pub(super) fn event_of(&self, id: &str) -> Option<u32> {
        let code = usize::try_from(self.ids.find(id)?).ok()?;
        self.numbers.get(code).copied()
    }

    /// Sets the time of an event that has none yet.
    pub(super) fn set_time(&mut self, event: u32, time: &str) -> Result<(), Stop> {
        let time = self.word(time)?;
        let slot = usize::try_from(event).ok().and_then(|at| self.events.get_mut(at));
        if let Some(event) = slot.filter(|event| event.time == NONE) {
            event.time = time;
        }
        Ok(())
    }

    /// Adds the value of an event's attribute.
    pub(super) fn event_value(&mut self, owner: u32, name: &str, value: &str) -> Result<(), Stop> {
        self.room()?;
        let (name, value) = (self.word(name)?, self.word(value)?);
        self.event_values.push(Attribute { owner, name, time: NONE, value });
        Ok(())
    }

    /// Relates an event to an object.
    pub(super) fn relate(
        &mut self,
        event: u32,
        object: &str,
        qualifier: Option<&str>,
    ) -> Result<(), Stop> {
        let (object, qualifier) = (self.object_code(object)?, self.maybe(qualifier)?);
        self.relations.push(Relation { event, object, qualifier });
        Ok(())
    }
}
