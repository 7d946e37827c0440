//! Purpose: the use cases: one function per thing that a person, a program or a job can do. It
//! authorises, lets `domain` decide, has `store` persist, and says what was done.
//!
//! May use: `domain` and its ports, `bpmn`, `store`.
//!
//! Never: HTTP, HTML, SQL text, Arrow, documents; a clock or chance that it was not given.
//!
//! Every function takes the [`House`], the [`Call`] and then what it is about, and goes through
//! [`run::ask`] or [`run::change`], which alone admit. Whatever is not there answers [`hidden`], so
//! that nobody can tell it from what they may not know.

mod call;
mod house;
mod lately;
mod mail;
mod matter;
mod question;
mod role;

pub mod agreement;
pub mod attachment;
pub mod audit;
pub mod close;
pub mod company;
pub mod contest;
pub mod credit;
pub mod delivery;
pub mod document;
pub mod engagement;
pub mod explore;
pub mod fetch;
pub mod figures;
pub mod gate;
pub mod home;
pub mod job;
pub mod measure;
pub mod member;
pub mod operator;
pub mod person;
pub mod reported;
pub mod request;
pub mod run;
pub mod sample;
pub mod token;

pub use call::Call;
pub use house::{House, Outside, Parts};
pub use kajitori_store::process::Process;
pub use kajitori_store::{About, Versioned};
pub use matter::{Matter, of_jobs};
pub use role::{Change, Period};
pub use run::{Failure, Leave, found, hidden};
