//! The definitions of the shipped examples read without a single problem.

use kajitori_domain::agreement::{self, Agreement, level::Kind};

pub(crate) fn read(example: &str) -> Agreement {
    let path = format!("{}/../../examples/{example}/agreement.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect(&path);
    let (agreement, problems) = agreement::read(&path, &text);
    assert_eq!(problems, [], "{example}");
    agreement.expect("an agreement without problems")
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
