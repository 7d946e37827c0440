//! One-time codes after RFC 6238, as every app for them has them: SHA-1, six digits, 30 seconds.

use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::secret::Secret;
use kajitori_domain::time::{Moment, Span};
use totp_rs::{Algorithm, Builder, Totp};

use crate::house::House;

/// How many steps a clock may be off.
const SKEW: u16 = 1;

/// A new shared secret of 160 bits, in base 32.
pub(super) fn new(house: &House) -> Secret {
    let mut bytes = vec![0; 20];
    house.chance().fill(&mut bytes);
    Secret::new(totp_rs::Secret::from(bytes).to_base32())
}

/// The step of `code` at `at`, one off at most and later than the one that was `used` before.
///
/// # Errors
/// `sign-in-code` when there is none; a fault when the shared secret is none.
pub(super) fn step(shared: &str, code: &str, at: Moment, used: Option<u64>) -> Result<u64, Stop> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let step = known(shared)?.check(&digits, seconds(at));
    let fresh = step.filter(|step| used.is_none_or(|used| *step > used));
    fresh.ok_or_else(|| Refusal::new("sign-in-code").into())
}

/// The code of `shared` at `at`.
///
/// # Errors
/// A fault when the shared secret is none.
pub fn code(shared: &Secret, at: Moment) -> Result<String, Stop> {
    Ok(known(shared.expose())?.generate(seconds(at)).to_string())
}

/// The address by which an app takes the shared secret over.
pub(super) fn address(shared: &Secret, host: &str, mail: &str) -> String {
    let (host, mail) = (plain(host), plain(mail));
    let secret = shared.expose();
    format!("otpauth://totp/Kajitori%20{host}:{mail}?secret={secret}&issuer=Kajitori%20{host}")
}

/// The text as part of an address: what is not unreserved is percent-encoded.
fn plain(text: &str) -> String {
    let each = text.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    each.collect()
}

fn known(shared: &str) -> Result<Totp, Stop> {
    let broken = || Fault { chain: "a shared secret that is none".to_owned() };
    let secret = totp_rs::Secret::try_from_base32(shared).map_err(|_| broken())?;
    let built = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(SKEW)
        .with_step_duration(30)
        .with_secret(secret)
        .build();
    built.map_err(|_| broken().into())
}

fn seconds(at: Moment) -> u64 {
    u64::try_from(at.0.div_euclid(Span::SECOND.0)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    const SHARED: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(second: i64) -> Moment {
        Moment(second * 1_000_000)
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // The last six of the eight digits of appendix B.
        for (second, expected) in
            [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")]
        {
            let shared = Secret::new(SHARED);
            assert_eq!(code(&shared, at(second)).as_deref(), Ok(expected));
            assert_eq!(step(SHARED, expected, at(second), None), Ok(second.unsigned_abs() / 30));
        }
    }

    #[test]
    fn a_code_is_good_for_a_minute_and_a_half_and_once() {
        let wrong = Err(Refusal::new("sign-in-code").into());
        let typed = "28 70-82";
        for (second, used, expected) in [
            (59, None, Ok(1)),
            (0, None, Ok(1)),
            (89, None, Ok(1)),
            (90, None, wrong.clone()),
            (59, Some(0), Ok(1)),
            (59, Some(1), wrong.clone()),
            (59, Some(2), wrong.clone()),
        ] {
            assert_eq!(step(SHARED, typed, at(second), used), expected, "{second} {used:?}");
        }
        assert_eq!(step(SHARED, "", at(59), None), wrong);
    }
}
