//! Proposing a mapping for a table from its column names and first values.

use kajitori_domain::mapping::{
    AttributeColumn, EventColumns, FileFormat, IntervalColumns, Mapping, ReportedColumns,
    SampleColumns, TimeColumns,
};

use super::sniff::{self, Times};
use super::{Form, Holds, Question};
use crate::cell;
use crate::names::{self, rank};

/// The zone that is proposed where times carry none; always with a question.
pub(super) const ZONE: &str = "Asia/Tokyo";

/// A column with its first values that are not empty.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub(super) name: String,
    pub(super) values: Vec<String>,
}

/// A proposal: what the table holds, the mapping and what a person must decide.
pub(super) struct Proposal {
    pub(super) holds: Holds,
    pub(super) mapping: Mapping,
    pub(super) questions: Vec<Question>,
}

struct Chooser<'a> {
    columns: &'a [Sample],
    questions: Vec<Question>,
}

impl Chooser<'_> {
    fn ask(&mut self, code: &'static str, args: Vec<(&'static str, String)>) {
        self.questions.push(Question { code, args });
    }

    /// The columns that may mean `wanted`, the surest first.
    fn candidates(&self, wanted: &'static [&'static str]) -> Vec<&Sample> {
        let named = self.columns.iter().filter_map(|c| Some((rank(&c.name, wanted)?, c)));
        let mut found: Vec<(usize, &Sample)> = named.collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, column)| column).collect()
    }

    fn maybe(&self, wanted: &'static [&'static str]) -> Option<String> {
        self.candidates(wanted).first().map(|c| c.name.clone())
    }

    /// The column of a required meaning; asks when there is none or more than one.
    fn one(&mut self, wanted: &'static [&'static str], role: &'static str) -> Option<String> {
        let names: Vec<String> = self.candidates(wanted).iter().map(|c| c.name.clone()).collect();
        let args = |list: String| vec![("role", role.to_owned()), ("columns", list)];
        match names.as_slice() {
            [] => {
                let all: Vec<&str> = self.columns.iter().map(|c| c.name.as_str()).collect();
                self.ask("log-ask-column", args(all.join(", ")));
                None
            }
            [one] => Some(one.clone()),
            [first, ..] => {
                let first = first.clone();
                self.ask("log-ask-which", args(names.join(", ")));
                Some(first)
            }
        }
    }

    /// The columns that may be the time, the surest first: by name and nearly all values, by name
    /// and half of the values, by values alone. How many values may be no time stands beside them.
    fn time_columns(&self, wanted: &'static [&'static str]) -> (Vec<&Sample>, usize) {
        let named = self.candidates(wanted);
        let saying = self.columns.iter().filter(|c| names::says_time(&c.name)).collect();
        let any = self.columns.iter().collect();
        let (all, half) = (sniff::NEARLY_ALL, sniff::HALF);
        for (columns, bad_of) in [(named.clone(), all), (named, half), (saying, half), (any, all)] {
            let fitting = |c: &&Sample| sniff::times(&c.values, bad_of).is_some();
            let fitting: Vec<&Sample> = columns.into_iter().filter(fitting).collect();
            if !fitting.is_empty() {
                return (fitting, bad_of);
            }
        }
        (Vec::new(), all)
    }

    /// The column of times of day that goes with a column of dates, and the formats of both.
    fn clock(&self, date: &Sample, times: &Times) -> Option<(String, Vec<String>)> {
        let dates = sniff::dates(times, &date.values);
        let mut clocks = self.candidates(names::CLOCK).into_iter().filter(|c| c.name != date.name);
        let (name, clocks) = clocks.find_map(|c| {
            let patterns = sniff::clocks(&c.values);
            (!patterns.is_empty()).then(|| (c.name.clone(), patterns))
        })?;
        let mut formats = Vec::new();
        for date in &dates {
            formats.extend(clocks.iter().map(|clock| format!("{date} {clock}")));
        }
        (!formats.is_empty()).then_some((name, formats))
    }

    /// The columns, formats and zone of the time.
    fn time(&mut self, wanted: &'static [&'static str]) -> Option<TimeColumns> {
        let (all, bad_of) = self.time_columns(wanted);
        let names: Vec<String> = all.iter().map(|c| c.name.clone()).collect();
        let Some(first) = all.first() else {
            let list: Vec<&str> = self.columns.iter().map(|c| c.name.as_str()).collect();
            let list = list.join(", ");
            self.ask("log-ask-column", vec![("role", "time".to_owned()), ("columns", list)]);
            return None;
        };
        let (times, mut columns) = (sniff::times(&first.values, bad_of)?, vec![first.name.clone()]);
        let mut formats = times.formats.clone();
        if let Some((clock, both)) = self.clock(first, &times) {
            columns.push(clock);
            formats = both;
        }
        if names.len() > 1 {
            let args = vec![("role", "time".to_owned()), ("columns", names.join(", "))];
            self.ask("log-ask-which", args);
        }
        if times.ambiguous {
            self.ask("log-ask-day-month", vec![("column", columns.join(" + "))]);
        }
        let zone = times.needs_zone.then(|| ZONE.to_owned());
        if zone.is_some() {
            let args = vec![("column", columns.join(" + ")), ("zone", ZONE.to_owned())];
            self.ask("log-ask-zone", args);
        }
        Some(TimeColumns { columns, formats, zone })
    }

    /// The columns of counts in interval records: by name, or by whole numbers of 0 or more.
    fn counts(&self) -> impl Iterator<Item = &Sample> {
        let other = [names::CASE, names::LEVEL, names::UNIT, names::QUEUE];
        self.columns.iter().filter(move |column| {
            let counted = |text: &String| cell::integer(text).is_some_and(|count| count >= 0);
            let numbers = !column.values.is_empty() && column.values.iter().all(counted);
            let named_otherwise = other.iter().any(|names| rank(&column.name, names).is_some());
            rank(&column.name, names::OFFERED).is_some()
                || numbers && !named_otherwise && names::may_count(&column.name)
        })
    }

    fn holds(&self) -> Holds {
        let has = |wanted| !self.candidates(wanted).is_empty();
        let neither = !has(names::CASE) && !has(names::ACTIVITY);
        let timed = || !self.time_columns(names::START).0.is_empty();
        match () {
            () if has(names::CASE) && has(names::ACTIVITY) => Holds::Events,
            () if has(names::MONTH) && (has(names::VALUE) || has(names::DENOMINATOR)) => {
                Holds::Reported
            }
            () if has(names::CORRECT) && has(names::LEVEL) => Holds::Samples,
            () if neither && self.counts().count() >= 2 && timed() => Holds::Intervals,
            () => Holds::Events,
        }
    }

    fn events(&mut self) -> Option<EventColumns> {
        let case = self.one(names::CASE, "case");
        let activity = self.one(names::ACTIVITY, "activity");
        let time = self.time(names::TIME);
        let (case, activity, time) = (case?, activity?, time?);
        let status = self.maybe(names::STATUS);
        let org = self.maybe(names::ORG);
        let resource = self.maybe(names::PERSON);
        let taken = |name: &String| {
            [Some(&case), Some(&activity), status.as_ref(), org.as_ref(), resource.as_ref()]
                .contains(&Some(name))
                || time.columns.contains(name)
        };
        let mut attributes = Vec::new();
        let mut people = Vec::new();
        for column in self.columns.iter().filter(|c| !taken(&c.name) && !c.name.is_empty()) {
            if names::is_person(&column.name) {
                people.push(column.name.clone());
                continue;
            }
            let kind = sniff::kind(&column.values);
            let name = column.name.clone();
            attributes.push(AttributeColumn { column: name.clone(), name, kind });
        }
        if !people.is_empty() {
            self.ask("log-ask-people", vec![("columns", people.join(", "))]);
        }
        Some(EventColumns { case, activity, time, status, org, resource, attributes })
    }

    fn intervals(&mut self) -> Option<IntervalColumns> {
        let start = self.time(names::START)?;
        let group = self.maybe(names::QUEUE);
        let counts = self.counts().filter(|c| !start.columns.contains(&c.name));
        let values = counts.map(|c| (c.name.clone(), c.name.clone())).collect();
        Some(IntervalColumns { start, group, values })
    }

    fn samples(&mut self) -> Option<SampleColumns> {
        let level = self.one(names::LEVEL, "level");
        let unit = self.one(names::UNIT, "unit");
        let at = self.time(names::TIME);
        let correct = self.one(names::CORRECT, "correct");
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect();
        Some(SampleColumns {
            level: level?,
            at: at?,
            unit: unit?,
            correct: correct?,
            correct_values: words(&["正", "○", "OK", "ok", "true", "1", "合格"]),
            wrong_values: words(&["誤", "×", "NG", "ng", "false", "0", "不合格"]),
            stratum: self.maybe(names::STRATUM),
        })
    }

    fn reported(&mut self) -> Option<ReportedColumns> {
        let level = self.one(names::LEVEL, "level");
        let month = self.one(names::MONTH, "month");
        Some(ReportedColumns {
            level: level?,
            month: month?,
            value: self.maybe(names::VALUE),
            numerator: self.maybe(names::NUMERATOR),
            denominator: self.maybe(names::DENOMINATOR),
        })
    }
}

/// Proposes a mapping for a table.
pub(super) fn propose(columns: &[Sample], form: &Form, file: FileFormat) -> Proposal {
    let own = |column: &&Sample| !names::is_bookkeeping(&column.name, form);
    let columns: Vec<Sample> = columns.iter().filter(own).cloned().collect();
    let mut chooser = Chooser { columns: &columns, questions: Vec::new() };
    if let Form::Workbook { sheet, sheets } = form
        && sheets.len() > 1
    {
        let args = vec![("sheet", sheet.clone()), ("sheets", sheets.join(", "))];
        chooser.ask("log-ask-sheet", args);
    }
    let holds = chooser.holds();
    let mut mapping = Mapping { file, ..Mapping::default() };
    match holds {
        Holds::Events => mapping.events = chooser.events(),
        Holds::Intervals => mapping.intervals = chooser.intervals(),
        Holds::Samples => mapping.samples = chooser.samples(),
        Holds::Reported => mapping.reported = chooser.reported(),
    }
    Proposal { holds, mapping, questions: chooser.questions }
}
