//! The hub of an engagement: where it stands, what waits, what changed.

use kajitori_domain::access::{EngagementPermission, InEngagement, Role};
use kajitori_domain::contract::{AgreementVersion, Contract};
use kajitori_domain::id::EngagementId;
use kajitori_domain::lamp::{Light, Subject};
use kajitori_domain::organisation::Side;
use kajitori_domain::time::Month;
use kajitori_store::membership;

use super::{Asker, Levels, Opened, Stood, Told, Waiting, read_open};
use crate::audit::{Names, Who, lately};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, hidden};

/// Changes that the hub is told of.
const CHANGES: usize = 40;

/// The hub.
#[derive(Debug, Clone)]
pub struct Hub {
    /// The head.
    pub opened: Opened,
    /// The lamps; the client's alone.
    pub lamps: Option<[(Subject, Light); 6]>,
    /// The levels of the last measured month.
    pub levels: Levels,
    /// What waits for the asker, most urgent first.
    pub tasks: Vec<Waiting>,
    /// The contract that holds.
    pub contract: Option<Contract>,
    /// The version of the agreement that holds.
    pub version: Option<AgreementVersion>,
    /// Whether a draft or a proposal waits to become the first version.
    pub drafted: bool,
    /// Who answers for the client.
    pub owner: Option<Who>,
    /// Whom the client addresses.
    pub manager: Option<Who>,
    /// What changed lately, newest first.
    pub changes: Vec<Told>,
}

/// The hub of `id`.
///
/// # Errors
/// [`Failure::Hidden`] when there is none for the asker.
pub fn hub(house: &House, call: &Call<'_>, id: EngagementId) -> Result<Hub, Failure> {
    let asked = (InEngagement(id), EngagementPermission::SeeHub);
    ask(house, call, asked, |read, leave| {
        let role = leave.grant.role().ok_or_else(hidden)?;
        let opened = read_open(read, role, Month::of(leave.today).plus(-1))?;
        let stood = Stood::read(read, leave.today)?;
        let side = opened.side();
        let (levels, lamps) = stood.lamps(house, read, (side, opened.month, leave.today))?;
        let names = Names::inside(read, Some(side))?;
        let members = membership::list(read)?;
        let who = |role: Role| {
            let mut holding = members.iter().map(|member| &member.value);
            let found = holding.find(|member| member.role == role && member.counts(leave.today))?;
            Some(names.person(found.person))
        };
        // The terms are not the matter of the vendor's workers.
        let terms = role != Role::VendorStaff;
        let asker = Asker { house, read, role, today: leave.today };
        let changes = lately(read, (side, "", &names), (None, CHANGES))?.changes;
        Ok(Hub {
            tasks: stood.waiting(&asker)?,
            contract: stood.contract(leave.today).filter(|_| side == Side::Client).cloned(),
            version: stood.version(leave.today).filter(|_| terms).cloned(),
            drafted: !stood.versions.is_empty(),
            owner: who(Role::ClientOwner),
            manager: who(Role::VendorManager),
            opened,
            lamps,
            levels,
            changes: stood.told(&asker, changes)?,
        })
    })
}
