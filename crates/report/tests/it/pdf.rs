//! The PDF of a pack by hand.

use kajitori_domain::text::Lang;
use kajitori_domain::words::Words;

use crate::sample;

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let pack = sample::pack();
    for (lang, name) in [(Lang::Ja, "ja"), (Lang::En, "en")] {
        let words = Words::new(lang);
        let first = kajitori_report::pdf(&pack, &words).expect("a PDF");
        let again = kajitori_report::pdf(&pack, &words).expect("a PDF");
        assert!(first.starts_with(b"%PDF-"));
        assert_eq!(first, again);
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(folder.join(format!("pack-{name}.pdf")), first).expect("a writable folder");
    }
}
