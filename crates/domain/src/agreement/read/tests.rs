//! What agreement files mean, and what is wrong with wrong ones.

use proptest::prelude::*;

use super::*;
use crate::agreement::level::{AssignBy, Change, Direction, Kind, Layer, OpenOverdue, Quantity};
use crate::agreement::{Agreement, ColumnSource, Take};
use crate::decimal::Decimal;
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

/// What is replaced in the example, by what, and the problem that this makes: code and key path.
#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str, &str)] = &[
    ("format = 1", "format = 2", "definition-range", "format"),
    ("effective_from = 2026-04-01", "effective_from = \"2026-02-30\"", "definition-date", "agreement.effective_from"),
    ("effective_from = 2026-04-01", "effective_from = 2026-04-01T09:00:00", "definition-date", "agreement.effective_from"),
    ("version = 2", "version = \"2\"", "definition-type", "agreement.version"),
    ("version = 2", "version = 0", "definition-range", "agreement.version"),
    ("zone = \"Asia/Tokyo\"\nclosing", "zone = \"Asia/Tokio\"\nclosing", "definition-zone", "agreement.zone"),
    ("closing_day = \"末日\"", "closing_day = 31", "definition-range", "agreement.closing_day"),
    ("closing_day = \"末日\"", "closing_day = \"20日\"", "definition-closing-day", "agreement.closing_day"),
    ("calendar = \"office\"\nnote", "calendar = \"ofice\"\nnote", "definition-unresolved", "agreement.calendar"),
    ("id = \"helpdesk-2026\"", "id = \"help desk\"", "definition-name", "agreement.id"),
    ("id = \"helpdesk-2026\"", "id = \"\"", "definition-empty", "agreement.id"),
    ("id = \"helpdesk-2026\"", "idd = \"x\"\nid = \"helpdesk-2026\"", "definition-unknown-key", "agreement.idd"),
    ("note = { ja = \"当事者と目標値は架空です。\", en", "note = { ja = \"x\", eng = \"x\", en", "definition-unknown-key", "agreement.note.eng"),
    ("[parties]", "[partys]\nx = 1\n[parties]", "definition-unknown-key", "partys"),
    ("weekdays = [\"09:00-12:00\"", "weekdays = [\"09:00-25:00\"", "definition-span", "calendars.office.weekdays[1]"),
    ("weekdays = [\"09:00-12:00\"", "weekdays = [\"0900-1200\"", "definition-span", "calendars.office.weekdays[1]"),
    ("weekdays = [\"09:00-12:00\"", "weekdays = [\"22:00-06:00\"", "definition-span-backwards", "calendars.office.weekdays[1]"),
    ("weekdays = [\"09:00-12:00\"", "weekdays = [\"09:00-13:30\"", "definition-spans-overlap", "calendars.office.weekdays"),
    ("holidays = \"japan\"", "holidays = \"jp\"", "definition-choice", "calendars.office.holidays"),
    ("until = 2027-01-03", "until = 2026-12-01", "definition-run", "calendars.office.exceptions[1].until"),
    ("until = 2027-01-03", "until = 9999-12-31", "definition-run", "calendars.office.exceptions[1].until"),
    ("[calendars.night]", "[calendars.always]\nholidays = \"none\"\n[calendars.night]", "definition-duplicate", "calendars.always"),
    ("[columns.category]", "[[processes]]\nid = \"call\"\nname = \"x\"\n[columns.category]", "definition-duplicate", "processes[3].id"),
    ("where = \"category = 'call'\"", "where = \"categry = 'call'\"", "filter-column", "processes[2].where"),
    ("where = \"category = 'call'\"", "where = 3", "definition-type", "processes[2].where"),
    ("complete = { activity = \"完了\",", "complete = { activty = \"完了\",", "definition-unknown-key", "processes[1].complete.activty"),
    ("[columns.amount]", "[columns.lead_time]\n[columns.amount]", "definition-column-built-in", "columns.lead_time"),
    ("[columns.amount]", "[columns.\"a b\"]\nhas = {}\n[columns.amount]", "definition-column-name", "columns.\"a b\""),
    ("type = \"number\"\n", "type = \"decimal\"\n", "definition-choice", "columns.amount.type"),
    ("has = { activity = \"再開\" }", "type = \"text\"\nhas = { activity = \"再開\" }", "definition-column-type", "columns.reopened.type"),
    ("has = { activity = \"再開\" }", "take = \"first\"\nhas = { activity = \"再開\" }", "definition-key-needs", "columns.reopened.take"),
    ("[\"escalate\", \"転送*\"]", "[\"escalate\", \"転*送\"]", "definition-pattern", "columns.escalations.count.attributes.kind[2]"),
    ("holder = \"same\"", "holder = \"nobody\"", "definition-choice", "holder_rules[4].holder"),
    ("id = \"comment\"", "id = \"agreed-stop\"", "definition-duplicate", "holder_rules[4].id"),
    ("process = \"incident\"\nkind = \"clock_ratio\"", "process = \"incidents\"\nkind = \"clock_ratio\"", "definition-unresolved", "service_levels[1].process"),
    ("kind = \"count_limit\"", "kind = \"limit_count\"", "definition-choice", "service_levels[6].kind"),
    ("limit = \"40h\"", "limit = \"5d\"", "definition-duration", "service_levels[1].limit"),
    ("limit = \"40h\"", "limit = 40", "definition-type", "service_levels[1].limit"),
    ("limit = \"40h\"", "limit = \"40h\"\npercentile = 0.5", "definition-key-elsewhere", "service_levels[1].percentile"),
    ("target = \"95%\"", "target = 1.2", "definition-ratio", "service_levels[1].target"),
    ("target = \"95%\"", "target = 95", "definition-ratio", "service_levels[1].target"),
    ("target = \"95%\"", "target = \"high\"", "definition-number", "service_levels[1].target"),
    ("target = \"95%\"", "target = 1e-1", "definition-number", "service_levels[1].target"),
    ("minimum = \"90%\"", "minimum = \"96%\"", "definition-minimum", "service_levels[1].minimum"),
    ("minimum = \"4時間\"", "minimum = \"1h\"", "definition-minimum", "service_levels[2].minimum"),
    ("direction = \"at_least\"", "direction = \"atleast\"", "definition-choice", "service_levels[1].direction"),
    ("rounding = { mode = \"down\", digits = 2 }", "rounding = { mode = \"down\", digits = 9 }", "definition-range", "service_levels[1].rounding.digits"),
    ("allowance = { client = \"6h\"", "allowance = { client = \"7h\"", "definition-allowance", "service_levels[1].allowance"),
    ("third = \"4h\" }", "third = \"4h\", pause = \"1h\" }", "definition-unknown-key", "service_levels[1].allowance.pause"),
    ("slot = { hours = 24", "slot = { hours = 7", "definition-slot", "service_levels[1].slot.hours"),
    ("size = 60, population = 1200", "size = 60, population = 12", "definition-sample-size", "service_levels[1].verification.population"),
    ("client_time > INTERVAL '16' HOUR", "client_time > 16", "filter-kinds", "service_levels[1].exclusions[1].where"),
    ("calendar = \"always\"\n\n[[service_levels.alt", "calendar = \"allways\"\n\n[[service_levels.alt", "definition-unresolved", "service_levels[1].alternatives[1].calendar"),
    ("ignore = \"client-outage\"", "ignore = \"server-outage\"", "definition-unresolved", "service_levels[1].alternatives[4].ignore"),
    ("id = \"whole-hours\"", "id = \"all-waits\"", "definition-duplicate", "service_levels[1].alternatives[5].id"),
    ("round_clock = { to = \"1h\", mode = \"down\" }", "round_clock = { to = \"1h\", mode = \"none\" }", "definition-choice", "service_levels[1].alternatives[5].round_clock.mode"),
    ("percentile = \"95%\"", "percentile = 0", "definition-percentile", "service_levels[2].percentile"),
    ("id = \"first-answer\"", "id = \"resolve-high\"", "definition-duplicate", "service_levels[2].id"),
    ("hit = \"rework = 0\"", "hit = \"rework\"", "filter-not-condition", "service_levels[3].hit"),
    ("group = \"main\"", "where = \"open\"", "definition-key-elsewhere", "service_levels[4].where"),
    ("kind = \"sampled_accuracy\"", "kind = \"sampled_accuracy\"\ndecided_by = \"recomputed\"", "definition-choice", "service_levels[5].decided_by"),
    ("target = 5\n", "target = -5\n", "definition-range", "service_levels[6].target"),
    ("column = \"handoffs\"", "column = \"handofs\"", "definition-unresolved", "service_levels[8].column"),
    ("column = \"handoffs\"", "column = \"impact\"", "definition-mean-column", "service_levels[8].column"),
];

#[test]
fn each_broken_place_is_told_once_with_line_and_key() {
    let mut failures = Vec::new();
    for (from, to, code, path) in BROKEN {
        let at = example().find(from).unwrap_or_else(|| panic!("no {from} in the example"));
        let text = example().replacen(from, to, 1);
        let told = told(&text);
        let first = u64::try_from(example()[..at].matches('\n').count() + 1).expect("a line");
        let last = first + u64::try_from(to.matches('\n').count()).expect("a line");
        let right = matches!(told.as_slice(), [(found, line, column)]
            if found == code && column == path && (first..=last).contains(line));
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
            "", "[", "]]", "{", "\"", "'''", "\n", "= ", "[[processes]]\n", "-1", "1e400", "a.b.c=1\n",
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
