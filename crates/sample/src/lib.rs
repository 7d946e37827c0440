//! Purpose: rows for the shipped example, the benchmarks and the tests, from a fixed random seed.
//!
//! May use: `domain`.
//!
//! Never: computing a figure that the product should find; a clock or a system random source.

pub mod bench;
pub mod demo;
pub mod house;

mod dirt;
mod export;
mod layout;
mod office;
mod people;
mod random;
mod row;
mod share;
mod trace;

/// The seed of every generated row.
pub const SEED: u64 = 20_261_122;
