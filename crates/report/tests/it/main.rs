//! The documents that a pack becomes.

mod pdf;
mod sample;
