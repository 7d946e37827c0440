//! The guided first run: which steps are done, found out from the record and stored nowhere.

use kajitori_domain::access::{Company, CompanyPermission, EngagementPermission, InEngagement};
use kajitori_domain::contract::AgreementState;
use kajitori_domain::delivery::DeliveryState;
use kajitori_domain::engagement::Engagement;
use kajitori_domain::organisation::{Organisation, Side};
use kajitori_store::{Versioned, agreement, delivery, engagement, organisation, person};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, found, may};

/// A step of the first run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetUp {
    /// The company's name.
    Company,
    /// Somebody beside whoever set the house up.
    People,
    /// A vendor.
    Vendor,
    /// An engagement, from a template.
    Engagement,
    /// Service levels that the vendor is shown.
    Levels,
    /// The first records.
    Records,
}

impl SetUp {
    /// Every step, in order.
    pub const ALL: [Self; 6] =
        [Self::Company, Self::People, Self::Vendor, Self::Engagement, Self::Levels, Self::Records];

    /// Its word in addresses and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::People => "people",
            Self::Vendor => "vendor",
            Self::Engagement => "engagement",
            Self::Levels => "levels",
            Self::Records => "records",
        }
    }

    /// The step of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

/// The engagement that the first run is about.
#[derive(Debug, Clone)]
pub struct First {
    /// The engagement.
    pub engagement: Engagement,
    /// Whether the asker may go inside.
    pub open: bool,
    /// Whether a version was proposed or agreed.
    pub levels: bool,
    /// Whether records were taken in.
    pub records: bool,
}

/// How far it is.
#[derive(Debug, Clone)]
pub struct Progress {
    /// The company.
    pub company: Versioned<Organisation>,
    /// How many people of the company have a sign-in.
    pub people: usize,
    /// The vendors.
    pub vendors: Vec<Organisation>,
    /// The first engagement, once there is one.
    pub first: Option<First>,
}

impl Progress {
    /// Whether a step is done.
    pub fn done(&self, step: SetUp) -> bool {
        let first = self.first.as_ref();
        match step {
            SetUp::Company => !self.company.value.kana.trim().is_empty(),
            SetUp::People => self.people > 1,
            SetUp::Vendor => !self.vendors.is_empty(),
            SetUp::Engagement => first.is_some(),
            SetUp::Levels => first.is_some_and(|first| first.levels),
            SetUp::Records => first.is_some_and(|first| first.records),
        }
    }

    /// The first step that is not done.
    pub fn next(&self) -> Option<SetUp> {
        SetUp::ALL.into_iter().find(|step| !self.done(*step))
    }
}

/// How far the first run is.
///
/// # Errors
/// Hidden or refused to those who do not set the company up.
pub fn progress(house: &House, call: &Call<'_>) -> Result<Progress, Failure> {
    let asked = (Company, CompanyPermission::EditCompany);
    let mut progress = ask(house, call, asked, |read, _| {
        let organisations = organisation::list(read)?;
        let of = |side: Side| organisations.iter().filter(move |one| one.value.side == side);
        let company = found(of(Side::Client).next().cloned())?;
        let people = person::list(read)?.into_iter();
        let own = people.filter(|one| one.value.organisation == company.value.id);
        let first = engagement::list(read)?.into_iter().next();
        Ok(Progress {
            people: own.count(),
            vendors: of(Side::Vendor).map(|one| one.value.clone()).collect(),
            first: first.map(|first| First {
                engagement: first.value,
                open: false,
                levels: false,
                records: false,
            }),
            company,
        })
    })?;
    if let Some(first) = progress.first.as_mut() {
        let asked = (InEngagement(first.engagement.id), EngagementPermission::SeeContract);
        if may(house, call, asked.0, asked.1) {
            let (levels, records) = ask(house, call, asked, |read, _| {
                let agreed = |state: AgreementState| {
                    !matches!(
                        state,
                        AgreementState::Draft { .. } | AgreementState::Withdrawn { .. }
                    )
                };
                let versions = agreement::list(read)?;
                let filed = delivery::list(read, 50)?;
                let imported = |state: &DeliveryState| {
                    matches!(state, DeliveryState::Imported { .. } | DeliveryState::Known { .. })
                };
                Ok((
                    versions.iter().any(|version| agreed(version.value.state)),
                    filed.iter().any(|filed| imported(&filed.value.delivery.state)),
                ))
            })?;
            (first.open, first.levels, first.records) = (true, levels, records);
        }
    }
    Ok(progress)
}
