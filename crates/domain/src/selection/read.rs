//! From what a person typed to a checked selection.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{HolderShare, Selection, TimeRange, Within};
use crate::case::{BUILT_IN, ColumnKind};
use crate::decimal::Decimal;
use crate::definition::{nearest, parse_span};
use crate::filter::{self, Comparison, Filter};
use crate::holder::Holder;
use crate::problem::{Place, Problem, Severity};
use crate::time::{Moment, Span};

/// Most values of one filter.
const MOST: usize = 100;
/// Longest value that a problem repeats, in characters.
const VALUE: usize = 200;

/// Filters as they were typed.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// First day or moment.
    pub from: Option<String>,
    /// Last day (itself included), or the first moment after.
    pub until: Option<String>,
    /// What must lie in that time.
    pub within: Within,
    /// A condition in the syntax of [`crate::filter`].
    pub condition: Option<String>,
    /// See [`Selection::has`].
    pub has: Vec<String>,
    /// See [`Selection::starts`].
    pub starts: Vec<String>,
    /// See [`Selection::ends`].
    pub ends: Vec<String>,
    /// See [`Selection::never`].
    pub never: Vec<String>,
    /// `A -> B` each.
    pub follows: Vec<String>,
    /// `A -> B` each.
    pub not_follows: Vec<String>,
    /// See [`Selection::operators`].
    pub operators: Vec<String>,
    /// See [`Selection::min_rework`].
    pub min_rework: Option<u64>,
    /// `40h`, `1h30m`, `90m`.
    pub min_duration: Option<String>,
    /// As `min_duration`.
    pub max_duration: Option<String>,
    /// `client >= 50%` each.
    pub holders: Vec<String>,
    /// See [`Selection::variants_top`].
    pub variants_top: Option<u64>,
    /// `80%` or `0.8`.
    pub coverage: Option<String>,
}

/// What a log, and the agreement about it, have to ask for.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Names of activities.
    pub activities: &'a [&'a str],
    /// Operator codes.
    pub operators: &'a [&'a str],
    /// Columns of a case; those of [`BUILT_IN`] that only an agreement gives may be missing.
    pub columns: &'a [(String, ColumnKind)],
    /// IANA zone of days and of times without an offset.
    pub zone: &'a str,
    /// Whether there are rules that say who holds a case.
    pub holder_rules: bool,
}

/// Checks what was typed.
///
/// # Errors
/// Every problem found; the place's column is the name of the filter.
pub fn read(asked: &Asked, known: Known<'_>) -> Result<Selection, Vec<Problem>> {
    let zone = TimeZoneDatabase::bundled().get(known.zone).unwrap_or(TimeZone::UTC);
    let mut check = Check { known, zone, problems: Vec::new() };
    let selection = Selection {
        time: check.time(asked),
        condition: asked.condition.as_ref().and_then(|text| check.condition(text)),
        has: check.activities("has", &asked.has),
        starts: check.activities("starts", &asked.starts),
        ends: check.activities("ends", &asked.ends),
        never: check.activities("never", &asked.never),
        follows: check.pairs("follows", &asked.follows),
        not_follows: check.pairs("not-follows", &asked.not_follows),
        operators: check.operators(&asked.operators),
        min_rework: asked.min_rework,
        min_duration: check.duration("min-duration", asked.min_duration.as_ref()),
        max_duration: check.duration("max-duration", asked.max_duration.as_ref()),
        holders: check.holders(&asked.holders),
        variants_top: asked.variants_top,
        coverage: asked.coverage.as_ref().and_then(|text| check.share("coverage", text)),
        listed: None,
    };
    if check.problems.is_empty() { Ok(selection) } else { Err(check.problems) }
}

