//! What is done again: repeats, self-loops, and loops of two.

use std::collections::HashMap;

use arrow::array::Array;
use kajitori_domain::measure::explore::{Loop, Rework, Reworked};
use kajitori_domain::refusal::Stop;
use kajitori_eventlog::bucket::Wanted;
use kajitori_eventlog::log::texts;

use super::part::{Part, Seen};
use super::pass::{Kernel, pass};
use super::{Answer, Question};
use crate::view::index;

/// What is counted for each activity.
#[derive(Debug, Clone, Copy, Default)]
struct Activity {
    events: u64,
    cases: u64,
    repeated: u64,
    self_loops: u64,
    self_loop_cases: u64,
}

/// Loops of two: how often, in how many cases, and the last of them.
#[derive(Debug, Clone, Copy, Default)]
struct There {
    count: u64,
    cases: u64,
    last: u64,
}

/// The repetitions of some cases.
struct Again {
    activities: Vec<Activity>,
    /// Activities of the case, those that came again, and those that came at once again.
    seen: [Seen; 3],
    loops: HashMap<(u32, u32), There>,
    case: u64,
    cases: u64,
}

impl Again {
    fn new(activities: usize) -> Self {
        Self {
            activities: vec![Activity::default(); activities],
            seen: std::array::from_fn(|_| Seen::new(activities)),
            loops: HashMap::new(),
            case: 0,
            cases: 0,
        }
    }

    fn case(&mut self, codes: &[u32]) {
        self.case += 1;
        self.seen.iter_mut().for_each(Seen::next);
        let [had, again, at_once] = &mut self.seen;
        let mut any = false;
        for (at, code) in codes.iter().enumerate() {
            let activity = &mut self.activities[index(*code)];
            activity.events += 1;
            if had.first(*code) {
                activity.cases += 1;
            } else {
                any = true;
                activity.repeated += u64::from(again.first(*code));
            }
            let before = at.checked_sub(1).map(|at| codes[at]);
            if before == Some(*code) {
                activity.self_loops += 1;
                activity.self_loop_cases += u64::from(at_once.first(*code));
            } else if let (Some(via), Some(at)) = (before, at.checked_sub(2))
                && codes[at] == *code
            {
                let there = self.loops.entry((*code, via)).or_default();
                there.count += 1;
                if there.last != self.case {
                    *there = There { cases: there.cases + 1, last: self.case, ..*there };
                }
            }
        }
        self.cases += u64::from(any);
    }
}

impl Kernel for Again {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        part.cases.iter().for_each(|rows| self.case(&part.activity[rows.clone()]));
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        for (mine, theirs) in self.activities.iter_mut().zip(other.activities) {
            mine.events += theirs.events;
            mine.cases += theirs.cases;
            mine.repeated += theirs.repeated;
            mine.self_loops += theirs.self_loops;
            mine.self_loop_cases += theirs.self_loop_cases;
        }
        for (pair, theirs) in other.loops {
            let mine = self.loops.entry(pair).or_default();
            mine.count += theirs.count;
            mine.cases += theirs.cases;
        }
        self.cases += other.cases;
    }
}

/// See [`super::rework`].
pub(super) fn answer(question: &Question<'_>) -> Answer<Rework> {
    let names = texts(question.log.shape().activity());
    let (again, scope) = pass(question, Wanted::trace(), || Again::new(names.len()))?;
    let name = |code: u32| names.value(index(code)).to_owned();
    let mut activities: Vec<Reworked> = (0..)
        .zip(&again.activities)
        .filter(|(_, activity)| activity.repeated > 0)
        .map(|(code, activity)| Reworked {
            activity: name(code),
            events: activity.events,
            cases: activity.cases,
            repeated: activity.repeated,
            repeats: activity.events - activity.cases,
            self_loops: activity.self_loops,
            self_loop_cases: activity.self_loop_cases,
        })
        .collect();
    activities.sort_by(|a, b| (b.repeats, &a.activity).cmp(&(a.repeats, &b.activity)));
    let told = |((code, via), There { count, cases, .. })| Loop {
        activity: name(code),
        via: name(via),
        count,
        cases,
    };
    let mut loops: Vec<Loop> = again.loops.into_iter().map(told).collect();
    loops.sort_by(|a, b| {
        b.count.cmp(&a.count).then_with(|| (&a.activity, &a.via).cmp(&(&b.activity, &b.via)))
    });
    Ok((Rework { cases: again.cases, activities, loops }, scope))
}
