//! The generated rows: the same bytes every time, the planted situations, and definitions that read
//! without problems.

mod bench;
mod definitions;
mod demo;
mod house;
mod papers;
mod support;
