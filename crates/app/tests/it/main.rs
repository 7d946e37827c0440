//! The use cases, on both engines.

mod attachment;
mod cast;
mod delivery;
mod desk;
mod explore;
mod figures;
mod gate;
mod job;
mod member;
mod month;
mod person;
mod reported;
mod token;
mod words;
