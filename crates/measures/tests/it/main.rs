//! What the measurements say, on small logs whose figures can be checked by hand and on public
//! ones.

mod agreements;
mod amendments;
mod conditions;
mod explore;
mod first_slice;
mod house;
mod intervals;
mod levels;
mod logs;
mod models;
mod oracle;
mod oracle_models;
mod properties;
mod remembering;
mod samples;
mod words;
