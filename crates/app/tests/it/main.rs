//! The use cases, on both engines.

mod attachment;
mod cast;
mod delivery;
mod desk;
mod job;
mod reading;
mod reported;
mod explore;
mod figures;
