//! 月次確定: from the first run of a month to the day on which both sides keep the same values.

mod facts;
mod history;
mod list;
mod measured;
mod show;
mod step;

pub use history::{Said, told};
pub use list::{Month, list};
pub(crate) use measured::measured;
pub use show::{Look, Shown, show};
pub use step::{Seen, ask, confirm, fix, restate};

use kajitori_domain::audit::{Action, Entry, Object, ObjectKind};
use kajitori_domain::time;

/// That something was done to a month's close.
pub(crate) fn said(action: Action, month: time::Month) -> Entry {
    Entry::new(action, Object::new(ObjectKind::Close, &month))
}
