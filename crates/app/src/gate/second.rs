//! The second step of signing in: a code of the second factor, or one for recovery.

use kajitori_domain::access::Log;
use kajitori_domain::audit::{Action, Entries, Entry, Object, ObjectKind};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::PersonId;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::secret::Secret;
use kajitori_domain::time::Moment;
use kajitori_store::credential::{self, Credential};
use kajitori_store::session::SignedIn;
use kajitori_store::{AtGate, Done, Versioned, Write, person, session};

use super::limit::{Attempt, Came};
use super::pass::{self, Pass};
use super::taking_up::take_up;
use super::totp;
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, found};

/// Completes the half session of `secret` with a code of the second factor.
///
/// # Errors
/// `sign-in-code` when it is wrong or was used; `session-aged`, `sign-in-limit`.
pub fn second(
    house: &House,
    call: &Call<'_>,
    came: Came<'_>,
    (secret, code): (&Secret, &str),
) -> Result<Pass, Failure> {
    complete(house, call, (came, secret), &|write, own, at| {
        let shared = own.value.totp.as_deref().unwrap_or("");
        let step = totp::step(shared, code, at, own.value.totp_step)?;
        let value = Credential { totp_step: Some(step), ..own.value };
        credential::put(write, &value, Some(own.version))?;
        Ok(("second factor", None))
    })
}

/// Completes the half session of `secret` with a code for recovery, which is used by that.
///
/// # Errors
/// `gate-code-wrong` when it is none or was used; `session-aged`, `sign-in-limit`.
pub fn recover(
    house: &House,
    call: &Call<'_>,
    came: Came<'_>,
    (secret, code): (&Secret, &str),
) -> Result<Pass, Failure> {
    let hash = recovery_hash(code);
    complete(house, call, (came, secret), &|write, own, at| {
        let person = own.value.person;
        credential::use_code(write, person, hash, at)?;
        let object = Object::new(ObjectKind::Person, &person);
        Ok(("recovery code", Some(Entry::new(Action::RecoveryUsed, object))))
    })
}

/// What is kept of a code for recovery, however it is typed.
pub(super) fn recovery_hash(code: &str) -> Sha256 {
    let plain = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    Sha256::of(plain.to_ascii_lowercase().as_bytes())
}

/// Shows that the second step is right: by what, and what more is to be said.
type Show<'a> = &'a dyn Fn(
    &mut Write<'_, AtGate>,
    Versioned<Credential>,
    Moment,
) -> Result<(&'static str, Option<Entry>), Stop>;

fn complete(
    house: &House,
    call: &Call<'_>,
    (came, held): (Came<'_>, &Secret),
    show: Show<'_>,
) -> Result<Pass, Failure> {
    let hash = pass::hashed(held);
    let (person, mail) = house.db.gate().read(|read| {
        let half = found(session::by_hash(read, hash)?)?.value;
        let person = found(person::get(read, half.person)?)?.value;
        Ok((person.id, person.mail))
    })?;
    let attempt = Attempt::at_account(house, came, &mail)?;
    let (at, secret) = (house.now(), pass::draw(house));
    let sha256 = pass::hashed(&secret);
    let by = pass::named(person);
    house.db.gate().change((Log::Company, &by), &house.stamp(call, at), |write| {
        let half = found(session::by_hash(write, hash)?)?;
        let session = half.value.session.second(at)?;
        let own = own(write, person)?;
        let (by, more) = show(write, own, at)?;
        let whole = SignedIn { session, sha256, ..half.value };
        session::put(write, &whole, Some(half.version))?;
        let entries = Entries::one(pass::signed_in(whole.id, by));
        Ok(Done::new((), more.into_iter().fold(entries, Entries::and)))
    })?;
    attempt.in_at_last(house)?;
    take_up(house, call, person)?;
    Ok(Pass { secret, half: false })
}

/// What `person` signs in with.
pub(super) fn own(
    write: &Write<'_, AtGate>,
    person: PersonId,
) -> Result<Versioned<Credential>, Stop> {
    let own = credential::get(write, person)?;
    own.ok_or_else(|| Refusal::new("session-ended").into())
}
