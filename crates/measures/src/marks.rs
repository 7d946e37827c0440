//! Which events fit which of the agreement's patterns: a bit per pattern for each event, worked out
//! from tables by code, so that an event costs a few look-ups however many patterns there are.

use arrow::array::Array;
use kajitori_domain::agreement::level::Change;
use kajitori_domain::agreement::{Agreement, ColumnSource};
use kajitori_domain::event::{EventMatch, Pattern};
use kajitori_domain::refusal::Refusal;

use crate::view::{Codes, Events, index};

/// Patterns whose bits stand in one word.
const WORD: usize = 64;

/// The events that fit one pattern.
#[derive(Debug, Clone, Copy)]
pub struct Marked<'a> {
    words: &'a [u64],
    bit: u64,
}

impl Marked<'_> {
    /// Whether event `row` fits.
    #[inline]
    pub fn has(&self, row: u32) -> bool {
        self.words[index(row)] & self.bit != 0
    }
}

/// The events that fit each of a set of patterns.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    known: Vec<EventMatch>,
    /// For each 64 patterns, a word per event.
    words: Vec<Vec<u64>>,
}

impl Marks {
    /// Looks for every pattern that `agreement` uses.
    ///
    /// # Errors `measure-attribute` when a pattern speaks of an attribute that the log has not, or
    /// not as text.
    pub fn new(agreement: &Agreement, events: &Events<'_>) -> Result<Self, Refusal> {
        Patterns::new(agreement, events)?.mark(events)
    }

    /// The events that fit `pattern`, which must be one of the agreement's.
    pub fn of(&self, pattern: &EventMatch) -> Marked<'_> {
        let place = self.known.iter().position(|known| known == pattern);
        self.at(place.expect("every pattern of the agreement was looked for"))
    }

    fn at(&self, place: usize) -> Marked<'_> {
        Marked { words: &self.words[place / WORD], bit: 1 << (place % WORD) }
    }
}

/// The patterns of an agreement as tables by code. They hold for every log whose codes mean the
/// same.
#[derive(Debug, Clone)]
pub(crate) struct Patterns {
    known: Vec<EventMatch>,
    tables: Vec<Table>,
}

/// Which patterns the codes of one column fit.
#[derive(Debug, Clone)]
struct Table {
    column: Column,
    /// For each 64 patterns, a word per code.
    words: Vec<Vec<u64>>,
    /// For each 64 patterns, those that do not ask for a value.
    none: Vec<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Activity,
    Status,
    Org,
    Attribute(String),
}

impl Column {
    fn codes<'a>(&self, events: &Events<'a>) -> Result<Codes<'a>, Refusal> {
        Ok(match self {
            Self::Activity => events.activity.clone(),
            Self::Status => events.status.clone(),
            Self::Org => events.org.clone(),
            Self::Attribute(name) => text_attribute(events, name)?,
        })
    }

    fn asked<'p>(&self, pattern: &'p EventMatch) -> &'p [Pattern] {
        match self {
            Self::Activity => &pattern.activity,
            Self::Status => &pattern.status,
            Self::Org => &pattern.org,
            Self::Attribute(name) => {
                let mut attributes = pattern.attributes.iter();
                attributes.find(|(known, _)| known == name).map_or(&[], |(_, values)| values)
            }
        }
    }
}

impl Patterns {
    /// Makes the tables for the codes of `events`.
    ///
    /// # Errors
    /// Those of [`Marks::new`].
    pub(crate) fn new(agreement: &Agreement, events: &Events<'_>) -> Result<Self, Refusal> {
        let mut known: Vec<EventMatch> = Vec::new();
        for pattern in patterns(agreement) {
            if !known.contains(pattern) {
                known.push(pattern.clone());
            }
        }
        let mut columns = vec![Column::Activity, Column::Status, Column::Org];
        for (name, _) in known.iter().flat_map(|pattern| &pattern.attributes) {
            let column = Column::Attribute(name.clone());
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns.retain(|column| known.iter().any(|pattern| !column.asked(pattern).is_empty()));
        let table = |column: Column| Table::new(column, &known, events);
        let tables = columns.into_iter().map(table).collect::<Result<_, _>>()?;
        Ok(Self { known, tables })
    }

    /// The attributes that patterns ask for.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = &String> {
        self.tables.iter().filter_map(|table| match &table.column {
            Column::Attribute(name) => Some(name),
            _ => None,
        })
    }

    /// Marks `events`.
    pub(crate) fn mark(&self, events: &Events<'_>) -> Result<Marks, Refusal> {
        let count = self.known.len().div_ceil(WORD);
        let mut words = vec![vec![u64::MAX; events.time.len()]; count];
        for table in &self.tables {
            let codes = table.column.codes(events)?;
            for (at, words) in words.iter_mut().enumerate() {
                let (by_code, none) = (&table.words[at], table.none[at]);
                for (word, code) in words.iter_mut().zip(codes.of.iter()) {
                    *word &= by_code.get(index(*code)).copied().unwrap_or(none);
                }
            }
        }
        Ok(Marks { known: self.known.clone(), words })
    }
}

impl Table {
    fn new(column: Column, known: &[EventMatch], events: &Events<'_>) -> Result<Self, Refusal> {
        let codes = column.codes(events)?;
        let (mut words, mut none) = (Vec::new(), Vec::new());
        for patterns in known.chunks(WORD) {
            let asked: Vec<&[Pattern]> = patterns.iter().map(|p| column.asked(p)).collect();
            let word = |fits: &dyn Fn(&[Pattern]) -> bool| {
                let bits = asked.iter().enumerate().filter(|(_, a)| a.is_empty() || fits(a));
                bits.fold(0, |word, (at, _)| word | 1_u64 << at)
            };
            let by_text = |text: Option<&str>| {
                word(&|asked| text.is_some_and(|text| asked.iter().any(|p| p.matches(text))))
            };
            words.push(codes.texts.iter().map(by_text).collect());
            none.push(word(&|_| false));
        }
        Ok(Self { column, words, none })
    }
}

/// Every pattern of an agreement.
fn patterns(agreement: &Agreement) -> Vec<&EventMatch> {
    let mut all: Vec<&EventMatch> = Vec::new();
    all.extend(agreement.holder_rules.iter().map(|rule| &rule.on));
    all.extend(agreement.processes.iter().filter_map(|p| p.complete.as_ref()));
    all.extend(agreement.columns.iter().filter_map(|column| match &column.from {
        ColumnSource::Attribute(..) => None,
        ColumnSource::Has(on)
        | ColumnSource::Count(on)
        | ColumnSource::First(on)
        | ColumnSource::Last(on) => Some(on),
    }));
    for level in &agreement.levels {
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
