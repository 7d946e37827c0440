//! Gathering the attributes of a trace and of an event, and making a row of them.

use std::mem;
use std::ops::Range;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::refusal::Stop;

use super::keys::{Keys, Level, MOST as KEYS, Role};
use crate::cell;
use crate::columns::{Columns, NAMES, Row};
use crate::intake::Flawed;
use crate::interner::Full;
use crate::moment::{Often, Stamp, TimeReader};
use crate::notes::Notes;
use crate::people::full;
use crate::read::wanted::Wanted;
use crate::table::LONGEST;

/// Bytes of text that the attributes of one trace or event may have together.
const TEXT: usize = 1 << 20;

/// Attributes that one trace or event may have.
const MOST: usize = 10_000;

/// The attributes of one element: their texts one after the other.
#[derive(Default)]
struct Held {
    text: String,
    /// Key, text, kind in the file.
    attributes: Vec<(usize, Range<usize>, ColumnKind)>,
    flaw: Option<Flawed>,
}

impl Held {
    fn clear(&mut self) {
        self.text.clear();
        self.attributes.clear();
        self.flaw = None;
    }

    fn entries(&self) -> impl Iterator<Item = (usize, &str, ColumnKind)> {
        self.attributes.iter().map(|(key, span, kind)| (*key, &self.text[span.clone()], *kind))
    }

    /// The text that has `role`.
    fn find(&self, keys: &Keys, role: Role) -> Option<&str> {
        let mut fitting = self.entries().filter(|(key, ..)| keys.roles(*key).contains(&role));
        fitting.next().map(|(_, text, _)| text)
    }
}

/// What is wanted of the events of a file.
pub(super) struct Plan {
    pub(super) file: String,
    pub(super) wanted: Wanted,
    times: TimeReader,
    attribute_times: TimeReader,
    /// The keys of the time as problems name them.
    time_name: String,
}

impl Plan {
    /// Refuses a mapping of times that is not understood.
    pub(super) fn new(wanted: Wanted, file: &str) -> Result<Self, Stop> {
        let mut time = wanted.columns.time.clone();
        let times = TimeReader::new(&time, file)?;
        time.formats.push("iso".to_owned());
        let attribute_times = TimeReader::new(&time, file)?;
        let time_name = time.columns.join(" + ");
        Ok(Self { file: file.to_owned(), wanted, times, attribute_times, time_name })
    }

    /// Adds the attributes that the mapping names.
    pub(super) fn declare(&self, columns: &mut Columns) {
        for attribute in &self.wanted.columns.attributes {
            columns.attribute(&attribute.name, attribute.kind);
        }
    }

    /// Whether the columns would become too many if those of `block` were added.
    pub(super) fn is_surplus(&self, columns: &Columns, block: &Columns) -> bool {
        self.wanted.all && columns.attributes().len() + columns.strangers(block) > KEYS
    }
}

/// The columns of the file of rows kept aside.
pub(super) fn header() -> Vec<String> {
    ["case", "activity", "time", "attributes"].map(str::to_owned).to_vec()
}

/// Makes rows of events.
pub(super) struct Collector<'p> {
    pub(super) plan: &'p Plan,
    pub(super) columns: Columns,
    notes: Notes,
    keys: Keys<'p>,
    times: Often<'p>,
    attribute_times: Often<'p>,
    /// Whether bytes without meaning were replaced in the current tag.
    pub(super) damaged: bool,
    trace: Held,
    event: Held,
    /// Ordinal of the event, and events of the current trace.
    row: u64,
    in_this_trace: u64,
    /// Number of the element, to see repeated keys.
    stamp: u64,
    key: String,
    time: String,
}

impl<'p> Collector<'p> {
    /// Nothing is collected yet.
    pub(super) fn new(plan: &'p Plan) -> Self {
        let mut columns = Columns::of_block();
        plan.declare(&mut columns);
        Self {
            plan,
            columns,
            notes: Notes::new(&plan.file),
            keys: Keys::new(plan),
            times: plan.times.often(),
            attribute_times: plan.attribute_times.often(),
            damaged: false,
            trace: Held::default(),
            event: Held::default(),
            row: 0,
            in_this_trace: 0,
            stamp: 0,
            key: String::new(),
            time: String::new(),
        }
    }

