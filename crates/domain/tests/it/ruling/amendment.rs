//! Amendments on an agreement and on samples.

use std::path::Path;

use kajitori_domain::agreement::{self, Agreement};
use kajitori_domain::amendment::{Amendment, amended_samples};
use kajitori_domain::case::BUILT_IN;
use kajitori_domain::filter;
use kajitori_domain::record::Sample;
use kajitori_domain::text::Text;
use kajitori_domain::time::Moment;

/// The agreement of the shipped example.
fn example() -> Agreement {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/generated");
    let text = std::fs::read_to_string(root.join("agreement.toml")).expect("the example");
    let (agreement, problems) = agreement::read("agreement.toml", &text);
    agreement.unwrap_or_else(|| panic!("the example is sound: {problems:?}"))
}

fn case(level: &str, case: &str, counts: bool) -> Amendment {
    Amendment::Case { level: level.to_owned(), case: case.to_owned(), counts }
}

#[test]
fn a_case_is_excluded_or_counts_whatever_the_exclusions_say() {
    let before = example();
    let level = before.levels.iter().find(|level| !level.exclusions.is_empty());
    let level = level.expect("a level with exclusions").clone();
    let amendments = [
        case(&level.id, "c-1", true),
        case(&level.id, "c-1", false),
        case(&level.id, "o'c-2", false),
        case(&level.id, "c-3", true),
        case("another", "c-4", false),
    ];
    let after = before.amended(&amendments, &Text::same("合意した異議"), "異議 1–4");
    let amended = after.levels.iter().find(|one| one.id == level.id).expect("the same level");
    let added = amended.exclusions.last().expect("an exclusion more");
    assert_eq!(amended.exclusions.len(), level.exclusions.len() + 1);
    assert_eq!(added.rule.source, "case_id IN ('c-1', 'o''c-2')");
    assert_eq!(added.clause, "異議 1–4");
    let first = &amended.exclusions[0].rule.source;
    let expected = format!("({}) AND NOT (case_id IN ('c-3'))", level.exclusions[0].rule.source);
    assert_eq!(*first, expected);
    // What is shown means what is computed: the text reads to the same expression.
    let columns: Vec<_> = BUILT_IN.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    let read = filter::parse(&added.rule.source, &columns, "Asia/Tokyo").expect("a condition");
    assert_eq!(read.expr, added.rule.expr);
    let others = |agreement: &Agreement| {
        agreement.levels.iter().filter(|one| one.id != level.id).cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(&after), others(&before));
    assert_eq!(before.amended(&[], &Text::same(""), ""), before);
}

#[test]
fn more_cases_than_a_filter_has_constants_are_split() {
    let before = example();
    let id = before.levels[0].id.clone();
    let many: Vec<Amendment> =
        (0..1_100).map(|number| case(&id, &format!("c-{number:04}"), false)).collect();
    let after = before.amended(&many, &Text::same("異議"), "異議");
    let rule = &after.levels[0].exclusions.last().expect("an exclusion more").rule;
    assert_eq!(rule.source.matches("case_id IN").count(), 3);
}

#[test]
fn a_unit_gets_the_other_verdict_or_is_left_out() {
    let sample = |unit: &str, correct| Sample {
        level: "de".to_owned(),
        at: Moment(0),
        unit: unit.to_owned(),
        stratum: None,
        inspector: None,
        correct,
        row: 2,
    };
    let unit = |level: &str, unit: &str, correct| Amendment::Unit {
        level: level.to_owned(),
        unit: unit.to_owned(),
        correct,
    };
    let samples = [sample("u-1", false), sample("u-2", false), sample("u-3", true)];
    let amendments = [
        unit("de", "u-1", None),
        unit("de", "u-1", Some(true)),
        unit("de", "u-2", None),
        unit("other", "u-3", Some(false)),
    ];
    let settled = amended_samples(&samples, &amendments);
    assert_eq!(settled, [sample("u-1", true), sample("u-3", true)]);
    assert_eq!(amended_samples(&samples, &[]), samples);
}
