//! The rules against their expectations in files.

mod access;
mod audit;
mod golden;
mod machine;
mod pack;
mod ruling;
mod words;
