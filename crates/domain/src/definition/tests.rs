//! Every problem of definitions has words, and every word its problem.

use std::collections::BTreeSet;
use std::path::Path;

use crate::text::Lang;
use crate::words::Words;

/// The words of a problem in both languages: message and hint. Panics where an argument is missing.
pub(crate) fn said(code: &str, args: &[(&'static str, String)]) -> String {
    let mut all = String::new();
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        let message = words.with(&format!("problem-{code}"), args);
        let hint = words.with(&format!("problem-{code}-hint"), args);
        all.push_str(&format!("  {message} {hint}\n"));
    }
    assert!(!all.contains("{$") && !all.contains("problem-"), "{code}: {all}");
    all
}

/// Codes that the sources of definitions and conditions name, tests apart.
fn named(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            named(&path, codes);
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            let literals = text.split('"').skip(1).step_by(2);
            let code = |text: &&str| {
                (text.starts_with("definition-") || text.starts_with("filter-"))
                    && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
            };
            codes.extend(literals.filter(code).map(str::to_owned));
        }
    }
}

#[test]
fn every_code_has_words_and_every_word_a_code() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut codes = BTreeSet::new();
    for folder in ["agreement", "definition", "filter", "mapping"] {
        named(&sources.join(folder), &mut codes);
    }
    assert!(codes.len() > 50);
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        for code in &codes {
            assert!(words.has(&format!("problem-{code}")), "problem-{code}");
            assert!(words.has(&format!("problem-{code}-hint")), "problem-{code}-hint");
        }
    }
    let file = include_str!("../../../../content/words/ja/definition.ftl");
    for line in file.lines().filter_map(|line| line.strip_prefix("problem-")) {
        let id = line.split(' ').next().unwrap_or_default();
        let code = id.strip_suffix("-hint").unwrap_or(id);
        assert!(codes.contains(code), "no code {code}");
    }
}

#[test]
fn words_fill_in_what_the_problem_says() {
    let text = "format = 1\n[events]\ncase = 3\nactivty = \"a\"\ntime = \"t\"\nactivity = \"b\"\n";
    let (_, problems) = crate::mapping::read("m.toml", text);
    let (ja, en) = (Words::new(Lang::Ja), Words::new(Lang::En));
    let said: Vec<String> = problems
        .iter()
        .flat_map(|p| {
            let (message, hint) =
                (format!("problem-{}", p.code), format!("problem-{}-hint", p.code));
            [ja.with(&message, &p.args), en.with(&message, &p.args), ja.with(&hint, &p.args)]
        })
        .collect();
    assert_eq!(
        said,
        [
            "整数が書かれていますが、ここに書けるのは文字列（\"…\"）です。",
            "This is a whole number, but a text (\"…\") is needed here.",
            "値の書き方を文字列（\"…\"）に直してください。",
            "「activty」という項目はありません。",
            "There is no key \"activty\" here.",
            "「activity」の書き間違いか確認して直してください。",
        ]
    );
}
