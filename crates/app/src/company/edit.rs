//! The company's own data, and the vendors that it works with.

use kajitori_domain::access::{Company, CompanyPermission};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::OrganisationId;
use kajitori_domain::organisation::{Organisation, Side, Standing};
use kajitori_domain::refusal::Refusal;
use kajitori_domain::text::Text;
use kajitori_store::{Done, organisation};

use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change, found};

fn named(name: &Text) -> Result<(), Refusal> {
    match name.ja.trim().is_empty() {
        true => Err(Refusal::new("organisation-name-missing")),
        false => Ok(()),
    }
}

/// Changes the company's name and how it is read, over the version that was seen.
///
/// # Errors
/// `organisation-name-missing`, `stale`.
pub fn edit(
    house: &House,
    call: &Call<'_>,
    (name, kana): (&Text, &str),
    version: u64,
) -> Result<(), Failure> {
    named(name)?;
    change(house, call, (Company, CompanyPermission::EditCompany), |write, _| {
        let mut all = organisation::list(write)?.into_iter();
        let was = found(all.find(|one| one.value.side == Side::Client))?.value;
        let new = Organisation { name: name.clone(), kana: kana.trim().to_owned(), ..was };
        organisation::put(write, &new, Some(version))?;
        let object = Object::new(ObjectKind::Company, &new.id);
        Ok(Done::new((), Entries::one(Entry::new(Action::CompanyEdited, object))))
    })
}

/// Adds a vendor.
///
/// # Errors
/// `organisation-name-missing`; hidden or refused to those who let nobody in.
pub fn add_vendor(
    house: &House,
    call: &Call<'_>,
    (name, kana): (&Text, &str),
) -> Result<OrganisationId, Failure> {
    named(name)?;
    change(house, call, (Company, CompanyPermission::InvitePeople), |write, leave| {
        let vendor = Organisation {
            id: OrganisationId::draw(leave.at, house.chance()),
            side: Side::Vendor,
            name: name.clone(),
            kana: kana.trim().to_owned(),
            standing: Standing::Active,
        };
        organisation::put(write, &vendor, None)?;
        let object = Object::new(ObjectKind::Organisation, &vendor.id);
        Ok(Done::new(vendor.id, Entries::one(Entry::new(Action::OrganisationAdded, object))))
    })
}
