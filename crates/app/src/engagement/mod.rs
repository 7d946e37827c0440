//! Engagements: which there are, what stands at the head of every page of one, how one is made,
//! changed, started and ended.

mod found;
mod hub;
mod levels;
mod list;
mod matter;
mod open;
mod question;
mod settings;
mod standing;
mod state;

pub use found::{New, Offer, create, offer};
pub use hub::{Hub, hub};
pub(crate) use list::openable;
pub use list::{Inside, Listed, Row, list};
pub(crate) use matter::Asker;
pub use matter::{Told, Waiting};
pub use open::{Opened, open};
pub use question::{Question, Questions, answer, note};
pub use settings::{Contracted, Edit, Settings, edit, put_contract, put_process, settings};
pub use state::{Step, step};

pub(crate) use levels::Levels;
pub(crate) use open::read_open;
pub(crate) use standing::Stood;
