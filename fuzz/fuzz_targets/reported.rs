//! The table of reported.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (source, mut rejected) = (kajitori_fuzz::source(bytes), Vec::new());
    let watch = kajitori_domain::watch::Unwatched;
    let read = kajitori_eventlog::read::reported;
    if let Ok(read) = read(source, &kajitori_fuzz::TABLES, &mut rejected, &watch) {
        assert_eq!(read.rejected > 0, !rejected.is_empty());
        assert!(std::str::from_utf8(&rejected).is_ok());
    }
});
