//! Who did something, as the reader may know it: the client never learns the name of a worker of
//! the vendor (偽装請負).

use std::collections::BTreeMap;

use kajitori_domain::access::{Company, InEngagement, Role};
use kajitori_domain::id::{OrganisationId, PersonId};
use kajitori_domain::organisation::{Person, Side};
use kajitori_domain::refusal::Stop;
use kajitori_store::{Read, membership, organisation, person, token};

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// A person, by name and the first of the roles.
    Person {
        /// The name.
        name: String,
        /// What the person is here, where that is known.
        role: Option<Role>,
    },
    /// Somebody of the vendor whose name is not for the reader.
    Worker,
    /// A program, by its key's name.
    Program {
        /// The name.
        name: String,
    },
    /// A job.
    Job,
    /// The house itself.
    System,
    /// Nobody who was signed in.
    Nobody,
}

/// What everybody is called, to one reader.
pub(crate) struct Names {
    people: BTreeMap<PersonId, Who>,
    tokens: BTreeMap<String, String>,
}

/// Roles by which the vendor's people deal with the client under their names.
fn faces(role: Role) -> bool {
    matches!(role, Role::VendorManager | Role::VendorDeputy | Role::VendorExecutive)
}

/// What `person`, who is `roles`, is called to somebody of `reader`'s side.
fn called(person: &Person, side: Side, roles: &[Role], reader: Option<Side>) -> Who {
    let hidden = side == Side::Vendor && reader != Some(Side::Vendor);
    match roles.iter().copied().find(|role| !hidden || faces(*role)) {
        None if hidden => Who::Worker,
        role => Who::Person { name: person.name.clone(), role },
    }
}

impl Names {
    /// What everybody of an engagement is called to somebody of `reader`'s side.
    pub(crate) fn inside(
        read: &Read<'_, InEngagement>,
        reader: Option<Side>,
    ) -> Result<Self, Stop> {
        let parties = organisation::parties(read)?;
        let side = |id: OrganisationId| {
            let party = parties.iter().find(|party| party.id == id);
            party.map_or(Side::Vendor, |party| party.side)
        };
        let members = membership::list(read)?;
        let people = person::known(read)?.into_iter().map(|known| {
            let person = known.value;
            let own = members.iter().filter(|member| member.value.person == person.id);
            let roles: Vec<Role> = own.map(|member| member.value.role).collect();
            (person.id, called(&person, side(person.organisation), &roles, reader))
        });
        let people = people.collect();
        let tokens = token::list(read)?.into_iter();
        let tokens = tokens.map(|token| (token.value.id.to_string(), token.value.name)).collect();
        Ok(Self { people, tokens })
    }

    /// What everybody is called to those who read the company's record.
    pub(crate) fn company(read: &Read<'_, Company>) -> Result<Self, Stop> {
        let organisations = organisation::list(read)?;
        let mut people = BTreeMap::new();
        for known in person::list(read)? {
            let person = known.value;
            let home = organisations.iter().find(|one| one.value.id == person.organisation);
            let side = home.map_or(Side::Vendor, |one| one.value.side);
            let roles: Vec<Role> = membership::of_person(read, person.id)?
                .into_iter()
                .map(|member| member.value.role)
                .collect();
            people.insert(person.id, called(&person, side, &roles, Some(Side::Client)));
        }
        Ok(Self { people, tokens: BTreeMap::new() })
    }

    /// Who the leaf's `actor` is.
    pub(crate) fn of(&self, actor: &str) -> Who {
        let (kind, rest) = actor.split_once('/').unwrap_or((actor, ""));
        match kind {
            "person" => {
                let known = rest.parse().ok().and_then(|id: PersonId| self.people.get(&id));
                known.cloned().unwrap_or(Who::Worker)
            }
            "token" => Who::Program { name: self.tokens.get(rest).cloned().unwrap_or_default() },
            "job" => Who::Job,
            "system" => Who::System,
            _ => Who::Nobody,
        }
    }

    /// What a person is called.
    pub(crate) fn person(&self, id: PersonId) -> Who {
        self.people.get(&id).cloned().unwrap_or(Who::Worker)
    }
}
