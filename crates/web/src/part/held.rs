//! Time by holder: the parts of a bar and the bands of a case.

use kajitori_domain::holder::Holder;

use crate::picture::Picture;
use crate::word::W;

/// One holder's part of a whole.
#[derive(Debug, Clone)]
pub struct Held {
    /// Who.
    pub holder: Holder,
    /// How long, as people write it.
    pub time: String,
    /// Its share in percent, as people write it.
    pub percent: String,
    /// Its share of the bar in thousandths.
    pub share: u16,
}

impl Held {
    /// The holder's name.
    pub fn name(&self, w: &W) -> String {
        holder_name(&self.holder, w)
    }
}

/// Every holder, in the order of all tables.
pub fn holders() -> [Holder; 5] {
    Holder::ALL
}

/// The name of a holder.
pub fn holder_name(holder: &Holder, w: &W) -> String {
    w.t(&format!("pack-holder-{}", holder.word()))
}

/// A whole, divided by holder.
#[derive(Debug, Clone)]
pub struct HolderBar {
    /// What is divided.
    pub name: String,
    /// The whole, as people write it.
    pub total: String,
    /// The parts, in the order of all tables; their shares sum to 1,000.
    pub parts: Vec<Held>,
}

impl HolderBar {
    /// The bar.
    pub fn picture(&self) -> Picture {
        crate::picture::bar(&self.parts)
    }
}

/// A stretch of a case.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// Who held it.
    pub holder: Holder,
    /// Where it begins, in thousandths of the whole.
    pub from: u16,
    /// Where it ends, in thousandths of the whole.
    pub until: u16,
}
