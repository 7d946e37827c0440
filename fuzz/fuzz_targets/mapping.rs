//! Mappings: what is read and written again means the same.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = kajitori_domain::mapping::read("fuzz.toml", text);
    }
});
