//! Conditions.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    use kajitori_domain::case::BUILT_IN;
    if let Ok(text) = std::str::from_utf8(bytes) {
        let columns: Vec<_> = BUILT_IN.iter().map(|(name, kind)| (name.to_string(), *kind)).collect();
        let _ = kajitori_domain::filter::parse(text, &columns, "Asia/Tokyo");
    }
});
