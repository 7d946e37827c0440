//! Questions to a log: small logs whose answers can be checked by hand, laws that hold for every
//! log, and public logs against what other programs say.

mod agreed;
mod filters;
mod laws;
mod oracle;
mod small;

use kajitori_domain::agreement::Agreement;
use kajitori_domain::calendar::Calendar;
use kajitori_domain::problem::Problem;
use kajitori_domain::selection::{self, Asked, Known, Selection};
use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::bucket::{Buckets, Memory};
use kajitori_eventlog::log::{Log, texts};
use kajitori_measures::explore::{Question, columns};

/// A log that can be asked again and again.
pub(crate) struct Bench {
    pub(crate) log: Memory,
    pub(crate) calendar: Calendar,
    pub(crate) agreement: Option<Agreement>,
    pub(crate) exact: u64,
}

impl Bench {
    /// In buckets of `cases` cases, in the calendar that never stops.
    pub(crate) fn new(log: &Log, cases: usize) -> Self {
        let log = Memory::cut_by(log, cases).expect("sorted");
        Self { log, calendar: Calendar::always(), agreement: None, exact: u64::MAX }
    }

    /// Checks what was typed.
    pub(crate) fn read(&self, asked: &Asked) -> Result<Selection, Vec<Problem>> {
        let words = |column| texts(column).iter().flatten().collect::<Vec<&str>>();
        let shape = self.log.shape();
        let known = Known {
            activities: &words(shape.activity()),
            operators: &words(shape.operator()),
            columns: &columns(&self.log, self.agreement.as_ref()),
            zone: "Asia/Tokyo",
            holder_rules: self.agreement.is_some(),
        };
        selection::read(asked, known)
    }

    /// A question about the cases of `selection`.
    pub(crate) fn about<'a>(&'a self, selection: &'a Selection) -> Question<'a> {
        Question {
            log: &self.log,
            selection,
            calendar: &self.calendar,
            agreement: self.agreement.as_ref(),
            amendments: &[],
            medians: true,
            exact: self.exact,
            watch: &Unwatched,
        }
    }
}
