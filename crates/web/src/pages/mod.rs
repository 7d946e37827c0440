//! One file for each page: its view, and how it is titled. Areas have the same names as in the
//! templates and the words.

pub mod agreement;
pub mod audit;
pub mod close;
pub mod company;
pub mod contest;
pub mod credit;
pub mod engagement;
pub mod error;
pub mod explore;
pub mod figures;
pub mod gate;
pub mod home;
pub mod intake;
pub mod job;
pub mod me;
pub mod member;
pub mod people;
pub mod request;
pub mod sample;
pub mod system;
pub mod token;
