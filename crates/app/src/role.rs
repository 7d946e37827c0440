//! Memberships given and changed, in the company and in engagements alike.

use jiff::civil::Date;
use kajitori_domain::access::{Actor, Log, Role, Scope, gives, may_change, may_give};
use kajitori_domain::audit::{Action, Entry, Object, ObjectKind};
use kajitori_domain::id::{MembershipId, OrganisationId, PersonId};
use kajitori_domain::membership::{Membership, MembershipState, last};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;
use kajitori_store::link::Link;
use kajitori_store::{Versioned, Write, membership};

use crate::call::Call;
use crate::gate::revoke_links;
use crate::house::House;
use crate::run::{Leave, found};

/// From which day to which somebody is something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day, if there is one.
    pub until: Option<Date>,
}

/// What is done to a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Another period.
    Period(Period),
    /// Out of force for now.
    Suspend,
    /// Into force again.
    Resume,
    /// Out of force for good.
    Revoke,
}

impl Change {
    fn action(self) -> Action {
        match self {
            Self::Period(_) => Action::MemberChanged,
            Self::Suspend => Action::MemberSuspended,
            Self::Resume => Action::MemberResumed,
            Self::Revoke => Action::MemberRevoked,
        }
    }
}

/// What `actor` is in `scope` on `today`.
pub(crate) fn roles(actor: &Actor, scope: Log, today: Date) -> Vec<Role> {
    let Actor::Person { memberships, .. } = actor else { return Vec::new() };
    let here = memberships.iter().filter(|one| one.scope == scope && one.counts(today));
    here.map(|one| one.role).collect()
}

/// The roles that whoever asks may give in `scope`, each once, in the order of [`Role::ALL`].
pub(crate) fn givable(house: &House, call: &Call<'_>, scope: Log) -> Vec<Role> {
    let own = roles(call.actor, scope, house.day(house.now()));
    let mut all: Vec<Role> = own.into_iter().flat_map(|giver| gives(giver, scope)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Sees that whoever asks may give `role`, to somebody else, for a period that is one.
pub(crate) fn check_giving(
    call: &Call<'_>,
    (scope, today): (Log, Date),
    (person, role, period): (PersonId, Role, Period),
) -> Result<(), Stop> {
    if call.actor.name().person() == Some(person) {
        return Err(Refusal::new("membership-own").into());
    }
    let own = roles(call.actor, scope, today);
    if !own.into_iter().any(|giver| may_give(giver, role, scope)) {
        return Err(Refusal::new("membership-giving").into());
    }
    match period.until {
        Some(until) if until < period.from => Err(Refusal::new("membership-period").into()),
        _ => Ok(()),
    }
}

/// Sees that whoever asks may give everything that is offered in `all`: a link to it is worth as
/// much.
pub(crate) fn check_offers<'a>(
    call: &Call<'_>,
    today: Date,
    all: impl IntoIterator<Item = &'a Membership>,
) -> Result<(), Stop> {
    let offered = |one: &&Membership| matches!(one.state, MembershipState::Invited { .. });
    let may = |one: &Membership| {
        let own = roles(call.actor, one.scope, today);
        own.into_iter().any(|giver| may_give(giver, one.role, one.scope))
    };
    match all.into_iter().filter(offered).all(may) {
        true => Ok(()),
        false => Err(Refusal::new("membership-giving").into()),
    }
}

/// A membership that is given: in force at once for those who have joined, offered to all others.
pub(crate) fn given(
    house: &House,
    (person, organisation, role, scope): (PersonId, OrganisationId, Role, Log),
    (period, joined): (Period, bool),
) -> Membership {
    let at = house.now();
    let state = match joined {
        true => MembershipState::Active { since: at },
        false => MembershipState::Invited { at },
    };
    Membership {
        id: MembershipId::draw(at, house.chance()),
        person,
        organisation,
        role,
        scope,
        from: period.from,
        until: period.until,
        state,
        suspended: false,
    }
}

/// Writes a membership that is given, and says so. The name of whoever has it stands nowhere.
pub(crate) fn give<S: Scope>(
    write: &mut Write<'_, S>,
    new: &Membership,
) -> Result<Vec<Entry>, Stop> {
    let taken = |stop| match stop {
        Stop::Refusal(Refusal { code: "record-taken", .. }) => {
            Refusal::new("membership-taken").into()
        }
        other => other,
    };
    membership::put(write, new, None).map_err(taken)?;
    let invited = entry(Action::MemberInvited, new);
    Ok(match new.state {
        MembershipState::Active { .. } => vec![invited, entry(Action::MemberJoined, new)],
        _ => vec![invited],
    })
}

fn entry(action: Action, one: &Membership) -> Entry {
    let mut entry = Entry::new(action, Object::new(ObjectKind::Membership, &one.id));
    let detail = entry.detail.with("role", &one.role.word()).with("from", &one.from);
    entry.detail = match one.until {
        Some(until) => detail.with("until", &until),
        None => detail,
    };
    entry
}

/// Changes the membership `id` of this scope, over version `was`.
///
/// # Errors
/// Hidden when there is none; `membership-own`, `membership-giving`, `membership-last`, `stale`;
/// what its state says.
pub(crate) fn change<S: Scope>(
    write: &mut Write<'_, S>,
    (call, leave): (&Call<'_>, &Leave<S>),
    (id, was, change): (MembershipId, u64, Change),
    links: &[Versioned<Link>],
) -> Result<Entry, Stop> {
    let one = found(membership::get(write, id)?)?.value;
    let by = call.actor.name().person();
    let by = by.filter(|by| *by != one.person).ok_or_else(|| Refusal::new("membership-own"))?;
    let (scope, at, today) = (one.scope, leave.at, leave.today);
    allowed(call, (scope, today), (one.role, change))?;
    let all: Vec<_> = membership::list(write)?.into_iter().map(|other| other.value).collect();
    if ends(change, today) && last(&one, &all, today) {
        return Err(Refusal::new("membership-last").into());
    }
    let next = apply(one, change, (at, by))?;
    membership::put(write, &next, Some(was))?;
    if change == Change::Revoke {
        revoke_links(write, links, at)?;
    }
    Ok(entry(change.action(), &next))
}

/// In the company whoever may suspend people may suspend any role; the rest follows who gives.
fn allowed(
    call: &Call<'_>,
    (scope, today): (Log, Date),
    (role, change): (Role, Change),
) -> Result<(), Stop> {
    let suspending = matches!(change, Change::Suspend | Change::Resume);
    let mut own = roles(call.actor, scope, today).into_iter();
    let may = match scope {
        Log::Company if suspending => true,
        _ => own.any(|giver| may_change(giver, role, scope)),
    };
    may.then_some(()).ok_or_else(|| Refusal::new("membership-giving").into())
}

fn ends(change: Change, today: Date) -> bool {
    match change {
        Change::Suspend | Change::Revoke => true,
        Change::Period(Period { from, until }) => {
            from > today || until.is_some_and(|until| until < today)
        }
        Change::Resume => false,
    }
}

fn apply(
    one: Membership,
    change: Change,
    (at, by): (Moment, PersonId),
) -> Result<Membership, Refusal> {
    match change {
        Change::Period(Period { from, until }) => one.period(from, until),
        Change::Suspend => one.suspend(at, by),
        Change::Resume => one.resume(at),
        Change::Revoke => one.revoke(at, by),
    }
}
