//! Asking for a job, in the transaction of what it is about.

use kajitori_domain::access::Scope;
use kajitori_domain::audit::{Action, Entry, Object, ObjectKind};
use kajitori_domain::id::{JobId, PersonId};
use kajitori_domain::job::{Job, JobKind, JobState};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_store::{Write, job};

use crate::house::House;

/// A job that is wanted.
#[derive(Debug)]
pub(crate) struct Asked {
    /// What it does.
    pub(crate) kind: JobKind,
    /// What makes it the same as another.
    pub(crate) key: String,
    /// What it works on, as its kind has it.
    pub(crate) input: String,
    /// Who wants it.
    pub(crate) cause: PersonId,
}

/// Starts a job of this scope, and says so. One of the same key that waits, runs or is done is the
/// one that was asked for; one that failed or was stopped is tried anew.
///
/// # Errors
/// A fault when it cannot be written.
pub(crate) fn start<S: Scope>(
    house: &House,
    write: &mut Write<'_, S>,
    at: Moment,
    asked: Asked,
) -> Result<(JobId, Entry), Stop> {
    let Asked { kind, key, input, cause } = asked;
    let id = match job::by_key(write, &key)? {
        Some(known) => {
            if let Ok(state) = known.value.state.clone().retry(at) {
                let again = Job { input, cause, progress: (0, None), state, ..known.value.clone() };
                job::put(write, &again, Some(known.version))?;
            }
            known.value.id
        }
        None => {
            let id = JobId::draw(at, house.chance());
            let (scope, state) = (write.scope().log(), JobState::wait(at));
            let job = Job { id, kind, scope, key, input, cause, progress: (0, None), state };
            job::put(write, &job, None)?;
            id
        }
    };
    let mut entry = Entry::new(Action::JobStarted, Object::new(ObjectKind::Job, &id));
    entry.detail = entry.detail.with("kind", &kind.word());
    Ok((id, entry))
}
