//! Vendors, as organisations.

use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::OrganisationId;
use kajitori_domain::organisation::{Organisation, Side, Standing};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::text::Text;
use kajitori_store::{Done, Read, Versioned, credential, organisation};

use super::list::{Listed, everybody};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, ask, change, found};

/// What an organisation is called.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// The Japanese name.
    pub ja: String,
    /// The English name; the Japanese one where it is empty.
    pub en: String,
    /// How the Japanese name is read.
    pub kana: String,
}

impl NewOrganisation {
    fn name(&self) -> Result<Text, Refusal> {
        let (ja, en) = (self.ja.trim(), self.en.trim());
        match (ja.is_empty(), en.is_empty()) {
            (true, _) => Err(Refusal::new("organisation-name-missing")),
            (false, true) => Ok(Text::same(ja)),
            (false, false) => Ok(Text { ja: ja.to_owned(), en: en.to_owned() }),
        }
    }
}

/// An organisation with its people.
#[derive(Debug, Clone)]
pub struct Organised {
    /// The organisation, and the number of its edit.
    pub organisation: Versioned<Organisation>,
    /// Those of its people who may be named.
    pub people: Vec<Listed>,
    /// How many workers it has besides.
    pub workers: usize,
}

/// The organisation `id` with its people.
///
/// # Errors
/// [`Failure::Hidden`] when there is none, or as the rule says.
pub fn organisation(
    house: &House,
    call: &Call<'_>,
    id: OrganisationId,
) -> Result<Organised, Failure> {
    let joined = house.db.gate().read(credential::joined)?;
    ask(house, call, (Company, CompanyPermission::SeePeople), |read, _| {
        let organisation = found(organisation::get(read, id)?)?;
        let all = everybody(read, &joined)?.into_iter();
        let (people, workers): (Vec<_>, Vec<_>) =
            all.filter(|one| one.person.organisation == id).partition(|one| one.named);
        Ok(Organised { organisation, people, workers: workers.len() })
    })
}

/// Adds a vendor.
///
/// # Errors
/// `organisation-name-missing`, `organisation-taken`.
pub fn add_organisation(
    house: &House,
    call: &Call<'_>,
    new: &NewOrganisation,
) -> Result<OrganisationId, Failure> {
    let vendor = Organisation {
        id: OrganisationId::draw(house.now(), house.chance()),
        side: Side::Vendor,
        name: new.name()?,
        kana: new.kana.trim().to_owned(),
        standing: Standing::Active,
    };
    change(house, call, (Company, CompanyPermission::InvitePeople), |write, _| {
        free(write, &vendor)?;
        organisation::put(write, &vendor, None)?;
        Ok(Done::new(vendor.id, said(Action::OrganisationAdded, vendor.id)))
    })
}

/// Writes what a vendor is called, over version `was`. The company's own name is its settings'.
///
/// # Errors
/// `organisation-name-missing`, `organisation-taken`, `organisation-own`, `stale`.
pub fn edit_organisation(
    house: &House,
    call: &Call<'_>,
    (id, was): (OrganisationId, u64),
    new: &NewOrganisation,
) -> Result<(), Failure> {
    let name = new.name()?;
    change(house, call, (Company, CompanyPermission::InvitePeople), |write, _| {
        let one = vendor(found(organisation::get(write, id)?)?.value)?;
        let (name, kana) = (name.clone(), new.kana.trim().to_owned());
        let next = Organisation { name, kana, ..one };
        free(write, &next)?;
        organisation::put(write, &next, Some(was))?;
        Ok(Done::new((), said(Action::OrganisationEdited, id)))
    })
}

/// The organisation, if it is a vendor.
pub(super) fn vendor(one: Organisation) -> Result<Organisation, Stop> {
    match one.side {
        Side::Vendor => Ok(one),
        Side::Client => Err(Refusal::new("organisation-own").into()),
    }
}

/// Sees that nobody else has the name, so that two rows are never the same firm.
fn free(read: &Read<'_, Company>, new: &Organisation) -> Result<(), Stop> {
    let all = organisation::list(read)?;
    let same = |one: &Organisation| one.id != new.id && one.name.ja == new.name.ja;
    match all.iter().any(|one| same(&one.value)) {
        true => Err(Refusal::new("organisation-taken").into()),
        false => Ok(()),
    }
}

pub(super) fn said(action: Action, id: OrganisationId) -> Entries {
    Entries::one(Entry::new(action, Object::new(ObjectKind::Organisation, &id)))
}
