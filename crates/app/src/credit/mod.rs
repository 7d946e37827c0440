//! Credits: proposed by the agreed rule when a month is fixed, decided by people.

mod propose;
mod show;
mod step;

pub use kajitori_store::run::Run as RunOf;
pub(crate) use propose::{earlier, follows, propose};
pub use show::{Shown, list, show};
pub use step::{answer, claim, compute, notify, settle, waive};

use kajitori_domain::audit::{Action, Entry, Object, ObjectKind};
use kajitori_domain::id::CreditId;

/// That something was done to a credit.
fn said(action: Action, id: CreditId) -> Entry {
    Entry::new(action, Object::new(ObjectKind::Credit, &id))
}
