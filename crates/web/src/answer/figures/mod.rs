//! The figures of a month.
