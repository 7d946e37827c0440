//! Purpose: the record. Rows are read into domain types and written from them; changes come with
//! their rows of the audit, in one transaction, on SQLite or PostgreSQL.
//!
//! May use: `domain`; the drivers of the two engines; files below its data folder.
//!
//! Never: rules, HTTP, what only one engine understands (but in `db`).
//!
//! A new table: a step in `migrations/`, `BIGINT` and `TEXT` columns only, what is an engagement's
//! with `engagement_id` first in every key; its module here, statements numbered `$1`; its place in
//! `tests/it/isolation.rs` and a test in `tests/it/round`; then `cargo xtask update store` writes
//! `docs/schema.txt`.

pub mod agreement;
pub mod attachment;
pub mod attempt;
pub mod audit;
pub mod batch;
pub mod blob;
pub mod checkpoint;
pub mod close;
pub mod confirmation;
pub mod contest;
pub mod contract;
pub mod credential;
pub mod credit;
mod db;
pub mod delivery;
pub mod document;
pub mod engagement;
mod gate;
mod hashing;
pub mod job;
pub mod link;
pub mod mapping;
pub mod membership;
mod migrate;
pub mod organisation;
pub mod person;
pub mod process;
mod proof;
mod record;
pub mod reported;
pub mod request;
pub mod run;
pub mod sample;
mod scope;
pub mod session;
pub mod terms;
pub mod token;
pub mod unit;
pub mod visit;
pub mod whole;

pub use audit::{Done, Stamp};
pub use db::Options;
pub use gate::Gate;
pub use migrate::Migrated;
pub use record::{About, Db};
pub use scope::{AtGate, Identities, Quiet, Read, Versioned, Write, log_exists, scope_exists};
