//! The ways that cases take.

use askama::Template;

use super::Ground;
use crate::link::Link;
use crate::picture::{Picture, share};

/// The sequences of activities.
#[derive(Debug, Template)]
#[template(path = "explore/variants.html")]
pub struct VariantsPage {
    /// What stands above.
    pub ground: Ground,
    /// How many there are, and how many are listed.
    pub said: String,
    /// The most frequent ones.
    pub lines: Vec<VariantLine>,
    /// More of them.
    pub more: Option<Link>,
}

/// A sequence.
#[derive(Debug, Clone)]
pub struct VariantLine {
    /// Its place.
    pub number: String,
    /// Cases that took it.
    pub cases: String,
    /// Their share.
    pub share: String,
    /// The share of the cases of this one and all before.
    pub covered: String,
    /// Its share of the most frequent one, in thousandths.
    pub bar: u16,
    /// Its activities.
    pub activities: Vec<String>,
    /// Activities left out of the line.
    pub left_out: String,
    /// Half of its cases take less.
    pub median: String,
    /// Nine of ten do.
    pub p90: String,
    /// Only the cases that took it, where an address can say so.
    pub keep: Option<Link>,
}

impl VariantLine {
    /// The bar.
    pub fn picture(&self) -> Picture {
        share(self.bar, None)
    }
}
