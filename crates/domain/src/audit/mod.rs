//! The audit tree: what was done, by whom, so that nobody can change it afterwards unseen.
//!
//! Every change of the record brings [`Entries`]. Each becomes a leaf of an RFC 6962 tree of its
//! scope; a [`Checkpoint`] signs the root. [`verify()`] needs nothing but an export and the notes.

mod action;
mod checkpoint;
mod entry;
mod export;
mod note;
mod proof;
mod row;
mod tree;
mod verify;

pub use action::{Action, ObjectKind};
pub use checkpoint::{Checkpoint, origin};
pub use entry::{Detail, Entries, Entry, Object, Shown, Via};
pub use export::{Bundle, Wrapped};
pub use note::{KeySigner, Signer, open};
pub use proof::{consistency, inclusion, is_consistent, is_included};
pub use row::{Exported, Happening, Leaf, Row};
pub use tree::{Frontier, leaf_hash};
pub use verify::{Broken, Verified, checkpoints, verify, verify_rows};
