//! What agreement files mean, and what is wrong with wrong ones.

use proptest::prelude::*;

use super::*;
use crate::agreement::level::{
    AssignBy, Change, CreditCosts, CreditWhen, Direction, Kind, Layer, OpenOverdue, Quantity, Slot,
};
use crate::agreement::{Agreement, ColumnSource, Take};
use crate::decimal::Decimal;
use crate::definition::tests::said;
use crate::time::Span;

const DOCUMENT: &str = include_str!("../../../../../docs/agreement.md");

/// The smallest agreement without a warning.
const SMALL: &str = r#"format = 1
[agreement]
id = "a"
title = "合意"
version = 1
effective_from = "2026-04-01"
zone = "Asia/Tokyo"
[parties]
client = "C"
vendor = "V"
[[processes]]
id = "p"
name = "業務"
[[holder_rules]]
id = "all"
holder = "vendor"
[[service_levels]]
id = "s"
name = "解決"
clause = "1"
kind = "clock_ratio"
limit = "8h"
target = "95%"
"#;

fn example() -> &'static str {
    let (_, rest) = DOCUMENT.split_once("```toml\n").expect("an example");
    rest.split_once("\n```").expect("an end").0
}

fn sound(text: &str) -> Agreement {
    let (agreement, problems) = read("a.toml", text);
    assert_eq!(problems, []);
    agreement.expect("an agreement")
}

/// Code, line and key path of each problem.
fn told(text: &str) -> Vec<(&'static str, u64, String)> {
    let (agreement, problems) = read("a.toml", text);
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(agreement.is_none(), errors);
    let told = |problem: Problem| {
        assert_eq!(problem.place.file, "a.toml");
        said(problem.code, &problem.args);
        (problem.code, problem.place.line.unwrap_or(0), problem.place.column.unwrap_or_default())
    };
    problems.into_iter().map(told).collect()
}

#[test]
fn the_documented_example_is_free_of_problems() {
    let agreement = sound(example());
    assert_eq!(agreement.levels.len(), 8);
    assert_eq!(agreement.calendars.len(), 3);
    assert_eq!(agreement.calendars[0].exceptions.len(), 7);
    assert_eq!(agreement.calendars[0].weekdays[4].len(), 2);
    assert!(agreement.calendars[0].weekdays[5].is_empty());
    let names: Vec<&str> = agreement.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names[..2], ["category", "impact"], "columns keep the order of the file");
    assert_eq!(
        agreement.columns[0].from,
        ColumnSource::Attribute("category".to_owned(), Take::First)
    );
    let level = &agreement.levels[0];
    assert_eq!((level.assign_by, level.open_overdue), (AssignBy::Due, OpenOverdue::Miss));
    assert_eq!(level.allowance.map(|allowance| allowance[0]), Some(Span(6 * Span::HOUR.0)));
    assert!(matches!(&level.alternatives[3].change, Change::Ignore(id) if id == "client-outage"));
    assert!(matches!(&agreement.levels[3].kind, Kind::IntervalRatio { deductions, .. }
        if deductions[0].column == "abandoned_10s"));
    assert_eq!(agreement.levels[1].target.direction, Direction::AtMost);
    assert_eq!(agreement.levels[4].decided_by, Layer::Verified);
}

#[test]
fn a_small_agreement_has_the_documented_defaults() {
    let agreement = sound(SMALL);
    assert_eq!((agreement.calendar.as_str(), agreement.closing_day), ("always", None));
    let level = &agreement.levels[0];
    assert_eq!((level.process.as_str(), level.calendar.as_str()), ("p", "always"));
    assert_eq!((level.assign_by, level.open_overdue), (AssignBy::Stop, OpenOverdue::Wait));
    assert_eq!(level.decided_by, Layer::Recomputed);
    assert_eq!(level.target.direction, Direction::AtLeast);
    let ninety_five = Decimal { units: 95, scale: 2 };
    assert_eq!(level.target.value, Quantity::Ratio(ninety_five));
    assert_eq!(read("a.toml", &SMALL.replace('\n', "\r\n")).1, []);
    assert_eq!(read("a.toml", &format!("\u{feff}{SMALL}")).1, []);
}

