//! How strongly activities hang on few operators. Codes only, each as a share of an activity;
//! people are never ranked.

use std::cmp::Reverse;
use std::collections::HashMap;

use arrow::array::Array;
use kajitori_domain::dependency::{Load, Terms, absences, dependency};
use kajitori_domain::measure::explore::{Operated, Operators};
use kajitori_domain::refusal::Stop;
use kajitori_domain::statistics::herfindahl;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::texts;

use super::part::Part;
use super::pass::{Kernel, pass};
use super::{Answer, Question};
use crate::discover::count;
use crate::view::{NONE, index};

/// More pairs of activity and operator than this are kept in a hash table.
const DENSE: usize = 1 << 22;
/// Operators whose absence together is looked at, at most.
const ABSENT: usize = 3;

/// What an operator did of an activity: events, cases, and the last of them.
#[derive(Debug, Clone, Copy, Default)]
struct Done {
    events: u64,
    cases: u64,
    last: u64,
}

/// Who did what in some cases.
struct Doers {
    width: usize,
    dense: Vec<Done>,
    wide: HashMap<(u32, u32), Done>,
    case: u64,
    unknown: u64,
}

impl Doers {
    fn new(activities: usize, operators: usize) -> Self {
        let size = activities.saturating_mul(operators);
        let dense = if size <= DENSE { vec![Done::default(); size] } else { Vec::new() };
        Self { width: operators, dense, wide: HashMap::new(), case: 0, unknown: 0 }
    }

    fn done(&mut self, activity: u32, operator: u32) -> &mut Done {
        if self.dense.is_empty() {
            return self.wide.entry((activity, operator)).or_default();
        }
        &mut self.dense[index(activity) * self.width + index(operator)]
    }

    /// Activity, operator and what was done, by the two codes.
    fn all(self) -> Vec<(u32, u32, Done)> {
        let code = |place: usize| u32::try_from(place).unwrap_or(NONE);
        let dense = self.dense.iter().enumerate().filter(|(_, done)| done.events > 0);
        let dense = dense.map(|(at, done)| (code(at / self.width), code(at % self.width), *done));
        let mut all: Vec<(u32, u32, Done)> = dense.collect();
        all.extend(self.wide.into_iter().map(|((activity, by), done)| (activity, by, done)));
        all.sort_unstable_by_key(|(activity, operator, _)| (*activity, *operator));
        all
    }
}

impl Kernel for Doers {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        let operators = part.operators();
        for rows in &part.cases {
            self.case += 1;
            let case = self.case;
            for row in rows.clone() {
                if operators[row] == NONE {
                    self.unknown += 1;
                    continue;
                }
                let done = self.done(part.activity[row], operators[row]);
                done.events += 1;
                done.cases += u64::from(done.last != case);
                done.last = case;
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        self.unknown += other.unknown;
        for (mine, theirs) in self.dense.iter_mut().zip(&other.dense) {
            mine.events += theirs.events;
            mine.cases += theirs.cases;
        }
        for ((activity, operator), theirs) in other.wide {
            let mine = self.done(activity, operator);
            mine.events += theirs.events;
            mine.cases += theirs.cases;
        }
    }
}

/// See [`super::operators`].
pub(super) fn answer(question: &Question<'_>, coded: bool) -> Answer<Operators> {
    let shape = question.log.shape();
    let (names, codes) = (texts(shape.activity()), texts(shape.operator()));
    let wanted = Wanted { operator: true, ..Wanted::trace() };
    let (doers, scope) = pass(question, wanted, || Doers::new(names.len(), codes.len()))?;
    let unknown = doers.unknown;
    let all = doers.all();
    // Codes that differ from run to run must not decide between equals; the file's order does.
    let label = |operator: u32| match coded {
        true => codes.value(index(operator)).to_owned(),
        false => format!("{operator:010}"),
    };
    let terms = Terms::default();
    let groups = all.chunk_by(|a, b| a.0 == b.0);
    let mut activities: Vec<Operated> = groups
        .map(|group| {
            let counts: Vec<u64> = group.iter().map(|(_, _, done)| done.events).collect();
            let top = group.iter().min_by_key(|(_, by, done)| (Reverse(done.events), label(*by)));
            let practised = group.iter().filter(|(.., d)| d.cases >= terms.practised_from).count();
            Operated {
                activity: names.value(index(group[0].0)).to_owned(),
                events: counts.iter().sum(),
                operators: count(group.len()),
                top: top.map_or(0, |(_, _, done)| done.events),
                top_code: top.filter(|_| coded).map(|(_, by, _)| label(*by)),
                herfindahl: herfindahl(&counts).unwrap_or(0),
                practised: count(practised),
            }
        })
        .collect();
    activities.sort_by(|a, b| (b.events, &a.activity).cmp(&(a.events, &b.activity)));
    let loads: Vec<Load> = all
        .iter()
        .map(|(activity, by, done)| Load {
            task: names.value(index(*activity)).to_owned(),
            operator: label(*by),
            cases: done.cases,
        })
        .collect();
    let mut absences = absences(&loads, terms, ABSENT);
    let mut dependency = dependency(&loads, terms);
    if !coded {
        let impact = dependency.iter_mut().map(|dependency| &mut dependency.impact);
        absences.iter_mut().chain(impact).for_each(|absence| absence.absent.clear());
    }
    let mut operators: Vec<u32> = all.iter().map(|(_, by, _)| *by).collect();
    operators.sort_unstable();
    operators.dedup();
    let operators = count(operators.len());
    Ok((Operators { activities, operators, unknown, dependency, absences }, scope))
}
