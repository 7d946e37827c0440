//! What to do next: one sentence per finding, the most urgent first.

use super::{LevelReport, Note, Pack};
use crate::chart::Meaning;
use crate::difference::Explanation;
use crate::holder::Holder;
use crate::verdict::{Contractual, Statistical};

/// Share of the lead time, one in so many parts, from which unattributed time asks for a rule.
const UNATTRIBUTED_SHARE: i64 = 100;

/// All next steps of a pack; `gap` says that the log does not cover the month and comes first.
pub(super) fn all(pack: &Pack, gap: Option<Note>) -> Vec<Note> {
    let steps: [fn(&LevelReport) -> Option<Note>; 8] = [
        inconsistent_claim,
        missed,
        unexplained,
        reproduced,
        worsening,
        no_data,
        not_demonstrated,
        sample_or_report_missing,
    ];
    let mut notes: Vec<Note> = gap.into_iter().collect();
    notes.extend(steps.iter().flat_map(|step| pack.levels.iter().filter_map(step)));
    notes.extend(unattributed(pack));
    notes.extend(rejected(pack));
    if notes.is_empty() {
        notes.push(Note { key: "all-met", args: vec![] });
    }
    notes
}

fn note(key: &'static str, level: &LevelReport, more: Vec<(&'static str, String)>) -> Note {
    let mut args = vec![
        ("id", level.id.clone()),
        ("name", level.name.ja.clone()),
        ("name_en", level.name.en.clone()),
    ];
    args.extend(more);
    Note { key, args }
}

fn inconsistent_claim(level: &LevelReport) -> Option<Note> {
    let claim = level.claim.as_ref().filter(|c| !c.consistent)?;
    let args =
        vec![("errors", claim.errors.to_string()), ("inspected", claim.inspected.to_string())];
    Some(note("claim-inconsistent", level, args))
}

/// A miss names the side that used most of the delay, so that each side starts with its own step.
fn missed(level: &LevelReport) -> Option<Note> {
    if level.contractual != Contractual::Missed {
        return None;
    }
    let delay = level.facts.delay.as_ref().filter(|d| d.total.0 > 0);
    let largest = delay.and_then(|d| {
        Holder::ALL.into_iter().rev().max_by_key(|holder| d.by_holder[holder.index()])
    });
    let key = match largest {
        Some(Holder::Client) => "missed-client",
        Some(Holder::Vendor) => "missed-vendor",
        Some(Holder::Third) => "missed-third",
        Some(Holder::Unattributed) => "missed-unattributed",
        Some(Holder::Pause) | None => "missed",
    };
    Some(note(key, level, vec![]))
}

fn unexplained(level: &LevelReport) -> Option<Note> {
    let key = match level.difference.as_ref()? {
        Explanation::Unknown => "difference-unknown",
        Explanation::NotComparable => "difference-not-comparable",
        Explanation::Inconsistent => "difference-inconsistent",
        Explanation::Agrees | Explanation::Reproduced(_) => return None,
    };
    Some(note(key, level, vec![]))
}

fn reproduced(level: &LevelReport) -> Option<Note> {
    let Some(Explanation::Reproduced(sets)) = &level.difference else { return None };
    let wording = |pick: fn(&super::Text) -> &str, comma: &str, or: &str| {
        let sets: Vec<String> = sets
            .iter()
            .map(|set| set.iter().map(|c| pick(&c.name)).collect::<Vec<_>>().join(comma))
            .collect();
        sets.join(or)
    };
    let causes = wording(|t| &t.ja, "、", "／または ");
    let causes_en = wording(|t| &t.en, " and ", ", or ");
    Some(note("difference-reproduced", level, vec![("causes", causes), ("causes_en", causes_en)]))
}

/// A signal for the worse while the target is still met: time to ask what has changed.
fn worsening(level: &LevelReport) -> Option<Note> {
    let chart = level.chart.as_ref().filter(|_| level.contractual == Contractual::Met)?;
    chart.ends_in(Meaning::Concern).then(|| note("signal-concern", level, vec![]))
}

fn no_data(level: &LevelReport) -> Option<Note> {
    (level.contractual == Contractual::NoData).then(|| note("no-data", level, vec![]))
}

fn not_demonstrated(level: &LevelReport) -> Option<Note> {
    if level.statistical != Statistical::NotDemonstrated {
        return None;
    }
    let verified = level.verified.as_ref()?;
    let inspected = ("inspected", verified.sample.inspected.to_string());
    Some(match verified.needed {
        Some(needed) if needed > verified.sample.inspected => {
            note("sample-too-small", level, vec![inspected, ("needed", needed.to_string())])
        }
        _ => note("not-demonstrated", level, vec![inspected]),
    })
}

fn sample_or_report_missing(level: &LevelReport) -> Option<Note> {
    if level.statistical == Statistical::NoData {
        return Some(note("sample-missing", level, vec![]));
    }
    level.reported.is_none().then(|| note("report-missing", level, vec![]))
}

fn unattributed(pack: &Pack) -> Vec<Note> {
    let place = Holder::Unattributed.index();
    let mut notes = Vec::new();
    for process in &pack.processes {
        let ledger = &process.facts.ledger;
        let part = ledger.business[place].0 + ledger.outside[place].0;
        if part > ledger.lead.0 / UNATTRIBUTED_SHARE && part > 0 {
            let args =
                vec![("process", process.name.ja.clone()), ("process_en", process.name.en.clone())];
            notes.push(Note { key: "unattributed", args });
        }
    }
    notes
}

fn rejected(pack: &Pack) -> Option<Note> {
    let rows: u64 = pack.data.inputs.iter().filter_map(|input| input.rejected).sum();
    (rows > 0).then(|| Note { key: "rows-rejected", args: vec![("count", rows.to_string())] })
}
