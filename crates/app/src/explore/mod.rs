//! What the log looks like: map, variants, times, hand-overs, dependency.
