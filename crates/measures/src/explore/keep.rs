//! Which cases of a bucket are kept: one filter after the other clears them, a column at a time.

use std::ops::Range;

use kajitori_domain::refusal::Stop;
use kajitori_domain::selection::{Selection, Within};
use kajitori_domain::time::Moment;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::texts;

use super::Question;
use super::columns::{Bucket, Source};
use super::completion::Completion;
use super::condition::Condition;
use super::holders::{Agreed, Held};
use super::part::{Part, Seen};
use super::pass::gather;
use super::variants::{Sequences, Ways, frequent};
use crate::view::NONE;

/// The filters of a question, as codes of its log.
pub(crate) struct Keep<'a> {
    question: Question<'a>,
    selection: &'a Selection,
    has: Vec<u32>,
    starts: Vec<u32>,
    ends: Vec<u32>,
    never: Vec<u32>,
    follows: Vec<(u32, u32)>,
    not_follows: Vec<(u32, u32)>,
    operators: Vec<u32>,
    condition: Option<Condition<'a>>,
    /// The agreement, where a filter asks for it.
    agreed: Option<Agreed<'a>>,
    /// What completes a case, where the condition asks for it.
    completion: Option<Completion<'a>>,
    /// All variants in the order of their numbers, where the condition asks for them.
    numbers: Option<Sequences>,
    /// The variants that are kept, where only frequent ones are.
    frequent: Option<Sequences>,
}

impl<'a> Keep<'a> {
    /// Prepares the filters; those about the frequency of variants look at the whole log once.
    pub(crate) fn new(question: &Question<'a>) -> Result<Self, Stop> {
        let mut keep = Self::by_case(question, question.selection)?;
        let sources = keep.condition.iter().flat_map(|condition| &condition.sources);
        if sources.into_iter().any(Source::needs_variants) {
            let everything = Self::by_case(question, nothing())?;
            let (ways, _) = gather(question, &everything, Wanted::trace(), || Ways::new(false))?;
            let names = texts(question.log.shape().activity());
            keep.numbers = Some(frequent(ways, names, |_, _| false));
        }
        let selection = question.selection;
        if selection.variants_top.is_some() || selection.coverage.is_some() {
            let (ways, scope) = gather(question, &keep, Wanted::trace(), || Ways::new(false))?;
            let names = texts(question.log.shape().activity());
            let cases = i128::from(scope.cases).max(1);
            keep.frequent = Some(frequent(ways, names, |rank, covered| {
                let reached = selection.coverage.is_some_and(|share| {
                    share.compare_fraction(i128::from(covered), cases) != std::cmp::Ordering::Less
                });
                reached || selection.variants_top.is_some_and(|top| rank >= top)
            }));
        }
        Ok(keep)
    }

    /// The filters that need nothing but the case itself.
    fn by_case(question: &Question<'a>, selection: &'a Selection) -> Result<Self, Stop> {
        let log = question.log;
        let (activities, operators) = (texts(log.shape().activity()), log.shape().operator());
        let code = |name: &String| code(activities, name);
        let pair = |(from, to): &(String, String)| (code(from), code(to));
        let codes = |names: &[String]| names.iter().map(code).collect();
        let pairs = |names: &[(String, String)]| names.iter().map(pair).collect();
        let condition = selection.condition.as_ref();
        let operator = |name: &String| self::code(texts(operators), name);
        let condition: Option<Condition<'a>> =
            condition.map(|filter| Condition::new(filter, log, question.agreement));
        let mut sources = condition.iter().flat_map(|condition| &condition.sources);
        let needed = !selection.holders.is_empty() || sources.any(Source::needs_agreement);
        let agreement = question.agreement.filter(|_| needed);
        let agreed = agreement.map(|agreement| Agreed::new(agreement, question)).transpose()?;
        let open = condition.iter().flat_map(|one| &one.sources).any(Source::needs_completion);
        let agreement = question.agreement.filter(|_| open);
        let completion = agreement.and_then(|agreement| Completion::of(agreement, log));
        Ok(Self {
            question: *question,
            selection,
            has: codes(&selection.has),
            starts: codes(&selection.starts),
            ends: codes(&selection.ends),
            never: codes(&selection.never),
            follows: pairs(&selection.follows),
            not_follows: pairs(&selection.not_follows),
            operators: selection.operators.iter().map(operator).collect(),
            condition,
            agreed,
            completion,
            numbers: None,
            frequent: None,
        })
    }

    /// Asks for what the filters must read.
    pub(crate) fn want(&self, wanted: &mut Wanted) {
        let sources = self.condition.iter().flat_map(|condition| &condition.sources);
        sources.into_iter().for_each(|source| source.want(wanted));
        wanted.operator |= !self.operators.is_empty();
        self.agreed.iter().for_each(|agreed| agreed.want(wanted));
        self.completion.iter().for_each(|completion| completion.want(wanted));
    }

