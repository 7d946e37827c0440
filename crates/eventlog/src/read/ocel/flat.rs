//! An object-centric log as a table: every object of one type is a case, and every event that is
//! related to it one of its rows.

use std::collections::HashMap;
use std::io::{self, BufRead, Read};
use std::ops::Range;
use std::sync::Arc;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::problem::{Place, Severity};

use super::history::Histories;
use super::model::{Model, NONE};
use crate::findings::Findings;
use crate::intake::Flawed;
use crate::known::Known;
use crate::moment::TimeReader;
use crate::source::Trouble;
use crate::table::LONGEST;
use crate::text::Text;

/// The columns that every flattened log has: case, activity, time, id of the event, and what the
/// object is to the event. The first three are called as in XES.
pub(super) const FIXED: [&str; 5] =
    ["case:concept:name", "concept:name", "time:timestamp", "ocel:eid", "ocel:qualifier"];

/// Attributes that are kept; more are noted and left out.
const MOST: usize = 512;

/// Bytes that one row may have at most, below what a record of a table may have.
const ROW: usize = 900 << 10;

/// Bytes of rows made at once.
const CHUNK: usize = 64 << 10;

/// A further column: name and declared kind.
pub(super) type Column = (String, ColumnKind);

/// The table as delimited text, made while it is read.
pub(super) struct Flat {
    model: Model,
    kind: u32,
    known: Arc<Known>,
    histories: Histories,
    times: TimeReader,
    pub(super) columns: Vec<Column>,
    /// Where the value of an attribute belongs: of events, of objects.
    event_places: HashMap<u32, usize>,
    object_places: HashMap<u32, usize>,
    /// Events already made, and where their relations and values end.
    done: usize,
    relation: usize,
    value: usize,
    row: u64,
    cells: Vec<u32>,
    text: Vec<u8>,
    at: usize,
    left: u64,
}

impl Flat {
    /// Prepares the table of the objects of `kind`, with relations in order; it may have `most`
    /// bytes.
    pub(super) fn new(
        mut model: Model,
        kind: u32,
        times: TimeReader,
        known: Arc<Known>,
        most: u64,
    ) -> Self {
        let histories = Histories::new(&mut model, kind, &times);
        model.event_values.sort_by_key(|value| value.owner);
        let mut flat = Self {
            kind,
            known,
            histories,
            times,
            columns: Vec::new(),
            event_places: HashMap::new(),
            object_places: HashMap::new(),
            done: 0,
            relation: 0,
            value: 0,
            row: 0,
            cells: Vec::new(),
            text: Vec::new(),
            at: 0,
            left: most,
            model,
        };
        flat.count();
        flat.name_columns();
        flat.header();
        flat
    }

    /// What was wrong beside the rows.
    pub(super) fn notes(&mut self) -> Findings {
        std::mem::take(&mut self.model.notes)
    }

    fn kind_of(&self, object: u32) -> u32 {
        let at = usize::try_from(object).unwrap_or(usize::MAX);
        self.model.types.get(at).copied().unwrap_or(NONE)
    }

    /// Notes how many events stand in several cases, and how many in none.
    fn count(&mut self) {
        let (mut related, mut shared, mut rows) = (0_usize, 0_usize, 0_usize);
        let mut shown = vec![false; self.model.events.len()];
        for event in self.model.relations.chunk_by(|a, b| a.event == b.event) {
            let objects = event.chunk_by(|a, b| a.object == b.object);
            let cases = objects.filter(|o| self.kind_of(o[0].object) == self.kind).count();
            let unknown = event.iter().any(|relation| self.kind_of(relation.object) == NONE);
            let place = usize::try_from(event[0].event).ok();
            if let Some(shown) = place.and_then(|place| shown.get_mut(place)) {
                *shown = cases > 0 || unknown;
            }
            related += usize::from(cases > 0);
            shared += usize::from(cases > 1);
            rows += cases;
        }
        // What is wrong with an event that has no row stands in no row either.
        for place in (0..shown.len()).filter(|place| !shown[*place]) {
            let event = self.model.events[place];
            if let Some(code) = event.flaw {
                let id = self.model.words.get(event.id).to_owned();
                self.model.note(code, Some(FIXED[3]), &id);
            }
        }
        let kind = self.model.words.get(self.kind).to_owned();
        let all = self.model.events.len();
        let args = [("type", kind), ("events", String::new()), ("of", all.to_string())];
        let mut note = |code, events: usize, rows: Option<usize>| {
            let mut args = args.to_vec();
            args[1].1 = events.to_string();
            args.extend(rows.map(|rows| ("rows", rows.to_string())));
            let place = Place { file: self.model.file.clone(), ..Place::default() };
            self.model.notes.add(code, Severity::Warning, || (place, args));
        };
        if shared > 0 {
            note("log-ocel-event-shared", shared, Some(rows));
        }
        if related < all {
            note("log-ocel-event-unrelated", all - related, None);
        }
    }

