//! What the measurements say, on small logs whose figures can be checked by hand and on public
//! ones.

mod agreements;
mod first_slice;
mod logs;
mod words;
