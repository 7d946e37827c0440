//! The kept cases one by one: as many as a page shows, in the order that is asked for.

use std::cmp::Ordering;

use kajitori_domain::measure::explore::CaseTime;
use kajitori_domain::refusal::Stop;
use kajitori_domain::selection::{CaseOrder, Listing};
use kajitori_domain::time::{Moment, Span};
use kajitori_eventlog::log::texts;

use super::part::Part;
use super::pass::Kernel;
use crate::discover::count;
use crate::view::index;

/// Rows beyond what is wanted that are kept before the last ones are let go.
const SPARE: usize = 4_096;

/// The first cases in the order of a listing; none without one.
pub(super) struct Listed {
    listing: Option<Listing>,
    rows: Vec<CaseTime>,
}

impl Listed {
    /// Nothing listed yet.
    pub(super) fn new(listing: Option<Listing>) -> Self {
        Self { listing, rows: Vec::new() }
    }

    /// The rows that the listing wants, in its order.
    pub(super) fn rows(mut self) -> Vec<CaseTime> {
        let Some(listing) = self.listing else { return Vec::new() };
        self.rows.sort_unstable_by(|a, b| order(listing, a, b));
        let skip = usize::try_from(listing.skip).unwrap_or(usize::MAX).min(self.rows.len());
        let mut rows = self.rows.split_off(skip);
        rows.truncate(usize::try_from(listing.most).unwrap_or(usize::MAX));
        rows
    }

    /// Lets go of rows that no page up to the wanted one shows.
    fn prune(&mut self, listing: Listing) {
        let wanted = usize::try_from(listing.skip.saturating_add(listing.most));
        let wanted = wanted.unwrap_or(usize::MAX);
        if self.rows.len() > wanted.saturating_mul(2).saturating_add(SPARE) {
            self.rows.select_nth_unstable_by(wanted, |a, b| order(listing, a, b));
            self.rows.truncate(wanted);
        }
    }
}

/// By what is asked for, then by the case's name; no two cases have the same.
fn order(listing: Listing, a: &CaseTime, b: &CaseTime) -> Ordering {
    let by = match listing.by {
        CaseOrder::Case => a.case.cmp(&b.case),
        CaseOrder::From => a.from.cmp(&b.from),
        CaseOrder::Until => a.until.cmp(&b.until),
        CaseOrder::Events => a.events.cmp(&b.events),
        CaseOrder::Business => a.business.cmp(&b.business),
        CaseOrder::Clock => a.clock.cmp(&b.clock),
    };
    if listing.down { by.reverse() } else { by }.then_with(|| a.case.cmp(&b.case))
}

impl Kernel for Listed {
    fn take(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        let Some(listing) = self.listing else { return Ok(()) };
        let (names, codes) = (texts(part.log.case()), part.log.case().keys().values());
        self.rows.extend(part.cases.iter().map(|rows| CaseTime {
            case: names.value(index(codes[rows.start])).to_owned(),
            from: Moment(part.time[rows.start]),
            until: Moment(part.time[rows.end - 1]),
            events: count(rows.len()),
            business: Span(part.business_lead(rows)),
            clock: Span(part.lead(rows)),
        }));
        self.prune(listing);
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        self.rows.extend(other.rows);
        if let Some(listing) = self.listing {
            self.prune(listing);
        }
    }
}
