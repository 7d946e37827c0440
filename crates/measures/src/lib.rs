//! Purpose: every computation over normalised logs: one ordered pass per case, and the aggregates
//! of what it yields. Pure functions of the data and the definitions.
//!
//! May use: `domain`, `eventlog`; Arrow, threads.
//!
//! Never: the store, the web, a report; judging a result (verdicts are `domain`'s).
