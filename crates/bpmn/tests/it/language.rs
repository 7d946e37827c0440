//! What trees allow.

use std::collections::BTreeSet;

use kajitori_bpmn::tree::{Acceptor, Answer, Tree, simplify};
use proptest::prelude::*;

use crate::random;

type Words = BTreeSet<Vec<u32>>;

/// Longest words that are looked at.
const LONGEST: usize = 4;

/// All words of `tree` up to the longest, straight from what the blocks mean.
fn words(tree: &Tree<u32>) -> Words {
    let empty = || Words::from([Vec::new()]);
    match tree {
        Tree::Silent => empty(),
        Tree::Activity(code) => Words::from([vec![*code]]),
        Tree::Exclusive(children) => children.iter().flat_map(words).collect(),
        Tree::Sequence(children) => {
            children.iter().fold(empty(), |left, child| joined(&left, &words(child)))
        }
        Tree::Parallel(children) => children.iter().fold(empty(), |left, child| {
            let right = words(child);
            let pairs = left.iter().flat_map(|a| right.iter().map(move |b| shuffled(a, b)));
            pairs.flatten().filter(|word| word.len() <= LONGEST).collect()
        }),
        Tree::Loop(body, redo) => {
            let (body, redo) = (words(body), words(redo));
            let mut all = body.clone();
            loop {
                let more: Words = joined(&joined(&all, &redo), &body);
                let before = all.len();
                all.extend(more);
                if all.len() == before {
                    return all;
                }
            }
        }
    }
}

fn joined(left: &Words, right: &Words) -> Words {
    let pairs = left.iter().flat_map(|a| right.iter().map(move |b| [&a[..], &b[..]].concat()));
    pairs.filter(|word| word.len() <= LONGEST).collect()
}

fn shuffled(a: &[u32], b: &[u32]) -> Vec<Vec<u32>> {
    let (Some((first_a, rest_a)), Some((first_b, rest_b))) = (a.split_first(), b.split_first())
    else {
        return vec![[a, b].concat()];
    };
    let before = |first: u32, rest: Vec<Vec<u32>>| {
        rest.into_iter().map(move |word| [&[first], &word[..]].concat())
    };
    let (a_first, b_first) = (shuffled(rest_a, b), shuffled(a, rest_b));
    before(*first_a, a_first).chain(before(*first_b, b_first)).collect()
}

/// Every word over `codes` activities up to the longest.
fn every(codes: u32) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new()];
    let mut from = 0;
    for _ in 0..LONGEST {
        let until = all.len();
        for word in from..until {
            for code in 0..codes {
                all.push([&all[word][..], &[code]].concat());
            }
        }
        from = until;
    }
    all
}

proptest! {
    /// The acceptor says yes to the words of the tree and to no other.
    #[test]
    fn the_acceptor_knows_the_words_of_a_tree(tree in random::tree(6)) {
        let codes = u32::try_from(tree.activities().len()).expect("few");
        prop_assume!(codes <= 5);
        let acceptor = Acceptor::new(&tree).expect("each activity occurs once");
        let known = words(&tree);
        for word in every(codes) {
            let answer = acceptor.ask(&word, &mut 1_000_000);
            let expected =
                if known.contains(&word) { Answer::Accepted } else { Answer::Rejected };
            prop_assert_eq!(answer, expected, "{} {:?}", tree, word);
        }
    }

    /// Simplifying changes no word, and a second time nothing at all.
    #[test]
    fn simplifying_keeps_the_words(tree in random::tree(6)) {
        let simple = simplify(tree.clone());
        prop_assert_eq!(words(&tree), words(&simple), "{} became {}", tree, simple);
        prop_assert_eq!(simplify(simple.clone()), simple);
    }
}

#[test]
fn an_acceptor_gives_up_when_its_steps_are_spent() {
    let tree = Tree::again(Tree::Activity(0), Tree::Activity(1));
    let acceptor = Acceptor::new(&tree).expect("each activity occurs once");
    assert_eq!(acceptor.ask(&[0, 1, 0], &mut 100), Answer::Accepted);
    assert_eq!(acceptor.ask(&[0, 1, 0], &mut 3), Answer::Undecided);
    assert_eq!(acceptor.ask(&[0, 2, 0], &mut 100), Answer::Rejected);
}

#[test]
fn an_activity_that_occurs_twice_is_not_prepared() {
    let tree = Tree::Sequence(vec![Tree::Activity(0), Tree::Activity(0)]);
    assert!(Acceptor::new(&tree).is_none());
}

#[test]
fn trees_read_as_in_the_literature() {
    let skip = Tree::Exclusive(vec![Tree::Activity("差戻し"), Tree::Silent]);
    let tree = Tree::Sequence(vec![
        Tree::Activity("受付"),
        Tree::again(Tree::Parallel(vec![Tree::Activity("検査"), skip]), Tree::Activity("訂正")),
    ]);
    let text = "→( '受付', ↻( ∧( '検査', ×( '差戻し', τ ) ), '訂正' ) )";
    assert_eq!(tree.to_string(), text);
}
