//! What is done with a log that has no cut: something is taken aside, or rounds are looked for; in
//! the end anything is allowed.

use kajitori_bpmn::tree::Tree;

use super::cut::Kind;
use super::follows::Follows;
use super::miner::Miner;
use super::words::Words;

/// Activities up to which each is tried aside; the cost grows with the cube of their number.
const TRIED: usize = 100;

/// A tree of `words`, which have no cut.
pub(super) fn through(miner: Miner, words: &Words, follows: &Follows, depth: usize) -> Tree<u32> {
    if let Some(code) = once_per_case(words, follows) {
        return aside(miner, words, code, depth);
    }
    if let Some(code) = concurrent(miner, words, follows) {
        return aside(miner, words, code, depth);
    }
    let place = super::follows::places(&follows.codes);
    let at = |code: u32| place[super::words::at(code)];
    let start = |code: u32| follows.starts[at(code)] > 0;
    let strict = rounds(words, |a, b| follows.ends[at(a)] > 0 && start(b));
    if let Some(rounds) = strict.or_else(|| rounds_by(words, start)) {
        return Tree::again(miner.tree(&rounds, depth + 1), Tree::Silent);
    }
    flower(follows)
}

/// Any of the activities, any number of times, at least once.
pub(super) fn flower(follows: &Follows) -> Tree<u32> {
    let any = follows.codes.iter().map(|code| Tree::Activity(*code)).collect();
    Tree::again(Tree::Exclusive(any), Tree::Silent)
}

/// The activity `code` beside all others.
fn aside(miner: Miner, words: &Words, code: u32, depth: usize) -> Tree<u32> {
    let project = |keep: &dyn Fn(u32) -> bool| {
        let mut log = Words::default();
        for (word, count) in words.iter() {
            log.push(word.iter().copied().filter(|other| keep(*other)), count);
        }
        log.settle()
    };
    let (alone, others) = (project(&|other| other == code), project(&|other| other != code));
    let cut = super::cut::Cut { kind: Kind::Parallel, parts: Vec::new() };
    miner.along(&cut, vec![alone, others], depth)
}

/// An activity that every case has exactly once.
fn once_per_case(words: &Words, follows: &Follows) -> Option<u32> {
    let mut once: Vec<u32> = follows.codes.clone();
    for (word, _) in words.iter() {
        once.retain(|code| word.iter().filter(|other| *other == code).count() == 1);
        if once.is_empty() {
            return None;
        }
    }
    once.first().copied()
}

/// The rarest activity without which there would be a cut.
fn concurrent(miner: Miner, words: &Words, follows: &Follows) -> Option<u32> {
    if follows.len() > TRIED {
        return None;
    }
    let mut events = vec![0_u64; follows.len()];
    for (from, to) in follows.pairs() {
        events[to] += follows.count(from, to);
    }
    (0..follows.len()).for_each(|place| events[place] += follows.starts[place]);
    let others = follows.without_each(words);
    let mut order: Vec<usize> = (0..others.len()).collect();
    order.sort_by_key(|place| (events[*place], *place));
    let found = order.into_iter().find(|place| miner.cut(&others[*place]).is_some());
    found.map(|place| follows.codes[place])
}

/// Cuts each sequence between every two events that `between` says so; nothing when none is cut.
fn rounds(words: &Words, between: impl Fn(u32, u32) -> bool) -> Option<Words> {
    let mut log = Words::default();
    for (word, count) in words.iter() {
        for round in word.chunk_by(|a, b| !between(*a, *b)) {
            log.push(round.iter().copied(), count);
        }
    }
    (log.len() > words.len()).then(|| log.settle())
}

/// Cuts each sequence before every event that can start one.
fn rounds_by(words: &Words, start: impl Fn(u32) -> bool) -> Option<Words> {
    rounds(words, |_, b| start(b))
}
