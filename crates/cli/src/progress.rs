//! Progress for a person who watches; silence in a pipe.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kajitori_domain::display::thousands;
use kajitori_domain::watch::{Phase, Watch};
use kajitori_domain::words::Words;

/// A progress line on standard error, or nothing.
pub(crate) struct Progress<'a> {
    words: &'a Words,
    bar: Option<Mutex<ProgressBar>>,
    rows: AtomicU64,
}

impl<'a> Progress<'a> {
    /// Watches when standard error is a terminal and `quiet` is false.
    pub(crate) fn new(words: &'a Words, quiet: bool) -> Self {
        let watched = !quiet && std::io::stderr().is_terminal();
        let bar = watched.then(|| Mutex::new(ProgressBar::hidden()));
        Self { words, bar, rows: AtomicU64::new(0) }
    }

    /// Clears the line.
    pub(crate) fn finish(&self) {
        self.with_bar(|bar| bar.finish_and_clear());
    }

    fn with_bar(&self, act: impl FnOnce(&mut ProgressBar)) {
        if let Some(bar) = &self.bar {
            act(&mut bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        }
    }
}

impl Watch for Progress<'_> {
    fn begin(&self, phase: Phase, total: Option<u64>) {
        let id = match phase {
            Phase::ReadLog => "cli-phase-read-log",
            Phase::ReadTables => "cli-phase-read-tables",
            Phase::Measure => "cli-phase-measure",
            Phase::WriteCases => "cli-phase-write-cases",
            Phase::Document => "cli-phase-document",
            Phase::Export => "cli-phase-export",
            Phase::Verify => "cli-phase-verify",
        };
        self.with_bar(|bar| {
            bar.finish_and_clear();
            *bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
            let reading = matches!(phase, Phase::ReadLog | Phase::ReadTables | Phase::Verify);
            let template = match (reading, total) {
                (true, Some(_)) => "{msg} {prefix} {bytes}/{total_bytes} {eta}",
                (true, None) => "{msg} {prefix} {spinner} {bytes}",
                (false, Some(_)) => "{msg} {wide_bar} {human_pos}/{human_len} {per_sec} {eta}",
                (false, None) => "{msg} {spinner} {human_pos} {per_sec}",
            };
            self.rows.store(0, Ordering::Relaxed);
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar.set_message(self.words.get(id));
        });
    }

    fn advance(&self, count: u64) {
        self.with_bar(|bar| bar.inc(count));
    }

    fn rows(&self, count: u64) {
        let rows = self.rows.fetch_add(count, Ordering::Relaxed) + count;
        self.with_bar(|bar| {
            let millis = bar.elapsed().as_millis().max(1);
            let rate = u128::from(rows) * 1000 / millis;
            let args = [("rows", thousands(rows.into())), ("rate", thousands(rate))];
            bar.set_prefix(self.words.with("cli-progress-rows", &args));
        });
    }
}
