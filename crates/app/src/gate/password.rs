//! One's own password: shown anew before anything of the sign-in is changed, and changed.

use kajitori_domain::access::Log;
use kajitori_domain::audit::Action;
use kajitori_domain::id::PersonId;
use kajitori_domain::organisation::Person;
use kajitori_domain::password;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::secret::Secret;
use kajitori_store::credential::{self, Credential};
use kajitori_store::{Done, organisation, person};

use super::account::me;
use super::limit::{Attempt, Came};
use super::pass;
use super::second::own;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, found};

/// Sees that `shown` is the password of whoever asks.
///
/// # Errors
/// `password-wrong`, `sign-in-limit`.
pub(super) fn prove(
    house: &House,
    call: &Call<'_>,
    came: Came<'_>,
    shown: &Secret,
) -> Result<Person, Failure> {
    let (id, _) = me(call)?;
    let (person, hash) = house.db.gate().read(|read| {
        let person = found(person::get(read, id)?)?.value;
        Ok((person, credential::get(read, id)?.and_then(|own| own.value.password)))
    })?;
    let attempt = Attempt::at_account(house, came, &person.mail)?;
    if !house.hashes.is(shown, hash.as_deref())? {
        return Err(Refusal::new("password-wrong").into());
    }
    attempt.in_at_last(house)?;
    Ok(person)
}

/// The hash of a new password of somebody with these `own` words.
///
/// # Errors
/// As [`password::accept`].
pub(super) fn fresh(house: &House, new: &Secret, own: &[&str]) -> Result<String, Stop> {
    password::accept(new.expose(), own)?;
    house.hashes.make(new, house.chance())
}

/// Changes one's own password from `current` to `new`. All other browsers are signed out, and this
/// one is given a new secret.
///
/// # Errors
/// `password-wrong`, `sign-in-limit`, and as [`password::accept`].
pub fn change_password(
    house: &House,
    call: &Call<'_>,
    came: Came<'_>,
    (current, new): (&Secret, &Secret),
) -> Result<Secret, Failure> {
    let (id, session) = me(call)?;
    let person = prove(house, call, came, current)?;
    let works = house.db.gate().read(|read| organisation::get(read, person.organisation))?;
    let works = works.map_or_else(String::new, |works| works.value.name.en);
    let hash = fresh(house, new, &[&person.name, &person.kana, &person.mail, &works])?;
    let (at, secret, by) = (house.now(), pass::draw(house), pass::named(id));
    house.db.gate().change((Log::Company, &by), &house.stamp(call, at), |write| {
        let own = own(write, id)?;
        let value = Credential { password: Some(hash.clone()), changed: at, ..own.value };
        credential::put(write, &value, Some(own.version))?;
        pass::end_others(write, (id, Some(session)), at)?;
        renew(write, (id, session), &secret)?;
        Ok(Done::new((), pass::said(Action::PasswordChanged, id)))
    })?;
    Ok(secret)
}

/// Gives a session a new secret.
fn renew(
    write: &mut kajitori_store::Write<'_, kajitori_store::AtGate>,
    (person, session): (PersonId, kajitori_domain::id::SessionId),
    secret: &Secret,
) -> Result<(), Stop> {
    let one = pass::of(write, person, session)?;
    let value = kajitori_store::session::SignedIn { sha256: pass::hashed(secret), ..one.value };
    kajitori_store::session::put(write, &value, Some(one.version)).map(|_| ())
}
