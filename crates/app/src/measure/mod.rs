//! Measuring a month: runs.
