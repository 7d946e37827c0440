//! Memberships: what people are, where.

use kajitori_domain::access::{Company, Log, Scope};
use kajitori_domain::id::{MembershipId, PersonId};
use kajitori_domain::membership::Membership;
use kajitori_domain::refusal::{Refusal, Stop};

use crate::db::{Row, json, values, word};
use crate::scope::{AtGate, Identities, Read, Versioned, Write, versioned};

/// Everything that a person is, anywhere.
///
/// # Errors
/// A fault when it cannot be read.
pub fn of_person<S: Identities>(
    read: &Read<'_, S>,
    person: PersonId,
) -> Result<Vec<Versioned<Membership>>, Stop> {
    let sql = "SELECT m.id, m.person, m.organisation, m.role, m.scope, m.from_day, m.until_day,
        m.body, CAST(CASE WHEN p.state = 'active' AND o.state = 'active' THEN 0 ELSE 1 END
        AS BIGINT), m.version FROM membership m JOIN person p ON p.id = m.person
        JOIN organisation o ON o.id = m.organisation WHERE m.person = $1 ORDER BY m.id";
    read.all(sql, values![person], membership)
}

/// Everything that anybody is, anywhere.
///
/// # Errors
/// A fault when it cannot be read.
pub fn all<S: Identities>(read: &Read<'_, S>) -> Result<Vec<Versioned<Membership>>, Stop> {
    let sql = "SELECT m.id, m.person, m.organisation, m.role, m.scope, m.from_day, m.until_day,
        m.body, CAST(CASE WHEN p.state = 'active' AND o.state = 'active' THEN 0 ELSE 1 END
        AS BIGINT), m.version FROM membership m JOIN person p ON p.id = m.person
        JOIN organisation o ON o.id = m.organisation ORDER BY m.id";
    read.all(sql, &[], membership)
}

/// Everybody who is or was something in this scope.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list<S: Scope>(read: &Read<'_, S>) -> Result<Vec<Versioned<Membership>>, Stop> {
    let sql = "SELECT m.id, m.person, m.organisation, m.role, m.scope, m.from_day, m.until_day,
        m.body, CAST(CASE WHEN p.state = 'active' AND o.state = 'active' THEN 0 ELSE 1 END
        AS BIGINT), m.version FROM membership m JOIN person p ON p.id = m.person
        JOIN organisation o ON o.id = m.organisation WHERE m.scope = $1 ORDER BY m.id";
    read.all(sql, values![read.log()], membership)
}

/// One membership of this scope.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get<S: Scope>(
    read: &Read<'_, S>,
    id: MembershipId,
) -> Result<Option<Versioned<Membership>>, Stop> {
    let sql = "SELECT m.id, m.person, m.organisation, m.role, m.scope, m.from_day, m.until_day,
        m.body, CAST(CASE WHEN p.state = 'active' AND o.state = 'active' THEN 0 ELSE 1 END
        AS BIGINT), m.version FROM membership m JOIN person p ON p.id = m.person
        JOIN organisation o ON o.id = m.organisation WHERE m.scope = $1 AND m.id = $2";
    read.one(sql, values![read.log(), id], membership)
}

/// Writes a membership of this scope: a new one, or over version `was`.
///
/// # Errors
/// `record-scope` when it is of another scope; `stale`; `record-taken` when the person is that
/// already; a fault when it cannot be written.
pub fn put<S: Scope>(
    write: &mut Write<'_, S>,
    membership: &Membership,
    was: Option<u64>,
) -> Result<u64, Stop> {
    if membership.scope != write.log() {
        return Err(Refusal::new("record-scope").into());
    }
    write_one(write, membership, was)
}

/// Writes the first membership of an engagement, in the transaction that adds it: whoever makes an
/// engagement answers for it.
///
/// # Errors
/// `record-scope` where somebody is something there already, or it is no engagement.
pub fn put_first(write: &mut Write<'_, Company>, membership: &Membership) -> Result<u64, Stop> {
    let sql = "SELECT id FROM membership WHERE scope = $1 LIMIT 1";
    let taken = write.one(sql, values![membership.scope], |_| Ok(()))?.is_some();
    if taken || !matches!(membership.scope, Log::Engagement(_)) {
        return Err(Refusal::new("record-scope").into());
    }
    write_one(write, membership, None)
}

/// Writes a membership that somebody takes up by a link, of whichever scope.
///
/// # Errors
/// As [`put`].
pub fn put_at_gate(
    write: &mut Write<'_, AtGate>,
    membership: &Membership,
    was: Option<u64>,
) -> Result<u64, Stop> {
    write_one(write, membership, was)
}

fn write_one<S: Copy>(
    write: &mut Write<'_, S>,
    membership: &Membership,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO membership
        (id, person, organisation, role, scope, from_day, until_day, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    let update = "UPDATE membership SET person = $2, organisation = $3, role = $4, from_day = $6,
        until_day = $7, state = $8, body = $9, version = version + 1
        WHERE id = $1 AND scope = $5 AND version = $10";
    let Membership { id, person, organisation, scope, from, until, state, .. } = membership;
    let (role, body) = (word(&membership.role)?, json(state)?);
    let (log, word): (Log, &str) = (*scope, state.word());
    let values = values![*id, *person, *organisation, role, log, *from, *until, word, body];
    write.put(insert, update, values, was)
}

fn membership(row: &Row) -> Result<Versioned<Membership>, Stop> {
    let scope = row.text(4)?.parse().map_err(|_| row.wrong(4, "a scope"))?;
    let membership = Membership {
        id: row.parsed(0)?,
        person: row.parsed(1)?,
        organisation: row.parsed(2)?,
        role: row.choice(3)?,
        scope,
        from: row.parsed(5)?,
        until: row.parsed_or_none(6)?,
        state: row.state(7)?,
        suspended: row.int(8)? != 0,
    };
    versioned(row, membership)
}
