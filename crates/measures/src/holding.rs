//! Who holds a case after each event.

use kajitori_domain::agreement::Agreement;
use kajitori_domain::holder::Holder;

use crate::marks::{Marked, Marks};
use crate::order::Order;
use crate::settled::Settled;
use crate::view::index;

/// For each event, who holds its case from then on.
#[derive(Debug, Clone, Default)]
pub struct Holding(Vec<u8>);

impl Holding {
    /// Asks the rules of `agreement`, of which the first that fits decides, from the first event of
    /// each case to its last. Where none fits, nobody is said to hold the case. What is settled
    /// about an event goes before every rule.
    pub(crate) fn new(
        agreement: &Agreement,
        marks: &Marks,
        order: &Order,
        settled: &Settled,
    ) -> Self {
        let rules: Vec<(Marked<'_>, Option<Holder>)> =
            agreement.holder_rules.iter().map(|rule| (marks.of(&rule.on), rule.holder)).collect();
        let mut holders = vec![0; order.events()];
        for case in 0..order.codes() {
            let mut holder = Holder::Unattributed;
            for row in order.of(case) {
                let rule = rules.iter().find(|(on, _)| on.has(*row));
                holder = rule.map_or(Holder::Unattributed, |(_, says)| says.unwrap_or(holder));
                holder = settled.holder(*row).unwrap_or(holder);
                holders[index(*row)] = u8::try_from(holder.index()).unwrap_or(0);
            }
        }
        Self(holders)
    }

    /// The place of the holder after each event.
    pub(crate) fn places(&self) -> &[u8] {
        &self.0
    }

    /// Who holds the case after event `row`.
    #[inline]
    pub fn after(&self, row: u32) -> Holder {
        Holder::ALL[usize::from(self.0[index(row)])]
    }
}
