//! 異議: either side says that something of a month is wrong, and both settle it.

mod raise;
mod settle;
mod show;
mod target;

pub use raise::{New, raise};
pub use settle::{agree, answer, decide, escalate, reject, withdraw};
pub use show::{Raising, Shown, Told, list, raising, show};

pub use kajitori_store::attachment::Attachment as File;
pub use kajitori_store::run::Run as RunOf;

use kajitori_domain::access::InEngagement;
use kajitori_domain::audit::{Action, Entry, Object, ObjectKind};
use kajitori_domain::contest::Contest;
use kajitori_domain::id::ContestId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Month;
use kajitori_store::{Read, contest};

/// That something was done to a contest.
fn said(action: Action, id: ContestId) -> Entry {
    Entry::new(action, Object::new(ObjectKind::Contest, &id))
}

/// How many contests of `month` are open.
///
/// # Errors
/// A fault when they cannot be read.
pub(crate) fn open(read: &Read<'_, InEngagement>, month: Month) -> Result<u32, Stop> {
    let contests = contest::list(read, month)?;
    let open = contests.iter().filter(|contest| contest.value.state.is_open()).count();
    Ok(u32::try_from(open).unwrap_or(u32::MAX))
}

/// The place of `one` among the contests of the engagement, from 1: what people call it by.
fn number(all: &[Contest], one: ContestId) -> usize {
    all.iter().take_while(|contest| contest.id != one).count() + 1
}
