//! Whether a tree allows a sequence of activities.

use std::ops::Range;

use super::Tree;

/// What is known about one sequence of activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The tree allows it from beginning to end.
    Accepted,
    /// The tree does not allow it.
    Rejected,
    /// It would have taken more steps than were granted to find out.
    Undecided,
}

/// A tree in which each activity occurs at most once, prepared for many questions.
///
/// Because the activities of a block occur in no other, a sequence can be cut up between the blocks
/// without guessing; only where a loop's rounds end must be searched for.
#[derive(Debug, Clone)]
pub struct Acceptor {
    blocks: Vec<Block>,
    /// The leaf of each activity code, counted from the left.
    leaves: Vec<Option<u32>>,
}

#[derive(Debug, Clone)]
struct Block {
    kind: Kind,
    children: Vec<usize>,
    /// The leaves inside.
    leaves: Range<u32>,
    skippable: bool,
    /// The most activities that it can take; `None` without bound.
    most: Option<usize>,
    /// Which of the leaves can come first, and which last.
    first: Vec<bool>,
    last: Vec<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Silent,
    Activity,
    Sequence,
    Exclusive,
    Parallel,
    Loop,
}

/// More steps than were granted.
struct Exhausted;

impl Acceptor {
    /// Prepares `tree`, whose activities are small codes; `None` when one occurs twice.
    pub fn new(tree: &Tree<u32>) -> Option<Self> {
        let mut new = Self { blocks: Vec::new(), leaves: Vec::new() };
        let mut next = 0;
        new.add(tree, &mut next)?;
        Some(new)
    }

    /// Whether the tree allows `word`; takes at most about `steps` steps, and takes off what it
    /// took.
    pub fn ask(&self, word: &[u32], steps: &mut u64) -> Answer {
        let leaf = |code: &u32| {
            let known = usize::try_from(*code).ok().and_then(|code| self.leaves.get(code));
            known.copied().flatten()
        };
        let Some(word) = word.iter().map(leaf).collect::<Option<Vec<u32>>>() else {
            return Answer::Rejected;
        };
        match self.accepts(self.blocks.len() - 1, &word, steps) {
            Ok(true) => Answer::Accepted,
            Ok(false) => Answer::Rejected,
            Err(Exhausted) => Answer::Undecided,
        }
    }

    /// Adds the blocks of `tree`, itself last, and answers its index.
    fn add(&mut self, tree: &Tree<u32>, next: &mut u32) -> Option<usize> {
        let from = *next;
        let (kind, children): (Kind, Vec<&Tree<u32>>) = match tree {
            Tree::Silent => (Kind::Silent, Vec::new()),
            Tree::Activity(code) => {
                self.take(*code, *next)?;
                *next += 1;
                (Kind::Activity, Vec::new())
            }
            Tree::Sequence(children) => (Kind::Sequence, children.iter().collect()),
            Tree::Exclusive(children) => (Kind::Exclusive, children.iter().collect()),
            Tree::Parallel(children) => (Kind::Parallel, children.iter().collect()),
            Tree::Loop(body, redo) => (Kind::Loop, vec![body, redo]),
        };
        let children =
            children.into_iter().map(|c| self.add(c, next)).collect::<Option<Vec<usize>>>()?;
        let width = usize::try_from(*next - from).ok()?;
        let mut block = Block {
            kind,
            children,
            leaves: from..*next,
            skippable: tree.skippable(),
            most: None,
            first: vec![false; width],
            last: vec![false; width],
        };
        block.most = self.most(&block);
        self.edges(&mut block);
        self.blocks.push(block);
        Some(self.blocks.len() - 1)
    }

    fn take(&mut self, code: u32, leaf: u32) -> Option<()> {
        let code = usize::try_from(code).ok()?;
        if self.leaves.len() <= code {
            self.leaves.resize(code + 1, None);
        }
        self.leaves[code].replace(leaf).is_none().then_some(())
    }

    fn most(&self, block: &Block) -> Option<usize> {
        let children = block.children.iter().map(|child| self.blocks[*child].most);
        match block.kind {
            Kind::Silent => Some(0),
            Kind::Activity => Some(1),
            Kind::Sequence | Kind::Parallel => children.sum(),
            Kind::Exclusive => children.collect::<Option<Vec<usize>>>()?.into_iter().max(),
            Kind::Loop => None,
        }
    }

