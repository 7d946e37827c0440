//! Programs, by their keys.

use kajitori_domain::access::Actor;
use kajitori_domain::hash::Sha256;
use kajitori_domain::secret::Secret;
use kajitori_domain::session::Limit;
use kajitori_domain::time::Span;
use kajitori_store::{attempt, token};

use super::limit::door;
use crate::house::House;
use crate::run::Failure;

/// How much later than the last use of a key its use is written down.
const FINE: Span = Span::MINUTE;

/// Whose the key is that a program holds: nobody's when it is none, expired or revoked.
///
/// # Errors
/// `sign-in-limit` when too many wrong keys came from `address`.
pub fn program(house: &House, key: &Secret, address: &str) -> Result<Actor, Failure> {
    let at = house.now();
    let name = door(address);
    let hash = Sha256::of(key.expose().as_bytes());
    let known = house.db.gate().read(|read| token::by_hash(read, hash))?;
    let valid = known.filter(|(_, token)| token.revoked.is_none() && at < token.expires);
    let Some((engagement, token)) = valid else {
        // A good key is let in whatever others at the same address have tried.
        house.db.gate().read(|read| Ok(attempt::get(read, &name)?.may(at)?))?;
        house.db.quietly(|quiet| {
            attempt::change(quiet, &name, |attempts| attempts.one_more(at, Limit::Address))
        })?;
        return Ok(Actor::Nobody);
    };
    if token.used.is_none_or(|used| at.0.saturating_sub(used.0) >= FINE.0) {
        house.db.quietly(|quiet| token::used(quiet, engagement, token.id, at))?;
    }
    Ok(Actor::Token { token: token.id, engagement, purpose: token.purpose })
}