    /// Leaves the cases that every filter keeps.
    pub(crate) fn apply(&self, part: &mut Part<'_>) -> Result<(), Stop> {
        if self.selection.is_empty() {
            return Ok(());
        }
        self.by_time(part);
        self.by_activity(part);
        self.by_operator(part);
        if let Some(agreed) = &self.agreed {
            let mut cases = std::mem::take(&mut part.cases);
            let held = part.held(agreed)?;
            cases.retain(|rows| self.by_holder(part, held, rows));
            part.cases = cases;
        }
        if let Some(condition) = &self.condition {
            let held = self.agreed.as_ref().map(|agreed| part.held(agreed)).transpose()?;
            let (agreement, variants) = (self.question.agreement, self.numbers.as_ref());
            let completion = self.completion.as_ref();
            let bucket = Bucket { part, agreement, held, variants, completion };
            let columns: Vec<_> =
                condition.sources.iter().map(|source| bucket.column(source)).collect();
            let mut matches = condition.matches(&columns, part.cases.len()).into_iter();
            part.cases.retain(|_| matches.next().unwrap_or(false));
        }
        if let Some(frequent) = &self.frequent {
            part.cases.retain(|rows| frequent.find(&part.activity[rows.clone()]).is_some());
        }
        Ok(())
    }

    fn by_time(&self, part: &mut Part<'_>) {
        let Selection { time, min_duration, max_duration, .. } = self.selection;
        // Under `Events` the others are gone already, and what is left lies inside.
        if let Some(range) = time.filter(|range| range.within != Within::Events) {
            let time = part.time;
            let ends = |rows: &Range<usize>| (Moment(time[rows.start]), Moment(time[rows.end - 1]));
            part.cases.retain(|rows| {
                let (start, end) = ends(rows);
                range.keeps(start, end)
            });
        }
        if min_duration.is_some() || max_duration.is_some() {
            let time = part.time;
            part.cases.retain(|rows| {
                let lead = time[rows.end - 1] - time[rows.start];
                min_duration.is_none_or(|least| least.0 <= lead)
                    && max_duration.is_none_or(|most| lead <= most.0)
            });
        }
    }

    fn by_activity(&self, part: &mut Part<'_>) {
        let activity = part.activity;
        if !self.starts.is_empty() {
            part.cases.retain(|rows| self.starts.contains(&activity[rows.start]));
        }
        if !self.ends.is_empty() {
            part.cases.retain(|rows| self.ends.contains(&activity[rows.end - 1]));
        }
        let sets = [&self.has, &self.never].iter().any(|set| !set.is_empty());
        let mut seen = Seen::new(part.log.activity().values().len());
        if sets || self.selection.min_rework.is_some() {
            let least = self.selection.min_rework.unwrap_or(0);
            part.cases.retain(|rows| {
                seen.next();
                let codes = &activity[rows.clone()];
                let again = codes.iter().filter(|code| !seen.first(**code)).count();
                self.has.iter().all(|code| seen.has(*code))
                    && !self.never.iter().any(|code| seen.has(*code))
                    && u64::try_from(again).unwrap_or(u64::MAX) >= least
            });
        }
        if !self.follows.is_empty() || !self.not_follows.is_empty() {
            part.cases.retain(|rows| {
                let codes = &activity[rows.clone()];
                let has = |pair: &(u32, u32)| codes.windows(2).any(|w| (w[0], w[1]) == *pair);
                self.follows.iter().all(has) && !self.not_follows.iter().any(has)
            });
        }
    }

    fn by_operator(&self, part: &mut Part<'_>) {
        if !self.operators.is_empty() {
            let operators = part.operators();
            let wanted = |code: &u32| *code != NONE && self.operators.contains(code);
            part.cases.retain(|rows| operators[rows.clone()].iter().any(wanted));
        }
    }

    fn by_holder(&self, part: &Part<'_>, held: &Held, rows: &Range<usize>) -> bool {
        let (shares, lead) = (&self.selection.holders, part.lead(rows));
        let times = if shares.is_empty() { [0; 5] } else { held.times(part, rows) };
        shares.iter().all(|share| share.keeps(times[share.holder.index()], lead))
    }
}

/// The code of `name`; one that no event has where the log does not know it.
fn code(names: &arrow::array::StringArray, name: &str) -> u32 {
    let place = names.iter().position(|known| known == Some(name));
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or(NONE)
}

/// Filters that leave nothing out.
fn nothing() -> &'static Selection {
    static NOTHING: std::sync::OnceLock<Selection> = std::sync::OnceLock::new();
    NOTHING.get_or_init(Selection::default)
}