    /// Which leaves can come first and last.
    fn edges(&self, block: &mut Block) {
        let start = block.leaves.start;
        if block.kind == Kind::Activity {
            (block.first, block.last) = (vec![true], vec![true]);
        }
        let mark = |into: &mut Vec<bool>, child: &Block, from: &[bool]| {
            for (leaf, yes) in child.leaves.clone().zip(from) {
                into[at(leaf - start)] |= yes;
            }
        };
        let children = || block.children.iter().map(|child| &self.blocks[*child]);
        // A loop begins and ends with its body; with the way back only where the body is skipped.
        let once = block.kind == Kind::Loop && children().next().is_some_and(|c| !c.skippable);
        let outer: Vec<&Block> = children().take(if once { 1 } else { usize::MAX }).collect();
        let ordered = block.kind == Kind::Sequence;
        let (mut first, mut last) = (block.first.clone(), block.last.clone());
        for child in &outer {
            mark(&mut first, child, &child.first);
            if ordered && !child.skippable {
                break;
            }
        }
        for child in outer.iter().rev() {
            mark(&mut last, child, &child.last);
            if ordered && !child.skippable {
                break;
            }
        }
        (block.first, block.last) = (first, last);
    }

    fn accepts(&self, block: usize, word: &[u32], steps: &mut u64) -> Result<bool, Exhausted> {
        let cost = u64::try_from(word.len()).unwrap_or(u64::MAX).saturating_add(1);
        *steps = steps.checked_sub(cost).ok_or(Exhausted)?;
        let block = &self.blocks[block];
        if word.is_empty() {
            return Ok(block.skippable);
        }
        if block.most.is_some_and(|most| most < word.len()) {
            return Ok(false);
        }
        match block.kind {
            Kind::Silent => Ok(false),
            Kind::Activity => Ok(word == [block.leaves.start]),
            Kind::Sequence => self.in_order(block, word, steps),
            Kind::Exclusive => {
                let inside = |child: &&usize| self.blocks[**child].leaves.contains(&word[0]);
                let Some(child) = block.children.iter().find(inside) else { return Ok(false) };
                let leaves = &self.blocks[*child].leaves;
                Ok(word.iter().all(|leaf| leaves.contains(leaf))
                    && self.accepts(*child, word, steps)?)
            }
            Kind::Parallel => self.interleaved(block, word, steps),
            Kind::Loop => self.rounds(block, word, steps),
        }
    }

    fn in_order(&self, block: &Block, word: &[u32], steps: &mut u64) -> Result<bool, Exhausted> {
        let mut rest = word;
        for child in &block.children {
            let leaves = &self.blocks[*child].leaves;
            let length = rest.iter().take_while(|leaf| leaves.contains(leaf)).count();
            let (mine, others) = rest.split_at(length);
            if !self.accepts(*child, mine, steps)? {
                return Ok(false);
            }
            rest = others;
        }
        Ok(rest.is_empty())
    }

    fn interleaved(&self, block: &Block, word: &[u32], steps: &mut u64) -> Result<bool, Exhausted> {
        if !word.iter().all(|leaf| block.leaves.contains(leaf)) {
            return Ok(false);
        }
        for child in &block.children {
            let leaves = &self.blocks[*child].leaves;
            let mine: Vec<u32> =
                word.iter().copied().filter(|leaf| leaves.contains(leaf)).collect();
            if !self.accepts(*child, &mine, steps)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Finds, place by place, where the body and where the way back can have ended.
    fn rounds(&self, block: &Block, word: &[u32], steps: &mut u64) -> Result<bool, Exhausted> {
        let [body, redo] = [block.children[0], block.children[1]];
        let (skip_body, skip_redo) = (self.blocks[body].skippable, self.blocks[redo].skippable);
        let mut done = vec![false; word.len() + 1];
        let mut back = done.clone();
        done[0] = skip_body;
        back[0] = true;
        for end in 1..=word.len() {
            let of_body = self.blocks[body].leaves.contains(&word[end - 1]);
            let (child, ready) = if of_body { (body, &back) } else { (redo, &done) };
            let found = self.ends(child, word, end, ready, steps)?;
            (done[end], back[end]) = (found && of_body, found && !of_body);
            done[end] |= back[end] && skip_body;
            back[end] |= done[end] && skip_redo;
        }
        Ok(done[word.len()])
    }

    /// Whether `child` can have taken the activities from some `ready` place up to `end`.
    fn ends(
        &self,
        child: usize,
        word: &[u32],
        end: usize,
        ready: &[bool],
        steps: &mut u64,
    ) -> Result<bool, Exhausted> {
        let block = &self.blocks[child];
        let start = block.leaves.start;
        let marked = |marks: &[bool], leaf: u32| marks[at(leaf - start)];
        if !block.leaves.contains(&word[end - 1]) || !marked(&block.last, word[end - 1]) {
            return Ok(false);
        }
        let least = block.most.map_or(0, |most| end.saturating_sub(most));
        for from in (least..end).rev() {
            if !block.leaves.contains(&word[from]) {
                break;
            }
            let possible = ready[from] && marked(&block.first, word[from]);
            if possible && self.accepts(child, &word[from..end], steps)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn at(leaf: u32) -> usize {
    usize::try_from(leaf).unwrap_or(usize::MAX)
}
