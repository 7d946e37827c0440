//! Pictures for the screen, as SVG in the page: geometry from plain values, colours from the style
//! sheet. Every picture stands beside a table that says the same.

mod bands;
mod bar;
mod control;
mod map;
mod pen;
mod qr;

use std::fmt;

use askama::filters::HtmlSafe;

pub use bands::{BandPlan, Beat, Mark, bands};
pub use bar::{bar, share};
pub use control::{ControlWords, Format, control};
pub use map::{End, MapEdge, MapNode, MapPlan, Part, map};
pub use qr::qr;

/// A picture; only this module makes one, so it holds no markup of others.
#[derive(Debug, Clone)]
pub struct Picture(String);

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Picture {}
