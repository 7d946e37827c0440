//! What conditions mean, and what is wrong with wrong ones.

use super::*;
use crate::definition::tests::said;

fn columns() -> Vec<(String, ColumnKind)> {
    let mut columns: Vec<(String, ColumnKind)> =
        crate::case::BUILT_IN.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    columns.push(("impact".to_owned(), ColumnKind::Text));
    columns.push(("影響度".to_owned(), ColumnKind::Text));
    columns.push(("amount".to_owned(), ColumnKind::Number));
    columns
}

fn read(source: &str) -> Result<Filter, Vec<FilterProblem>> {
    parse(source, &columns(), "Asia/Tokyo")
}

#[test]
fn sound_conditions_are_accepted() {
    let sources = [
        "impact = 'High'",
        "影響度 IN ('高', '中') AND NOT open",
        "lead_time > INTERVAL '40' HOUR",
        "lead_time > INTERVAL '40 hours 30 minutes' OR events >= 3",
        "end_time - start_time <= INTERVAL '90' MINUTE",
        "start_time BETWEEN DATE '2026-10-01' AND TIMESTAMP '2026-10-31 09:00'",
        "start_time < TIMESTAMP '2026-10-01T09:00:00+09:00'",
        "impact NOT LIKE 'H%' AND impact IS NOT NULL",
        "rework / events > 0.5",
        "amount IN (1, 2.5, -3)",
        "open = FALSE",
        "(((open)))",
        "\"impact\" <> 'It''s'",
    ];
    for source in sources {
        let filter = read(source).unwrap_or_else(|problems| panic!("{source}: {problems:?}"));
        assert_eq!(filter.expr.kind(), ColumnKind::Boolean, "{source}");
        assert_eq!(filter.source, source);
    }
}

#[test]
fn wrong_conditions_name_the_place() {
    let cases = [
        ("impct = 'High'", "filter-column", 1, 1),
        ("impct BETWEEN 1 AND 2", "filter-column", 1, 1),
        ("events = 1\n AND impct = 'High'", "filter-column", 2, 6),
        ("impact = \"High\"", "filter-column", 1, 10),
        ("impact = 3", "filter-kinds", 1, 1),
        ("start_time >= '2026-10-01'", "filter-kinds", 1, 1),
        ("events + open > 3", "filter-kinds", 1, 1),
        ("open > FALSE", "filter-kinds", 1, 1),
        ("events IN (1, 'a')", "filter-kinds", 1, 15),
        ("impact LIKE 3", "filter-kinds", 1, 1),
        ("events", "filter-not-condition", 1, 1),
        ("open AND 'x'", "filter-not-condition", 1, 10),
        ("upper(impact) = 'HIGH'", "filter-unsupported", 1, 1),
        ("impact IN (SELECT 1)", "filter-syntax", 1, 19),
        ("impact = ?", "filter-unsupported", 1, 10),
        ("impact = NULL", "filter-null", 1, 1),
        ("start_time > DATE '2026-02-30'", "filter-time", 1, 19),
        ("lead_time > INTERVAL '5' DAY", "filter-days", 1, 22),
        ("lead_time > INTERVAL 'x' HOUR", "filter-interval", 1, 22),
        ("amount IN (events)", "filter-constant", 1, 12),
        ("impact = 'High' impact", "filter-syntax", 1, 17),
        ("impact = 'High'; DROP", "filter-syntax", 1, 16),
        ("impact = 'High", "filter-syntax", 1, 10),
        ("", "filter-syntax", 1, 1),
        ("*", "filter-syntax", 1, 1),
    ];
    for (source, code, line, column) in cases {
        let problems = read(source).expect_err(source);
        for problem in &problems {
            said(problem.code, &problem.args);
        }
        let found: Vec<_> = problems.iter().map(|p| (p.code, p.line, p.column)).collect();
        assert_eq!(found, [(code, line, column)], "{source}: {problems:?}");
    }
}

#[test]
fn every_problem_of_a_condition_is_told() {
    let problems = read("impct = 'a' OR events = 'b' OR open > 1").expect_err("three problems");
    assert_eq!(problems.len(), 3);
}

#[test]
fn times_are_of_the_agreement_zone() {
    let filter = read("start_time >= DATE '1970-01-02'").expect("sound");
    let Expr::Compare(_, _, right) = filter.expr else { panic!("a comparison") };
    assert_eq!(*right, Expr::Literal(Literal::Time(15 * 3_600_000_000)));
}

#[test]
fn long_chains_become_balanced_trees() {
    fn depth(expr: &Expr) -> usize {
        match expr {
            Expr::And(a, b) | Expr::Or(a, b) => 1 + depth(a).max(depth(b)),
            _ => 1,
        }
    }
    let filter = read(&vec!["open"; 500].join(" OR ")).expect("sound");
    assert!(depth(&filter.expr) <= 10);
}

#[test]
fn hostile_conditions_are_refused() {
    let nested = format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(read(&nested).expect_err("too long")[0].code, "filter-too-long");
    for (source, expected) in [
        (format!("events IN ({})", vec!["1"; 501].join(",")), "filter-list-too-long"),
        (format!("impact LIKE '{}'", "%a".repeat(101)), "filter-pattern-too-long"),
    ] {
        let problems = read(&source).expect_err("too long");
        said(problems[0].code, &problems[0].args);
        assert_eq!(problems[0].code, expected);
    }
    assert!(read(&format!("events IN ({})", vec!["1"; 500].join(","))).is_ok());
    assert!(read(&format!("impact LIKE '{}'", "%a".repeat(100))).is_ok());
    for source in [
        format!("{}open{}", "(".repeat(1_900), ")".repeat(1_900)),
        format!("{}x", "case-".repeat(790)),
        format!("{}x", "IF(".repeat(1_300)),
        format!("{}open", "NOT ".repeat(990)),
        format!("{}impact", "1+".repeat(1_900)),
        format!("{}open", "open AND 1+1 = 'x' OR ".repeat(180)),
        format!("events = {}1", "- ".repeat(1_900)),
        format!("events = {}", vec!["1"; 1_900].join("+")),
        format!("{}open", "NOT(".repeat(900)),
    ] {
        let code = read(&source).expect_err("too deep")[0].code;
        assert!(
            ["filter-too-deep", "filter-constant", "filter-syntax", "filter-kinds"].contains(&code),
            "{code} {}",
            &source[..40]
        );
    }
}

proptest::proptest! {
    #[test]
    fn no_text_panics(source in ".{0,80}") {
        let _answer = read(&source);
    }

    #[test]
    fn no_sequence_of_tokens_panics(words in proptest::collection::vec(
        proptest::sample::select(vec![
            "(", ")", "AND", "OR", "NOT", "IN", "LIKE", "BETWEEN", "IS", "NULL", "open", "events",
            "impact", "'a'", "1", "0.5", "=", "<", "+", "-", "/", "DATE", "INTERVAL", "HOUR", ",",
            "CASE", "SELECT", "*", "::", "[", "]", ".", "EXISTS", "CAST", "'2026-01-01'",
        ]), 0..12)) {
        let _answer = read(&words.join(" "));
    }
}
#[test]
fn words_of_sql_may_name_columns() {
    let columns = vec![("order".to_owned(), ColumnKind::Text), ("日".to_owned(), ColumnKind::Time)];
    let source = "order = 'a' AND 日 IS NULL";
    assert!(parse(source, &columns, "UTC").is_ok());
}
