//! Every engagement that somebody may see: by the company, or by being somebody in it.

use jiff::civil::Date;
use kajitori_domain::access::{
    Actor, Company, CompanyPermission, EngagementPermission, InEngagement, Log,
};
use kajitori_domain::close::MonthlyClose;
use kajitori_domain::engagement::Engagement;
use kajitori_domain::id::EngagementId;
use kajitori_domain::lamp::{Light, Subject};
use kajitori_domain::organisation::Organisation;
use kajitori_domain::text::{Lang, Text};
use kajitori_store::{Versioned, engagement, organisation, process};

use super::{Opened, Stood, read_open};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, hidden, may};

/// An engagement of the list.
#[derive(Debug, Clone)]
pub struct Row {
    /// The engagement.
    pub engagement: Engagement,
    /// The vendor; unknown where somebody knows the list alone.
    pub vendor: Option<Organisation>,
    /// What is known inside; `None` for those who know only that it exists.
    pub inside: Option<Inside>,
}

/// What the list says of the inside of an engagement.
#[derive(Debug, Clone)]
pub struct Inside {
    /// The head.
    pub opened: Opened,
    /// Its processes.
    pub processes: Vec<Text>,
    /// The close of the month that matters.
    pub close: Option<MonthlyClose>,
    /// The lamps; the client's alone.
    pub lamps: Option<[(Subject, Light); 6]>,
    /// The last day to give notice; the client's alone.
    pub notice: Option<Date>,
}

/// The list, and how much of it the filter leaves.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The rows that fit, by number.
    pub rows: Vec<Row>,
    /// How many there are without any filter.
    pub all: usize,
}

/// The engagements that the asker is somebody in.
pub(crate) fn own(call: &Call<'_>) -> Vec<EngagementId> {
    let Actor::Person { memberships, .. } = call.actor else { return Vec::new() };
    let mut ids: Vec<EngagementId> = memberships
        .iter()
        .filter_map(|membership| match membership.scope {
            Log::Engagement(id) => Some(id),
            Log::Company | Log::Invitation(_) => None,
        })
        .collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Every engagement that the asker may open, by id.
///
/// # Errors
/// A fault when they cannot be read.
pub(crate) fn openable(house: &House, call: &Call<'_>) -> Result<Vec<EngagementId>, Failure> {
    let mut ids = own(call);
    if may(house, call, Company, CompanyPermission::SeeCompany) {
        let asked = (Company, CompanyPermission::SeeCompany);
        let all = ask(house, call, asked, |read, _| engagement::list(read))?;
        ids.extend(all.into_iter().map(|engagement| engagement.value.id));
    }
    ids.sort();
    ids.dedup();
    ids.retain(|id| may(house, call, InEngagement(*id), EngagementPermission::SeeHub));
    Ok(ids)
}

/// The engagements that fit `text` (in names, number, vendor, processes) and `state` (its word);
/// what is empty asks nothing.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(
    house: &House,
    call: &Call<'_>,
    (text, state): (&str, &str),
) -> Result<Listed, Failure> {
    let mut rows = Vec::new();
    for id in openable(house, call)? {
        rows.push(read_row(house, call, id)?);
    }
    let asked = (Company, CompanyPermission::SeeCompany);
    if may(house, call, asked.0, asked.1) {
        let known = ask(house, call, asked, |read, _| {
            Ok((engagement::list(read)?, organisation::list(read)?))
        })?;
        let (engagements, organisations) = known;
        for Versioned { value, .. } in engagements {
            if rows.iter().all(|row| row.engagement.id != value.id) {
                let vendor = organisations.iter().find(|one| one.value.id == value.vendor);
                let vendor = vendor.map(|vendor| vendor.value.clone());
                rows.push(Row { engagement: value, vendor, inside: None });
            }
        }
    }
    let all = rows.len();
    rows.retain(|row| row.fits(text, state));
    rows.sort_by_key(|row| row.engagement.number);
    Ok(Listed { rows, all })
}

fn read_row(house: &House, call: &Call<'_>, id: EngagementId) -> Result<Row, Failure> {
    let scope = InEngagement(id);
    ask(house, call, (scope, EngagementPermission::SeeHub), |read, leave| {
        let role = leave.grant.role().ok_or_else(hidden)?;
        let opened = read_open(read, role, kajitori_domain::time::Month::of(leave.today).plus(-1))?;
        let stood = Stood::read(read, leave.today)?;
        let asked = (opened.side(), opened.month, leave.today);
        let (_, lamps) = stood.lamps(house, read, asked)?;
        let contract = lamps.as_ref().and(stood.contract(leave.today));
        let processes = process::list(read)?.into_iter().map(|process| process.value.name);
        Ok(Row {
            engagement: opened.engagement.value.clone(),
            vendor: Some(opened.vendor.clone()),
            inside: Some(Inside {
                processes: processes.collect(),
                close: stood.close(opened.month).copied(),
                notice: contract.and_then(|contract| contract.last_notice(leave.today)),
                lamps,
                opened,
            }),
        })
    })
}

impl Row {
    fn fits(&self, text: &str, state: &str) -> bool {
        let wanted = text.trim().to_lowercase();
        let engagement = &self.engagement;
        let mut names = vec![&engagement.name];
        names.extend(self.vendor.as_ref().map(|vendor| &vendor.name));
        names.extend(self.inside.iter().flat_map(|inside| &inside.processes));
        let said = |name: &Text| {
            [Lang::Ja, Lang::En].iter().any(|lang| name.get(*lang).to_lowercase().contains(&wanted))
        };
        let kana = self.vendor.as_ref().is_some_and(|vendor| vendor.kana.contains(&wanted));
        let number = engagement.number.to_string();
        let named = wanted.is_empty() || names.iter().any(|name| said(name)) || kana;
        (named || number == wanted.trim_start_matches("en-").trim_start_matches('0'))
            && (state.is_empty() || engagement.state.word() == state)
    }
}
