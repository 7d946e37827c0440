//! Trees and graphs of any shape.

use kajitori_bpmn::draw::Graph;
use kajitori_bpmn::tree::Tree;
use proptest::prelude::*;

/// A tree in which each activity occurs once; codes count from the left.
pub(crate) fn tree(activities: u32) -> impl Strategy<Value = Tree<u32>> {
    let leaf = prop_oneof![1 => Just(Tree::Silent), 4 => Just(Tree::Activity(0))];
    let shape = leaf.prop_recursive(4, activities, 4, |inner| {
        let some = || prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            some().prop_map(Tree::Sequence),
            some().prop_map(Tree::Exclusive),
            some().prop_map(Tree::Parallel),
            (inner.clone(), inner.clone()).prop_map(|(body, redo)| Tree::again(body, redo)),
        ]
    });
    shape.prop_map(|tree| {
        let mut next = 0;
        tree.map(&mut |_: &u32| {
            next += 1;
            next - 1
        })
    })
}

/// A graph whose activities all lie on a way from a start to an end: a chain, and more.
pub(crate) fn graph() -> impl Strategy<Value = Graph> {
    let more = prop::collection::vec((0_usize..12, 0_usize..12, 1_u64..100), 0..30);
    let ends = prop::collection::vec(0_usize..12, 0..4);
    (1_usize..12, more, ends.clone(), ends).prop_map(|(count, more, starts, ends)| {
        let said = String::new;
        let chain = (1..count).map(|to| (to - 1, to, 50, said()));
        let more = more.into_iter().map(|(from, to, n)| (from, to, n, said()));
        let mut follows: Vec<_> =
            chain.chain(more).filter(|f| f.0 < count && f.1 < count).collect();
        follows.sort_by_key(|f| (f.0, f.1));
        follows.dedup_by_key(|f| (f.0, f.1));
        let set = |some: Vec<usize>, always: usize| {
            let some = some.into_iter().filter(|a| *a < count).chain([always]);
            let some: std::collections::BTreeSet<usize> = some.collect();
            some.into_iter().map(|a| (a, 9, said())).collect()
        };
        let activities = (0..count).map(|a| (format!("工程{a}"), said())).collect();
        Graph { activities, follows, starts: set(starts, 0), ends: set(ends, count - 1) }
    })
}

/// The tree with names.
pub(crate) fn named(tree: &Tree<u32>) -> Tree<String> {
    tree.map(&mut |code| format!("工程{code}"))
}
