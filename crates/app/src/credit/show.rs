//! Credits, as each side may read them.

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Object, ObjectKind};
use kajitori_domain::close::{CloseState, MonthlyClose};
use kajitori_domain::credit::{ANSWER_DAYS, Credit, CreditState};
use kajitori_domain::id::{CreditId, EngagementId, PersonId};
use kajitori_domain::organisation::{Person, Side};
use kajitori_domain::pack::LevelReport;
use kajitori_domain::refusal::Stop;
use kajitori_domain::text::Text;
use kajitori_store::run::Run;
use kajitori_store::{Read, Versioned, close, credit, person};

use crate::call::Call;
use crate::close::{Said, told};
use crate::house::House;
use crate::run::{Failure, Leave, ask, found, hidden};
use crate::{contest, measure};

/// A credit with all that decides on it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The credit.
    pub credit: Versioned<Credit>,
    /// The run that it rests on.
    pub run: Run,
    /// The month's close.
    pub close: Option<MonthlyClose>,
    /// What the run says of its service level.
    pub report: Option<LevelReport>,
    /// The rule in words, where the agreement has one.
    pub rule: Option<Text>,
    /// Contests of the month that are open.
    pub open_contests: u32,
    /// What was said, in the order of time.
    pub said: Vec<Said>,
    /// Those who may stand in it.
    pub people: Vec<Person>,
    /// The day by which the vendor would have to answer if told today.
    pub answer_due: Date,
    /// The zone of the agreement.
    pub zone: String,
    /// Today.
    pub today: Date,
    /// Who looks.
    pub me: Option<PersonId>,
}

impl Shown {
    /// Whether the month is fixed with the run that the credit rests on.
    pub fn is_fixed(&self) -> bool {
        let state = self.close.map(|close| close.state);
        matches!(state, Some(CloseState::Fixed { run, .. }) if run == self.credit.value.run)
    }
}

fn visible(credit: &Credit, side: Option<Side>) -> bool {
    side != Some(Side::Vendor) || !matches!(credit.state, CreditState::Proposed { .. })
}

/// Every credit that the asker may see, with its run, the last first.
///
/// # Errors
/// As [`ask`].
pub fn list(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
) -> Result<Vec<(Credit, Run, Option<Text>)>, Failure> {
    let wanted = (InEngagement(e), EngagementPermission::SeeCredits);
    let credits = ask(house, call, wanted, |read, leave| {
        let all = credit::list(read)?.into_iter().map(|credit| credit.value).rev();
        let shown = all.filter(|credit| visible(credit, leave.grant.side()));
        let with = |credit: Credit| {
            let run = measure::run_of(read, credit.run)?;
            let agreement = measure::agreement_of(read, run.month)?.1;
            let name = agreement.level(&credit.level).map(|level| level.name.clone());
            Ok((credit, run, name))
        };
        shown.map(with).collect::<Result<Vec<_>, Stop>>()
    })?;
    Ok(credits)
}

/// One credit.
///
/// # Errors
/// As [`ask`]; hidden from the vendor while it is a proposal.
pub fn show(
    house: &House,
    call: &Call<'_>,
    e: EngagementId,
    id: CreditId,
) -> Result<Shown, Failure> {
    let wanted = (InEngagement(e), EngagementPermission::SeeCredits);
    let mut shown = ask(house, call, wanted, |read, leave| read_shown(read, leave, id))?;
    let pack = measure::pack(house, e, &shown.run)?;
    let level = &shown.credit.value.level;
    shown.report = pack.levels.iter().find(|report| report.id == *level).cloned();
    Ok(shown)
}

fn read_shown(
    read: &Read<'_, InEngagement>,
    leave: &Leave<InEngagement>,
    id: CreditId,
) -> Result<Shown, Stop> {
    let credit = found(credit::get(read, id)?)?;
    if !visible(&credit.value, leave.grant.side()) {
        return Err(hidden());
    }
    let run = measure::run_of(read, credit.value.run)?;
    let agreement = measure::agreement_of(read, run.month)?.1;
    let terms = agreement.level(&credit.value.level).and_then(|level| level.credit.as_ref());
    Ok(Shown {
        close: close::get(read, run.month)?.map(|close| close.value),
        report: None,
        rule: terms.map(|terms| terms.rule.clone()),
        open_contests: contest::open(read, run.month)?,
        said: told(read, &[Object::new(ObjectKind::Credit, &id)], leave.grant.side())?,
        people: person::known(read)?.into_iter().map(|person| person.value).collect(),
        answer_due: agreement.due(leave.today, ANSWER_DAYS),
        zone: agreement.zone.clone(),
        today: leave.today,
        me: leave.grant.actor().person(),
        credit,
        run,
    })
}
