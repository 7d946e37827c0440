//! The documents that a pack becomes.

mod json;
mod pdf;
mod sample;
mod table;
mod words;
