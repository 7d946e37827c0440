//! The client's samples.

use std::collections::{BTreeMap, BTreeSet};

use kajitori_domain::agreement::level::ServiceLevel;
use kajitori_domain::measure::LevelFacts;
use kajitori_domain::measure::level::{Amount, DoubleCheck, SampleFacts};
use kajitori_domain::record::Sample;
use kajitori_domain::statistics::Found;
use kajitori_domain::time::Window;

use crate::study::Study;

/// The sample of `level` in `window`; `None` when no unit was inspected. Units without a stratum
/// stand under the empty name where others have one. A unit that several checkers inspected is one
/// unit, correct when all of them say so.
pub(super) fn facts(
    samples: &[Sample],
    level: &ServiceLevel,
    window: Window,
) -> Option<SampleFacts> {
    let here = samples.iter().filter(|s| s.level == level.id && window.contains(s.at));
    let mut units: Vec<(&str, bool)> = Vec::new();
    let mut checked: BTreeMap<&str, (usize, Verdicts<'_>)> = BTreeMap::new();
    for sample in here {
        let unit = (sample.stratum.as_deref().unwrap_or(""), sample.correct);
        let Some(inspector) = sample.inspector.as_deref() else {
            units.push(unit);
            continue;
        };
        let first = || (units.len(), Verdicts::new());
        let (at, verdicts) = checked.entry(&sample.unit).or_insert_with(first);
        let again = verdicts.contains_key(inspector);
        *verdicts.entry(inspector).or_insert(true) &= sample.correct;
        match units.get_mut(*at).filter(|_| !again) {
            Some(same) => same.1 &= sample.correct,
            None => units.push(unit),
        }
    }
    let mut strata: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (name, correct) in units {
        let stratum = strata.entry(name).or_default();
        stratum.0 += u64::from(correct);
        stratum.1 += 1;
    }
    let sum = |part: fn(&(u64, u64)) -> u64| strata.values().map(part).sum();
    let (correct, inspected) = (sum(|s| s.0), sum(|s| s.1));
    if strata.keys().all(|name| name.is_empty()) {
        strata.clear();
    }
    let strata = strata.into_iter().map(|(name, (c, n))| (name.to_owned(), c, n)).collect();
    let double = double_check(checked.values().map(|(_, verdicts)| verdicts));
    (inspected > 0).then_some(SampleFacts { correct, inspected, strata, double })
}

/// What each checker of a unit said: whether it is correct.
type Verdicts<'a> = BTreeMap<&'a str, bool>;

/// What two checkers found in the units that both inspected; `None` when nobody did, or when more
/// than two shared such units and no pair saw the same ones.
fn double_check<'a, 'v: 'a>(units: impl Iterator<Item = &'a Verdicts<'v>>) -> Option<DoubleCheck> {
    let shared: Vec<&Verdicts<'_>> = units.filter(|v| v.len() > 1).collect();
    let checkers: BTreeSet<&str> = shared.iter().flat_map(|v| v.keys().copied()).collect();
    let mut checkers = checkers.into_iter();
    let (Some(first), Some(second), None) = (checkers.next(), checkers.next(), checkers.next())
    else {
        return None;
    };
    let wrong = |of: &[&str]| {
        let all = |v: &&&Verdicts<'_>| of.iter().all(|checker| v.get(checker) == Some(&false));
        shared.iter().filter(all).count() as u64
    };
    let wrong =
        Found { first: wrong(&[first]), second: wrong(&[second]), both: wrong(&[first, second]) };
    Some(DoubleCheck { units: shared.len() as u64, wrong })
}

/// A kind that only samples measure has no recomputed value; its series is that of the samples.
pub(super) fn fill(study: Study<'_>, level: &ServiceLevel, into: &mut LevelFacts) {
    for (place, (_, amount)) in into.series.iter_mut().enumerate() {
        let sample = facts(study.samples, level, study.windows.get(place));
        *amount = sample.map(|s| Amount::Ratio { numerator: s.correct, denominator: s.inspected });
    }
    let subsets = super::alternatives::subsets(level);
    into.alternatives = subsets.into_iter().map(|set| (set.ids(level), None)).collect();
}
