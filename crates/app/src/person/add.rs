//! A new person of the company, with the link by which they join.

use kajitori_domain::access::{Company, CompanyPermission, Log, Role};
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::id::{OrganisationId, PersonId};
use kajitori_domain::invite::LinkKind;
use kajitori_domain::membership::Membership;
use kajitori_domain::organisation::{Person, Side, Standing};
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::text::Lang;
use kajitori_store::{Done, organisation, person};

use crate::call::Call;
use crate::gate::{Handed, Handing};
use crate::house::House;
use crate::mail::mail;
use crate::role::{Period, check_giving, give, given};
use crate::run::{Failure, ask, change};

/// A person to be.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The name.
    pub name: String,
    /// How it is read.
    pub kana: String,
    /// The address of mail, by which they sign in.
    pub mail: String,
    /// The language of their pages.
    pub lang: Lang,
    /// What they are in the company, if anything, and for how long.
    pub role: Option<(Role, Period)>,
}

/// Somebody who does not come in yet.
pub(crate) fn person(
    house: &House,
    (name, kana, address): (&str, &str, &str),
    (organisation, lang): (OrganisationId, Lang),
) -> Result<Person, Stop> {
    if name.trim().is_empty() {
        return Err(Refusal::new("person-name-missing").into());
    }
    Ok(Person {
        id: PersonId::draw(house.now(), house.chance()),
        organisation,
        name: name.trim().to_owned(),
        kana: kana.trim().to_owned(),
        mail: mail(address)?,
        lang,
        standing: Standing::Active,
    })
}

/// What the record says of an address of mail that is somebody's.
pub(crate) fn mail_taken(stop: Stop) -> Stop {
    match stop {
        Stop::Refusal(Refusal { code: "record-taken", .. }) => {
            Refusal::new("person-mail-taken").into()
        }
        other => other,
    }
}

/// Adds a person of the client's company. Those of a vendor are invited where they have something
/// to do: its manager by the client, everybody else by the manager.
///
/// # Errors
/// `person-name-missing`, `person-mail-wrong`, `person-mail-taken`, `membership-giving`,
/// `membership-period`.
pub fn add_person(house: &House, call: &Call<'_>, new: &NewPerson) -> Result<Handed, Failure> {
    let asked = (Company, CompanyPermission::InvitePeople);
    let own = ask(house, call, asked, |read, _| {
        let all = organisation::list(read)?;
        let own = all.into_iter().find(|one| one.value.side == Side::Client);
        own.map(|one| one.value.id).ok_or_else(nobody)
    })?;
    let person = person(house, (&new.name, &new.kana, &new.mail), (own, new.lang))?;
    let membership = new
        .role
        .map(|(role, period)| given(house, (person.id, own, role, Log::Company), (period, false)));
    let of = membership.as_ref().map(|one: &Membership| one.id);
    let handing = Handing::new(house, call, (LinkKind::Invite, person.id, of))?;
    change(house, call, asked, |write, leave| {
        person::put(write, &person, None).map_err(mail_taken)?;
        let object = Object::new(ObjectKind::Person, &person.id);
        let mut entries = Entries::one(Entry::new(Action::PersonAdded, object));
        if let (Some(new), Some((role, period))) = (&membership, new.role) {
            let here = (Log::Company, leave.today);
            check_giving(call, here, (person.id, role, period))?;
            entries = give(write, new)?.into_iter().fold(entries, Entries::and);
        }
        Ok(Done::new((), entries.and(handing.write(write)?)))
    })?;
    Ok(handing.handed())
}

fn nobody() -> Stop {
    Fault { chain: "a house without a company".to_owned() }.into()
}
