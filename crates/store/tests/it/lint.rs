//! Every statement in our sources, read by a parser: what is an engagement's is asked of one
//! engagement, and nothing is asked that the two engines answer differently.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Tokenizer};

use kajitori_testkit::raw::{Table, tables};

type Tables = BTreeMap<String, Table>;

/// Statements at the gate, which find out the engagement.
const AT_GATE: &[&str] = &["engagement_id, version FROM token WHERE sha256 = $1"];

/// Columns of text that hold only digits and lower-case letters, which sort alike everywhere.
const PLAIN: &[&str] = &["id", "month", "person", "scope"];

#[test]
fn statements_are_scoped_and_mean_the_same_on_both_engines() {
    let tables = tables();
    let statements = statements(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(statements.len() > 60, "{} statements found", statements.len());
    let mut found = Vec::new();
    for sql in &statements {
        found.extend(complaints(sql, &tables).into_iter().map(|why| format!("{why}: {sql}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn unscoped_and_ambiguous_statements_are_found() {
    let tables = tables();
    let cases = [
        ("SELECT id FROM process WHERE id = $1", "unscoped"),
        ("SELECT id FROM process WHERE engagement_id = $1 OR id = $2", "OR"),
        ("SELECT p.id FROM process p, contract c WHERE p.engagement_id = $1", "unscoped"),
        ("UPDATE process SET place = $1 WHERE id = $2", "unscoped"),
        ("DELETE FROM process WHERE engagement_id = 'x'", "unscoped"),
        ("INSERT INTO process (id) VALUES ($1)", "unscoped"),
        ("SELECT * FROM person", "*"),
        ("SELECT id FROM person WHERE name LIKE $1", "ESCAPE"),
        ("SELECT SUM(done) FROM job", "SUM"),
        ("SELECT id FROM person ORDER BY name", "ORDER BY"),
        ("SELECT id FROM person ORDER BY CASE kana WHEN 'x' THEN 1 ELSE 0 END, name", "BY name"),
        ("SELECT id FROM person WHERE", "syntax"),
    ];
    for (sql, why) in cases {
        let found = complaints(sql, &tables);
        assert!(found.iter().any(|found| found.contains(why)), "{sql}: {found:?}");
    }
    let sound = "SELECT id FROM process p WHERE p.engagement_id = $1 AND (id = $2 OR id = $3)";
    assert_eq!(complaints(sound, &tables), Vec::<String>::new());
}

/// Every text in the sources below `folder` that begins as a statement does.
fn statements(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("sources") {
        let path = entry.expect("a source").path();
        if path.is_dir() {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a source");
        for text in source.split('"') {
            let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "\\").collect();
            let begins = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];
            if words.len() > 2 && begins.contains(&words[0]) {
                found.insert(words.join(" "));
            }
        }
    }
    found
}

/// What is wrong with a statement.
fn complaints(sql: &str, tables: &Tables) -> Vec<String> {
    let mut found = Vec::new();
    let dialect = PostgreSqlDialect {};
    if let Err(error) = Parser::parse_sql(&dialect, sql) {
        found.push(format!("syntax ({error})"));
    }
    let tokens = Tokenizer::new(&dialect, sql).tokenize().expect("tokens");
    let words: Vec<String> = tokens
        .iter()
        .filter(|token| !matches!(token, Token::Whitespace(_)))
        .map(ToString::to_string)
        .collect();
    let named = named(&words, tables);
    for (table, alias) in &named {
        let of_engagement = tables[table].is_inside();
        if of_engagement && !AT_GATE.iter().any(|end| sql.ends_with(end)) {
            found.extend(scope(&words, alias).map(|why| format!("{why} {table}")));
        }
    }
    found.extend(engines(&words, &named, tables));
    found
}

/// The tables that a statement names, each with the name that it goes by.
fn named(words: &[String], tables: &Tables) -> Vec<(String, String)> {
    let after = |word: &str| ["FROM", "JOIN", "INTO", "UPDATE", ","].contains(&word);
    let mut named = Vec::new();
    for pair in words.windows(3) {
        let table = &pair[1];
        let is_alias = pair[2].chars().all(char::is_lowercase);
        // A comma before a table's name also stands between columns: those have no alias.
        if after(&pair[0]) && tables.contains_key(table) && (pair[0] != "," || is_alias) {
            named.push((table.clone(), if is_alias { pair[2].clone() } else { String::new() }));
        }
    }
    let last = words.len().saturating_sub(2);
    if let [before, table] = &words[last..]
        && after(before)
        && before != ","
        && tables.contains_key(table)
    {
        named.push((table.clone(), String::new()));
    }
    named
}

/// Why a table of engagements is not asked of one engagement.
fn scope(words: &[String], alias: &str) -> Option<&'static str> {
    if words[0] == "INSERT" {
        let columns = words.iter().skip_while(|word| *word != "(");
        let values = words.iter().skip_while(|word| *word != "VALUES").skip(2);
        let first = columns.zip(values).nth(1).map(|(column, _)| column.as_str());
        let bound = words.iter().skip_while(|word| *word != "VALUES").nth(2);
        let bound = bound.is_some_and(|word| word.starts_with('$'));
        return (first != Some("engagement_id") || !bound).then_some("unscoped");
    }
    let mut wanted = vec!["engagement_id", "="];
    if !alias.is_empty() {
        wanted.splice(0..0, [alias, "."]);
    }
    let length = wanted.len();
    let mut places = words.windows(length + 1);
    let asked = places.any(|at| at[..length] == wanted[..] && at[length].starts_with('$'));
    let mut depth = 0_u32;
    for word in words {
        match word.as_str() {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            "OR" if depth == 0 => return Some("OR beside the scope of"),
            _ => {}
        }
    }
    (!asked).then_some("unscoped")
}

/// What the engines would answer differently.
fn engines(words: &[String], named: &[(String, String)], tables: &Tables) -> Vec<String> {
    let mut found = Vec::new();
    let has = |word: &str| words.iter().any(|w| w == word);
    if words.windows(2).any(|pair| pair[0] == "SELECT" && pair[1] == "*") {
        found.push("SELECT *".to_owned());
    }
    if has("LIKE") && !has("ESCAPE") {
        found.push("LIKE without ESCAPE".to_owned());
    }
    let sums = words.iter().filter(|word| *word == "SUM").count();
    let cast = words.windows(3).filter(|at| at[0] == "CAST" && at[2] == "SUM").count();
    if sums != cast {
        found.push("SUM without CAST".to_owned());
    }
    let sorted = words.iter().skip_while(|word| *word != "ORDER").skip(2);
    let sorted = sorted.take_while(|word| !["LIMIT", ")"].contains(&word.as_str()));
    // What a `CASE` only asks about is not sorted by.
    let mut asked = false;
    let sorted = sorted.filter(|word| {
        asked = (asked || *word == "CASE") && *word != "END";
        !asked
    });
    for column in sorted.filter(|word| word.chars().all(|c| c.is_lowercase() || c == '_')) {
        let is_alias = named.iter().any(|(_, alias)| alias == column);
        let of_number = |(table, _): &(String, String)| {
            tables[table].column(column).is_some_and(|column| column.1)
        };
        if !is_alias && !PLAIN.contains(&column.as_str()) && !named.iter().any(of_number) {
            found.push(format!("ORDER BY {column}"));
        }
    }
    found
}
