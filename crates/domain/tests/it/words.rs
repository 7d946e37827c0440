//! Every refusal that the rules can answer has words, in both languages.

use std::path::Path;

use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

/// What stands between `start` and the next quotation mark, wherever it stands in our sources.
fn quoted(folder: &Path, start: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("our sources") {
        let path = entry.expect("our sources").path();
        if path.is_dir() {
            quoted(&path, start, found);
        } else {
            let text = std::fs::read_to_string(&path).expect("our sources");
            let parts = text.split(start).skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(parts.map(str::to_owned));
        }
    }
}

#[test]
fn every_refusal_has_words_and_a_hint() {
    let mut codes = Vec::new();
    for start in
        ["Refusal::new(\"", "const DISGUISED_CONTRACTING: &str = \"", "OTHER_ROLE: &str = \""]
    {
        let before = codes.len();
        quoted(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), start, &mut codes);
        assert!(codes.len() > before, "{start} is not in our sources any more");
    }
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        for code in &codes {
            for id in [format!("refusal-{code}"), format!("refusal-{code}-hint")] {
                assert!(words.has(&id), "{lang:?}: {id} has no words");
            }
        }
    }
}

#[test]
fn every_problem_of_a_field_has_words_and_a_hint() {
    let mut codes = Vec::new();
    let start = "Problem::field(\"";
    quoted(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), start, &mut codes);
    assert!(!codes.is_empty(), "{start} is not in our sources any more");
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        for code in &codes {
            for id in [format!("problem-{code}"), format!("problem-{code}-hint")] {
                assert!(words.has(&id), "{lang:?}: {id} has no words");
            }
        }
    }
}

#[test]
fn the_catalogue_of_the_audit_tree_has_words() {
    use kajitori_domain::audit::{Action, ObjectKind};
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        let actions = Action::ALL.iter().map(|action| format!("audit-{}", action.word()));
        let objects = ObjectKind::ALL.iter().map(|kind| format!("audit-object-{}", kind.word()));
        for id in actions.chain(objects) {
            assert!(words.has(&id), "{lang:?}: {id} has no words");
        }
    }
}
