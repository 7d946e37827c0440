//! The audit tree against published vectors, against its definition, and against forgery.

mod note;
mod tree;
mod verify;
