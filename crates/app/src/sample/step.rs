//! Handing a sample over, and making it worth nothing.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries, Shown};
use kajitori_domain::sample::DrawnSample;
use kajitori_store::{Done, sample};

use super::{Which, said, seen};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change};

/// Hands the sample over: from now on the vendor sees which units it has, and how they were drawn.
///
/// # Errors
/// As [`kajitori_domain::sample::SampleState::deliver`]; `stale`.
pub fn deliver(house: &House, call: &Call<'_>, which: Which) -> Result<(), Failure> {
    let scope = (InEngagement(which.0), EngagementPermission::DeliverSample);
    change(house, call, scope, |write, leave| {
        let drawn = seen(write, which)?;
        let next = DrawnSample { state: drawn.state.clone().deliver(leave.at)?, ..drawn };
        sample::put(write, &next, Some(which.2))?;
        let mut entry = said(Action::SampleDelivered, which.1);
        entry.detail = entry.detail.with("seed", &next.seed).with("units", &next.size);
        Ok(Done::new((), Entries::one(entry)))
    })
}

/// Makes the sample worth nothing.
///
/// # Errors
/// As [`kajitori_domain::sample::SampleState::void`]; `stale`.
pub fn void(house: &House, call: &Call<'_>, which: Which, reason: &str) -> Result<(), Failure> {
    let scope = (InEngagement(which.0), EngagementPermission::DrawSample);
    change(house, call, scope, |write, leave| {
        let drawn = seen(write, which)?;
        let open = drawn.state.is_open();
        let state = drawn.state.clone().void(leave.at, reason.to_owned())?;
        sample::put(write, &DrawnSample { state, ..drawn }, Some(which.2))?;
        let mut entry = said(Action::SampleVoided, which.1);
        entry.detail = entry.detail.with("text", &reason);
        entry.shown = if open { Shown::Both } else { Shown::Client };
        Ok(Done::new((), Entries::one(entry)))
    })
}
