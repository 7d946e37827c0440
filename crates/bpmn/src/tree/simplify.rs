//! The same behaviour in fewer blocks.

use super::Tree;

/// Simplifies `tree` without changing which sequences of activities it allows: blocks of one kind
/// inside each other become one, silence disappears where it says nothing, and what may be skipped
/// says so once. Keeps the order of the blocks.
pub fn simplify<A: PartialEq>(tree: Tree<A>) -> Tree<A> {
    match tree {
        Tree::Silent | Tree::Activity(_) => tree,
        Tree::Sequence(children) => {
            let children = all(children, |child| match child {
                Tree::Sequence(inner) => Ok(inner),
                other => Err(other),
            });
            block(children, Tree::Sequence)
        }
        Tree::Parallel(children) => {
            let children = all(children, |child| match child {
                Tree::Parallel(inner) => Ok(inner),
                other => Err(other),
            });
            block(children, Tree::Parallel)
        }
        Tree::Exclusive(children) => exclusive(children),
        Tree::Loop(body, redo) => again(simplify(*body), simplify(*redo)),
    }
}

/// Simplifies the children, and opens those that `open` takes apart.
fn all<A: PartialEq>(
    children: Vec<Tree<A>>,
    open: impl Fn(Tree<A>) -> Result<Vec<Tree<A>>, Tree<A>>,
) -> Vec<Tree<A>> {
    let open = |child| open(child).unwrap_or_else(|closed| vec![closed]);
    children.into_iter().map(simplify).flat_map(open).collect()
}

/// A block in which silence means nothing.
fn block<A: PartialEq>(
    mut children: Vec<Tree<A>>,
    make: impl Fn(Vec<Tree<A>>) -> Tree<A>,
) -> Tree<A> {
    children.retain(|child| *child != Tree::Silent);
    alone(children, make)
}

fn alone<A>(mut children: Vec<Tree<A>>, make: impl Fn(Vec<Tree<A>>) -> Tree<A>) -> Tree<A> {
    match children.len() {
        0 => Tree::Silent,
        1 => children.remove(0),
        _ => make(children),
    }
}

/// Silence stands last, once, and only where no other branch can be passed without an activity.
fn exclusive<A: PartialEq>(children: Vec<Tree<A>>) -> Tree<A> {
    let mut children = all(children, |child| match child {
        Tree::Exclusive(inner) => Ok(inner),
        other => Err(other),
    });
    let silent = children.contains(&Tree::Silent);
    children.retain(|child| *child != Tree::Silent);
    if silent && !children.iter().any(Tree::skippable) {
        children.push(Tree::Silent);
    }
    alone(children, Tree::Exclusive)
}

fn again<A: PartialEq>(body: Tree<A>, redo: Tree<A>) -> Tree<A> {
    match (body, redo) {
        (Tree::Silent, Tree::Silent) => Tree::Silent,
        // A loop round a loop with the same body: one loop with both ways back.
        (Tree::Loop(body, inner), redo) => again(*body, exclusive(vec![*inner, redo])),
        // Any number of times something that may be skipped: skip it all, or do it at least once.
        (Tree::Exclusive(mut children), Tree::Silent) if children.contains(&Tree::Silent) => {
            children.retain(|child| *child != Tree::Silent);
            exclusive(vec![again(alone(children, Tree::Exclusive), Tree::Silent), Tree::Silent])
        }
        (body, redo) => Tree::again(body, redo),
    }
}
