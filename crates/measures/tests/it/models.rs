//! Discovered models: what they allow, on small logs and on logs of any shape.

use kajitori_bpmn::sound::{Soundness, check};
use kajitori_bpmn::tree::Tree;
use kajitori_bpmn::{draw, tree};
use kajitori_measures::model::{
    Permille, Replay, Shares, Traces, Words, inductive, map, on_map, on_tree,
};
use proptest::prelude::*;

const LETTERS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// Traces from words such as `abcd`, each with its number of cases.
fn traces(words: &[(&str, u64)]) -> Traces {
    let mut all = Words::default();
    for (word, count) in words {
        all.push(word.bytes().map(|letter| u32::from(letter - b'a')), *count);
    }
    Traces { names: LETTERS.map(str::to_owned).to_vec(), words: all }
}

fn noise(thousandths: u16) -> Permille {
    Permille::new(thousandths).expect("at most 1000")
}

fn mined(words: &[(&str, u64)], thousandths: u16) -> String {
    let tree = inductive(&traces(words).words, noise(thousandths));
    let letter = |code: &u32| LETTERS[usize::try_from(*code).expect("small")];
    tree.map(&mut |code| letter(code)).to_string()
}

#[test]
fn known_logs_give_known_trees() {
    let table: [(&[(&str, u64)], &str); 13] = [
        (&[], "τ"),
        (&[("", 3)], "τ"),
        (&[("a", 3)], "'a'"),
        (&[("a", 3), ("", 1)], "×( 'a', τ )"),
        (&[("a", 3), ("aaa", 1)], "↻( 'a', τ )"),
        (&[("abc", 3)], "→( 'a', 'b', 'c' )"),
        (&[("ab", 3), ("cd", 4)], "×( →( 'c', 'd' ), →( 'a', 'b' ) )"),
        (&[("abcd", 3), ("acbd", 2)], "→( 'a', ∧( 'b', 'c' ), 'd' )"),
        (&[("ab", 3), ("abcab", 2)], "↻( →( 'a', 'b' ), 'c' )"),
        // Skipped together, so optional as one.
        (&[("abcd", 3), ("ad", 2)], "→( 'a', ×( →( 'b', 'c' ), τ ), 'd' )"),
        // Once in every case, anywhere.
        (&[("cab", 1), ("acab", 1), ("abcab", 1)], "∧( ↻( →( ↻( 'a', τ ), 'b' ), τ ), 'c' )"),
        // Rounds without a way back.
        (&[("abab", 1), ("ab", 1), ("ababab", 1)], "↻( →( 'a', 'b' ), τ )"),
        // Each follows each, so all at once, any number of times.
        (
            &[("abca", 1), ("bacab", 1), ("cbabc", 1), ("accb", 1), ("aabbcc", 1)],
            "∧( ↻( 'a', τ ), ↻( 'b', τ ), ↻( 'c', τ ) )",
        ),
    ];
    for (words, expected) in table {
        assert_eq!(mined(words, 0), expected, "{words:?}");
    }
}

#[test]
fn noise_is_left_out_at_its_threshold() {
    let log = [("abcd", 97), ("acbd", 95), ("adbc", 3), ("abcda", 2)];
    assert_eq!(mined(&log, 200), "→( 'a', ∧( 'b', 'c' ), 'd' )");
    assert_ne!(mined(&log, 0), mined(&log, 200));
    // An activity that few cases skip or repeat.
    assert_eq!(mined(&[("ab", 95), ("a", 4), ("abb", 1)], 200), "→( 'a', 'b' )");
    assert_eq!(mined(&[("ab", 75), ("a", 25)], 200), "→( 'a', ×( 'b', τ ) )");
}

