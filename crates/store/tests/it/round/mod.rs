//! What is written is read again as it was, and only where it was written.

mod batch;
mod close;
mod gate;
mod job;
mod machine;
mod record;
