//! Contests, as both sides read them.

use std::sync::Arc;

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Object, ObjectKind};
use kajitori_domain::close::MonthlyClose;
use kajitori_domain::contest::{ANSWER_DAYS, Contest, DECISION_DAYS};
use kajitori_domain::id::{ContestId, EngagementId};
use kajitori_domain::organisation::Person;
use kajitori_domain::pack::Pack;
use kajitori_domain::time::Month;
use kajitori_store::attachment::{self, Attachment};
use kajitori_store::run::Run;
use kajitori_store::{Versioned, close, contest, person, run};

use super::number;
use crate::call::Call;
use crate::close::{Said, told};
use crate::house::House;
use crate::measure;
use crate::run::{Failure, ask, found, may};

/// A contest and the number by which people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its place in the engagement, from 1.
    pub number: usize,
    /// The contest.
    pub contest: Versioned<Contest>,
}

/// A contest with all that was said about it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The contest.
    pub told: Told,
    /// The month's close that it holds up.
    pub close: Option<MonthlyClose>,
    /// The run that was contested.
    pub run: Run,
    /// The run that holds what was agreed, once there is one.
    pub rerun: Option<Run>,
    /// What was said, in the order of time.
    pub said: Vec<Said>,
    /// The files beside it that the asker may see.
    pub files: Vec<Attachment>,
    /// Those who may stand in it.
    pub people: Vec<Person>,
    /// The day by which a decision would be due if it was brought higher up today.
    pub decision_due: Date,
    /// The zone of the agreement.
    pub zone: String,
}

/// What the form of a new contest offers.
#[derive(Debug, Clone)]
pub struct Raising {
    /// The close of the month.
    pub close: Option<MonthlyClose>,
    /// The pack of the run that would be contested.
    pub pack: Option<Arc<Pack>>,
    /// The day by which an answer would be due.
    pub due: Date,
}

/// Every contest of the engagement, the last first.
///
/// # Errors
/// As [`ask`].
pub fn list(house: &House, call: &Call<'_>, e: EngagementId) -> Result<Vec<Told>, Failure> {
    ask(house, call, (InEngagement(e), EngagementPermission::SeeClose), |read, _| {
        let all = contest::all(read)?.into_iter().zip(1..);
        let mut told: Vec<Told> = all.map(|(contest, number)| Told { number, contest }).collect();
        told.reverse();
        Ok(told)
    })
}

/// One contest.
///
/// # Errors
/// As [`ask`].
pub fn show(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    id: ContestId,
) -> Result<Shown, Failure> {
    ask(house, call, (InEngagement(e), EngagementPermission::SeeClose), |read, leave| {
        let known = found(contest::get(read, id)?)?;
        let all: Vec<Contest> = contest::all(read)?.into_iter().map(|c| c.value).collect();
        let month = known.value.month;
        let agreement = measure::agreement_of(read, month)?.1;
        let internal = may(house, call, InEngagement(e), EngagementPermission::SeeInternalNotes);
        let mut files = attachment::list(read, ObjectKind::Contest.word(), &id.to_string())?;
        files.retain(|file| internal || !file.internal);
        let mut runs = run::list(read, month)?.into_iter().map(|run| run.value).rev();
        let rerun = runs.find(|run| run.amendments.contains(&id));
        let said = told(read, &[Object::new(ObjectKind::Contest, &id)], leave.grant.side())?;
        Ok(Shown {
            close: close::get(read, month)?.map(|close| close.value),
            run: measure::run_of(read, known.value.run)?,
            rerun,
            said,
            files,
            people: person::known(read)?.into_iter().map(|person| person.value).collect(),
            decision_due: agreement.due(leave.today, DECISION_DAYS),
            zone: agreement.zone,
            told: Told { number: number(&all, id), contest: known },
        })
    })
}

/// What the form of a new contest of `month` offers.
///
/// # Errors
/// As [`ask`].
pub fn raising(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    month: Month,
) -> Result<Raising, Failure> {
    let wanted = (InEngagement(e), EngagementPermission::Contest);
    let (close, shown, due) = ask(house, call, wanted, |read, leave| {
        let close = close::get(read, month)?.map(|close| close.value);
        let shown = close.and_then(|close| close.state.run());
        let shown = shown.map(|id| measure::run_of(read, id)).transpose()?;
        let agreement = measure::agreement_of(read, month)?.1;
        Ok((close, shown, agreement.due(leave.today, ANSWER_DAYS)))
    })?;
    let pack = shown.map(|run| measure::pack(house, e, &run)).transpose()?;
    Ok(Raising { close, pack, due })
}
