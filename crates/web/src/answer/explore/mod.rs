//! What the log looks like.
