//! The pack of the shipped agreement over hand-made facts.

use super::*;
use crate::measure::LogFacts;
use crate::time::{Span, Window};

fn agreement() -> Agreement {
    let text = include_str!("../../../../../examples/generated/agreement.toml");
    crate::agreement::read("agreement.toml", text).0.expect("the example is sound")
}

fn facts(id: &str, adjusted: Option<Amount>, missing: u64) -> LevelFacts {
    LevelFacts {
        id: id.to_owned(),
        adjusted,
        raw: adjusted,
        excluded: vec![],
        missing,
        undetermined: 0,
        pending: 0,
        series: vec![],
        worst_slot: None,
        alternatives: vec![],
        sample: None,
        delay: None,
        misses: vec![],
    }
}

/// A pack in which every level has the amount that `amount` gives it, from a log that ends on day
/// `last`.
fn pack(last: i64, amount: impl Fn(&ServiceLevel) -> (Option<Amount>, u64)) -> Pack {
    let agreement = agreement();
    let day = |day: i64| Moment(day * Span::DAY.0);
    let window = Window { from: day(20_727), until: day(20_758) };
    let levels = agreement.levels.iter().map(|level| {
        let (adjusted, missing) = amount(level);
        facts(&level.id, adjusted, missing)
    });
    let measured = Measured {
        month: Month { year: 2026, month: 10 },
        window,
        log: LogFacts {
            events: 1,
            cases: 1,
            activities: 1,
            operators: 1,
            span: Some((day(20_000), day(last))),
        },
        processes: vec![],
        levels: levels.collect(),
    };
    compose(Evidence {
        agreement: &agreement,
        measured,
        reported: &[],
        inputs: vec![],
        problems: vec![],
        examples: vec![],
        engine: "test",
        command: String::new(),
    })
}

fn limit(level: &ServiceLevel) -> Option<u64> {
    match (&level.kind, level.target.value) {
        (Kind::CountLimit { .. }, Quantity::Count(limit)) => Some(limit),
        _ => None,
    }
}

#[test]
fn a_count_is_not_kept_by_cases_that_nobody_could_look_at() {
    let judged = |missing: u64| {
        let pack = pack(20_757, |level| {
            let value = limit(level).unwrap_or(0);
            (Some(Amount::Count { value, n: 1000 }), missing)
        });
        let counts = agreement().levels.iter().filter(|l| limit(l).is_some()).count();
        assert!(counts > 0, "the example has a count limit");
        let ids: Vec<String> = agreement()
            .levels
            .iter()
            .filter(|l| limit(l).is_some())
            .map(|l| l.id.clone())
            .collect();
        let of = pack.levels.iter().filter(|level| ids.contains(&level.id));
        of.map(|level| level.contractual).collect::<Vec<_>>()
    };
    assert!(judged(0).iter().all(|v| *v == crate::verdict::Contractual::Met));
    assert!(judged(1).iter().all(|v| *v == crate::verdict::Contractual::NoData));
}

#[test]
fn a_month_after_the_log_is_no_data_and_comes_first() {
    let full = |level: &ServiceLevel| match level.kind {
        Kind::IntervalRatio { .. } | Kind::SampledAccuracy => (None, 0),
        _ => (Some(Amount::Ratio { numerator: 1, denominator: 1 }), 0),
    };
    let after = pack(20_700, full);
    assert!(after.levels.iter().all(|l| l.contractual == crate::verdict::Contractual::NoData));
    assert_eq!(after.next_steps[0].key, "log-outside");
    assert_eq!(pack(20_740, full).next_steps[0].key, "log-partial");
    assert_ne!(pack(20_757, full).next_steps[0].key, "log-partial");
}

#[test]
fn every_note_has_words_in_both_languages() {
    use crate::text::Lang;
    use crate::words::Words;
    let sources = [
        include_str!("../compose.rs"),
        include_str!("../next_step.rs"),
        include_str!("../coverage.rs"),
    ];
    let words = [Words::new(Lang::Ja), Words::new(Lang::En)];
    let known = |key: &str| words.iter().all(|w| w.has(&format!("pack-note-{key}")));
    let keys = [
        "claim-inconsistent",
        "missed",
        "missed-client",
        "missed-vendor",
        "missed-third",
        "missed-unattributed",
        "difference-unknown",
        "difference-not-comparable",
        "difference-inconsistent",
        "difference-reproduced",
        "signal-concern",
        "no-data",
        "sample-too-small",
        "not-demonstrated",
        "sample-missing",
        "report-missing",
        "unattributed",
        "rows-rejected",
        "all-met",
        "only-sampled",
        "nothing-to-recompute",
        "empty-window",
        "missing-clock",
        "missing-value",
        "missing-interval",
        "undetermined",
        "pending",
        "pending-cohort",
        "log-outside",
        "log-partial",
    ];
    for key in keys {
        assert!(known(key), "{key} has no words");
        assert!(sources.iter().any(|s| s.contains(&format!("\"{key}\""))), "{key} is idle");
    }
}
