//! Who holds a case after each event.

use kajitori_domain::agreement::Agreement;
use kajitori_domain::holder::Holder;
use rayon::prelude::*;

use crate::marks::{Marked, Marks};

/// The rule that fits keeps the holder before.
const KEEP: u8 = 5;

/// For each event, what the first holder rule that fits says.
#[derive(Debug, Clone, Default)]
pub struct Holding(Vec<u8>);

impl Holding {
    /// Asks the rules of `agreement` in order. Where none fits, nobody is said to hold the case.
    pub fn new(agreement: &Agreement, marks: &Marks, events: usize) -> Self {
        let code = |holder: Option<Holder>| {
            holder.map_or(KEEP, |h| u8::try_from(h.index()).unwrap_or(KEEP))
        };
        let rules: Vec<(&Marked, u8)> = agreement
            .holder_rules
            .iter()
            .map(|rule| (marks.of(&rule.on), code(rule.holder)))
            .collect();
        let unattributed = code(Some(Holder::Unattributed));
        let says = |row: usize| {
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            rules.iter().find(|(on, _)| on.has(row)).map_or(unattributed, |(_, holder)| *holder)
        };
        Self((0..events).into_par_iter().map(says).collect())
    }

    /// Who holds the case after event `row`, when `before` held it until then.
    pub fn after(&self, row: u32, before: Holder) -> Holder {
        match self.0[crate::view::index(row)] {
            KEEP => before,
            holder => Holder::ALL[usize::from(holder)],
        }
    }
}
