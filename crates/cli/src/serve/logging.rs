//! The log: one line per event on standard error, for machines or for people.

use std::io::stderr;

use tracing::level_filters::LevelFilter;

use super::config::LogForm;

/// Begins the log; a second time changes nothing.
pub(crate) fn begin(form: LogForm) {
    let log = tracing_subscriber::fmt().with_max_level(LevelFilter::INFO).with_writer(stderr);
    // Somebody has begun it before: then theirs is the log.
    match form {
        LogForm::Json => log.json().flatten_event(true).with_target(false).try_init().ok(),
        LogForm::Text => log.compact().with_target(false).try_init().ok(),
    };
}
