//! Every refusal of this crate has words.

use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

#[test]
fn every_refusal_has_words() {
    for lang in [Lang::Ja, Lang::En] {
        let words = Words::new(lang);
        for code in [
            "measure-attribute",
            "measure-reference",
            "measure-too-many-events",
            "model-too-many-activities",
            "model-too-many-variants",
        ] {
            assert!(words.has(&format!("refusal-{code}")), "{code}");
            assert!(words.has(&format!("refusal-{code}-hint")), "{code}");
        }
    }
}
