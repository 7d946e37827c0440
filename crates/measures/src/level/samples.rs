//! The client's samples.

use std::collections::BTreeMap;

use kajitori_domain::agreement::level::ServiceLevel;
use kajitori_domain::measure::LevelFacts;
use kajitori_domain::measure::level::{Amount, SampleFacts};
use kajitori_domain::record::Sample;
use kajitori_domain::time::Window;

use crate::study::Study;

/// The sample of `level` in `window`; `None` when no unit was inspected. Units without a stratum
/// stand under the empty name where others have one.
pub(super) fn facts(
    samples: &[Sample],
    level: &ServiceLevel,
    window: Window,
) -> Option<SampleFacts> {
    let here = || samples.iter().filter(|s| s.level == level.id && window.contains(s.at));
    let mut strata: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for sample in here() {
        let stratum = strata.entry(sample.stratum.as_deref().unwrap_or("")).or_default();
        stratum.0 += u64::from(sample.correct);
        stratum.1 += 1;
    }
    let sum = |part: fn(&(u64, u64)) -> u64| strata.values().map(part).sum();
    let (correct, inspected) = (sum(|s| s.0), sum(|s| s.1));
    if strata.keys().all(|name| name.is_empty()) {
        strata.clear();
    }
    let strata = strata.into_iter().map(|(name, (c, n))| (name.to_owned(), c, n)).collect();
    (inspected > 0).then_some(SampleFacts { correct, inspected, strata })
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