#[test]
fn a_filtered_map_still_leads_from_start_to_end() {
    let log = traces(&[("abcf", 90), ("acbf", 5), ("abdf", 4), ("abbef", 1)]);
    let shares = |activities, paths| Shares { activities: noise(activities), paths: noise(paths) };
    let all = map(&log, shares(1_000, 1_000));
    assert_eq!(all.names, ["a", "b", "c", "d", "e", "f"]);
    assert_eq!(all.paths, all.follows.len() + all.starts.len() + all.ends.len());
    assert_eq!(on_map(&log, &all), Replay { allowed: 100, ..Replay::default() });
    let least = map(&log, shares(1_000, 0));
    let pairs: Vec<(usize, usize)> = least.follows.iter().map(|f| (f.0, f.1)).collect();
    assert_eq!(pairs, [(0, 1), (1, 2), (1, 3), (1, 4), (2, 5), (3, 5), (4, 5)]);
    assert_eq!(on_map(&log, &least), Replay { allowed: 94, other: 6, undecided: 0 });
    let few = map(&log, shares(500, 1_000));
    assert_eq!((few.names.len(), few.empty), (3, 0), "the more frequent half");
}

/// Logs of any shape over few activities.
fn any_log() -> impl Strategy<Value = Words> {
    let word = prop::collection::vec(0_u32..6, 0..9);
    prop::collection::vec((word, 1_u64..20), 1..8).prop_map(|words| {
        let mut all = Words::default();
        words.into_iter().for_each(|(word, count)| all.push(word, count));
        all
    })
}

fn named(tree: &Tree<u32>) -> Tree<String> {
    tree.map(&mut |code| code.to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Without noise the tree allows every case of its log.
    #[test]
    fn a_tree_without_noise_allows_every_case(words in any_log()) {
        let tree = inductive(&words, Permille::NONE);
        let replay = on_tree(&words, &tree);
        let expected = Replay { allowed: words.cases(), ..Replay::default() };
        prop_assert_eq!(replay, expected, "{}", tree);
    }

    /// Whatever the log and the noise: a sound model, each activity at most once.
    #[test]
    fn every_log_gives_a_sound_model(words in any_log(), thousandths in 0_u16..=1_000) {
        let tree = inductive(&words, noise(thousandths));
        prop_assert!(tree::Acceptor::new(&tree).is_some(), "{}", tree);
        let (model, _) = draw::tree(&named(&tree), "", "");
        prop_assert_eq!(check(&model, 0), Soundness::Sound, "{}", tree);
    }

    /// The order in which a log tells its cases does not matter.
    #[test]
    fn the_order_of_a_log_does_not_show(words in any_log(), thousandths in 0_u16..=1_000) {
        let mut turned = Words::default();
        let all: Vec<(Vec<u32>, u64)> = words.iter().map(|(w, n)| (w.to_vec(), n)).collect();
        all.into_iter().rev().for_each(|(word, count)| turned.push(word, count));
        let noise = noise(thousandths);
        prop_assert_eq!(inductive(&words, noise), inductive(&turned, noise));
    }

    /// However much is filtered, the map is a sound model.
    #[test]
    fn every_map_is_a_sound_model(
        words in any_log(),
        activities in 0_u16..=1_000,
        paths in 0_u16..=1_000,
    ) {
        let log = Traces { names: LETTERS.map(str::to_owned).to_vec(), words };
        let map = map(&log, Shares { activities: noise(activities), paths: noise(paths) });
        prop_assume!(!map.names.is_empty());
        let said = |counts: &[(usize, u64)]| {
            counts.iter().map(|(a, n)| (*a, *n, String::new())).collect::<Vec<_>>()
        };
        let graph = draw::Graph {
            activities: map.names.iter().map(|name| (name.clone(), String::new())).collect(),
            follows: map.follows.iter().map(|f| (f.0, f.1, f.2, String::new())).collect(),
            starts: said(&map.starts),
            ends: said(&map.ends),
        };
        let (model, _) = draw::graph(&graph, "", "");
        prop_assert_eq!(check(&model, 0), Soundness::Sound);
    }
}
