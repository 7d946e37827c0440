//! One person, and what they are.

use kajitori_domain::access::{Company, CompanyPermission, Log};
use kajitori_domain::id::PersonId;
use kajitori_domain::membership::Membership;
use kajitori_domain::text::Text;
use kajitori_store::{Versioned, credential, engagement, membership, person};

use super::list::{Listed, everybody, veiled};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, found, may};

/// Something that a person is.
#[derive(Debug, Clone)]
pub struct Held {
    /// What, and the number of its edit.
    pub membership: Versioned<Membership>,
    /// The engagement's name, for those who know the list of engagements.
    pub engagement: Option<Text>,
}

/// A person.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Who, as the list shows them.
    pub listed: Listed,
    /// The number of the person's edit.
    pub version: u64,
    /// What they are in the company.
    pub company: Vec<Held>,
    /// What they are in engagements.
    pub engagements: Vec<Held>,
    /// Whether it is the one who asks.
    pub own: bool,
}

/// The person `id`.
///
/// # Errors
/// [`Failure::Hidden`] when there is none, or as the rule says.
pub fn show(house: &House, call: &Call<'_>, id: PersonId) -> Result<Shown, Failure> {
    let joined = house.db.gate().read(credential::joined)?;
    let knows = may(house, call, Company, CompanyPermission::SeeCompany);
    ask(house, call, (Company, CompanyPermission::SeePeople), |read, _| {
        let version = found(person::get(read, id)?)?.version;
        let one = everybody(read, &joined)?.into_iter().find(|one| one.person.id == id);
        let listed = veiled(found(one)?);
        let names = if knows { engagement::list(read)? } else { Vec::new() };
        let name = |scope| match scope {
            Log::Engagement(id) => {
                let one = names.iter().find(|one| one.value.id == id);
                one.map(|one| one.value.name.clone())
            }
            Log::Company | Log::Invitation(_) => None,
        };
        let held = |membership: Versioned<Membership>| {
            let engagement = name(membership.value.scope);
            Held { membership, engagement }
        };
        let all = membership::of_person(read, id)?;
        let (company, engagements) =
            all.into_iter().map(held).partition(|one| one.membership.value.scope == Log::Company);
        let own = call.actor.name().person() == Some(id);
        Ok(Shown { listed, version, company, engagements, own })
    })
}