#[test]
fn slots_begin_at_midnight_or_at_the_hour_that_is_said() {
    let slot = |keys: &str| sound(&format!("{SMALL}slot = {{ {keys} }}\n")).levels[0].slot;
    let of = |hours, from| Some(Slot { hours, from, by_weekday: true, at_least: 1 });
    assert_eq!(slot("hours = 2"), of(2, 0));
    assert_eq!(slot("hours = 2, from = 1"), of(2, 1));
    assert_eq!(slot("hours = 24, from = 23"), of(24, 23));
}

#[test]
fn a_credit_may_say_what_it_costs() {
    let terms = |keys: &str| {
        let credit = format!("credit = {{ clause = \"第18条\", rule = \"委託料の5%\"{keys} }}\n");
        let level = sound(&format!("{SMALL}{credit}")).levels.remove(0);
        let terms = level.credit.expect("a credit").terms;
        terms.map(|terms| (terms.when, terms.costs, terms.months))
    };
    let share = CreditCosts::ShareOfFee(Decimal::parse("5%").expect("a share"));
    assert_eq!(terms(""), None);
    let minimum = terms(", when = \"below_minimum\", percent_of_fee = \"5%\"");
    assert_eq!(minimum, Some((CreditWhen::BelowMinimum, share, 1)));
    let target = terms(", when = \"below_target\", yen = 50000, months = 3");
    assert_eq!(target, Some((CreditWhen::BelowTarget, CreditCosts::Yen(50_000), 3)));
}

/// Damage to the example: what is replaced, by what, and the code and key path that this must give.
fn damage() -> Vec<(String, String, &'static str, &'static str)> {
    let blocks = include_str!("../../../tests/cases/broken-agreements.txt").split("\n\n").skip(1);
    let lines = |block: &str, mark| -> String {
        let lines: Vec<&str> = block.lines().filter_map(|line| line.strip_prefix(mark)).collect();
        lines.join("\n")
    };
    let read = |block: &'static str| {
        let (code, path) = block.lines().next()?.split_once(' ')?;
        Some((lines(block, '<'), lines(block, '>'), code, path))
    };
    blocks.map(|block| read(block).expect("code and path")).collect()
}

