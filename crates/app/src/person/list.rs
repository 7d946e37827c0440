//! Everybody, as far as the client may know them.

use std::collections::{BTreeMap, BTreeSet};

use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::id::{OrganisationId, PersonId};
use kajitori_domain::membership::{Membership, named};
use kajitori_domain::organisation::{Organisation, Person, Side};
use kajitori_domain::refusal::Stop;
use kajitori_domain::report::{Sheet, TableKind};
use kajitori_domain::text::Lang;
use kajitori_store::{Read, credential, membership, organisation, person};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask};

/// Whether somebody can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// They have joined.
    Yes,
    /// They were invited and have not joined.
    NotYet,
    /// They, or their organisation, are suspended.
    Suspended,
}

impl Joined {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Yes, Self::NotYet, Self::Suspended];

    /// Its word in addresses and in the ids of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "active",
            Self::NotYet => "invited",
            Self::Suspended => "suspended",
        }
    }
}

/// What a list of people is filtered by; empty is everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of a name or an address of mail.
    pub text: String,
    /// Where they work.
    pub organisation: Option<OrganisationId>,
    /// Whether they can come in.
    pub joined: Option<Joined>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Who. Of a vendor's worker name, reading and address are empty: they are the vendor's to
    /// know.
    pub person: Person,
    /// Whether the name stands here.
    pub named: bool,
    /// Where they work.
    pub organisation: Organisation,
    /// Everything that they are or were, anywhere.
    pub memberships: Vec<Membership>,
    /// Whether they can come in.
    pub joined: Joined,
}

/// Everybody.
#[derive(Debug, Clone)]
pub struct People {
    /// Those who fit the filter, by organisation and reading of the name.
    pub people: Vec<Listed>,
    /// Every organisation, the client first, with how many people may be named.
    pub organisations: Vec<(Organisation, usize)>,
    /// How many there are in all, but for workers of vendors.
    pub all: usize,
    /// How many workers of vendors there are, whom nobody of the client sees by name.
    pub workers: usize,
}

/// Everybody who fits `filter`. A vendor's worker is found by nothing but the whole address of
/// mail, so that one who asks for help can be helped, and nobody is told a name.
///
/// # Errors
/// [`Failure::Hidden`] or [`Failure::Refused`] as the rule says.
pub fn list(house: &House, call: &Call<'_>, filter: &Filter) -> Result<People, Failure> {
    let joined = house.db.gate().read(credential::joined)?;
    ask(house, call, (Company, CompanyPermission::SeePeople), |read, _| {
        let mut all = everybody(read, &joined)?;
        let workers = all.iter().filter(|one| !one.named).count();
        let count = |id: OrganisationId| {
            all.iter().filter(|one| one.named && one.person.organisation == id).count()
        };
        let mut organisations: Vec<(Organisation, usize)> = organisation::list(read)?
            .into_iter()
            .map(|one| (count(one.value.id), one.value))
            .map(|(count, one)| (one, count))
            .collect();
        organisations.sort_by_key(|(one, _)| (one.side, one.id));
        let everybody = all.len() - workers;
        all.retain(|one| fits(one, filter));
        let people = all.into_iter().map(veiled).collect();
        Ok(People { people, organisations, all: everybody, workers })
    })
}

/// Everybody with their names, by organisation and reading.
pub(super) fn everybody(
    read: &Read<'_, Company>,
    joined: &[PersonId],
) -> Result<Vec<Listed>, Stop> {
    let organisations = organisation::list(read)?;
    let organisations: BTreeMap<_, _> =
        organisations.into_iter().map(|one| (one.value.id, one.value)).collect();
    let joined: BTreeSet<_> = joined.iter().copied().collect();
    let mut memberships: BTreeMap<PersonId, Vec<Membership>> = BTreeMap::new();
    for one in membership::all(read)? {
        memberships.entry(one.value.person).or_default().push(one.value);
    }
    let mut all: Vec<Listed> = Vec::new();
    for person in person::list(read)? {
        let person = person.value;
        let Some(organisation) = organisations.get(&person.organisation) else { continue };
        let memberships = memberships.remove(&person.id).unwrap_or_default();
        let works = person.standing.is_active() && organisation.standing.is_active();
        let joined = match (works, joined.contains(&person.id)) {
            (false, _) => Joined::Suspended,
            (true, true) => Joined::Yes,
            (true, false) => Joined::NotYet,
        };
        let named = organisation.side == Side::Client || named(&memberships);
        all.push(Listed { named, organisation: organisation.clone(), memberships, joined, person });
    }
    all.sort_by(|a, b| order(a).cmp(&order(b)));
    Ok(all)
}

fn order(one: &Listed) -> (Side, OrganisationId, &str, &str, PersonId) {
    let (place, person) = (&one.organisation, &one.person);
    let reading = if person.kana.is_empty() { &person.name } else { &person.kana };
    (place.side, place.id, reading, &person.name, person.id)
}

fn fits(one: &Listed, filter: &Filter) -> bool {
    let person = &one.person;
    let wanted = filter.text.trim().to_lowercase();
    let text = match one.named {
        true => [&person.name, &person.kana, &person.mail]
            .into_iter()
            .any(|text| text.to_lowercase().contains(&wanted)),
        false => person.mail == wanted,
    };
    text && filter.organisation.is_none_or(|id| id == person.organisation)
        && filter.joined.is_none_or(|joined| joined == one.joined)
}

/// The same without what only the vendor knows.
pub(super) fn veiled(one: Listed) -> Listed {
    if one.named {
        return one;
    }
    let nothing = String::new;
    let person = Person { name: nothing(), kana: nothing(), mail: nothing(), ..one.person };
    Listed { person, ..one }
}

/// The list as a file that people take along.
///
/// # Errors
/// As [`list`]; a fault when it cannot be made.
pub fn table(
    house: &House,
    call: &Call<'_>,
    (sheet, kind, lang): (&Sheet, TableKind, Lang),
) -> Result<Vec<u8>, Failure> {
    crate::run::leave(house, call, (Company, CompanyPermission::SeePeople))?;
    let mut bytes = Vec::new();
    house.reports.table(sheet, kind, lang, &mut bytes)?;
    Ok(bytes)
}
