//! What must be known before a month is put to the vendor.

use jiff::civil::Date;
use kajitori_domain::access::InEngagement;
use kajitori_domain::agreement::Agreement;
use kajitori_domain::batch::newer;
use kajitori_domain::close::{AskFacts, CloseState, MonthlyClose};
use kajitori_domain::refusal::Stop;
use kajitori_domain::sample::SampleState;
use kajitori_domain::time::Month;
use kajitori_store::run::Run;
use kajitori_store::{Read, Versioned, batch, close, reported, sample};

use crate::house::House;
use crate::measure;

/// The facts for asking about `run` on `today`.
///
/// # Errors
/// A fault when they cannot be read.
pub(super) fn of(
    house: &House,
    read: &Read<'_, InEngagement>,
    (agreement, run): (&Agreement, &Run),
    today: Date,
) -> Result<AskFacts, Stop> {
    let end = measure::closes_on(agreement, run.month);
    let newer_log = newer(&batch::list(read)?, run.log_number, |at| house.day(at) <= end);
    Ok(AskFacts {
        month_over: today > end,
        earlier_open: earlier_open(&close::list(read)?, run.month),
        newer_records: newer_log || newer_tables(read, run)?,
    })
}

/// Whether the last close of an earlier month is not fixed.
fn earlier_open(closes: &[Versioned<MonthlyClose>], month: Month) -> bool {
    closes.iter().any(|close| {
        let open = !matches!(close.value.state, CloseState::Fixed { .. });
        close.value.month < month && open && is_last(closes, &close.value)
    })
}

/// Whether no later close of the same month stands beside it.
pub(super) fn is_last(closes: &[Versioned<MonthlyClose>], one: &MonthlyClose) -> bool {
    let same = |close: &&Versioned<MonthlyClose>| close.value.month == one.month;
    closes.iter().filter(same).all(|close| close.value.number <= one.number)
}

/// Whether something was reported or inspected for the month since the run was made.
fn newer_tables(read: &Read<'_, InEngagement>, run: &Run) -> Result<bool, Stop> {
    let reported = reported::list(read, run.month)?;
    let samples = sample::list(read, run.month)?;
    let inspected = samples.iter().any(|drawn| match drawn.value.state {
        SampleState::Inspected { at, .. } => at > run.made,
        _ => false,
    });
    Ok(inspected || reported.iter().any(|handed| handed.at > run.made))
}