struct Check<'a> {
    known: Known<'a>,
    zone: TimeZone,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn wrong(
        &mut self,
        code: &'static str,
        filter: &str,
        value: &str,
        args: Vec<(&'static str, String)>,
    ) {
        let place = Place {
            column: Some(filter.to_owned()),
            value: Some(value.chars().take(VALUE).collect()),
            ..Place::default()
        };
        self.problems.push(Problem { code, severity: Severity::Error, place, args });
    }

    fn few<'v>(&mut self, filter: &str, values: &'v [String]) -> &'v [String] {
        if values.len() <= MOST {
            return values;
        }
        let args = vec![("limit", MOST.to_string()), ("size", values.len().to_string())];
        self.wrong("ask-many", filter, "", args);
        &[]
    }

    fn time(&mut self, asked: &Asked) -> Option<TimeRange> {
        if asked.from.is_none() && asked.until.is_none() {
            return None;
        }
        let from = asked.from.as_ref().and_then(|text| self.moment("from", text, false));
        let until = asked.until.as_ref().and_then(|text| self.moment("until", text, true));
        if let (Some(from), Some(until)) = (from, until)
            && from >= until
        {
            let value = asked.until.as_deref().unwrap_or_default();
            self.wrong("ask-time-order", "until", value, vec![]);
        }
        Some(TimeRange { from, until, within: asked.within })
    }

    /// A day is its first moment; as an end, the first moment of the day after.
    fn moment(&mut self, filter: &str, text: &str, end: bool) -> Option<Moment> {
        let text = text.trim();
        let local = |time: DateTime| self.zone.to_timestamp(time).ok();
        let day = || {
            let day: Date = text.parse().ok()?;
            local(if end { day.tomorrow().ok()? } else { day }.at(0, 0, 0, 0))
        };
        let time = || text.parse::<Timestamp>().ok().or_else(|| local(text.parse().ok()?));
        let found = if text.len() == 10 { day() } else { text.get(11..).and_then(|_| time()) };
        if found.is_none() {
            self.wrong("ask-time", filter, text, vec![]);
        }
        found.map(|found| Moment(found.as_microsecond()))
    }

    fn condition(&mut self, text: &str) -> Option<Filter> {
        let problems = match filter::parse(text, self.known.columns, self.known.zone) {
            Ok(filter) => return Some(filter),
            Err(problems) => problems,
        };
        for problem in problems {
            let agreed = BUILT_IN.iter().any(|(name, _)| *name == problem.value);
            if problem.code == "filter-column" && agreed {
                let args = vec![("column", problem.value.clone())];
                self.wrong("ask-column-agreement", "where", &problem.value, args);
            } else {
                // The hint of an agreement tells how to declare a column; nobody can here.
                let code =
                    if problem.code == "filter-column" { "ask-column" } else { problem.code };
                self.wrong(code, "where", &problem.value, problem.args);
            }
        }
        None
    }

    fn activities(&mut self, filter: &str, names: &[String]) -> Vec<String> {
        let names = self.few(filter, names);
        names.iter().filter(|name| self.activity(filter, name)).cloned().collect()
    }

    fn activity(&mut self, filter: &str, name: &str) -> bool {
        let known = self.known.activities.contains(&name);
        if !known {
            let near = nearest(name, self.known.activities.iter().copied()).unwrap_or("none");
            let args = vec![("activity", name.to_owned()), ("near", near.to_owned())];
            self.wrong("ask-activity", filter, name, args);
        }
        known
    }

    fn pairs(&mut self, filter: &str, texts: &[String]) -> Vec<(String, String)> {
        let texts = self.few(filter, texts);
        texts.iter().filter_map(|text| self.pair(filter, text)).collect()
    }

    /// Names may hold arrows of their own, so every arrow may be the one that is meant.
    fn pair(&mut self, filter: &str, text: &str) -> Option<(String, String)> {
        let arrows = ["->", "→"];
        let splits: Vec<(&str, &str)> = arrows
            .iter()
            .flat_map(|arrow| text.match_indices(arrow))
            .map(|(at, arrow)| (text[..at].trim(), text[at + arrow.len()..].trim()))
            .collect();
        let known = |name: &&str| self.known.activities.contains(name);
        let found = splits.iter().find(|(from, to)| known(from) && known(to));
        if let Some((from, to)) = found {
            return Some(((*from).to_owned(), (*to).to_owned()));
        }
        match splits.first() {
            Some((from, to)) => {
                self.activity(filter, from);
                self.activity(filter, to);
            }
            None => self.wrong("ask-follows", filter, text, vec![]),
        }
        None
    }

    fn operators(&mut self, codes: &[String]) -> Vec<String> {
        for code in self.few("operator", codes) {
            if !self.known.operators.contains(&code.as_str()) {
                self.wrong("ask-operator", "operator", code, vec![("code", code.clone())]);
            }
        }
        codes.to_vec()
    }

    fn duration(&mut self, filter: &str, text: Option<&String>) -> Option<Span> {
        let text = text?;
        let span = parse_span(text).filter(|_| !text.trim().is_empty());
        if span.is_none() {
            let day = if text.contains(['d', 'D', '日']) { "yes" } else { "no" };
            self.wrong("ask-duration", filter, text, vec![("day", day.to_owned())]);
        }
        span
    }

    fn share(&mut self, filter: &str, text: &str) -> Option<Decimal> {
        let (zero, one) = (Decimal { units: 0, scale: 0 }, Decimal { units: 1, scale: 0 });
        let share = Decimal::parse(text).filter(|share| (zero..=one).contains(share));
        if share.is_none() {
            self.wrong("ask-share", filter, text, vec![]);
        }
        share
    }

    fn holders(&mut self, texts: &[String]) -> Vec<HolderShare> {
        let texts = self.few("holder", texts);
        if !texts.is_empty() && !self.known.holder_rules {
            self.wrong("ask-holder-rules", "holder", &texts[0], vec![]);
            return Vec::new();
        }
        texts.iter().filter_map(|text| self.holder(text)).collect()
    }

    fn holder(&mut self, text: &str) -> Option<HolderShare> {
        // Longer signs first, since `>` begins `>=`.
        let signs = [
            (">=", Comparison::GreaterOrEqual),
            ("<=", Comparison::LessOrEqual),
            ("<>", Comparison::NotEqual),
            (">", Comparison::Greater),
            ("<", Comparison::Less),
            ("=", Comparison::Equal),
        ];
        let parts = signs.iter().find_map(|(sign, comparison)| {
            let (name, share) = text.split_once(sign)?;
            Some((name.trim(), *comparison, share.trim()))
        });
        let Some((name, comparison, share)) = parts else {
            self.wrong("ask-holder", "holder", text, vec![]);
            return None;
        };
        let Some(holder) = Holder::ALL.into_iter().find(|holder| holder.word() == name) else {
            self.wrong("ask-holder", "holder", text, vec![]);
            return None;
        };
        self.share("holder", share).map(|share| HolderShare { holder, comparison, share })
    }
}
