//! The table of intervals.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mapping = kajitori_fuzz::mapping(kajitori_fuzz::TABLES);
    let (source, mut rejected) = (kajitori_fuzz::source(bytes), Vec::new());
    let watch = kajitori_domain::watch::Unwatched;
    drop(kajitori_eventlog::read::intervals(source, &mapping, &mut rejected, &watch));
});
