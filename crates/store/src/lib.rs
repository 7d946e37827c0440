//! Purpose: the record. Rows are read into domain types and written from them; changes come with
//! their rows of the audit, in one transaction, on SQLite or PostgreSQL.
//!
//! May use: `domain`; the drivers of the two engines; files below its data folder.
//!
//! Never: rules, HTTP, what only one engine understands (but in `db`).

mod db;
mod migrate;
mod record;

pub use db::Options;
pub use migrate::Migrated;
pub use record::Db;
