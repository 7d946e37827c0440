//! Inviting somebody to an engagement.

use kajitori_domain::access::{EngagementPermission, InEngagement, Log, Role};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::{EngagementId, OrganisationId, PersonId};
use kajitori_domain::invite::LinkKind;
use kajitori_domain::organisation::{Organisation, Person, Side};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::text::Lang;
use kajitori_store::{Done, organisation, person};

use crate::call::Call;
use crate::gate::{Handed, Handing, has_joined};
use crate::house::House;
use crate::mail::mail;
use crate::person::{mail_taken, new_person};
use crate::role::{Period, check_giving, givable, give, given};
use crate::run::{self, Failure, ask, found, hidden};

/// Who is invited.
#[derive(Debug, Clone)]
pub enum Who {
    /// Somebody who is known here.
    Known(PersonId),
    /// Somebody new, or of the same organisation by their address of mail.
    New {
        /// The name.
        name: String,
        /// How it is read.
        kana: String,
        /// The address of mail.
        mail: String,
    },
}

/// An invitation to be.
#[derive(Debug, Clone)]
pub struct Invite {
    /// Who.
    pub who: Who,
    /// As what.
    pub role: Role,
    /// From when until when.
    pub period: Period,
    /// The language of the pages of somebody new.
    pub lang: Lang,
}

/// What there is to choose from.
#[derive(Debug, Clone)]
pub struct Choices {
    /// The roles that whoever asks may give here.
    pub roles: Vec<Role>,
    /// People of their own side who are known here.
    pub people: Vec<Person>,
    /// The vendor, whose manager the client invites.
    pub vendor: Organisation,
}

/// What whoever asks can choose from when they invite somebody.
///
/// # Errors
/// [`Failure::Hidden`] or [`Failure::Refused`] as the rule says; `access-role` for those who invite
/// nobody.
pub fn choices(house: &House, call: &Call<'_>, e: EngagementId) -> Result<Choices, Failure> {
    let roles = givable(house, call, Log::Engagement(e));
    let (people, vendor) =
        ask(house, call, (InEngagement(e), EngagementPermission::SeeMembers), |read, leave| {
            let side = leave.grant.side().ok_or_else(hidden)?;
            let parties = organisation::parties(read)?;
            let party = |side| parties.iter().find(|one| one.side == side).cloned();
            let own = found(party(side))?.id;
            let known = person::known(read)?.into_iter().map(|one| one.value);
            let people: Vec<_> =
                known.filter(|one| one.organisation == own && one.standing.is_active()).collect();
            Ok((people, found(party(Side::Vendor))?))
        })?;
    match roles.is_empty() {
        true => Err(Refusal::new("access-role").into()),
        false => Ok(Choices { roles, people, vendor }),
    }
}

/// What it takes to give `role`: that the client would choose a worker, nobody may.
fn wanted(side: Option<Side>, role: Role) -> EngagementPermission {
    match (side, role) {
        (Some(Side::Client), Role::VendorStaff) => EngagementPermission::AssignWorker,
        (Some(Side::Client), Role::VendorManager) => EngagementPermission::InviteManager,
        _ if role.side() == Some(Side::Client) => EngagementPermission::EditClientMembers,
        _ => EngagementPermission::EditVendorMembers,
    }
}

/// Invites somebody. Those who have a password are members at once, and all others by the link that
/// is answered, which is shown to whoever invites this once.
///
/// # Errors
/// `disguised-contracting` for the client's people who would pick a worker, which is recorded;
/// `membership-giving`, `membership-own`, `membership-period`, `membership-taken`,
/// `person-name-missing`, `person-mail-wrong`, `person-mail-taken`.
pub fn invite(
    house: &House,
    call: &Call<'_>,
    (e, invite): (EngagementId, &Invite),
) -> Result<Option<Handed>, Failure> {
    let (scope, role, period) = (InEngagement(e), invite.role, invite.period);
    let seen = run::leave(house, call, (scope, EngagementPermission::SeeMembers))?;
    let asked = (scope, wanted(seen.grant.side(), role));
    run::leave(house, call, asked)?;
    let organisation = ask(house, call, asked, |read, _| {
        let parties = organisation::parties(read)?;
        let party = parties.iter().find(|one| Some(one.side) == role.side());
        Ok(found(party)?.id)
    })?;
    let (person, is_new) = whoever(house, call, (e, invite), organisation)?;
    let joined = !is_new && has_joined(house, person.id)?;
    let of = (person.id, organisation, role, Log::Engagement(e));
    let new = given(house, of, (period, joined));
    let handing = match joined {
        true => None,
        false => Some(Handing::new(house, call, (LinkKind::Invite, person.id, Some(new.id)))?),
    };
    run::change(house, call, asked, |write, leave| {
        check_giving(call, (Log::Engagement(e), leave.today), (person.id, role, period))?;
        let mut all = Vec::new();
        if is_new {
            person::add(write, &person).map_err(mail_taken)?;
            let object = Object::new(ObjectKind::Person, &person.id);
            all.push(Entry::new(Action::PersonAdded, object));
        }
        all.extend(give(write, &new)?);
        if let Some(handing) = &handing {
            all.push(handing.write(write)?);
        }
        let mut all = all.into_iter();
        let first = all.next().ok_or_else(hidden)?;
        Ok(Done::new((), all.fold(Entries::one(first), Entries::and)))
    })?;
    Ok(handing.map(|handing| handing.handed()))
}

/// The person who is meant, and whether they are new. One of another organisation cannot be told
/// from an address that nobody may use.
fn whoever(
    house: &House,
    call: &Call<'_>,
    (e, invite): (EngagementId, &Invite),
    organisation: OrganisationId,
) -> Result<(Person, bool), Failure> {
    let (name, kana, address) = match &invite.who {
        Who::Known(id) => {
            let scope = (InEngagement(e), EngagementPermission::SeeMembers);
            let known = ask(house, call, scope, |read, _| {
                let all = person::known(read)?.into_iter().map(|one| one.value);
                found(all.into_iter().find(|one| one.id == *id))
            })?;
            return of_organisation(known, organisation).map(|one| (one, false));
        }
        Who::New { name, kana, mail } => (name, kana, mail),
    };
    let sound = mail(address)?;
    match house.db.gate().read(|read| person::by_mail(read, &sound))? {
        Some(known) => of_organisation(known.value, organisation).map(|one| (one, false)),
        None => {
            let new = new_person(house, (name, kana, &sound), (organisation, invite.lang))?;
            Ok((new, true))
        }
    }
}

fn of_organisation(person: Person, organisation: OrganisationId) -> Result<Person, Failure> {
    match person.organisation == organisation && person.standing.is_active() {
        true => Ok(person),
        false => Err(Refusal::new("person-mail-taken").into()),
    }
}
