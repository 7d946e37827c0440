//! How the house is.
