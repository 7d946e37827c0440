//! Object-centric logs as XML.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"<") {
        kajitori_fuzz::events(bytes, &kajitori_fuzz::objects(bytes));
    }
});
