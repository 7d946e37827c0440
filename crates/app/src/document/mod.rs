//! Packs as documents that both sides keep.

use kajitori_domain::refusal::Refusal;

use crate::call::Call;
use crate::house::House;
use crate::job::{Beat, Held};
use crate::run::Failure;

/// Makes the document that `job` names.
///
/// # Errors
/// `job-no-work`.
pub(crate) fn work(_: &House, _: &Call<'_>, _: &Held, _: &Beat<'_>) -> Result<(), Failure> {
    Err(Refusal::new("job-no-work").into())
}
