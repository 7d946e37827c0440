//! Home: my tasks, what changed; search.
