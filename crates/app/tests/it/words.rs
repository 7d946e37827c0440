//! Every refusal of the use cases has words, in both languages.

use std::path::Path;

use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

fn codes(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("our sources") {
        let path = entry.expect("our sources").path();
        if path.is_dir() {
            codes(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).expect("our sources");
            let parts = text.split("Refusal::new(\"").skip(1);
            found.extend(parts.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
}

#[test]
fn every_refusal_has_words_and_a_hint() {
    let mut all = Vec::new();
    codes(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut all);
    assert!(all.len() > 20);
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        for code in &all {
            for id in [format!("refusal-{code}"), format!("refusal-{code}-hint")] {
                assert!(words.has(&id), "{lang:?}: {id} has no words");
            }
        }
    }
}
