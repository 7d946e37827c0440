//! What there is to look at: the newest records, under the agreement in force, as amended.

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission as May, InEngagement};
use kajitori_domain::amendment::Amendment;
use kajitori_domain::batch::in_force;
use kajitori_domain::contest::ContestState;
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::{Moment, Month};
use kajitori_store::{Read, agreement, batch, close, contest};

use crate::call::Call;
use crate::house::House;
use crate::question::{Asking, agreement as read_agreement};
use crate::run::{Failure, ask};

/// What is missing before anything can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Nothing was handed in.
    Records,
    /// Nothing was agreed, so nobody knows who holds a case and when the clocks run.
    Agreement,
}

/// The ground to look at, and the number of the agreement's version.
pub(super) type Ground = Result<(Asking, u32), Missing>;

/// What can be looked at now.
pub(super) fn ground(
    house: &House,
    call: &Call<'_>,
    engagement: EngagementId,
) -> Result<Ground, Failure> {
    let scope = (InEngagement(engagement), May::Explore);
    let read = ask(house, call, scope, |read, leave| {
        let entries = batch::list(read)?;
        let Some(last) = entries.last().filter(|_| !in_force(&entries, None).is_empty()) else {
            return Ok(Err(Missing::Records));
        };
        let Some(terms) = terms(read, leave.today)? else { return Ok(Err(Missing::Agreement)) };
        Ok(Ok((last.entry.number, terms, amendments(read)?)))
    })?;
    let (as_of, terms, amendments) = match read {
        Ok(read) => read,
        Err(missing) => return Ok(Err(missing)),
    };
    let (agreement, text) = read_agreement(house, engagement, &terms.text)?;
    let asking = Asking { engagement, as_of, agreement, text, amendments };
    Ok(Ok((asking, terms.number)))
}

/// The version that both sides agreed on and that holds on `today`, else the last that held.
fn terms(read: &Read<'_, InEngagement>, today: Date) -> Result<Option<AgreementVersion>, Stop> {
    let versions = agreement::list(read)?.into_iter().map(|version| version.value);
    let agreed = |version: &AgreementVersion| {
        matches!(version.state, AgreementState::Agreed { .. } | AgreementState::Superseded { .. })
    };
    let agreed: Vec<AgreementVersion> = versions.filter(agreed).collect();
    let held = agreed.iter().rposition(|version| version.from <= today);
    Ok(held.or(agreed.len().checked_sub(1)).and_then(|at| agreed.into_iter().nth(at)))
}

/// What settled contests change, in the order in which they were settled.
fn amendments(read: &Read<'_, InEngagement>) -> Result<Vec<Amendment>, Stop> {
    let mut months: Vec<Month> = Vec::new();
    months.extend(close::list(read)?.iter().map(|close| close.value.month));
    months.dedup();
    let mut settled: Vec<(Moment, Amendment)> = Vec::new();
    for month in months {
        for contest in contest::list(read, month)? {
            settled.extend(of(&contest.value.state));
        }
    }
    settled.sort_by_key(|(at, _)| *at);
    Ok(settled.into_iter().map(|(_, amendment)| amendment).collect())
}

fn of(state: &ContestState) -> Option<(Moment, Amendment)> {
    match state {
        ContestState::Agreed { at, amendment }
        | ContestState::Decided { at, amendment: Some(amendment), .. } => {
            Some((*at, amendment.clone()))
        }
        _ => None,
    }
}
