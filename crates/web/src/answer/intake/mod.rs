//! What was handed in.
