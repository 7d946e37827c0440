//! Time by holder: the parts of a bar and the bands of a case.

use kajitori_domain::display::{hours_told, percent};
use kajitori_domain::holder::{ByHolder, Holder, thousandths, total};
use kajitori_domain::time::Span;

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
    /// A length of time divided by holder; `None` where there is nothing to divide.
    pub fn of(w: W, name: String, parts: &ByHolder<Span>) -> Option<Self> {
        let (shares, whole) = (thousandths(parts)?, total(parts));
        let tell = |span: Span| w.t1("pack-unit-hours", "value", hours_told(span));
        let part = |holder: Holder| Held {
            holder,
            time: tell(parts[holder.index()]),
            percent: percent(parts[holder.index()].0.unsigned_abs(), whole.0.unsigned_abs(), 1)
                .unwrap_or_default(),
            share: shares[holder.index()],
        };
        let held = Holder::ALL.into_iter().filter(|holder| parts[holder.index()].0 > 0);
        Some(Self { name, total: tell(whole), parts: held.map(part).collect() })
    }

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
