//! Setting up: the first run, step by step.

mod set_up;

pub use set_up::{Doing, SetUp};
