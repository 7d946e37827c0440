//! A discovered model with what is said about it.

use kajitori_bpmn::draw::{self, Graph};
use kajitori_bpmn::model::{Diagram, Model};
use kajitori_bpmn::tree::Tree;
use kajitori_domain::display::{percent, thousands};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::words::Words;
use kajitori_measures::model::{
    self, Map, Permille, Replay, Shares, Traces, inductive, on_map, on_tree,
};
use serde_json::{Value, json};

use super::replayed;

/// Activities and connections of a map that can still be drawn.
const DRAWN: (usize, usize) = (300, 3_000);

/// What was found.
pub(super) struct Found {
    pub(super) model: Model,
    pub(super) diagram: Diagram,
    pub(super) replay: Replay,
    /// Activities in the model.
    pub(super) activities: usize,
    /// The tree as text, if there is one.
    pub(super) text: Option<String>,
    pub(super) facts: Value,
}

/// A share as a percentage with its sign.
fn shown(share: Permille) -> String {
    let tenths = percent(share.get().into(), 1_000, 1).unwrap_or_default();
    format!("{}%", tenths.strip_suffix(".0").unwrap_or(&tenths))
}

/// A tree of the most frequent activities by the inductive miner.
pub(super) fn tree(
    traces: &Traces,
    activities: Permille,
    noise: Permille,
    title: &str,
    words: &Words,
) -> Found {
    let kept = traces.of_most_frequent(activities);
    let codes = inductive(&kept.words, noise);
    let names = |code: &u32| kept.names[usize::try_from(*code).unwrap_or(usize::MAX)].clone();
    let tree = codes.map(&mut |code| names(code));
    let replay = replay(traces, &kept, &codes);
    let cases = traces.words.cases();
    let mut args = replayed(replay, cases).to_vec();
    args.push(("noise", shown(noise)));
    let whole = noise == Permille::NONE;
    let about = if whole { "model-about-whole-tree" } else { "model-about-tree" };
    let (model, diagram) = draw::tree(&tree, title, &words.with(about, &args));
    let text = tree.to_string();
    let facts = json!({
        "method": "inductive",
        "noise": f64::from(noise.get()) / 1_000.0,
        "activities": tree.activities(),
        "tree": nested(&tree),
        "text": text,
    });
    let activities = tree.activities().len();
    Found { model, diagram, replay, activities, text: Some(text), facts }
}

/// Replays whole cases: one with an activity that the model does not have is not allowed.
fn replay(traces: &Traces, kept: &Traces, tree: &Tree<u32>) -> Replay {
    let code = |name: &String| kept.names.binary_search(name).ok();
    let codes: Vec<u32> = traces
        .names
        .iter()
        .map(|name| code(name).and_then(|code| u32::try_from(code).ok()).unwrap_or(u32::MAX))
        .collect();
    let mut words = model::Words::default();
    for (word, count) in traces.words.iter() {
        let code = |old: &u32| codes[usize::try_from(*old).unwrap_or(usize::MAX)];
        words.push(word.iter().map(code), count);
    }
    on_tree(&words, tree)
}

fn nested(tree: &Tree<String>) -> Value {
    let all = |children: &[Tree<String>]| children.iter().map(nested).collect::<Vec<_>>();
    match tree {
        Tree::Silent => json!({ "silent": true }),
        Tree::Activity(name) => json!({ "activity": name }),
        Tree::Sequence(children) => json!({ "sequence": all(children) }),
        Tree::Exclusive(children) => json!({ "exclusive": all(children) }),
        Tree::Parallel(children) => json!({ "parallel": all(children) }),
        Tree::Loop(body, redo) => json!({ "loop": { "body": nested(body), "redo": nested(redo) } }),
    }
}

/// The directly-follows map of the most frequent activities and connections.
pub(super) fn map(
    traces: &Traces,
    activities: Permille,
    paths: Permille,
    title: &str,
    words: &Words,
) -> Result<Found, Stop> {
    let map = model::map(traces, Shares { activities, paths });
    let flows = map.follows.len() + map.starts.len() + map.ends.len();
    if map.names.is_empty() || map.names.len() > DRAWN.0 || flows > DRAWN.1 {
        let code = if map.names.is_empty() { "model-nothing" } else { "model-too-large" };
        let args = vec![
            ("activities", map.names.len().to_string()),
            ("flows", flows.to_string()),
            ("most-activities", DRAWN.0.to_string()),
            ("most-flows", DRAWN.1.to_string()),
        ];
        return Err(Refusal { code, args, problems: Vec::new() }.into());
    }
    let replay = on_map(traces, &map);
    let mut args = replayed(replay, traces.words.cases()).to_vec();
    args.extend([
        ("activities", map.names.len().to_string()),
        ("all-activities", traces.names.len().to_string()),
        ("flows", flows.to_string()),
        ("all-flows", map.paths.to_string()),
    ]);
    let about = words.with("model-about-map", &args);
    let (model, diagram) = draw::graph(&graph(&map, words), title, &about);
    let name = |at: usize| &map.names[at];
    let ends = |ends: &[(usize, u64)]| -> Vec<Value> {
        ends.iter().map(|(at, n)| json!({ "activity": name(*at), "cases": n })).collect()
    };
    let follows = map
        .follows
        .iter()
        .map(|(from, to, count)| json!({ "from": name(*from), "to": name(*to), "count": count }));
    let facts = json!({
        "method": "dfg",
        "activities": map.names,
        "events": map.events,
        "follows": follows.collect::<Vec<_>>(),
        "starts": ends(&map.starts),
        "ends": ends(&map.ends),
        "paths": map.paths,
        "empty": map.empty,
    });
    Ok(Found { model, diagram, replay, activities: map.names.len(), text: None, facts })
}

fn graph(map: &Map, words: &Words) -> Graph {
    let said = |id: &str, count: u64| words.with(id, &[("count", thousands(count.into()))]);
    let ends = |ends: &[(usize, u64)]| {
        ends.iter().map(|(at, n)| (*at, *n, said("model-cases", *n))).collect()
    };
    let activities = map.names.iter().zip(&map.events);
    Graph {
        activities: activities
            .map(|(name, events)| (name.clone(), said("model-events", *events)))
            .collect(),
        follows: map.follows.iter().map(|f| (f.0, f.1, f.2, said("model-times", f.2))).collect(),
        starts: ends(&map.starts),
        ends: ends(&map.ends),
    }
}
