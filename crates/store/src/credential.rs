//! What people sign in with: the password's hash, the second factor, codes for recovery.

use kajitori_domain::hash::Sha256;
use kajitori_domain::id::PersonId;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;

use crate::db::{Row, counted, values};
use crate::scope::{AtGate, Read, Versioned, Write, versioned};

/// What a person signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// Whose.
    pub person: PersonId,
    /// The password's hash in PHC's form, with its parameters; none before the first is set.
    pub password: Option<String>,
    /// When the password was set.
    pub changed: Moment,
    /// The shared secret of the second factor, where there is one.
    pub totp: Option<String>,
    /// The last step whose code was used, so that none is used twice.
    pub totp_step: Option<u64>,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credential").field("person", &self.person).finish_non_exhaustive()
    }
}

/// What `person` signs in with.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, AtGate>,
    person: PersonId,
) -> Result<Option<Versioned<Credential>>, Stop> {
    let sql = "SELECT person, password, changed_us, totp, totp_step, version FROM credential
        WHERE person = $1";
    read.one(sql, values![person], credential)
}

/// Everybody who has a password, in the order of their ids: those who have joined.
///
/// # Errors
/// A fault when they cannot be read.
pub fn joined(read: &Read<'_, AtGate>) -> Result<Vec<PersonId>, Stop> {
    let sql = "SELECT person FROM credential WHERE password IS NOT NULL ORDER BY person";
    read.all(sql, &[], |row| row.parsed(0))
}

/// Writes what a person signs in with: for the first time, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, AtGate>,
    credential: &Credential,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let Credential { person, password, changed, totp, totp_step } = credential;
    let insert = "INSERT INTO credential (person, password, changed_us, totp, totp_step, version)
        VALUES ($1, $2, $3, $4, $5, 1)";
    let update = "UPDATE credential SET password = $2, changed_us = $3, totp = $4,
        totp_step = $5, version = version + 1 WHERE person = $1 AND version = $6";
    let step = totp_step.map(counted).transpose()?;
    let values = values![*person, password.clone(), *changed, totp.clone(), step];
    write.put(insert, update, values, was)
}

/// Puts new codes for recovery in the place of all earlier ones.
///
/// # Errors
/// A fault when they cannot be written.
pub fn put_codes(
    write: &mut Write<'_, AtGate>,
    person: PersonId,
    codes: &[Sha256],
) -> Result<(), Stop> {
    write.change("DELETE FROM recovery WHERE person = $1", values![person])?;
    let insert = "INSERT INTO recovery (person, code_sha256) VALUES ($1, $2)";
    codes.iter().try_for_each(|code| write.change(insert, values![person, *code]).map(|_| ()))
}

/// How many codes for recovery are left.
///
/// # Errors
/// A fault when they cannot be read.
pub fn codes_left(read: &Read<'_, AtGate>, person: PersonId) -> Result<u64, Stop> {
    let sql = "SELECT COUNT(*) FROM recovery WHERE person = $1 AND used_us IS NULL";
    Ok(read.one(sql, values![person], |row| row.count(0))?.unwrap_or(0))
}

/// Uses a code for recovery, once.
///
/// # Errors
/// `gate-code-wrong` when it is none, or was used; a fault when it cannot be written.
pub fn use_code(
    write: &mut Write<'_, AtGate>,
    person: PersonId,
    code: Sha256,
    at: Moment,
) -> Result<(), Stop> {
    let sql = "UPDATE recovery SET used_us = $3
        WHERE person = $1 AND code_sha256 = $2 AND used_us IS NULL";
    match write.change(sql, values![person, code, at])? {
        0 => Err(Refusal::new("gate-code-wrong").into()),
        _ => Ok(()),
    }
}

fn credential(row: &Row) -> Result<Versioned<Credential>, Stop> {
    let credential = Credential {
        person: row.parsed(0)?,
        password: row.text_or_none(1)?.map(str::to_owned),
        changed: row.moment(2)?,
        totp: row.text_or_none(3)?.map(str::to_owned),
        totp_step: row.count_or_none(4)?,
    };
    versioned(row, credential)
}
