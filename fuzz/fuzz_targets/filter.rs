//! Conditions.

#![no_main]

use kajitori_domain::case::{BUILT_IN, ColumnKind};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let own = [
            ("impact", ColumnKind::Text),
            ("影響度", ColumnKind::Text),
            ("amount", ColumnKind::Number),
        ];
        let all = BUILT_IN.iter().copied().chain(own);
        let columns: Vec<_> = all.map(|(name, kind)| (name.to_owned(), kind)).collect();
        let _ = kajitori_domain::filter::parse(text, &columns, "Asia/Tokyo");
    }
});
