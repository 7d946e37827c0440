//! Packed text: XES by the standard's keys, tables by plain columns.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        // A table is refused by the first mapping at once.
        kajitori_fuzz::events(bytes, &kajitori_fuzz::xes());
        kajitori_fuzz::events(bytes, &kajitori_fuzz::PLAIN);
    }
});
