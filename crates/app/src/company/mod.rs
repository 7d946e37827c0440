//! The company: set-up, its own data.