    /// Collects on after the blocks that made `columns`, whose attributes come first.
    pub(super) fn knowing(plan: &'p Plan, columns: &Columns) -> Result<Self, Stop> {
        let mut collector = Self::new(plan);
        if plan.wanted.all {
            for (name, column) in columns.attributes() {
                // The key of a column that is called as a fixed one.
                let own = name.strip_prefix("event:").filter(|key| NAMES.contains(key));
                let key = own.unwrap_or(name);
                let number = collector.keys.number(key, column.kind(), &mut collector.columns);
                number.map_err(full(&plan.file))?;
            }
        }
        Ok(collector)
    }

    /// Columns, books and number of events.
    pub(super) fn finish(self) -> (Columns, Notes, u64) {
        (self.columns, self.notes, self.row)
    }

    /// Columns and books so far; what follows is collected anew.
    pub(super) fn hand_over(&mut self) -> (Columns, Notes) {
        let columns = self.columns.emptied();
        let notes = Notes::new(&self.plan.file);
        (mem::replace(&mut self.columns, columns), mem::replace(&mut self.notes, notes))
    }

    /// A trace or an event begins.
    pub(super) fn begin(&mut self, level: Level) {
        self.stamp += 1;
        self.event.clear();
        match level {
            Level::Trace => {
                self.trace.clear();
                self.in_this_trace = 0;
            }
            Level::Event => {
                self.row += 1;
                self.in_this_trace += 1;
            }
        }
    }

    /// A trace or an event ends.
    pub(super) fn end(&mut self, level: Level) -> Result<(), Stop> {
        match level {
            Level::Event => self.commit(),
            Level::Trace => {
                if self.in_this_trace == 0 {
                    let case = self.trace.find(&self.keys, Role::Case).unwrap_or_default();
                    let column = &self.plan.wanted.columns.case;
                    self.notes.warn("log-trace-empty", self.row, column, case);
                }
                self.trace.clear();
                Ok(())
            }
        }
    }

    fn held(&mut self, level: Level) -> &mut Held {
        match level {
            Level::Trace => &mut self.trace,
            Level::Event => &mut self.event,
        }
    }

    /// An attribute without a readable key or value.
    pub(super) fn unreadable(&mut self, level: Level, key: &str) {
        let flaw = Flawed::column("log-xml-attribute", key);
        self.held(level).flaw.get_or_insert(flaw);
    }

    /// A scalar attribute `key` of the XES type `kind`.
    pub(super) fn scalar(
        &mut self,
        level: Level,
        kind: &str,
        key: &str,
        value: &str,
    ) -> Result<(), Stop> {
        let kind = match kind {
            "int" => ColumnKind::Integer,
            "float" => ColumnKind::Number,
            "boolean" => ColumnKind::Boolean,
            "date" => ColumnKind::Time,
            _ => ColumnKind::Text,
        };
        self.key.clear();
        // An event's own key may begin like a trace's; it must never be taken for one.
        let doubtful = key.starts_with("case:") || key.starts_with("event:");
        self.key.push_str(match level {
            Level::Trace => "case:",
            Level::Event if doubtful => "event:",
            Level::Event => "",
        });
        self.key.push_str(key);
        if level == Level::Trace && self.in_this_trace > 0 {
            self.warn("log-attribute-late", value);
            return Ok(());
        }
        let value = value.trim();
        if let Some(code) = self.flaw(value, level) {
            let flaw = Flawed::column(code, &self.key);
            self.held(level).flaw.get_or_insert(flaw);
            return Ok(());
        }
        let number = self.keys.number(&self.key, kind, &mut self.columns);
        let number = number.map_err(full(&self.plan.file))?;
        if self.keys.roles(number).is_empty() || value.is_empty() {
            return Ok(());
        }
        match self.keys.roles(number) {
            [Role::Surplus] => {
                self.warn("log-attribute-surplus", value);
                return Ok(());
            }
            [Role::Person] => {
                self.notes.warn_once("log-attribute-person", &self.key);
                return Ok(());
            }
            _ => {}
        }
        if !self.keys.first_in(number, self.stamp) {
            self.warn("log-attribute-repeated", value);
            return Ok(());
        }
        let held = self.held(level);
        let from = held.text.len();
        held.text.push_str(value);
        held.attributes.push((number, from..held.text.len(), kind));
        Ok(())
    }

    /// Notes the attribute that is being read; its value stays out when it may name a person.
    fn warn(&mut self, code: &'static str, value: &str) {
        if self.plan.wanted.names_people(&self.key) {
            self.notes.warn_silent(code, self.row, &self.key);
        } else {
            self.notes.warn(code, self.row, &self.key, value);
        }
    }

