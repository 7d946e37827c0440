//! 提出: files on their way into the log store or the tables.

mod aside;
mod begin;
mod end;
mod findings;
mod finish;
mod guarded;
mod import;
mod look;
mod own;
mod receive;
mod show;
mod sources;
mod take_in;
mod withdraw;

pub use aside::{Aside, aside};
pub use begin::{Begin, begin, hand_in};
pub(crate) use end::{given_up, resume};
pub use findings::{Asked, Findings};
pub use finish::finish;
pub(crate) use import::work;
pub use look::{look, remap};
pub use receive::receive;
pub use show::{By, Deliveries, Listed, May, Shown, list, show, table};
pub(crate) use sources::{Sources, sources};
pub use take_in::{Said, take_in};
pub use withdraw::{discard, withdraw};

/// A delivery's place: its engagement and its id.
pub type Place = (kajitori_domain::id::EngagementId, kajitori_domain::id::DeliveryId);
