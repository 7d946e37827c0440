//! Credits for missed service levels.
