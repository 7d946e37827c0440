//! Whether models can end.

use kajitori_bpmn::draw;
use kajitori_bpmn::model::{Flow, Kind, Model, Node};
use kajitori_bpmn::sound::{Soundness, check, play};
use kajitori_bpmn::tree::simplify;
use proptest::prelude::*;

use crate::random::{graph, named, tree};

/// A model from the kinds of its nodes and the pairs that flows connect.
fn model(kinds: &[Kind], flows: &[(usize, usize)]) -> Model {
    let node = |(number, kind): (usize, &Kind)| Node {
        id: format!("n{number}"),
        kind: *kind,
        name: String::new(),
        documentation: String::new(),
    };
    let flow = |(number, (from, to)): (usize, &(usize, usize))| Flow {
        id: format!("f{number}"),
        from: *from,
        to: *to,
        documentation: String::new(),
    };
    Model {
        nodes: kinds.iter().enumerate().map(node).collect(),
        flows: flows.iter().enumerate().map(flow).collect(),
        ..Model::default()
    }
}

#[test]
fn what_cannot_end_is_found() {
    use Kind::{End, Exclusive, Parallel, Start, Task};
    // A choice whose branches a parallel gateway waits for.
    let waits = model(
        &[Start, Exclusive, Task, Task, Parallel, End],
        &[(0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 5)],
    );
    assert_eq!(check(&waits, 1_000), Soundness::Stuck);
    // Two branches at once that both go on.
    let twice = model(
        &[Start, Parallel, Task, Task, Exclusive, End],
        &[(0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 5)],
    );
    assert_eq!(check(&twice, 1_000), Soundness::Unsafe);
    let apart = model(&[Start, Task, End, Task], &[(0, 1), (1, 2)]);
    assert_eq!(check(&apart, 1_000), Soundness::Malformed);
    let silent = model(&[Start, End], &[(0, 1)]);
    assert_eq!(check(&silent, 1_000), Soundness::Sound);
}

#[test]
fn a_sound_model_that_is_not_made_of_blocks_is_played_through() {
    use Kind::{End, Parallel, Start, Task};
    // Two parallel branches, of which one waits for a part of the other.
    let model = model(
        &[Start, Parallel, Task, Parallel, Task, Task, Parallel, Task, Parallel, End],
        &[(0, 1), (1, 2), (2, 3), (3, 4), (1, 5), (5, 6), (3, 6), (6, 7), (4, 8), (7, 8), (8, 9)],
    );
    assert_eq!(check(&model, 1_000), Soundness::Sound);
    assert_eq!(check(&model, 3), Soundness::Undecided);
}

proptest! {
    /// Blocks are sound, seen from their shape and when every course of events is played.
    #[test]
    fn every_tree_is_sound(tree in tree(10)) {
        let (model, _) = draw::tree(&named(&simplify(tree)), "", "");
        prop_assert_eq!(check(&model, 0), Soundness::Sound);
        let played = play(&model, 3_000);
        prop_assert!(matches!(played, Soundness::Sound | Soundness::Undecided), "{:?}", played);
    }

    /// A directly-follows graph in which everything lies on a way through is sound.
    #[test]
    fn every_connected_graph_is_sound(graph in graph()) {
        let (model, _) = draw::graph(&graph, "", "");
        prop_assert_eq!(check(&model, 0), Soundness::Sound);
        prop_assert_eq!(play(&model, 3_000), Soundness::Sound);
    }
}
