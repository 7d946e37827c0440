//! The record of changes.
