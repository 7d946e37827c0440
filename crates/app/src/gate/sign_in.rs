//! Signing in by mail and password, and out.

use kajitori_domain::access::Log;
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::organisation::Person;
use kajitori_domain::refusal::Stop;
use kajitori_domain::secret::Secret;
use kajitori_domain::session::{Session, Why};
use kajitori_store::credential::{self, Credential};
use kajitori_store::{AtGate, Done, Read, Versioned, organisation, person, session};

use super::limit::{Attempt, Came, not_let_in};
use super::pass::{self, Pass};
use super::taking_up::take_up;
use crate::call::Call;
use crate::house::House;
use crate::run::Failure;

/// The account that an address of mail names: one whose person may do anything.
type Account = Option<(Person, Versioned<Credential>)>;

/// Signs in whoever has this address of mail and this password; with the second factor still due
/// where there is one.
///
/// # Errors
/// `sign-in-wrong` for a wrong address, a wrong password and a suspended person alike;
/// `sign-in-limit`.
pub fn sign_in(
    house: &House,
    call: &Call<'_>,
    came: Came<'_>,
    (mail, password): (&str, &Secret),
) -> Result<Pass, Failure> {
    let mail = mail.trim().to_lowercase();
    let attempt = Attempt::at_account(house, came, &mail)?;
    let account = house.db.gate().read(|read| read_account(read, &mail))?;
    let hash = account.as_ref().and_then(|(_, own)| own.value.password.as_deref());
    let right = house.hashes.is(password, hash)?;
    let Some((person, own)) = account.filter(|_| right) else {
        return Err(not_let_in().into());
    };
    let half = own.value.totp.is_some();
    let renewed = match own.value.password.as_deref().is_some_and(|h| house.hashes.outdated(h)) {
        true => Some(house.hashes.make(password, house.chance())?),
        false => None,
    };
    let (at, secret) = (house.now(), pass::draw(house));
    let begun = pass::begin(house, (person.id, Session::begin(at, half)), &secret, came);
    let by = (Log::Company, &pass::named(person.id));
    house.db.gate().change(by, &house.stamp(call, at), |write| {
        session::put(write, &begun, None)?;
        if let Some(password) = renewed.clone() {
            let value = Credential { password: Some(password), ..own.value.clone() };
            credential::put(write, &value, Some(own.version))?;
        }
        let by = if half { "password, second factor due" } else { "password" };
        Ok(Done::new((), Entries::one(pass::signed_in(begun.id, by))))
    })?;
    match half {
        true => attempt.good(house)?,
        false => {
            attempt.in_at_last(house)?;
            take_up(house, call, person.id)?;
        }
    }
    Ok(Pass { secret, half })
}

fn read_account(read: &Read<'_, AtGate>, mail: &str) -> Result<Account, Stop> {
    let Some(person) = person::by_mail(read, mail)? else { return Ok(None) };
    let person = person.value;
    let organisation = organisation::get(read, person.organisation)?;
    let works = organisation.is_some_and(|organisation| organisation.value.standing.is_active());
    if !person.standing.is_active() || !works {
        return Ok(None);
    }
    Ok(credential::get(read, person.id)?.map(|own| (person, own)))
}

/// Signs out the browser that holds `secret`, half signed in or wholly. One that holds nothing good
/// is signed out already.
///
/// # Errors
/// A fault when it cannot be written.
pub fn sign_out(house: &House, call: &Call<'_>, secret: &Secret) -> Result<(), Failure> {
    let hash = pass::hashed(secret);
    let held = house.db.gate().read(|read| session::by_hash(read, hash))?;
    let good = held.filter(|held| !matches!(held.value.session, Session::Ended { .. }));
    let Some(held) = good else { return Ok(()) };
    let (at, by) = (house.now(), pass::named(held.value.person));
    let ended = house.db.gate().change((Log::Company, &by), &house.stamp(call, at), |write| {
        let object = Object::new(ObjectKind::Session, &held.value.id);
        if let Some(one) = session::by_hash(write, hash)? {
            pass::end(write, one, (at, Why::SignedOut))?;
        }
        Ok(Done::new((), Entries::one(Entry::new(Action::SignedOut, object))))
    });
    ended.map_err(Failure::from)
}
