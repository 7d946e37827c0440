//! The versions, one of them, two of them beside each other.

use jiff::civil::Date;
use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::agreement::{Agreement, read as read_text};
use kajitori_domain::contract::{AgreementState, AgreementVersion};
use kajitori_domain::id::EngagementId;
use kajitori_domain::organisation::Side;
use kajitori_domain::problem::Problem;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Month;
use kajitori_store::{Read, Versioned, agreement};

use crate::call::Call;
use crate::engagement::{Opened, read_open};
use crate::house::House;
use crate::run::{Failure, ask, found, hidden};

/// What an agreement file is called in problems.
pub(super) const FILE: &str = "agreement.toml";

/// The versions of an engagement.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The head.
    pub opened: Opened,
    /// The versions that the asker's side may know of, the last first.
    pub versions: Vec<Versioned<AgreementVersion>>,
    /// The number of the one that holds today.
    pub holds: Option<u32>,
    /// Today here.
    pub today: Date,
}

/// One version.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The head.
    pub opened: Opened,
    /// The version.
    pub version: Versioned<AgreementVersion>,
    /// What it says, where it is sound.
    pub agreement: Option<Agreement>,
    /// What is wrong with it, or to be minded.
    pub problems: Vec<Problem>,
    /// The numbers of the versions that it can be compared with, the last first.
    pub others: Vec<u32>,
    /// Whether it holds today.
    pub holds: bool,
}

/// Two versions.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The head.
    pub opened: Opened,
    /// The earlier one, and what it says.
    pub earlier: (AgreementVersion, Option<Agreement>),
    /// The later one, and what it says.
    pub later: (AgreementVersion, Option<Agreement>),
}

/// The versions that `side` may know of: a draft is the client's own, and what was taken back
/// before it was agreed says no more than that.
pub(super) fn known(
    read: &Read<'_, InEngagement>,
    side: Side,
) -> Result<Vec<Versioned<AgreementVersion>>, Stop> {
    let mut versions = agreement::list(read)?;
    versions.retain(|version| match version.value.state {
        AgreementState::Draft { .. } | AgreementState::Withdrawn { .. } => side == Side::Client,
        _ => true,
    });
    Ok(versions)
}

/// The number of the version that holds on `today`.
fn holding(versions: &[Versioned<AgreementVersion>], today: Date) -> Option<u32> {
    let agreed = versions.iter().map(|version| &version.value).filter(|version| {
        matches!(version.state, AgreementState::Agreed { .. } | AgreementState::Superseded { .. })
    });
    let begun = agreed.filter(|version| version.from <= today);
    begun.max_by_key(|version| (version.from, version.number)).map(|version| version.number)
}

/// The head, as the asker's role sees it.
pub(super) fn head(
    read: &Read<'_, InEngagement>,
    leave: &crate::run::Leave<InEngagement>,
) -> Result<Opened, Stop> {
    let role = leave.grant.role().ok_or_else(hidden)?;
    read_open(read, role, Month::of(leave.today).plus(-1))
}

/// The versions of the agreement.
///
/// # Errors
/// Hidden to those who may not see the contract.
pub fn list(house: &House, call: &Call<'_>, id: EngagementId) -> Result<Listed, Failure> {
    let asked = (InEngagement(id), EngagementPermission::SeeContract);
    ask(house, call, asked, |read, leave| {
        let opened = head(read, leave)?;
        let mut versions = known(read, opened.side())?;
        let holds = holding(&versions, leave.today);
        versions.reverse();
        Ok(Listed { opened, versions, holds, today: leave.today })
    })
}

/// The version of that number.
///
/// # Errors
/// Hidden when the asker may know of none.
pub fn see(house: &House, call: &Call<'_>, id: EngagementId, number: u32) -> Result<Seen, Failure> {
    let asked = (InEngagement(id), EngagementPermission::SeeContract);
    ask(house, call, asked, |read, leave| {
        let opened = head(read, leave)?;
        let versions = known(read, opened.side())?;
        let numbers = versions.iter().map(|version| version.value.number).rev();
        let others = numbers.filter(|other| *other != number).collect();
        let holds = holding(&versions, leave.today) == Some(number);
        let version = found(versions.into_iter().find(|one| one.value.number == number))?;
        let (agreement, problems) = read_text(FILE, &version.value.text);
        Ok(Seen { opened, version, agreement, problems, others, holds })
    })
}

/// Two versions beside each other, the earlier first.
///
/// # Errors
/// Hidden when the asker may not know of both.
pub fn compare(
    house: &House,
    call: &Call<'_>,
    id: EngagementId,
    (one, other): (u32, u32),
) -> Result<Compared, Failure> {
    let asked = (InEngagement(id), EngagementPermission::SeeContract);
    ask(house, call, asked, |read, leave| {
        let opened = head(read, leave)?;
        let versions = known(read, opened.side())?;
        let get = |number: u32| {
            let version = versions.iter().find(|version| version.value.number == number);
            let version = found(version)?.value.clone();
            let agreement = read_text(FILE, &version.text).0;
            Ok::<_, Stop>((version, agreement))
        };
        Ok(Compared { opened, earlier: get(one.min(other))?, later: get(one.max(other))? })
    })
}
