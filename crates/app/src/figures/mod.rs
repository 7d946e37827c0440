//! The figures of a month: levels, cases, one case.
