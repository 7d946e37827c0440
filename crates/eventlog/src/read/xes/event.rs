//! Gathering the attributes of a trace and of an event, and making a row of them.

use std::ops::Range;
use std::rc::Rc;

use kajitori_domain::case::ColumnKind;
use kajitori_domain::refusal::Stop;

use super::keys::{Keys, Level, Role};
use crate::cell;
use crate::columns::{Columns, Row};
use crate::encoding::Known;
use crate::intake::{Flawed, Intake};
use crate::moment::TimeReader;
use crate::people::{Coder, People, full};
use crate::read::outlet::Outlet;
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

/// Makes rows of events.
pub(super) struct Collector<'k, 'w, 'o, 's> {
    file: String,
    outlet: &'o mut Outlet<'s>,
    columns: Columns,
    keys: Keys,
    people: People<'k>,
    intake: Intake<'w>,
    known: Rc<Known>,
    times: TimeReader,
    attribute_times: TimeReader,
    time_columns: Vec<String>,
    required: [String; 2],
    trace: Held,
    event: Held,
    /// Ordinal of the event, and events of the current trace.
    row: u64,
    in_this_trace: u64,
    /// Number of the element, to see repeated keys.
    stamp: u64,
    key: String,
}

/// The columns of the file of rows kept aside.
pub(super) fn header() -> Vec<String> {
    ["case", "activity", "time", "attributes"].map(str::to_owned).to_vec()
}

impl<'k, 'w, 'o, 's> Collector<'k, 'w, 'o, 's> {
    pub(super) fn new(
        wanted: Wanted,
        coder: Coder<'k>,
        mut intake: Intake<'w>,
        known: Rc<Known>,
        outlet: &'o mut Outlet<'s>,
    ) -> Result<Self, Stop> {
        let file = intake.file.clone();
        let mut columns = outlet.columns(&file)?;
        let mapping = wanted.columns.clone();
        let times = TimeReader::new(&mapping.time, &file)?;
        let mut formats = mapping.time.clone();
        formats.formats.push("iso".to_owned());
        wanted.tell(&mut intake);
        let attribute_times = TimeReader::new(&formats, &file)?;
        Ok(Self {
            file,
            outlet,
            keys: Keys::new(wanted, &mut columns),
            columns,
            people: People::new(coder),
            intake,
            known,
            times,
            attribute_times,
            time_columns: mapping.time.columns,
            required: [mapping.case, mapping.activity],
            trace: Held::default(),
            event: Held::default(),
            row: 0,
            in_this_trace: 0,
            stamp: 0,
            key: String::new(),
        })
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
                    self.intake.warn("log-trace-empty", self.row, &self.required[0], case);
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
        let number = number.map_err(full(&self.file))?;
        if self.keys.roles(number).is_empty() || value.is_empty() {
            return Ok(());
        }
        match self.keys.roles(number) {
            [Role::Surplus] => {
                self.warn("log-attribute-surplus", value);
                return Ok(());
            }
            [Role::Person] => {
                self.intake.warn_once("log-attribute-person", &self.key);
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
        if self.keys.names_people(&self.key) {
            self.intake.warn_silent(code, self.row, &self.key);
        } else {
            self.intake.warn(code, self.row, &self.key, value);
        }
    }

    /// What is wrong with a value whatever it means.
    fn flaw(&mut self, value: &str, level: Level) -> Option<&'static str> {
        let damaged = self.known.damaged.get();
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
        let (trace, event, keys) = (&self.trace, &self.event, &self.keys);
        let find = |role| event.find(keys, role).or_else(|| trace.find(keys, role));
        let time = self.time_text();
        let read = match flaw {
            Some(flaw) => Err(flaw),
            None => self.required(find(Role::Case), find(Role::Activity), &time),
        };
        let (case, activity, stamp) = match read {
            Ok(read) => read,
            Err(flaw) => return self.reject(flaw, &time),
        };
        if let Some(code) = stamp.warning {
            self.intake.warn(code, self.row, &self.time_columns.join(" + "), &time);
        }
        let operator = match find(Role::Resource) {
            Some(name) => Some(self.people.code(name, &self.file)?),
            None => None,
        };
        let row = Row {
            case,
            activity,
            time: stamp.micros,
            status: find(Role::Status),
            org: find(Role::Org),
            operator,
            row: self.row,
        };
        let (times, intake) = (&self.attribute_times, &mut self.intake);
        let all = trace.entries().chain(event.entries());
        let values = all.flat_map(|(key, text, kind)| {
            keys.roles(key).iter().filter_map(move |role| match role {
                Role::Attribute(column, wanted) => {
                    Some((*column, key, text, wanted.unwrap_or(kind)))
                }
                _ => None,
            })
        });
        let values =
            values.filter_map(|(column, key, text, kind)| match cell::value(text, kind, times) {
                Ok(value) => Some((column, value)),
                Err(code) => {
                    intake.unused(row.row, || Flawed::value(code, keys.name(key), text), code);
                    None
                }
            });
        self.columns.push(row, values).map_err(full(&self.file))?;
        self.intake.accept();
        self.outlet.offer(&mut self.columns, &mut self.intake)
    }

    fn time_text(&self) -> String {
        let find =
            |role| self.event.find(&self.keys, role).or_else(|| self.trace.find(&self.keys, role));
        let mut text = String::new();
        for part in (0..self.time_columns.len()).filter_map(|index| find(Role::Time(index))) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(part);
        }
        text
    }

    fn required<'t>(
        &self,
        case: Option<&'t str>,
        activity: Option<&'t str>,
        time: &str,
    ) -> Result<(&'t str, &'t str, crate::moment::Stamp), Flawed> {
        let [case_key, activity_key] = &self.required;
        let case = case.ok_or_else(|| Flawed::column("log-case-missing", case_key))?;
        let activity =
            activity.ok_or_else(|| Flawed::column("log-activity-missing", activity_key))?;
        let named = || self.time_columns.join(" + ");
        if time.is_empty() {
            return Err(Flawed::column("log-time-missing", &named()));
        }
        let stamp = self.times.read(time);
        let stamp = stamp.map_err(|e| Flawed::value(e.code(), &named(), time))?;
        Ok((case, activity, stamp))
    }

    fn reject(&mut self, flaw: Flawed, time: &str) -> Result<(), Stop> {
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
        self.intake.reject(self.row, flaw, [case, activity, time, &rest].into_iter())
    }

    /// The columns and the books; columns whose values were of several kinds are noted.
    pub(super) fn finish(mut self) -> Result<(Columns, Intake<'w>), Stop> {
        for (name, column) in self.columns.attributes() {
            if column.is_mixed() {
                let kind = if column.texts().is_some() { "text" } else { "number" };
                self.intake.warn_column("log-attribute-mixed", name, kind);
            }
        }
        Ok((self.columns, self.intake))
    }
}