    /// Finds the attributes that the rows can have: those of events by name, then those of the
    /// objects with `case:` before them.
    fn name_columns(&mut self) {
        let mut of_events: Vec<u32> = self.model.event_values.iter().map(|v| v.name).collect();
        let mut of_objects: Vec<u32> = self.histories.names().collect();
        for (names, objects) in [(&mut of_events, false), (&mut of_objects, true)] {
            names.sort_unstable();
            names.dedup();
            let mut named: Vec<(String, u32)> = names
                .iter()
                .map(|code| (column_name(self.model.words.get(*code), objects), *code))
                .collect();
            named.sort_unstable();
            for (name, code) in named {
                self.column(name, code, objects);
            }
        }
    }

    fn column(&mut self, mut name: String, code: u32, of_objects: bool) {
        if self.columns.len() >= MOST {
            self.model.note("log-attribute-surplus", Some(&name), "");
            return;
        }
        while FIXED.contains(&name.as_str()) || self.columns.iter().any(|(n, _)| *n == name) {
            name.insert_str(0, "event:");
        }
        let owner = if of_objects { self.kind } else { NONE };
        let declared = self.model.declared.iter().filter(|d| (d.owner, d.name) == (owner, code));
        let kind = declared.map(|d| d.kind).reduce(both).unwrap_or(ColumnKind::Text);
        let places = if of_objects { &mut self.object_places } else { &mut self.event_places };
        places.insert(code, FIXED.len() + self.columns.len());
        self.columns.push((name, kind));
    }

    fn header(&mut self) {
        let names = FIXED.into_iter().chain(self.columns.iter().map(|(name, _)| name.as_str()));
        for (index, name) in names.enumerate() {
            cell(&mut self.text, index, name);
        }
        self.text.push(b'\n');
    }

    /// Makes the rows of the next event.
    fn event(&mut self) {
        let number = u32::try_from(self.done).unwrap_or(NONE);
        let event = self.model.events[self.done];
        self.done += 1;
        let relations = run(self.model.relations.len(), &mut self.relation, |at| {
            self.model.relations[at].event == number
        });
        let values = run(self.model.event_values.len(), &mut self.value, |at| {
            self.model.event_values[at].owner == number
        });
        let time = self.times.read(self.model.words.get(event.time));
        let mut from = relations.start;
        while from < relations.end {
            let object = self.model.relations[from].object;
            let same = |at: &usize| self.model.relations[*at].object == object;
            let until = from + (from..relations.end).take_while(same).count();
            let kind = self.kind_of(object);
            if kind == self.kind || kind == NONE {
                self.row += 1;
                let flaw = event
                    .flaw
                    .map(|code| Flawed::value(code, FIXED[3], self.model.words.get(event.id)));
                let unknown = || {
                    let id = self.model.objects.get(object);
                    Flawed::value("log-ocel-object-unknown", FIXED[0], id)
                };
                let flaw = flaw.or_else(|| (kind == NONE).then(unknown));
                let moment = time.ok().map(|stamp| stamp.micros);
                self.fill(values.clone(), object, moment);
                self.write(number, object, from..until, flaw);
            }
            from = until;
        }
    }

