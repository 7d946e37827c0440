//! The rules against their expectations in files.

mod access;
mod golden;
mod words;
