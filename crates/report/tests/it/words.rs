//! The words of the pack: none is missing, none is left over.

use std::collections::BTreeSet;
use std::path::Path;

use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

const WORDS: &str = include_str!("../../../../content/words/ja/pack.ftl");

/// Every `pack-…` that stands in a string of the sources or the templates.
fn used() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("src"), root.join("templates")];
    let mut used = BTreeSet::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(path.read_dir().expect("a folder").map(|e| e.expect("an entry").path()));
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source");
        for rest in text.split("\"pack-").skip(1) {
            let part = |c: &char| c.is_ascii_alphanumeric() || "-_".contains(*c);
            used.insert(format!("pack-{}", rest.chars().take_while(part).collect::<String>()));
        }
    }
    used
}

/// Ids that the sources complete from a value of the pack.
fn completed() -> Vec<String> {
    let of = |prefix: &str, ends: &[&str]| {
        ends.iter().map(|end| format!("pack-{prefix}-{end}")).collect::<Vec<_>>()
    };
    let kinds = [
        "clock_ratio",
        "clock_percentile",
        "count_ratio",
        "sampled_accuracy",
        "count_limit",
        "mean",
    ];
    let roles =
        ["log", "intervals", "samples", "reported", "agreement", "mapping", "key", "amendments"];
    let holders = ["client", "vendor", "third", "pause", "unattributed"];
    [
        of("kind", &kinds),
        of("role", &roles),
        of("weekday", &["0", "1", "2", "3", "4", "5", "6"]),
        of("cause", &["clock", "pause", "exclusion", "rounding"]),
        of("holder", &holders.map(|h| format!("{h}-short")).each_ref().map(String::as_str)),
    ]
    .concat()
}

#[test]
fn every_word_that_is_used_exists() {
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        for id in used().into_iter().filter(|id| !id.ends_with('-')).chain(completed()) {
            let test_of_a_template = ["pack-a", "pack-b"].contains(&id.as_str());
            assert!(words.has(&id) || test_of_a_template, "{lang:?} lacks {id}");
        }
    }
}

#[test]
fn every_word_that_exists_is_used() {
    let mut used = used();
    used.extend(completed());
    let ids = WORDS.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id);
    let idle: Vec<&str> = ids.filter(|id| id.starts_with("pack-") && !used.contains(*id)).collect();
    assert!(idle.is_empty(), "words that nothing shows: {idle:?}");
}
