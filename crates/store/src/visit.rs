//! When somebody was last in a scope, to say what has changed since.

use kajitori_domain::access::Scope;
use kajitori_domain::id::PersonId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;

use crate::db::values;
use crate::scope::{Quiet, Read};

/// When `person` was last in this scope.
///
/// # Errors
/// A fault when it cannot be read.
pub fn last<S: Scope>(read: &Read<'_, S>, person: PersonId) -> Result<Option<Moment>, Stop> {
    let sql = "SELECT seen_us FROM visit WHERE person = $1 AND scope = $2";
    read.one(sql, values![person, read.log()], |row| row.moment(0))
}

/// `person` is in `scope` now.
///
/// # Errors
/// A fault when it cannot be written.
pub fn put<S: Scope>(
    quiet: &mut Quiet<'_>,
    scope: S,
    person: PersonId,
    at: Moment,
) -> Result<(), Stop> {
    let sql = "INSERT INTO visit (person, scope, seen_us) VALUES ($1, $2, $3)
        ON CONFLICT (person, scope) DO UPDATE SET seen_us = $3";
    quiet.change(sql, values![person, scope.log(), at]).map(|_| ())
}
