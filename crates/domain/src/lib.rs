//! Purpose: the vocabulary and the rules of Kajitori. What an agreement is, how business time runs,
//! who held a case, what a figure proves, and what the monthly pack says.
//!
//! May use: libraries for time, statistics, SQL syntax, TOML and words; no other crate of ours.
//!
//! Never: IO, async, a database, Arrow, reading a clock, randomness or the environment.

pub mod access;
pub mod agreement;
pub mod amendment;
pub mod analytics;
pub mod audit;
pub mod batch;
pub mod blob;
pub mod calendar;
pub mod case;
pub mod chart;
pub mod close;
pub mod code;
pub mod compare;
pub mod contest;
pub mod contract;
pub mod cost;
pub mod credit;
pub mod decimal;
mod definition;
pub mod delay;
pub mod delivery;
pub mod dependency;
pub mod difference;
pub mod display;
pub mod draw;
pub mod engagement;
pub mod evaluation;
pub mod event;
pub mod filter;
pub mod formula;
pub mod hash;
pub mod help;
pub mod holder;
pub mod holiday;
pub mod id;
pub mod intake;
pub mod invite;
pub mod job;
pub mod lamp;
pub mod layers;
pub mod mapping;
pub mod measure;
pub mod membership;
pub mod notice;
pub mod organisation;
pub mod outside;
pub mod pack;
pub mod password;
pub mod problem;
pub mod random;
pub mod record;
pub mod refusal;
pub mod report;
pub mod request;
pub mod run;
pub mod sample;
pub mod sampling;
pub mod secret;
pub mod selection;
pub mod session;
pub mod share;
pub mod statistics;
pub mod suitability;
pub mod task;
pub mod template;
pub mod text;
pub mod time;
pub mod token;
pub mod verdict;
pub mod watch;
pub mod wording;
pub mod words;
