//! What failed at the gate, by account and address. It goes into no tree.

use kajitori_domain::refusal::Stop;
use kajitori_domain::session::Attempts;
use kajitori_domain::time::Moment;

use crate::db::{Row, values};
use crate::scope::{AtGate, Quiet, Read};

/// What failed under `name`.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(read: &Read<'_, AtGate>, name: &str) -> Result<Attempts, Stop> {
    let sql = "SELECT failures, from_us, until_us FROM attempt WHERE name = $1";
    Ok(read.one(sql, values![name], attempts)?.unwrap_or_default())
}

/// Puts what `next` says in the place of what failed under `name`; nobody else can come between.
/// Answers what stands now.
///
/// # Errors
/// A fault when it cannot be written.
pub fn change(
    quiet: &mut Quiet<'_>,
    name: &str,
    next: impl FnOnce(Attempts) -> Attempts,
) -> Result<Attempts, Stop> {
    let hold = "INSERT INTO attempt (name, failures, from_us, until_us) VALUES ($1, 0, 0, 0)
        ON CONFLICT (name) DO UPDATE SET failures = attempt.failures
        RETURNING failures, from_us, until_us";
    let stood = quiet.row(hold, values![name])?.as_ref().map(attempts).transpose()?;
    let now = next(stood.unwrap_or_default());
    let put = "UPDATE attempt SET failures = $2, from_us = $3, until_us = $4 WHERE name = $1";
    quiet.change(put, values![name, now.count, now.from_us, now.until_us])?;
    Ok(now)
}

/// Forgets what failed under `name`: it succeeded.
///
/// # Errors
/// A fault when it cannot be written.
pub fn forget(quiet: &mut Quiet<'_>, name: &str) -> Result<(), Stop> {
    quiet.change("DELETE FROM attempt WHERE name = $1", values![name]).map(|_| ())
}

/// Forgets everything that began before `at` and holds nobody up since.
///
/// # Errors
/// A fault when it cannot be written.
pub fn sweep(quiet: &mut Quiet<'_>, at: Moment) -> Result<u64, Stop> {
    quiet.change("DELETE FROM attempt WHERE from_us < $1 AND until_us < $1", values![at])
}

fn attempts(row: &Row) -> Result<Attempts, Stop> {
    Ok(Attempts { count: row.small(0)?, from_us: row.int(1)?, until_us: row.int(2)? })
}
