//! The lint of requests, against a corpus of sentences.

use kajitori_domain::wording::{lint, source};

use super::worded;

/// Sentences of requests, each with the kinds that it should be warned of.
const CORPUS: &str = include_str!("../../cases/wording.txt");

#[test]
fn each_sentence_is_warned_of_as_expected() {
    let mut sentences = 0;
    for line in CORPUS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (expected, sentence) = line.split_once('|').expect("kinds | sentence");
        let warnings = lint(sentence.trim(), &["op-01", "佐々木"]);
        let found: Vec<&str> = warnings.iter().map(|warning| warning.code).collect();
        assert_eq!(found.join(" "), expected.trim(), "{sentence}");
        for warning in warnings {
            assert!(sentence.contains(&warning.found));
            worded(&format!("wording-{}", warning.code));
            worded(&format!("wording-{}-hint", warning.code));
        }
        sentences += 1;
    }
    assert_eq!(sentences, 40);
    assert!(source().contains("37"));
}