    /// What is wrong with a value whatever it means.
    fn flaw(&mut self, value: &str, level: Level) -> Option<&'static str> {
        let damaged = self.damaged;
        let held = self.held(level);
        let full = held.text.len() + value.len() > TEXT || held.attributes.len() >= MOST;
        match () {
            () if full => Some("log-event-too-large"),
            () if value.len() > LONGEST => Some("log-cell-too-long"),
            () if damaged && value.contains('\u{fffd}') => Some("log-encoding-broken"),
            () if value.contains('\0') => Some("log-character-forbidden"),
            () => None,
        }
    }

    fn commit(&mut self) -> Result<(), Stop> {
        let flaw = self.event.flaw.take().or_else(|| self.trace.flaw.clone());
        self.join_time();
        match flaw.map_or_else(|| self.row(), |flaw| Ok(Err(flaw))) {
            Ok(Ok(())) => self.notes.accepted += 1,
            Ok(Err(flaw)) => self.reject(flaw),
            Err(Full) => return Err(full(&self.plan.file)(Full)),
        }
        Ok(())
    }

    /// Puts the parts of the event's time together.
    fn join_time(&mut self) {
        self.time.clear();
        for index in 0..self.plan.wanted.columns.time.columns.len() {
            let role = Role::Time(index);
            let own = self.event.find(&self.keys, role);
            let Some(part) = own.or_else(|| self.trace.find(&self.keys, role)) else { continue };
            if !self.time.is_empty() {
                self.time.push(' ');
            }
            self.time.push_str(part);
        }
    }

    /// Makes a row of the event, or says why there is none.
    fn row(&mut self) -> Result<Result<(), Flawed>, Full> {
        let Self { plan, trace, event, keys, notes, attribute_times, .. } = self;
        let find = |role| event.find(keys, role).or_else(|| trace.find(keys, role));
        let (case, activity) = (find(Role::Case), find(Role::Activity));
        let (case, activity, stamp) = match required(plan, case, activity, &self.time, &self.times)
        {
            Ok(required) => required,
            Err(flaw) => return Ok(Err(flaw)),
        };
        if let Some(code) = stamp.warning {
            notes.warn(code, self.row, &plan.time_name, &self.time);
        }
        let row = Row {
            case,
            activity,
            time: stamp.micros,
            status: find(Role::Status),
            org: find(Role::Org),
            operator: find(Role::Resource),
            row: self.row,
        };
        let all = trace.entries().chain(event.entries());
        let values = all.flat_map(|(key, text, kind)| {
            keys.roles(key).iter().filter_map(move |role| match role {
                Role::Attribute(column, wanted) => {
                    Some((*column, key, text, wanted.unwrap_or(kind)))
                }
                _ => None,
            })
        });
        let values = values.filter_map(|(column, key, text, kind)| {
            match cell::value(text, kind, attribute_times) {
                Ok(value) => Some((column, value)),
                Err(code) => {
                    notes.unused(row.row, || Flawed::value(code, keys.name(key), text), code);
                    None
                }
            }
        });
        self.columns.push(row, values)?;
        Ok(Ok(()))
    }

    fn reject(&mut self, flaw: Flawed) {
        let (trace, event, keys) = (&self.trace, &self.event, &self.keys);
        let find = |role| event.find(keys, role).or_else(|| trace.find(keys, role));
        let case = find(Role::Case).unwrap_or_default();
        let activity = find(Role::Activity).unwrap_or_default();
        let mut rest = String::new();
        for (key, text, _) in trace.entries().chain(event.entries()) {
            if !rest.is_empty() {
                rest.push_str("; ");
            }
            rest.push_str(keys.name(key));
            rest.push('=');
            rest.push_str(text);
        }
        self.notes.reject(self.row, flaw, [case, activity, &self.time, &rest].into_iter());
    }
}

/// Case, activity and time of an event.
fn required<'t>(
    plan: &Plan,
    case: Option<&'t str>,
    activity: Option<&'t str>,
    time: &str,
    times: &Often<'_>,
) -> Result<(&'t str, &'t str, Stamp), Flawed> {
    let mapping = &plan.wanted.columns;
    let case = case.ok_or_else(|| Flawed::column("log-case-missing", &mapping.case))?;
    let activity =
        activity.ok_or_else(|| Flawed::column("log-activity-missing", &mapping.activity))?;
    if time.is_empty() {
        return Err(Flawed::column("log-time-missing", &plan.time_name));
    }
    let stamp = times.read(time);
    let stamp = stamp.map_err(|e| Flawed::value(e.code(), &plan.time_name, time))?;
    Ok((case, activity, stamp))
}
