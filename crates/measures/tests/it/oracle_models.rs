//! Our trees against PM4Py's for public logs (`oracle/model_values.py` writes the golden file).
//!
//! Without noise a tree of either allows every case; the small logs have the same tree but for the
//! order of branches. On the others both are right and differ: where nothing cuts a log, one
//! activity is set aside, and which one is tried first is free.

use std::io::Write;
use std::path::Path;

use kajitori_bpmn::tree::{Tree, simplify};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::bucket::Memory;
use kajitori_eventlog::key::Key;
use kajitori_eventlog::read;
use kajitori_eventlog::source::Source;
use kajitori_measures::model::{Permille, Replay, inductive, on_tree, traces};
use kajitori_testkit::shared::data;

/// Reads PM4Py's notation: `->( 'a', X( tau, 'b' ) )`.
fn parsed(text: &mut &str) -> Tree<String> {
    *text = text.trim_start();
    if let Some(rest) = text.strip_prefix("tau") {
        *text = rest;
        return Tree::Silent;
    }
    if let Some(rest) = text.strip_prefix('\'') {
        let (name, rest) = rest.split_once('\'').expect("a closing quote");
        *text = rest;
        return Tree::Activity(name.to_owned());
    }
    let (sign, rest) = text.split_once('(').expect("an operator");
    *text = rest;
    let mut children = vec![parsed(text)];
    while let Some(rest) = text.trim_start().strip_prefix(',') {
        *text = rest;
        children.push(parsed(text));
    }
    *text = text.trim_start().strip_prefix(')').expect("a closing parenthesis");
    match sign.trim() {
        "->" => Tree::Sequence(children),
        "X" => Tree::Exclusive(children),
        "+" => Tree::Parallel(children),
        "*" => {
            let redo = children.split_off(1);
            Tree::again(children.remove(0), Tree::Exclusive(redo))
        }
        other => panic!("unknown operator {other}"),
    }
}

/// The tree with branches, whose order means nothing, in one order.
fn ordered(tree: Tree<String>) -> Tree<String> {
    let all = |children: Vec<Tree<String>>| children.into_iter().map(ordered).collect::<Vec<_>>();
    let sorted = |children: Vec<Tree<String>>| {
        let mut children = all(children);
        children.sort();
        children
    };
    match tree {
        Tree::Silent | Tree::Activity(_) => tree,
        Tree::Sequence(children) => Tree::Sequence(all(children)),
        Tree::Exclusive(children) => Tree::Exclusive(sorted(children)),
        Tree::Parallel(children) => Tree::Parallel(sorted(children)),
        Tree::Loop(body, redo) => Tree::again(ordered(*body), ordered(*redo)),
    }
}

/// Compares what both found in a log without noise; `same` when the trees must be equal.
fn compare(name: &str, same: bool) {
    let Some(path) = data(&format!("logs/{name}")) else { return };
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../oracle/golden/models.json");
    let golden = std::fs::read_to_string(place).expect("golden file");
    let golden: serde_json::Value = serde_json::from_str(&golden).expect("JSON");
    let expected = &golden["logs"][name];
    let file = std::fs::File::open(&path).expect("a readable log");
    let source = Source { name: name.to_owned(), reader: Box::new(file), size: None };
    let mut rejects = std::io::sink();
    let rejects: &mut dyn Write = &mut rejects;
    let key = Key::new([7; 32]);
    let read = read::events(source, &read::xes_default(), &key, rejects, &Unwatched);
    let log = read.expect("a sound log").log;
    assert_eq!(log.source_sha256, expected["source_sha256"].as_str().expect("a hash"), "{name}");
    let whole = traces(&Memory::new(&log).expect("sorted")).expect("not too large");
    let small = traces(&Memory::cut_by(&log, 7).expect("sorted")).expect("not too large");
    assert_eq!(whole, small, "{name}: buckets do not show");

    let tree = inductive(&whole.words, Permille::NONE);
    let all = Replay { allowed: whole.words.cases(), ..Replay::default() };
    assert_eq!(on_tree(&whole.words, &tree), all, "{name}");
    let theirs = parsed(&mut expected["trees"]["0"].as_str().expect("a tree"));
    let code = |name: &String| whole.names.binary_search(name).expect("an activity of the log");
    let coded = theirs.map(&mut |name| u32::try_from(code(name)).expect("small"));
    assert_eq!(on_tree(&whole.words, &coded), all, "{name}: PM4Py's tree");
    if !same {
        return;
    }
    let named = tree.map(&mut |code| whole.names[usize::try_from(*code).expect("small")].clone());
    let (ours, theirs) = (ordered(named), ordered(simplify(theirs)));
    assert_eq!(ours.to_string(), theirs.to_string(), "{name}");
}

#[test]
fn running_example_has_pm4pys_tree() {
    compare("running-example.xes", true);
}

#[test]
fn repair_example_has_pm4pys_tree() {
    compare("repairExample.xes.gz", true);
}

#[test]
fn trees_of_the_receipt_phase_allow_every_case() {
    compare("receipt_coselog.xes.gz", false);
}

#[test]
fn trees_of_sepsis_cases_allow_every_case() {
    compare("sepsis.xes.gz", false);
}

#[test]
fn trees_of_domestic_declarations_allow_every_case() {
    compare("bpic2020_DomesticDeclarations.xes.gz", false);
}
