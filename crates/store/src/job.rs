//! Jobs. Workers take them without a row of the audit; what a job changes has its own.

use kajitori_domain::access::{Company, Log, Scope};
use kajitori_domain::id::JobId;
use kajitori_domain::job::{Job, JobState};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;

use crate::db::{Row, Value, counted, json, values, word};
use crate::scope::{Quiet, Read, Versioned, Write, versioned};

const INSERT: &str = "INSERT INTO job
    (id, scope, kind, name, cause, input, state, due_us, done, total, body, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
const UPDATE: &str = "UPDATE job SET kind = $3, name = $4, cause = $5, input = $6, state = $7,
    due_us = $8, done = $9, total = $10, body = $11, version = version + 1
    WHERE id = $1 AND scope = $2 AND version = $12";

/// The jobs of this scope, the last first, at most `most`.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list<S: Scope>(read: &Read<'_, S>, most: u32) -> Result<Vec<Versioned<Job>>, Stop> {
    let sql = "SELECT id, scope, kind, name, cause, input, done, total, body, version FROM job
        WHERE scope = $1 ORDER BY id DESC LIMIT $2";
    read.all(sql, values![read.log(), most], job)
}

/// How many jobs of the whole house stand how: the kind's word, the state's, and the number.
///
/// # Errors
/// A fault when they cannot be read.
pub fn counts(read: &Read<'_, Company>) -> Result<Vec<(String, String, u64)>, Stop> {
    let sql = "SELECT kind, state, COUNT(*) FROM job GROUP BY kind, state";
    let row = |row: &Row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned(), row.count(2)?));
    let mut counts = read.all(sql, &[], row)?;
    counts.sort();
    Ok(counts)
}

/// One job of this scope.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get<S: Scope>(read: &Read<'_, S>, id: JobId) -> Result<Option<Versioned<Job>>, Stop> {
    let sql = "SELECT id, scope, kind, name, cause, input, done, total, body, version FROM job
        WHERE scope = $1 AND id = $2";
    read.one(sql, values![read.log(), id], job)
}

/// The job of that key in this scope, so that the same work is asked for once.
///
/// # Errors
/// A fault when it cannot be read.
pub fn by_key<S: Scope>(read: &Read<'_, S>, key: &str) -> Result<Option<Versioned<Job>>, Stop> {
    let sql = "SELECT id, scope, kind, name, cause, input, done, total, body, version FROM job
        WHERE scope = $1 AND name = $2";
    read.one(sql, values![read.log(), key], job)
}

/// Writes a job of this scope: a new one, or over version `was`. A worker that ends a job does it
/// here, in the transaction of what the job changed: who has lost the job changes nothing.
///
/// # Errors
/// `record-scope`, `stale`; `record-taken` when there is one of its key; a fault when it cannot be
/// written.
pub fn put<S: Scope>(write: &mut Write<'_, S>, job: &Job, was: Option<u64>) -> Result<u64, Stop> {
    if job.scope != write.log() {
        return Err(Refusal::new("record-scope").into());
    }
    write.put(INSERT, UPDATE, &columns(job)?, was)
}

/// Jobs that wait and may be taken at `at`, and those whose worker has not been heard of: what
/// people wait for before documents, then the longest due first, at most `most`.
///
/// # Errors
/// A fault when they cannot be read.
pub fn due(quiet: &Quiet<'_>, at: Moment, most: u32) -> Result<Vec<Versioned<Job>>, Stop> {
    let sql = "SELECT id, scope, kind, name, cause, input, done, total, body, version FROM job
        WHERE state IN ('waiting', 'running') AND due_us <= $1
        ORDER BY CASE kind WHEN 'document' THEN 1 ELSE 0 END, due_us, id LIMIT $2";
    quiet.rows(sql, values![at, most])?.iter().map(job).collect()
}

/// One job, of whichever scope, for the worker who holds it.
///
/// # Errors
/// A fault when it cannot be read.
pub fn held(quiet: &Quiet<'_>, id: JobId) -> Result<Option<Versioned<Job>>, Stop> {
    let sql = "SELECT id, scope, kind, name, cause, input, done, total, body, version FROM job
        WHERE id = $1";
    quiet.row(sql, values![id])?.as_ref().map(job).transpose()
}

/// Writes what a worker does to a job, over version `was`. Answers the version that stands now, or
/// none where somebody else has written since.
///
/// # Errors
/// A fault when it cannot be written.
pub fn work(quiet: &mut Quiet<'_>, job: &Job, was: u64) -> Result<Option<u64>, Stop> {
    let mut values = columns(job)?;
    values.push(counted(was)?.into());
    Ok((quiet.change(UPDATE, &values)? == 1).then_some(was + 1))
}

fn columns(job: &Job) -> Result<Vec<Value>, Stop> {
    let Job { id, kind, scope, key, input, cause, progress: (done, total), state } = job;
    // What has ended is never due.
    let due = match state {
        JobState::Waiting { not_before, .. } => *not_before,
        JobState::Running { lease_until, .. } => *lease_until,
        JobState::Done { .. } | JobState::Failed { .. } | JobState::Cancelled { .. } => {
            Moment(i64::MAX)
        }
    };
    let (scope, kind): (Log, String) = (*scope, word(kind)?);
    let (done, total) = (counted(*done)?, total.map(counted).transpose()?);
    let (word, body) = (state.word(), json(state)?);
    let values =
        values![*id, scope, kind, key, *cause, input, word, due, done, total, body].to_vec();
    Ok(values)
}

fn job(row: &Row) -> Result<Versioned<Job>, Stop> {
    let total = row.count_or_none(7)?;
    let scope = row.text(1)?.parse().map_err(|_| row.wrong(1, "a scope"))?;
    let job = Job {
        id: row.parsed(0)?,
        kind: row.choice(2)?,
        scope,
        key: row.text(3)?.to_owned(),
        input: row.text(5)?.to_owned(),
        cause: row.parsed(4)?,
        progress: (row.count(6)?, total),
        state: row.state(8)?,
    };
    versioned(row, job)
}
