//! Purpose: vendors' files in, one normalised log out. CSV, XES, workbooks, Parquet and
//! object-centric logs are read into the one Arrow schema of [`log`], with every unreadable row
//! kept aside as a problem; the plain tables likewise. The log leaves again as CSV, XES, Parquet.
//!
//! May use: `domain`; Arrow and Parquet; parsers, decompressors and encodings.
//!
//! Never: our database, tenants, service-level rules; opening paths (it is handed readers and
//! writers).

pub mod bucket;
mod cell;
pub mod chunk;
mod columnar;
mod columns;
mod encoding;
pub mod export;
mod feed;
pub mod findings;
mod framer;
pub mod inspect;
mod intake;
mod interner;
pub mod key;
mod known;
pub mod log;
mod marks;
mod moment;
mod names;
mod notes;
mod opened;
mod ordered;
pub mod parquet;
mod people;
mod quick;
pub mod read;
mod rejects;
pub mod source;
mod split;
pub mod store;
mod table;
mod text;
mod workbook;
