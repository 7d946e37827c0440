//! Delimited text in any encoding.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    kajitori_fuzz::events(bytes, kajitori_fuzz::table(bytes));
});
