//! The inductive miner on sequences with counts: IM (Leemans, Fahland, van der Aalst 2013) and,
//! with a noise threshold, its infrequent variant (2014). Every log gets a tree, so every model is
//! sound; without noise the tree allows every sequence of the log.

use kajitori_bpmn::tree::{Tree, simplify};
use rayon::prelude::*;

use super::Permille;
use super::cut::{Cut, Kind, find};
use super::fall;
use super::follows::Follows;
use super::split::split;
use super::words::Words;

/// Blocks inside each other, at most; deeper ones allow anything.
const DEEPEST: usize = 200;

/// Discovers a tree over the codes of `words`. Behaviour rarer than the share `noise` of its
/// alternatives is ignored; with [`Permille::NONE`] nothing is.
pub fn inductive(words: &Words, noise: Permille) -> Tree<u32> {
    simplify(Miner { noise }.tree(&words.clone().settle(), 0))
}

/// The miner with its setting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Miner {
    pub(super) noise: Permille,
}

impl Miner {
    pub(super) fn tree(self, words: &Words, depth: usize) -> Tree<u32> {
        let cases = words.cases();
        // In order, the sequence without an activity stands first.
        let empty =
            words.iter().next().map_or(0, |(w, count)| if w.is_empty() { count } else { 0 });
        if cases == empty {
            return Tree::Silent;
        }
        if empty > 0 {
            let mut others = Words::default();
            words.iter().skip(1).for_each(|(w, count)| others.push(w.iter().copied(), count));
            let tree = self.tree(&others, depth);
            let rare = self.noise.exceeds(empty, cases);
            return if rare { tree } else { Tree::Exclusive(vec![tree, Tree::Silent]) };
        }
        let follows = Follows::new(words);
        if let [code] = follows.codes[..] {
            return self.single(code, words, cases);
        }
        if depth >= DEEPEST {
            return fall::flower(&follows);
        }
        match self.cut(&follows) {
            Some(cut) => self.along(&cut, split(words, &follows, &cut), depth),
            None => fall::through(self, words, &follows, depth),
        }
    }

    /// A cut of all that happened, or of what is not noise.
    pub(super) fn cut(self, follows: &Follows) -> Option<Cut> {
        let noisy = || (self.noise > Permille::NONE).then(|| find(&follows.filtered(self.noise)));
        find(follows).or_else(|| noisy().flatten())
    }

    /// One activity: once, unless enough cases repeat it.
    fn single(self, code: u32, words: &Words, cases: u64) -> Tree<u32> {
        let repeated: u64 =
            words.iter().filter(|(word, _)| word.len() > 1).map(|(_, count)| count).sum();
        let once = Tree::Activity(code);
        let rare = repeated == 0 || self.noise.exceeds(repeated, cases);
        if rare { once } else { Tree::again(once, Tree::Silent) }
    }

    /// The block of a cut. Branches stand by falling number of events, ties by name.
    pub(super) fn along(self, cut: &Cut, logs: Vec<Words>, depth: usize) -> Tree<u32> {
        let weigh = |log: &Words| -> u64 {
            log.iter().map(|(word, count)| u64::try_from(word.len()).unwrap_or(0) * count).sum()
        };
        let weights: Vec<u64> = logs.iter().map(weigh).collect();
        let trees: Vec<Tree<u32>> =
            logs.into_par_iter().map(|log| self.tree(&log, depth + 1)).collect();
        let by_weight = |mut branches: Vec<(u64, Tree<u32>)>| {
            branches.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
            branches.into_iter().map(|(_, tree)| tree).collect::<Vec<_>>()
        };
        let mut branches: Vec<(u64, Tree<u32>)> = weights.into_iter().zip(trees).collect();
        match cut.kind {
            Kind::Sequence => Tree::Sequence(branches.into_iter().map(|(_, tree)| tree).collect()),
            Kind::Exclusive => Tree::Exclusive(by_weight(branches)),
            Kind::Parallel => Tree::Parallel(by_weight(branches)),
            Kind::Loop => {
                let redo = branches.split_off(1);
                let body = branches.into_iter().map(|(_, tree)| tree).next();
                Tree::again(body.unwrap_or(Tree::Silent), Tree::Exclusive(by_weight(redo)))
            }
        }
    }
}
