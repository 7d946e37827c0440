//! The audit: read, exported, verified.
