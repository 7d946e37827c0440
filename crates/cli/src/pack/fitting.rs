//! What was read but does not fit the agreement.

use kajitori_domain::agreement::vocabulary::{self, Vocabulary};
use kajitori_domain::agreement::{Agreement, fit};
use kajitori_domain::problem::Problem;
use kajitori_domain::record::{Reported, Sample};
use kajitori_domain::time::Moment;
use kajitori_eventlog::bucket::Buckets;
use kajitori_eventlog::log::texts;

/// What lies beside the log, each with the name of its file.
pub(crate) struct Beside<'a> {
    pub(crate) agreement: &'a str,
    pub(crate) reported: (&'a str, &'a [Reported]),
    pub(crate) samples: (&'a str, &'a [Sample]),
}

/// Every way in which log and records do not fit `agreement`.
pub(crate) fn fitting(
    agreement: &Agreement,
    log: &dyn Buckets,
    beside: &Beside<'_>,
) -> Vec<Problem> {
    let mut problems = fit::records(agreement, beside.reported, beside.samples);
    let span = log.span().map(|(first, last)| (Moment(first), Moment(last)));
    problems.extend(fit::holidays(agreement, beside.agreement, span));
    let shape = log.shape();
    let words = [shape.activity(), shape.status(), shape.org()].map(|c| texts(c).iter().flatten());
    let [activities, statuses, orgs] = words.map(Iterator::collect::<Vec<&str>>);
    let said = Vocabulary { activities: &activities, statuses: &statuses, orgs: &orgs };
    problems.extend(vocabulary::unmatched(agreement, said, beside.agreement));
    problems
}
