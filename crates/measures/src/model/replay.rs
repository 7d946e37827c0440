//! How many cases a model can tell from beginning to end.

use kajitori_bpmn::tree::{Acceptor, Answer, Tree};
use rayon::prelude::*;

use super::map::Map;
use super::traces::Traces;
use super::words::Words;

/// Steps granted for one sequence, at most.
const STEPS: u64 = 1 << 20;
/// Steps granted for all sequences together.
const ALL_STEPS: u64 = 1 << 29;

/// Cases by whether the model allows what happened in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Replay {
    /// Cases that the model allows.
    pub allowed: u64,
    /// Cases that it does not allow.
    pub other: u64,
    /// Cases whose sequence would have taken too long to decide.
    pub undecided: u64,
}

impl Replay {
    fn add(mut self, answer: Answer, count: u64) -> Self {
        match answer {
            Answer::Accepted => self.allowed += count,
            Answer::Rejected => self.other += count,
            Answer::Undecided => self.undecided += count,
        }
        self
    }

    fn merge(self, other: Self) -> Self {
        Self {
            allowed: self.allowed + other.allowed,
            other: self.other + other.other,
            undecided: self.undecided + other.undecided,
        }
    }
}

/// Replays `words` on a discovered tree, in which each activity occurs at most once.
pub fn on_tree(words: &Words, tree: &Tree<u32>) -> Replay {
    let Some(acceptor) = Acceptor::new(tree) else {
        return Replay { undecided: words.cases(), ..Replay::default() };
    };
    let granted = ALL_STEPS / u64::try_from(words.len().max(1)).unwrap_or(u64::MAX);
    let granted = granted.clamp(1_000, STEPS);
    let all: Vec<(&[u32], u64)> = words.iter().collect();
    let parts = all.par_chunks(64).map(|part| {
        let asked = part.iter().map(|(word, count)| {
            let mut steps = granted;
            (acceptor.ask(word, &mut steps), *count)
        });
        asked.fold(Replay::default(), |sum, (answer, count)| sum.add(answer, count))
    });
    parts.reduce(Replay::default, Replay::merge)
}

/// Replays the cases of `traces`, all their activities included, on a map of them.
pub fn on_map(traces: &Traces, map: &Map) -> Replay {
    let code = |name: &String| map.names.binary_search(name).ok();
    let codes: Vec<Option<usize>> = traces.names.iter().map(code).collect();
    let mut sum = Replay::default();
    for (word, count) in traces.words.iter() {
        let word: Option<Vec<usize>> =
            word.iter().map(|old| codes[super::words::at(*old)]).collect();
        let allowed = word.is_some_and(|word| map.allows(&word));
        sum = sum.add(if allowed { Answer::Accepted } else { Answer::Rejected }, count);
    }
    sum
}
