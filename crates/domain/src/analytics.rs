//! Port: what is computed over logs.

use crate::agreement::Agreement;
use crate::amendment::Amendment;
use crate::batch::LogOf;
use crate::blob::Blob;
use crate::case::ColumnKind;
use crate::code::Code;
use crate::filter::Literal;
use crate::holder::{ByHolder, Holder};
use crate::intake::Tables;
use crate::measure::Measured;
use crate::measure::explore::{
    Durations, Flow, Follows, Handover, Operators, Period, Rework, Scope, Variants,
};
use crate::measure::level::Step;
use crate::pack::InputReport;
use crate::problem::Problem;
use crate::refusal::Stop;
use crate::selection::Selection;
use crate::time::{Moment, Month, Span, Window};
use crate::watch::Watch;

/// Whose log, as it was when, under what.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The log.
    pub log: LogOf<'a>,
    /// The number of the last batch that counts.
    pub as_of: u64,
    /// The version of the agreement.
    pub agreement: &'a Agreement,
    /// What settled contests change, in the order in which they were settled.
    pub amendments: &'a [Amendment],
}

/// A month, measured.
#[derive(Debug, Clone)]
pub struct MeasuredRun {
    /// What was measured.
    pub measured: Measured,
    /// The case table, as Parquet.
    pub cases: Blob,
    /// The inputs.
    pub inputs: Vec<InputReport>,
    /// Problems by code, most frequent first.
    pub problems: Vec<(Code, u64)>,
    /// The first problems of each code.
    pub examples: Vec<Problem>,
    /// Version of the engine.
    pub engine: String,
}

/// Which cases of a run's case table are wanted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CaseAsk {
    /// Only those that this service level counts.
    pub level: Option<String>,
    /// Only those that missed it.
    pub missed: bool,
    /// A condition on the case's columns, in the agreement's own syntax.
    pub condition: Option<String>,
    /// The column to sort by, and whether the greatest come first; then by case.
    pub sort: Option<(String, bool)>,
    /// Rows to pass over.
    pub skip: u64,
    /// Rows at most.
    pub most: u64,
}

/// A page of the case table.
#[derive(Debug, Clone, PartialEq)]
pub struct CasePage {
    /// The columns.
    pub columns: Vec<(String, ColumnKind)>,
    /// The rows; `None` is missing.
    pub rows: Vec<Vec<Option<Literal>>>,
    /// Rows that were asked for, on this page or not.
    pub total: u64,
}

/// What a clock did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tick {
    /// It started.
    Start,
    /// It was paused.
    Pause,
    /// It went on.
    Resume,
    /// It stopped.
    Stop,
    /// Its limit was reached.
    Limit,
}

/// One case, told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseStory {
    /// The case.
    pub case: String,
    /// Its events.
    pub steps: Vec<Step>,
    /// Who held it, from its first to its last event without gaps.
    pub bands: Vec<(Holder, Window)>,
    /// When the calendar was open in that time.
    pub open: Vec<Window>,
    /// What the service level's clock did, in order of time.
    pub ticks: Vec<(Tick, Moment)>,
    /// What the clock says.
    pub clock: Option<Span>,
    /// From first to last event.
    pub lead: Span,
    /// The lead time by holder; its parts sum to it.
    pub by_holder: ByHolder<Span>,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explore {
    /// Which activity follows which.
    Map,
    /// The most frequent sequences.
    Variants {
        /// How many.
        top: u64,
    },
    /// How long cases take and where they wait.
    Durations,
    /// Work handed from one party to another.
    Handovers,
    /// Work done again.
    Rework,
    /// What hangs on which operator's code.
    Operators,
    /// Cases that come and go, by period.
    Flow(Period),
}

/// What was seen.
#[derive(Debug, Clone, PartialEq)]
pub enum Explored {
    /// Of [`Explore::Map`].
    Map(Scope, Follows),
    /// Of [`Explore::Variants`].
    Variants(Scope, Variants),
    /// Of [`Explore::Durations`].
    Durations(Scope, Durations),
    /// Of [`Explore::Handovers`].
    Handovers(Scope, Handover),
    /// Of [`Explore::Rework`].
    Rework(Scope, Rework),
    /// Of [`Explore::Operators`].
    Operators(Scope, Operators),
    /// Of [`Explore::Flow`].
    Flow(Scope, Flow),
}

/// What a log knows, for forms to offer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Activities with their events, most frequent first, then by name.
    pub activities: Vec<(String, u64)>,
    /// Statuses, likewise.
    pub statuses: Vec<(String, u64)>,
    /// Organisations, likewise.
    pub orgs: Vec<(String, u64)>,
    /// Attributes.
    pub attributes: Vec<(String, ColumnKind)>,
    /// First and last event.
    pub span: Option<(Moment, Moment)>,
}

/// Whoever computes over logs. Blocking; for worker threads.
pub trait Analytics: Send + Sync {
    /// Measures a month.
    ///
    /// # Errors
    /// A refusal when log and agreement do not fit each other.
    fn measure(
        &self,
        of: Question<'_>,
        month: Month,
        tables: &Tables,
        watch: &dyn Watch,
    ) -> Result<MeasuredRun, Stop>;

    /// Cases of a run's case table.
    ///
    /// # Errors
    /// A refusal when the condition is none.
    fn cases(&self, run: &Blob, ask: &CaseAsk) -> Result<CasePage, Stop>;

    /// One case, with the clock of `level`.
    ///
    /// # Errors
    /// `case-unknown`.
    fn case(&self, of: Question<'_>, case: &str, level: Option<&str>) -> Result<CaseStory, Stop>;

    /// Looks at the cases that `selection` keeps.
    ///
    /// # Errors
    /// A refusal when log and agreement do not fit each other.
    fn explore(
        &self,
        of: Question<'_>,
        selection: &Selection,
        ask: Explore,
    ) -> Result<Explored, Stop>;

    /// What the log knows.
    ///
    /// # Errors
    /// A fault when it cannot be read.
    fn known(&self, log: LogOf<'_>, as_of: u64) -> Result<Known, Stop>;
}
