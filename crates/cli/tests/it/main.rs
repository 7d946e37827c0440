//! The binary as a person or a script uses it.

mod ask;
mod bench;
mod crash;
mod example;
mod export;
mod house;
mod inspect;
mod model;
mod refusal;
mod sampling;
mod store;
mod support;
mod volvo;
