//! The record on both engines.

mod audit;
mod blobs;
mod connections;
mod crash;
mod house;
mod isolation;
mod lint;
mod locking;
mod round;
mod schema;
mod snapshot;
mod tls;
mod whole;
