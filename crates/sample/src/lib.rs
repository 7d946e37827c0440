//! Purpose: rows for the shipped example, the benchmarks and the tests, from a fixed random seed.
//!
//! May use: `domain`.
//!
//! Never: computing a figure that the product should find; a clock or a system random source.
