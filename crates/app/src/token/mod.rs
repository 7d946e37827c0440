//! Keys of programs.
