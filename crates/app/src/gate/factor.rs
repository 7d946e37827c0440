//! One's own second factor: enrolled, removed, and codes for when it is lost.

use kajitori_domain::access::Log;
use kajitori_domain::audit::Action;
use kajitori_domain::hash::Sha256;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::secret::Secret;
use kajitori_store::credential::{self, Credential};
use kajitori_store::{AtGate, Done, Versioned, Write};

use super::account::me;
use super::limit::Came;
use super::pass;
use super::password::prove;
use super::second::{own, recovery_hash};
use super::totp;
use crate::call::Call;
use crate::house::House;
use crate::run::Failure;

/// How many codes for recovery there are.
const CODES: usize = 10;
/// Digits of one; 50 bits.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What an app takes over.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// The shared secret, in base 32.
    pub shared: Secret,
    /// The same as an address, which a camera reads from a picture.
    pub address: String,
}

/// What is shown once after a change of the second factor.
#[derive(Debug, Clone)]
pub struct Shown {
    /// For the browser.
    pub secret: Secret,
    /// Codes for recovery; none after a removal.
    pub codes: Vec<Secret>,
}

/// A new shared secret for whoever asks; or the one of an enrolment that was begun.
///
/// # Errors
/// [`Failure::Hidden`] for whoever is no person.
pub fn enrolment(
    house: &House,
    call: &Call<'_>,
    begun: Option<&Secret>,
) -> Result<Enrolment, Failure> {
    let mail = super::account::account(house, call)?.person.mail;
    let shared = begun.cloned().unwrap_or_else(|| totp::new(house));
    let address = totp::address(&shared, &house.outside.host, &mail);
    Ok(Enrolment { shared, address })
}

/// Enrols the second factor of `shared`, of which `code` is a good one, for whoever shows the
/// password. The session goes on as one with the second factor, under a new secret; all others end.
///
/// # Errors
/// `second-factor-there`, `sign-in-code`, `password-wrong`, `sign-in-limit`.
pub fn enrol(
    house: &House,
    call: &Call<'_>,
    came: Came<'_>,
    (shared, code, password): (&Secret, &str, &Secret),
) -> Result<Shown, Failure> {
    prove(house, call, came, password)?;
    let codes = codes(house);
    let change = |write: &mut Write<'_, AtGate>, own: Versioned<Credential>| {
        if own.value.totp.is_some() {
            return Err(Refusal::new("second-factor-there").into());
        }
        let step = totp::step(shared.expose(), code, house.now(), None)?;
        let totp = Some(shared.expose().to_owned());
        let value = Credential { totp, totp_step: Some(step), ..own.value };
        credential::put(write, &value, Some(own.version))?;
        credential::put_codes(write, value.person, &hashes(&codes))?;
        Ok(Action::SecondFactorEnrolled)
    };
    let secret = restart(house, call, (came, true), &change)?;
    Ok(Shown { secret, codes: codes.clone() })
}

/// Removes the second factor of whoever shows the password. The session goes on as one without it,
/// under a new secret; all others end.
///
/// # Errors
/// `second-factor-none`, `password-wrong`, `sign-in-limit`.
pub fn remove(
    house: &House,
    call: &Call<'_>,
    came: Came<'_>,
    password: &Secret,
) -> Result<Shown, Failure> {
    prove(house, call, came, password)?;
    let change = |write: &mut Write<'_, AtGate>, own: Versioned<Credential>| {
        enrolled(&own)?;
        let value = Credential { totp: None, totp_step: None, ..own.value };
        credential::put(write, &value, Some(own.version))?;
        credential::put_codes(write, value.person, &[])?;
        Ok(Action::SecondFactorRemoved)
    };
    let secret = restart(house, call, (came, false), &change)?;
    Ok(Shown { secret, codes: Vec::new() })
}

/// New codes for recovery for whoever shows the password; the ones before are good no more.
///
/// # Errors
/// `second-factor-none`, `password-wrong`, `sign-in-limit`.
pub fn renew_codes(
    house: &House,
    call: &Call<'_>,
    came: Came<'_>,
    password: &Secret,
) -> Result<Vec<Secret>, Failure> {
    let (person, _) = me(call)?;
    prove(house, call, came, password)?;
    let (codes, by) = (codes(house), pass::named(person));
    let stamp = house.stamp(call, house.now());
    house.db.gate().change((Log::Company, &by), &stamp, |write| {
        enrolled(&own(write, person)?)?;
        credential::put_codes(write, person, &hashes(&codes))?;
        Ok(Done::new((), pass::said(Action::RecoveryRenewed, person)))
    })?;
    Ok(codes)
}

/// Changes what one signs in with.
type Change<'a> = &'a dyn Fn(&mut Write<'_, AtGate>, Versioned<Credential>) -> Result<Action, Stop>;

/// Does `change`, ends every session of whoever asks and begins one in the place of theirs.
fn restart(
    house: &House,
    call: &Call<'_>,
    (came, second_factor): (Came<'_>, bool),
    change: Change<'_>,
) -> Result<Secret, Failure> {
    let (person, session) = me(call)?;
    let (at, secret, by) = (house.now(), pass::draw(house), pass::named(person));
    let whole = pass::whole(at, second_factor)?;
    let begun = pass::begin(house, (person, whole), &secret, came);
    house.db.gate().change((Log::Company, &by), &house.stamp(call, at), |write| {
        let action = change(write, own(write, person)?)?;
        pass::end_others(write, (person, Some(session)), at)?;
        let old = pass::of(write, person, session)?;
        pass::replace(write, old, &begun, at)?;
        Ok(Done::new((), pass::said(action, person)))
    })?;
    Ok(secret)
}

fn enrolled(own: &Versioned<Credential>) -> Result<(), Stop> {
    match own.value.totp {
        Some(_) => Ok(()),
        None => Err(Refusal::new("second-factor-none").into()),
    }
}

/// Codes as `abcde-fghjk`.
fn codes(house: &House) -> Vec<Secret> {
    let code = |_| {
        let mut drawn = [0; 10];
        house.chance().fill(&mut drawn);
        let digit = |byte: &u8| char::from(DIGITS[usize::from(byte % 32)]);
        let text: String = drawn.iter().map(digit).collect();
        Secret::new(format!("{}-{}", &text[..5], &text[5..]))
    };
    (0..CODES).map(code).collect()
}

fn hashes(codes: &[Secret]) -> Vec<Sha256> {
    codes.iter().map(|code| recovery_hash(code.expose())).collect()
}
