//! Trees, models and drawings from the outside.

mod drawing;
mod kept;
mod language;
mod random;
mod soundness;