    /// Collects the attributes of a row.
    fn fill(&mut self, values: Range<usize>, object: u32, moment: Option<i64>) {
        self.cells.clear();
        self.cells.resize(FIXED.len() + self.columns.len(), NONE);
        for value in &self.model.event_values[values] {
            if let Some(place) = self.event_places.get(&value.name) {
                self.cells[*place] = value.value;
            }
        }
        let Some(moment) = moment else { return };
        for (name, value) in self.histories.at(object, moment) {
            if let Some(place) = self.object_places.get(&name) {
                self.cells[*place] = value;
            }
        }
    }

    fn write(&mut self, event: u32, object: u32, relations: Range<usize>, flaw: Option<Flawed>) {
        let begin = self.text.len();
        let words = &self.model.words;
        let Some(record) = usize::try_from(event).ok().and_then(|at| self.model.events.get(at))
        else {
            return;
        };
        let mut qualifiers: Vec<&str> = Vec::new();
        for relation in &self.model.relations[relations] {
            let qualifier = words.get(relation.qualifier);
            if !qualifier.is_empty() && !qualifiers.contains(&qualifier) && qualifiers.len() < 32 {
                qualifiers.push(qualifier);
            }
        }
        cell(&mut self.text, 0, self.model.objects.get(object));
        cell(&mut self.text, 1, words.get(record.kind));
        cell(&mut self.text, 2, words.get(record.time));
        cell(&mut self.text, 3, words.get(record.id));
        cell(&mut self.text, 4, &qualifiers.join("; "));
        let mut flaw = flaw;
        for (index, code) in self.cells.iter().enumerate().skip(FIXED.len()) {
            let full = self.text.len() - begin > ROW;
            if full && *code != NONE {
                flaw.get_or_insert(Flawed::row("log-row-too-long"));
            }
            cell(&mut self.text, index, if full { "" } else { words.get(*code) });
        }
        self.text.push(b'\n');
        if let Some(flaw) = flaw {
            self.known.flaw(self.row, flaw);
        }
    }
}

/// From `at` on, the places for which `belongs` holds; `at` moves behind them.
fn run(len: usize, at: &mut usize, belongs: impl Fn(usize) -> bool) -> Range<usize> {
    let from = *at;
    while *at < len && belongs(*at) {
        *at += 1;
    }
    from..*at
}

/// The name of an attribute as a column.
fn column_name(name: &str, of_objects: bool) -> String {
    let name = name.trim().trim_start_matches('\u{feff}');
    let doubtful = name.starts_with("case:") || name.starts_with("event:");
    match (of_objects, doubtful) {
        (true, _) => format!("case:{name}"),
        (false, true) => format!("event:{name}"),
        (false, false) => name.to_owned(),
    }
}

/// The kind that holds values of both.
fn both(one: ColumnKind, other: ColumnKind) -> ColumnKind {
    match (one, other) {
        (one, other) if one == other => one,
        (ColumnKind::Integer, ColumnKind::Number) | (ColumnKind::Number, ColumnKind::Integer) => {
            ColumnKind::Number
        }
        _ => ColumnKind::Text,
    }
}

/// Appends a cell in quotes, cut just above what a cell may have.
fn cell(text: &mut Vec<u8>, index: usize, value: &str) {
    if index > 0 {
        text.push(b',');
    }
    if value.is_empty() {
        return;
    }
    let value = &value[..value.floor_char_boundary(LONGEST + 4)];
    text.push(b'"');
    for byte in value.bytes() {
        if byte == b'"' {
            text.push(b'"');
        }
        text.push(byte);
    }
    text.push(b'"');
}

impl Text for Flat {}

impl BufRead for Flat {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.text.len() {
            self.text.clear();
            self.at = 0;
        }
        while self.at == 0 && self.text.len() < CHUNK && self.done < self.model.events.len() {
            let before = self.text.len();
            self.event();
            let made = u64::try_from(self.text.len() - before).unwrap_or(u64::MAX);
            let left = self.left.checked_sub(made);
            self.left = left.ok_or_else(|| Trouble::TooManyRows.error())?;
        }
        Ok(&self.text[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.text.len());
    }
}

impl Read for Flat {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let count = ready.read(out)?;
        self.consume(count);
        Ok(count)
    }
}
