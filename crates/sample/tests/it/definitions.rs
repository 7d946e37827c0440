//! The definitions of the shipped examples read without a single problem.

use kajitori_domain::agreement::{self, Agreement, ColumnSource, level::Kind};
use kajitori_domain::mapping::{self, Mapping};
use kajitori_domain::problem::Problem;

pub(crate) fn read(example: &str) -> Agreement {
    sound(example, "agreement.toml", agreement::read)
}

pub(crate) fn mapping(example: &str) -> Mapping {
    sound(example, "mapping.toml", mapping::read)
}

/// What a reader of definitions answers.
pub(crate) type Answer<T> = (Option<T>, Vec<Problem>);

/// What a definition file of an example says; it has no problem, not even a warning.
fn sound<T>(example: &str, file: &str, read: fn(&str, &str) -> Answer<T>) -> T {
    let path = format!("{}/../../examples/{example}/{file}", env!("CARGO_MANIFEST_DIR"));
    without_problem(&path, &std::fs::read_to_string(&path).expect(&path), read)
}

/// What the text of a definition file says; it has no problem, not even a warning.
pub(crate) fn without_problem<T>(path: &str, text: &str, read: fn(&str, &str) -> Answer<T>) -> T {
    let (definition, problems) = read(path, text);
    assert_eq!(problems, [], "{path}");
    definition.expect("a definition without problems")
}

#[test]
fn agreements_have_no_problem() {
    for (example, levels) in [("generated", 13), ("volvo-it", 12)] {
        assert_eq!(read(example).levels.len(), levels, "{example}");
    }
}

#[test]
fn the_generated_example_shows_every_kind() {
    let name = |kind: &Kind| match kind {
        Kind::ClockRatio { .. } => 0,
        Kind::ClockPercentile { .. } => 1,
        Kind::CaseRatio { .. } => 2,
        Kind::IntervalRatio { .. } => 3,
        Kind::SampledAccuracy => 4,
        Kind::CountLimit { .. } => 5,
        Kind::MeanClock { .. } => 6,
        Kind::MeanColumn { .. } => 7,
    };
    let mut kinds: Vec<i32> = read("generated").levels.iter().map(|l| name(&l.kind)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds, [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn what_the_agreements_need_is_mapped() {
    for example in ["generated", "volvo-it"] {
        everything_is_mapped(example, &read(example), &mapping(example));
    }
}

/// Every attribute and count that the agreement speaks of has its column.
pub(crate) fn everything_is_mapped(name: &str, agreement: &Agreement, mapping: &Mapping) {
    let events = mapping.events.as_ref().expect("events");
    let attributes: Vec<&str> = events.attributes.iter().map(|a| a.name.as_str()).collect();
    for column in &agreement.columns {
        if let ColumnSource::Attribute(attribute, _) = &column.from {
            assert!(attributes.contains(&attribute.as_str()), "{name}: {attribute}");
        }
    }
    let counts = mapping.intervals.as_ref().map(|i| &i.values[..]).unwrap_or_default();
    let mapped = |wanted: &String| counts.iter().any(|(known, _)| known == wanted);
    for level in &agreement.levels {
        if let Kind::IntervalRatio { numerator, denominator, deductions, .. } = &level.kind {
            assert!(mapped(numerator) && mapped(denominator), "{name}: {}", level.id);
            assert!(deductions.iter().all(|deduction| mapped(&deduction.column)));
        }
    }
}
