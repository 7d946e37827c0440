//! Reported against recomputed, and the declared ways of counting that reproduce what was reported.

use serde_json::{Value, json};

use kajitori_domain::difference::{Cause, Explanation};
use kajitori_domain::pack::{ClaimTest, LevelReport, Pack};

use crate::show::Show;

/// One entry per level.
pub(crate) fn differences(pack: &Pack, show: &Show<'_>) -> Value {
    pack.levels.iter().map(|level| difference(pack, level, show)).collect()
}

fn difference(pack: &Pack, level: &LevelReport, show: &Show<'_>) -> Value {
    let reported = show.reported(level);
    let recomputed = show.amount(level, level.facts.adjusted.as_ref());
    let (mark, word, sets) = explanation(level.difference.as_ref(), show);
    json!({
        "name": show.text(&level.name),
        "reported": [reported.value, reported.detail],
        "recomputed": [recomputed.value, recomputed.detail],
        "mark": mark,
        "word": word,
        "sets": sets,
        "claim": level.claim.as_ref().map(|claim| claim_test(level, claim, show)),
        "alternatives": alternatives(pack, level, show),
    })
}

/// The mark, the sentence and the sets of causes of an explanation.
pub(crate) fn explanation(
    explanation: Option<&Explanation>,
    show: &Show<'_>,
) -> (&'static str, String, Vec<String>) {
    let (mark, id) = match explanation {
        None => ("－", "pack-diff-none"),
        Some(Explanation::Agrees) => ("＝", "pack-diff-agrees"),
        Some(Explanation::Reproduced(_)) => ("≠", "pack-diff-reproduced"),
        Some(Explanation::Unknown) => ("？", "pack-diff-unknown"),
        Some(Explanation::NotComparable) => ("？", "pack-diff-not-comparable"),
        Some(Explanation::Inconsistent) => ("！", "pack-diff-inconsistent"),
    };
    let sets = match explanation {
        Some(Explanation::Reproduced(sets)) => sets.iter().map(|set| causes(set, show)).collect(),
        _ => Vec::new(),
    };
    (mark, show.word(id), sets)
}

fn causes(set: &[Cause], show: &Show<'_>) -> String {
    let one = |cause: &Cause| {
        let kind = show.word(&format!("pack-cause-{}", cause.kind));
        show.with("pack-cause", &[("name", show.text(&cause.name).to_owned()), ("kind", kind)])
    };
    set.iter().map(one).collect::<Vec<_>>().join(" + ")
}

/// The sentence of a claim test.
pub(crate) fn claim_test(level: &LevelReport, claim: &ClaimTest, show: &Show<'_>) -> String {
    let id = if claim.consistent { "pack-claim-consistent" } else { "pack-claim-refuted" };
    show.with(
        id,
        &[
            ("claim", show.as_reported(level, claim.claim)),
            ("errors", show.count(claim.errors)),
            ("inspected", show.count(claim.inspected)),
            ("p", probability(claim.p)),
        ],
    )
}

/// A probability; very small ones are bounded, never shown as 0.
pub(crate) fn probability(p: f64) -> String {
    if p < 0.000_1 { "< 0.0001".to_owned() } else { format!("= {p:.4}") }
}

/// The value under each single declared alternative.
fn alternatives(pack: &Pack, level: &LevelReport, show: &Show<'_>) -> Vec<Value> {
    let definition = pack.definitions.levels.iter().find(|d| d.id == level.id);
    let named = |id: &str| {
        let declared = definition.and_then(|d| d.alternatives.iter().find(|a| a.0 == id));
        declared.map_or_else(|| id.to_owned(), |a| show.text(&a.1).to_owned())
    };
    let single = level.facts.alternatives.iter().filter(|(ids, _)| ids.len() == 1);
    single
        .map(|(ids, amount)| {
            let figure = show.amount(level, amount.as_ref());
            json!([named(&ids[0]), figure.value, figure.detail])
        })
        .collect()
}
