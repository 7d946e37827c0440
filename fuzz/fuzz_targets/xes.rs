//! XML that may be XES.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"<") {
        kajitori_fuzz::events(bytes, &kajitori_fuzz::xes());
    }
});
