//! How everything of an engagement stands, read at once: for tasks and lamps.

use std::sync::Arc;

use jiff::civil::Date;
use kajitori_domain::access::{InEngagement, Role};
use kajitori_domain::agreement::Agreement;
use kajitori_domain::close::{CloseState, MonthlyClose};
use kajitori_domain::contest::Contest;
use kajitori_domain::contract::{AgreementState, AgreementVersion, Contract};
use kajitori_domain::credit::Credit;
use kajitori_domain::delivery::Delivery;
use kajitori_domain::id::EngagementId;
use kajitori_domain::lamp::{Light, ProgressFacts, Subject, lamps};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Stop;
use kajitori_domain::sample::DrawnSample;
use kajitori_domain::task::{Standing, Task, tasks};
use kajitori_domain::time::Month;
use kajitori_store::{Read, agreement, close, contest, contract, credit, delivery, sample};

use super::Levels;
use crate::house::House;

/// The six lamps, each with its light.
pub(crate) type Lamps = [(Subject, Light); 6];

/// How everything stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stood {
    pub(crate) closes: Vec<MonthlyClose>,
    pub(crate) versions: Vec<AgreementVersion>,
    pub(crate) contracts: Vec<Contract>,
    pub(super) contests: Vec<Contest>,
    pub(super) credits: Vec<Credit>,
    pub(super) deliveries: Vec<Delivery>,
    pub(super) samples: Vec<DrawnSample>,
}

/// Deliveries that are looked at; older ones wait for nobody.
const DELIVERIES: u32 = 50;

impl Stood {
    /// Reads it. What belongs to a month that is fixed for good waits for nobody.
    pub(crate) fn read(read: &Read<'_, InEngagement>, today: Date) -> Result<Self, Stop> {
        let closes: Vec<MonthlyClose> =
            close::list(read)?.into_iter().map(|close| close.value).collect();
        let is_open = |close: &&MonthlyClose| !matches!(close.state, CloseState::Fixed { .. });
        let mut months: Vec<Month> =
            closes.iter().filter(is_open).map(|close| close.month).collect();
        months.extend([Month::of(today), Month::of(today).plus(-1)]);
        months.sort();
        months.dedup();
        let (mut contests, mut samples) = (Vec::new(), Vec::new());
        for month in months {
            contests.extend(contest::list(read, month)?.into_iter().map(|one| one.value));
            samples.extend(sample::list(read, month)?.into_iter().map(|one| one.value));
        }
        let filed = delivery::list(read, DELIVERIES)?.into_iter();
        Ok(Self {
            closes,
            contests,
            samples,
            versions: agreement::list(read)?.into_iter().map(|one| one.value).collect(),
            contracts: contract::list(read)?.into_iter().map(|one| one.value).collect(),
            credits: credit::list(read)?.into_iter().map(|one| one.value).collect(),
            deliveries: filed.map(|filed| filed.value.delivery).collect(),
        })
    }

    /// What waits for somebody who is `role`.
    pub(super) fn tasks(&self, role: Role) -> Vec<Task> {
        let standing = Standing {
            closes: &self.closes,
            contests: &self.contests,
            credits: &self.credits,
            deliveries: &self.deliveries,
            samples: &self.samples,
            versions: &self.versions,
        };
        tasks(&standing, role)
    }

    /// The version that both have agreed to and that holds on `day`, else the first that will.
    pub(crate) fn version(&self, day: Date) -> Option<&AgreementVersion> {
        let agreed = |version: &&AgreementVersion| {
            matches!(
                version.state,
                AgreementState::Agreed { .. } | AgreementState::Superseded { .. }
            )
        };
        let order = |version: &&AgreementVersion| (version.from, version.number);
        let all = || self.versions.iter().filter(agreed);
        all().filter(|version| version.from <= day).max_by_key(order).or(all().min_by_key(order))
    }

    /// The agreement that holds on `day`.
    pub(crate) fn agreement(
        &self,
        house: &House,
        engagement: EngagementId,
        day: Date,
    ) -> Result<Option<Arc<Agreement>>, Stop> {
        let Some(version) = self.version(day) else { return Ok(None) };
        let (agreement, _) = crate::question::agreement(house, engagement, &version.text)?;
        Ok(Some(agreement))
    }

    /// The contract that holds on `day`, else the last.
    pub(crate) fn contract(&self, day: Date) -> Option<&Contract> {
        let holds = |contract: &&Contract| {
            contract.from <= day && contract.ends(day).is_none_or(|end| day <= end)
        };
        self.contracts.iter().rev().find(holds).or(self.contracts.last())
    }

    /// The six lamps; the client alone has them.
    pub(crate) fn lamps(
        &self,
        house: &House,
        read: &Read<'_, InEngagement>,
        (side, month, today): (Side, Month, Date),
    ) -> Result<(Levels, Option<Lamps>), Stop> {
        let levels = Levels::read(house, read, (&self.closes, month, side))?;
        let agreement = self.agreement(house, read.scope().0, today)?;
        let closing = agreement.and_then(|agreement| agreement.closing_day);
        let facts = ProgressFacts::of(&self.closes, &self.contests, (today, closing));
        let burning = (side == Side::Client).then(|| lamps(levels.reports(), facts));
        Ok((levels, burning))
    }

    /// The close that matters: the last of the month that is shown.
    pub(crate) fn close(&self, month: Month) -> Option<&MonthlyClose> {
        self.closes.iter().filter(|close| close.month == month).max_by_key(|close| close.number)
    }
}
