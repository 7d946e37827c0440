//! Any file whose mapping is to be proposed.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let inspected = kajitori_eventlog::inspect::inspect(
        kajitori_fuzz::source(bytes),
        None,
        &kajitori_domain::watch::Unwatched,
    );
    drop(inspected);
});
