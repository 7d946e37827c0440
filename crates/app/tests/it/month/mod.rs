//! A month, from its first run to its credits: what people do with it, step by step.

mod contest;
mod credit;
mod journey;
mod rig;
mod sample;
