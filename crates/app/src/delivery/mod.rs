//! 提出: files on their way into the log store or the tables.

use kajitori_domain::access::InEngagement;
use kajitori_domain::job::Job;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;
use kajitori_store::Write;

use crate::call::Call;
use crate::house::House;
use crate::job::{Beat, Held};
use crate::run::Failure;

/// Imports the delivery that `job` names.
///
/// # Errors
/// `job-no-work`.
pub(crate) fn work(_: &House, _: &Call<'_>, _: &Held, _: &Beat<'_>) -> Result<(), Failure> {
    Err(Refusal::new("job-no-work").into())
}

/// Sets the delivery free that waits for `job`.
///
/// # Errors
/// None yet.
pub(crate) fn given_up(_: &mut Write<'_, InEngagement>, _: &Job, _: Moment) -> Result<(), Stop> {
    Ok(())
}
