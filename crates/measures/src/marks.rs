//! Which events fit which of the agreement's patterns, worked out once, in the file's order.

use arrow::array::Array;
use kajitori_domain::agreement::{Agreement, ColumnSource};
use kajitori_domain::event::{EventMatch, Pattern};
use kajitori_domain::refusal::Refusal;
use rayon::prelude::*;

use crate::view::{Codes, Events, NONE, index};

/// One bit per event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked(Vec<u64>);

impl Marked {
    /// Whether event `row` is marked.
    pub fn has(&self, row: u32) -> bool {
        let row = index(row);
        self.0[row / 64] >> (row % 64) & 1 == 1
    }

    fn new(events: usize, fits: impl Fn(usize) -> bool + Sync) -> Self {
        let word = |word: usize| {
            let last = events.min(word * 64 + 64);
            (word * 64..last).fold(0, |bits, row| bits | u64::from(fits(row)) << (row % 64))
        };
        Self((0..events.div_ceil(64)).into_par_iter().map(word).collect())
    }
}

/// The events that fit each of a set of patterns.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    sets: Vec<(EventMatch, Marked)>,
}

impl Marks {
    /// Looks for every pattern that `agreement` uses.
    ///
    /// # Errors `measure-attribute` when a pattern speaks of an attribute that the log has not, or
    /// not as text.
    pub fn new(agreement: &Agreement, events: &Events<'_>) -> Result<Self, Refusal> {
        let mut marks = Self::default();
        for pattern in patterns(agreement) {
            if !marks.sets.iter().any(|(known, _)| known == pattern) {
                let marked = Fits::new(pattern, events)?.mark(events.time.len());
                marks.sets.push((pattern.clone(), marked));
            }
        }
        Ok(marks)
    }

    /// The events that fit `pattern`, which must be one of the agreement's.
    pub fn of(&self, pattern: &EventMatch) -> &Marked {
        let set = self.sets.iter().find(|(known, _)| known == pattern);
        &set.expect("every pattern of the agreement was looked for").1
    }
}

/// Every pattern of an agreement.
fn patterns(agreement: &Agreement) -> Vec<&EventMatch> {
    let mut all: Vec<&EventMatch> = Vec::new();
    all.extend(agreement.processes.iter().filter_map(|p| p.complete.as_ref()));
    all.extend(agreement.holder_rules.iter().map(|rule| &rule.on));
    all.extend(agreement.columns.iter().filter_map(|column| match &column.from {
        ColumnSource::Attribute(..) => None,
        ColumnSource::Has(on)
        | ColumnSource::Count(on)
        | ColumnSource::First(on)
        | ColumnSource::Last(on) => Some(on),
    }));
    for level in &agreement.levels {
        use kajitori_domain::agreement::level::Change;
        let mut pauses = Vec::new();
        if let Some(clock) = level.kind.clock() {
            all.extend([&clock.start, &clock.stop].into_iter().flatten().map(|mark| &mark.on));
            pauses.push(&clock.pause);
        }
        pauses.extend(level.alternatives.iter().filter_map(|a| match &a.change {
            Change::Pause(pause) => Some(pause),
            _ => None,
        }));
        all.extend(pauses.iter().flat_map(|p| p.between.iter().flat_map(|(from, to)| [from, to])));
    }
    all
}

/// A pattern as look-ups by code: (codes per event, whether each code fits).
struct Fits<'a> {
    lists: Vec<(Codes<'a>, Vec<bool>)>,
}

impl<'a> Fits<'a> {
    fn new(pattern: &EventMatch, events: &Events<'a>) -> Result<Self, Refusal> {
        let mut fits = Self { lists: Vec::new() };
        fits.add(&events.activity, &pattern.activity);
        fits.add(&events.status, &pattern.status);
        fits.add(&events.org, &pattern.org);
        for (name, values) in &pattern.attributes {
            fits.add(&text_attribute(events, name)?, values);
        }
        Ok(fits)
    }

    fn add(&mut self, codes: &Codes<'a>, patterns: &[Pattern]) {
        if !patterns.is_empty() {
            let fits = |text: Option<&str>| {
                text.is_some_and(|text| patterns.iter().any(|pattern| pattern.matches(text)))
            };
            self.lists.push((codes.clone(), codes.texts.iter().map(fits).collect()));
        }
    }

    fn mark(&self, events: usize) -> Marked {
        Marked::new(events, |row| {
            self.lists.iter().all(|(codes, fits)| {
                let code = codes.of[row];
                code != NONE && fits[index(code)]
            })
        })
    }
}

fn text_attribute<'a>(events: &Events<'a>, name: &str) -> Result<Codes<'a>, Refusal> {
    let column = events.log.attribute(name);
    let text = column.and_then(|c| c.as_any().downcast_ref());
    text.map(Codes::new).ok_or_else(|| attribute_refusal(name))
}

/// The agreement speaks of an attribute that the log has not, or not in the kind that is needed.
pub(crate) fn attribute_refusal(name: &str) -> Refusal {
    let args = vec![("attribute", name.to_owned())];
    Refusal { code: "measure-attribute", args, problems: Vec::new() }
}
