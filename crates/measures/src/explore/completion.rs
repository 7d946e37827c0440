//! Which cases are still open, by what completes the cases of each process.

use kajitori_domain::agreement::{Agreement, Process};
use kajitori_domain::event::EventMatch;
use kajitori_eventlog::bucket::{Buckets, Wanted};

use super::columns::{Bucket, Source};
use super::condition::Condition;
use super::holders::Held;
use super::part::Part;

/// What completes the cases of the processes that say so, and which cases those are.
pub(crate) struct Completion<'a> {
    agreement: &'a Agreement,
    processes: Vec<(Option<Condition<'a>>, &'a EventMatch)>,
}

impl<'a> Completion<'a> {
    /// `None` where no process of `agreement` says what completes a case.
    pub(crate) fn of(agreement: &'a Agreement, log: &dyn Buckets) -> Option<Self> {
        let of = |process: &'a Process| {
            let prepare = |filter| Condition::new(filter, log, Some(agreement));
            Some((process.population.as_ref().map(prepare), process.complete.as_ref()?))
        };
        let processes: Vec<_> = agreement.processes.iter().filter_map(of).collect();
        (!processes.is_empty()).then_some(Self { agreement, processes })
    }

    /// Whether a process of `agreement` says what completes a case.
    pub(crate) fn agreed(agreement: &Agreement) -> bool {
        agreement.processes.iter().any(|process| process.complete.is_some())
    }

    /// Asks for what must be read to tell which process a case belongs to.
    pub(crate) fn want(&self, wanted: &mut Wanted) {
        let conditions = self.processes.iter().filter_map(|(population, _)| population.as_ref());
        conditions.flat_map(|condition| &condition.sources).for_each(|source| source.want(wanted));
    }

    /// For each case of `part`, whether its last event leaves a process open that it belongs to.
    /// What a case is not known to belong to leaves it as it is.
    pub(crate) fn open(&self, part: &Part<'_>, held: &Held) -> Vec<bool> {
        let mut open = vec![false; part.cases.len()];
        for (population, on) in &self.processes {
            let marked = held.marked(on);
            let members = population.as_ref().map(|of| self.members(of, part, held));
            for (at, rows) in part.cases.iter().enumerate() {
                let last = u32::try_from(rows.end - 1).unwrap_or(u32::MAX);
                let member = members.as_ref().is_none_or(|members| members[at]);
                open[at] |= member && !marked.has(last);
            }
        }
        open
    }

    fn members(&self, of: &Condition<'_>, part: &Part<'_>, held: &Held) -> Vec<bool> {
        let (agreement, held) = (Some(self.agreement), Some(held));
        let bucket = Bucket { part, agreement, held, variants: None, completion: None };
        let columns: Vec<_> =
            of.sources.iter().map(|source: &Source| bucket.column(source)).collect();
        of.matches(&columns, part.cases.len())
    }
}
