//! The figures of a month.

use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::batch::in_force;
use kajitori_domain::close::MonthlyClose;
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::run::RunId;
use kajitori_domain::time::Month;
use kajitori_store::{Read, batch};

use super::measurement::{Measurement, Seen, measurement, seen};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, may};

/// What a month lacks before there are figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// Nothing was handed in.
    Records,
    /// It was not measured.
    Measuring,
    /// Nothing was put before both sides yet.
    Publication,
}

/// The figures of a month, as somebody may see them.
#[derive(Debug, Clone)]
pub struct MonthFigures {
    /// The month.
    pub month: Month,
    /// Its last close.
    pub close: Option<MonthlyClose>,
    /// The measurement that counts, or the one that was asked for.
    pub shown: Option<Measurement>,
    /// Others of the month, the newest first, at most three.
    pub others: Vec<Measurement>,
    /// What there is to do first, where nothing can be shown.
    pub lacking: Option<Lacking>,
    /// The month before.
    pub before: Month,
    /// The month after, unless it has not begun.
    pub after: Option<Month>,
}

/// The figures of `month`: of the measurement that counts, or of run `wanted`.
///
/// # Errors
/// [`Failure::Hidden`] when there is no such engagement, or run, for the asker.
pub fn month(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (month, wanted): (Month, Option<RunId>),
) -> Result<MonthFigures, Failure> {
    let (scope, early) = (InEngagement(id), may(house, call, InEngagement(id), May::Measure));
    let (seen, lacking, now) = ask(house, call, (scope, May::SeeFigures), |read, leave| {
        let seen = seen(read, month, early)?;
        let lacking = lacking(read, &seen, early)?;
        Ok((seen, lacking, Month::of(leave.today)))
    })?;
    let (close, counts) = (seen.close, seen.counts);
    let (one, beside) = seen.chosen(wanted)?;
    let of = |run| measurement(house, id, run, counts);
    Ok(MonthFigures {
        month,
        close,
        shown: one.map(of).transpose()?,
        others: beside.into_iter().map(of).collect::<Result<_, Stop>>()?,
        lacking,
        before: month.plus(-1),
        after: (month < now).then(|| month.plus(1)),
    })
}

fn lacking(
    read: &Read<'_, InEngagement>,
    seen: &Seen,
    early: bool,
) -> Result<Option<Lacking>, Stop> {
    if seen.counts.is_some() {
        return Ok(None);
    }
    let entries = batch::list(read)?;
    Ok(Some(match (in_force(&entries, None).is_empty(), early) {
        (true, _) => Lacking::Records,
        (false, true) => Lacking::Measuring,
        (false, false) => Lacking::Publication,
    }))
}