#[test]
fn each_broken_place_is_told_once_with_line_and_key() {
    let mut failures = Vec::new();
    for (from, to, code, path) in damage() {
        let at = example().find(&from).unwrap_or_else(|| panic!("no {from} in the example"));
        let text = example().replacen(&from, &to, 1);
        let told = told(&text);
        let first = u64::try_from(example()[..at].matches('\n').count() + 1).expect("a line");
        let last = first + u64::try_from(to.matches('\n').count()).expect("a line");
        let right = matches!(told.as_slice(), [(found, line, column)]
            if *found == code && column == path && (first..=last).contains(line));
        if !right {
            failures.push(format!("{to} (line {first}): {told:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn missing_keys_are_told_at_their_table() {
    let without = |key: &str| -> String {
        let lines = SMALL.lines().filter(|line| !line.starts_with(key));
        lines.map(|line| format!("{line}\n")).collect()
    };
    let cases = [
        ("format", 1, "format"),
        ("version", 2, "agreement.version"),
        ("vendor", 8, "parties.vendor"),
        ("holder =", 14, "holder_rules[1].holder"),
        ("clause", 17, "service_levels[1].clause"),
        ("limit", 17, "service_levels[1].limit"),
        ("target", 17, "service_levels[1].target"),
    ];
    for (key, line, path) in cases {
        let expected = [("definition-missing-key", line, path.to_owned())];
        assert_eq!(told(&without(key)), expected, "{key}");
    }
}

#[test]
fn everything_is_told_at_once_in_the_order_of_the_lines() {
    let text = SMALL
        .replace("version = 1", "version = 0")
        .replace("name = \"業務\"", "name = 3\nextra = 1")
        .replace("target = \"95%\"", "target = 1.2");
    let codes: Vec<_> = told(&text).into_iter().map(|(code, line, _)| (code, line)).collect();
    let expected = [
        ("definition-range", 5),
        ("definition-type", 13),
        ("definition-unknown-key", 14),
        ("definition-ratio", 24),
    ];
    assert_eq!(codes, expected);
}

#[test]
fn syntax_errors_do_not_hide_the_rest() {
    let text = SMALL.replace("title = \"合意\"", "title = ").replace("\"95%\"", "95");
    let codes: Vec<_> = told(&text).into_iter().map(|(code, line, _)| (code, line)).collect();
    assert!(codes.contains(&("definition-syntax", 4)), "{codes:?}");
    assert!(codes.contains(&("definition-ratio", 23)), "{codes:?}");
    assert!(codes.iter().all(|(code, _)| *code != "definition-missing-key"), "{codes:?}");
}

#[test]
fn warnings_leave_the_agreement_usable() {
    let unreachable = SMALL.replace(
        "[[service_levels]]",
        "[[holder_rules]]\nid = \"late\"\nstatus = \"x\"\nholder = \"client\"\n[[service_levels]]",
    );
    let (bare, _) = SMALL.split_once("[[holder_rules]]").expect("rules");
    let cases = [
        (unreachable, vec![("definition-rule-unreachable", 17)]),
        (bare.to_owned(), vec![("definition-no-holder-rules", 1), ("definition-no-levels", 1)]),
        (
            SMALL.replace("kind = \"clock_ratio\"\nlimit = \"8h\"", "kind = \"sampled_accuracy\""),
            vec![("definition-no-verification", 17)],
        ),
    ];
    for (text, expected) in cases {
        assert!(read("a.toml", &text).0.is_some());
        let codes: Vec<_> = told(&text).into_iter().map(|(code, line, _)| (code, line)).collect();
        assert_eq!(codes, expected);
    }
}

#[test]
fn conditions_over_several_lines_name_their_own_line() {
    let text =
        SMALL.replace("limit = \"8h\"", "limit = \"8h\"\nwhere = '''\nopen\nAND evnts > 3\n'''");
    assert_eq!(told(&text), [("filter-column", 25, "service_levels[1].where".to_owned())]);
    let (_, problems) = read("a.toml", &text);
    assert_eq!(problems[0].place.value.as_deref(), Some("evnts"));
    let near = problems[0].args.iter().find(|(name, _)| *name == "near");
    assert_eq!(near.map(|(_, near)| near.as_str()), Some("events"));
}

#[test]
fn a_broken_column_is_not_told_again_where_it_is_used() {
    let text = example().replacen("attribute = \"impact\"", "atribute = \"impact\"", 1);
    let codes: Vec<_> = told(&text).into_iter().map(|(code, _, _)| code).collect();
    assert_eq!(codes, ["definition-column-source", "definition-unknown-key"]);
}

#[test]
fn hostile_files_end_in_a_problem() {
    let deep = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let dotted = format!("{}a = 1", "a.".repeat(100_000));
    let tables = format!("[{}a]", "a.".repeat(100_000));
    let inline = format!("a = {}", "{ a = ".repeat(100_000));
    let long = "#".repeat(2 << 20);
    for text in [deep, dotted, tables, inline, long] {
        let (agreement, problems) = read("a.toml", &text);
        assert!(agreement.is_none() && !problems.is_empty());
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "(?s).{0,200}") {
        let (agreement, problems) = read("a.toml", &text);
        prop_assert!(agreement.is_none() && !problems.is_empty());
    }

    /// A sound agreement with one stretch cut out and another text put in its place.
    #[test]
    fn no_damaged_agreement_panics(
        from in 0_usize..9_000,
        length in 0_usize..60,
        put in proptest::sample::select(vec![
            "", "[", "]]", "{", "\"", "'''", "\n", "= ", "[[processes]]\n", "-1", "1e400",
            "a.b.c=1\n",
            "id = \"x\"\n", "\u{0}", "\"9999h\"", "{ ja = 1 }", "inf", "0x1F", "1979-05-27", "[[]]",
        ]),
    ) {
        let text: Vec<char> = example().chars().collect();
        let from = from.min(text.len());
        let until = (from + length).min(text.len());
        let damaged: String = text[..from].iter().copied().chain(put.chars())
            .chain(text[until..].iter().copied()).collect();
        let (agreement, problems) = read("a.toml", &damaged);
        let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
        prop_assert_eq!(agreement.is_none(), errors);
        for problem in problems {
            prop_assert!(problem.place.line.is_some());
        }
    }
}
