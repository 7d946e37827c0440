//! Mappings: what is read and written again means the same.

#![no_main]

use kajitori_domain::mapping;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let (Some(read), _) = mapping::read("fuzz.toml", text)
    {
        let written = mapping::write(&read);
        let (again, problems) = mapping::read("fuzz.toml", &written);
        assert_eq!(again.as_ref(), Some(&read), "{problems:?}\n{written}");
    }
});
