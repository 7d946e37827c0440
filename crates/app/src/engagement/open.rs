//! What stands at the head of every page of an engagement.

use kajitori_domain::access::{EngagementPermission, InEngagement, Role};
use kajitori_domain::engagement::Engagement;
use kajitori_domain::id::EngagementId;
use kajitori_domain::organisation::{Organisation, Side};
use kajitori_domain::refusal::{Fault, Stop};
use kajitori_domain::time::Month;
use kajitori_store::{Read, Versioned, close, engagement, organisation};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask};

/// An engagement, as somebody sees it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The engagement and its version.
    pub engagement: Versioned<Engagement>,
    /// The client.
    pub client: Organisation,
    /// The vendor.
    pub vendor: Organisation,
    /// The role by which it is seen.
    pub role: Role,
    /// The month that matters: the first that is not fixed, else the last that is; the month before
    /// today's where there is none.
    pub month: Month,
}

impl Opened {
    /// The side that looks.
    pub fn side(&self) -> Side {
        self.role.side().unwrap_or(Side::Client)
    }

    /// The organisation across the table.
    pub fn other(&self) -> &Organisation {
        match self.side() {
            Side::Client => &self.vendor,
            Side::Vendor => &self.client,
        }
    }
}

/// The engagement `id`.
///
/// # Errors
/// [`Failure::Hidden`] when there is none for the asker.
pub fn open(house: &House, call: &Call<'_>, id: EngagementId) -> Result<Opened, Failure> {
    let scope = InEngagement(id);
    ask(house, call, (scope, EngagementPermission::SeeHub), |read, leave| {
        let role = leave.grant.role().ok_or_else(crate::run::hidden)?;
        let before = Month::of(leave.today).plus(-1);
        read_open(read, role, before)
    })
}

/// What stands at the head, as `role` sees it.
pub(crate) fn read_open(
    read: &Read<'_, InEngagement>,
    role: Role,
    before: Month,
) -> Result<Opened, Stop> {
    let engagement = engagement::get(read)?;
    let parties = organisation::parties(read)?;
    let of = |side: Side| {
        let party = parties.iter().find(|party| party.side == side);
        party.cloned().ok_or_else(|| missing(side))
    };
    let closes = close::list(read)?;
    let open = closes.iter().find(|close| close.value.state.word() != "fixed");
    let month = open.or(closes.last()).map_or(before, |close| close.value.month);
    Ok(Opened { engagement, client: of(Side::Client)?, vendor: of(Side::Vendor)?, role, month })
}

fn missing(side: Side) -> Stop {
    Fault { chain: format!("an engagement without a {}", side.word()) }.into()
}
