//! How the house is.

mod show;

pub use show::System;
