//! Levels on samples: strata, and units that two checkers looked at.

use kajitori_domain::agreement::level::Kind;
use kajitori_domain::measure::level::{DoubleCheck, SampleFacts};
use kajitori_domain::record::Sample;
use kajitori_domain::statistics::Found;
use kajitori_domain::time::{Moment, Month};
use kajitori_domain::watch::Unwatched;
use kajitori_measures::{Inputs, measure};

use crate::agreements::level;
use crate::levels::{late_case, ratio, with};
use crate::logs::{at, cut, log};

#[test]
fn samples_of_the_window_are_counted_by_stratum() {
    let agreement = with(level("l", Kind::SampledAccuracy));
    let sample = |day: &str, stratum: Option<&str>, correct| Sample {
        level: "l".to_owned(),
        at: Moment(at(&format!("2026-{day} 10:00"))),
        unit: "u".to_owned(),
        stratum: stratum.map(str::to_owned),
        inspector: None,
        correct,
        row: 2,
    };
    let samples = [
        sample("10-01", Some("b"), true),
        sample("10-02", Some("a"), false),
        sample("10-31", None, true),
        sample("09-30", None, true),
    ];
    let (log, month) = (log(&late_case()), Month { year: 2026, month: 10 });
    let inputs = Inputs {
        agreement: &agreement,
        log: &cut(&log),
        intervals: None,
        samples: &samples,
        amendments: &[],
        month,
        memory: None,
        cases: true,
    };
    let outcome = measure(&inputs, &Unwatched).expect("measured");
    let facts = &outcome.measured.levels[0];
    let strata =
        [("", 1, 1), ("a", 0, 1), ("b", 1, 1)].map(|(name, c, n)| (name.to_owned(), c, n)).to_vec();
    assert_eq!(facts.sample, Some(SampleFacts { correct: 2, inspected: 3, strata, double: None }));
    assert_eq!(
        (facts.adjusted, facts.series[11].1, facts.series[10].1),
        (None, ratio(2, 3), ratio(1, 1))
    );
}

/// Units by two checkers: which of them called each wrong.
fn checked(units: &[(&str, bool, bool)], third: Option<&str>) -> SampleFacts {
    let agreement = with(level("l", Kind::SampledAccuracy));
    let sample = |unit: &str, inspector: &str, correct| Sample {
        level: "l".to_owned(),
        at: Moment(at("2026-10-05 10:00")),
        unit: unit.to_owned(),
        stratum: None,
        inspector: Some(inspector.to_owned()),
        correct,
        row: 2,
    };
    let both = |(unit, a, b): &(&str, bool, bool)| [sample(unit, "A", !a), sample(unit, "B", !b)];
    let mut samples: Vec<Sample> = units.iter().flat_map(both).collect();
    samples.push(sample("alone", "A", false));
    samples.extend(third.map(|unit| sample(unit, "C", true)));
    let (log, month) = (log(&late_case()), Month { year: 2026, month: 10 });
    let inputs = Inputs {
        agreement: &agreement,
        log: &cut(&log),
        intervals: None,
        samples: &samples,
        amendments: &[],
        month,
        memory: None,
        cases: true,
    };
    let outcome = measure(&inputs, &Unwatched).expect("measured");
    outcome.measured.levels[0].sample.clone().expect("a sample")
}

#[test]
fn a_unit_of_two_checkers_is_one_unit_and_their_finds_are_compared() {
    let units = [
        ("1", true, true),
        ("2", true, false),
        ("3", true, false),
        ("4", false, true),
        ("5", false, false),
    ];
    let facts = checked(&units, None);
    // Five shared units, four of them wrong by either; one more that nobody checked again.
    assert_eq!((facts.correct, facts.inspected), (1, 6));
    let wrong = Found { first: 3, second: 2, both: 1 };
    assert_eq!(facts.double, Some(DoubleCheck { units: 5, wrong }));
    // A third checker among the shared units: no pair saw the same ones.
    assert_eq!(checked(&units, Some("5")).double, None);
    assert!(checked(&units, Some("other")).double.is_some());
}
