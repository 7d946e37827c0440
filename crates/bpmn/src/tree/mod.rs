//! A process tree: a process made of blocks that begin and end together. Whatever is built of
//! blocks is sound: it can always end, and nothing of it can never happen.

mod accept;
mod simplify;

use std::fmt;

pub use accept::{Acceptor, Answer};
pub use simplify::simplify;

/// A block.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tree<A> {
    /// Nothing is seen (τ).
    Silent,
    /// One activity.
    Activity(A),
    /// All, one after the other (→).
    Sequence(Vec<Tree<A>>),
    /// Exactly one (×).
    Exclusive(Vec<Tree<A>>),
    /// All, in any interleaving (∧).
    Parallel(Vec<Tree<A>>),
    /// The first, then any number of times the second and the first again (↻).
    Loop(Box<Tree<A>>, Box<Tree<A>>),
}

impl<A> Tree<A> {
    /// The loop that does `body`, and after each `redo` does it again.
    pub fn again(body: Self, redo: Self) -> Self {
        Self::Loop(Box::new(body), Box::new(redo))
    }

    /// The same blocks with other activities.
    pub fn map<B>(&self, to: &mut impl FnMut(&A) -> B) -> Tree<B> {
        let all = |children: &[Self], to: &mut _| -> Vec<Tree<B>> {
            children.iter().map(|child| Self::mapped(child, to)).collect()
        };
        match self {
            Self::Silent => Tree::Silent,
            Self::Activity(activity) => Tree::Activity(to(activity)),
            Self::Sequence(children) => Tree::Sequence(all(children, to)),
            Self::Exclusive(children) => Tree::Exclusive(all(children, to)),
            Self::Parallel(children) => Tree::Parallel(all(children, to)),
            Self::Loop(body, redo) => Tree::again(Self::mapped(body, to), Self::mapped(redo, to)),
        }
    }

    /// Keeps the type of `map` from growing with the depth of the tree.
    fn mapped<B>(tree: &Self, to: &mut impl FnMut(&A) -> B) -> Tree<B> {
        tree.map(to)
    }

    /// Whether it can pass without any activity.
    pub fn skippable(&self) -> bool {
        match self {
            Self::Silent => true,
            Self::Activity(_) => false,
            Self::Sequence(children) | Self::Parallel(children) => {
                children.iter().all(Self::skippable)
            }
            Self::Exclusive(children) => children.iter().any(Self::skippable),
            Self::Loop(body, _) => body.skippable(),
        }
    }

    /// The activities, from left to right.
    pub fn activities(&self) -> Vec<&A> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a A>) {
        match self {
            Self::Silent => {}
            Self::Activity(activity) => found.push(activity),
            Self::Sequence(children) | Self::Exclusive(children) | Self::Parallel(children) => {
                children.iter().for_each(|child| child.collect(found));
            }
            Self::Loop(body, redo) => {
                body.collect(found);
                redo.collect(found);
            }
        }
    }
}

/// The notation of the literature: `→( 'a', ×( τ, 'b' ) )`.
impl<A: fmt::Display> fmt::Display for Tree<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let block = |f: &mut fmt::Formatter<'_>, sign: char, children: &[&Self]| {
            write!(f, "{sign}( ")?;
            for (place, child) in children.iter().enumerate() {
                write!(f, "{}{child}", if place == 0 { "" } else { ", " })?;
            }
            write!(f, " )")
        };

        match self {
            Self::Silent => write!(f, "τ"),
            Self::Activity(activity) => write!(f, "'{activity}'"),
            Self::Sequence(children) => block(f, '→', &children.iter().collect::<Vec<_>>()),
            Self::Exclusive(children) => block(f, '×', &children.iter().collect::<Vec<_>>()),
            Self::Parallel(children) => block(f, '∧', &children.iter().collect::<Vec<_>>()),
            Self::Loop(body, redo) => block(f, '↻', &[&**body, &**redo]),
        }
    }
}
