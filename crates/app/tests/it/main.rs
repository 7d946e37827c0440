//! The use cases, on both engines.

mod attachment;
mod cast;
mod delivery;
mod desk;
mod explore;
mod figures;
mod gate;
mod house;
mod job;
mod member;
mod month;
mod person;
mod record;
mod reported;
mod stage;
mod token;
mod words;
