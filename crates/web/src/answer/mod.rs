//! Whoever answers the routes, by area: reads what was sent, calls the use case, and makes the view
//! of what it answers.

pub mod agreement;
pub mod api;
pub mod audit;
pub mod close;
pub mod company;
pub mod contest;
pub mod credit;
mod desk;
pub mod document;
pub mod engagement;
pub mod explore;
pub mod figures;
pub mod gate;
pub mod home;
pub mod house;
pub mod intake;
pub mod job;
pub mod me;
pub mod member;
mod news;
pub mod people;
pub mod request;
pub mod sample;
pub mod system;
pub(crate) mod tell;
pub mod token;
