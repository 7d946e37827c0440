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
                let mut found = self.candidates(wanted).into_iter().map(|c| &c.values);
                let values = found.next();
                if found.all(|other| Some(other) == values) {
                    return Some(first);
                }
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
        let found = (TimeColumns { columns, formats, zone: None }, times);
        self.settle(vec![found]).pop()
    }

    /// The times of the start and of the end, where there are columns of both.
    fn span(&mut self) -> Option<(TimeColumns, TimeColumns)> {
        let of = |wanted| -> Option<(TimeColumns, Times)> {
            self.candidates(wanted).into_iter().find_map(|column| {
                let times = sniff::times(&column.values, sniff::HALF)?;
                let (columns, formats) = (vec![column.name.clone()], times.formats.clone());
                Some((TimeColumns { columns, formats, zone: None }, times))
            })
        };
        let start = of(names::BEGIN).or_else(|| self.dated(names::BEGIN))?;
        let end = of(names::END).or_else(|| self.dated(names::END))?;
        let mut settled = self.settle(vec![start, end]);
        settled.pop().zip(settled.pop()).map(|(end, start)| (start, end))
    }

    /// A time of day with the table's column of dates.
    fn dated(&self, wanted: &'static [&'static str]) -> Option<(TimeColumns, Times)> {
        let (dates, bad_of) = self.time_columns(names::TIME);
        let date = dates.first()?;
        let times = sniff::times(&date.values, bad_of)?;
        let dates = sniff::dates(&times, &date.values);
        let (clock, clocks) = self.candidates(wanted).into_iter().find_map(|column| {
            let clocks = sniff::clocks(&column.values);
            (!clocks.is_empty()).then_some((column, clocks))
        })?;
        let both = dates.iter().flat_map(|d| clocks.iter().map(move |c| format!("{d} {c}")));
        let formats: Vec<String> = both.collect();
        let columns = vec![date.name.clone(), clock.name.clone()];
        (!formats.is_empty()).then_some((TimeColumns { columns, formats, zone: None }, times))
    }

    /// Asks what the values of times leave open: the order of day and month, and the zone.
    fn settle(&mut self, found: Vec<(TimeColumns, Times)>) -> Vec<TimeColumns> {
        let name = |time: &TimeColumns| time.columns.join(" + ");
        for (time, times) in &found {
            let Some(doubt) = &times.doubt else { continue };
            let args = vec![
                ("column", name(time)),
                ("value", doubt.value.clone()),
                ("chosen", doubt.chosen.clone()),
                ("others", doubt.others.join(", ")),
            ];
            self.ask("log-ask-date-order", args);
        }
        let bare = found.iter().filter(|(_, times)| times.needs_zone);
        let bare: Vec<String> = bare.map(|(time, _)| name(time)).collect();
        if !bare.is_empty() {
            let args = vec![("column", bare.join(", ")), ("zone", ZONE.to_owned())];
            self.ask("log-ask-zone", args);
        }
        let zoned = |(time, times): (TimeColumns, Times)| TimeColumns {
            zone: times.needs_zone.then(|| ZONE.to_owned()),
            ..time
        };
        found.into_iter().map(zoned).collect()
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
        let lifecycle = self.candidates(names::STATUS).first().is_some_and(|c| is_lifecycle(c));
        let span = if lifecycle { None } else { self.span() };
        let (start, time) = match span {
            Some((start, time)) => (Some(start), Some(time)),
            None => (None, self.time(names::TIME)),
        };
        let (case, activity, time) = (case?, activity?, time?);
        let status = self.maybe(names::STATUS);
        if let (Some(_), Some(status)) = (&start, &status) {
            self.ask("log-ask-start-status", vec![("column", status.clone())]);
        }
        let status = status.filter(|_| start.is_none());
        let org = self.maybe(names::ORG);
        let resource = self.maybe(names::PERSON);
        let single = [Some(&case), Some(&activity), status.as_ref(), org.as_ref()];
        let times = [Some(&time), start.as_ref()].into_iter().flatten().flat_map(|t| &t.columns);
        let chosen = single.into_iter().chain([resource.as_ref()]).flatten().chain(times);
        let chosen: Vec<&Sample> =
            chosen.filter_map(|name| self.columns.iter().find(|c| c.name == *name)).collect();
        // A column that repeats a chosen one says nothing more.
        let taken = |column: &Sample| {
            chosen.iter().any(|c| c.name == column.name || c.values == column.values)
        };
        let mut attributes = Vec::new();
        let mut people = Vec::new();
        for column in self.columns.iter().filter(|c| !taken(c)) {
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
        Some(EventColumns { case, activity, time, start, status, org, resource, attributes })
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
            inspector: self.maybe(names::INSPECTOR),
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

/// Whether a status says the start and the end of work already.
fn is_lifecycle(status: &Sample) -> bool {
    let is = |word: &str| status.values.iter().any(|value| value.eq_ignore_ascii_case(word));
    is("start") && is("complete")
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
