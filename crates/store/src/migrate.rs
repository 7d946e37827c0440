//! The schema grows by numbered steps, each applied once and never changed again.

use kajitori_domain::batch::sha256;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Moment;

use crate::db::{Engine, Mode, Transaction, values};

/// The steps: name and statements. A step's number is its place, from 1.
const STEPS: &[(&str, &str)] = &[
    ("gate", include_str!("../migrations/0001_gate.sql")),
    ("engagement", include_str!("../migrations/0002_engagement.sql")),
    ("record", include_str!("../migrations/0003_record.sql")),
    ("audit", include_str!("../migrations/0004_audit.sql")),
    ("intake", include_str!("../migrations/0005_intake.sql")),
    ("request", include_str!("../migrations/0006_request.sql")),
];

const TABLE: &str = "CREATE TABLE migration (
    number BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at_us BIGINT NOT NULL
)";

/// What [`crate::Db::migrate`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migrated {
    /// The step that the schema was at.
    pub from: u64,
    /// The step that it is at now.
    pub until: u64,
}

/// The step that the schema is at.
///
/// # Errors
/// `record-schema-newer` when a later program made it, `record-schema-differs` when its steps are
/// not ours.
pub(crate) fn step(engine: &Engine) -> Result<u64, Stop> {
    applied(&engine.begin(Mode::Read)?)
}

/// The last step that there is.
pub(crate) fn last() -> u64 {
    STEPS.len() as u64
}

/// Brings the schema to the last step, all in one transaction.
pub(crate) fn run(engine: &Engine, at: Moment) -> Result<Migrated, Stop> {
    run_steps(engine, at, STEPS)
}

fn run_steps(engine: &Engine, at: Moment, steps: &[(&str, &str)]) -> Result<Migrated, Stop> {
    engine.write(|transaction| {
        transaction.lock_schema()?;
        let from = applied(transaction)?;
        apply(transaction, at, (from, steps))?;
        Ok(Migrated { from, until: from.max(steps.len() as u64) })
    })
}

/// Does those of `steps` that come after step `from`.
fn apply(
    transaction: &Transaction,
    at: Moment,
    (from, steps): (u64, &[(&str, &str)]),
) -> Result<(), Stop> {
    if !transaction.has_table("migration")? {
        transaction.script(TABLE)?;
    }
    for ((name, sql), number) in steps.iter().zip(1_u64..).filter(|(_, number)| *number > from) {
        transaction.script(sql)?;
        let number = crate::db::counted(number)?;
        let values = values![number, *name, sha256(sql.as_bytes()), at.0];
        transaction.change("INSERT INTO migration VALUES ($1, $2, $3, $4)", values)?;
    }
    Ok(())
}

/// Makes the schema of `step` in an empty database.
pub(crate) fn make(transaction: &Transaction, at: Moment, step: u64) -> Result<(), Stop> {
    apply(transaction, at, (0, upto(step)))
}

fn upto(step: u64) -> &'static [(&'static str, &'static str)] {
    let count = usize::try_from(step).unwrap_or(usize::MAX);
    &STEPS[..count.min(STEPS.len())]
}

/// The tables that there are at `step`, each after those that it points at.
pub(crate) fn tables(step: u64) -> Vec<&'static str> {
    let lines = upto(step).iter().flat_map(|(_, sql)| sql.lines());
    let made = lines.filter_map(|line| line.strip_prefix("CREATE TABLE "));
    made.filter_map(|rest| rest.split([' ', '(']).next()).collect()
}

/// All statements.
#[cfg(test)]
pub(crate) fn text() -> String {
    STEPS.iter().map(|(_, sql)| *sql).collect()
}

fn applied(transaction: &Transaction) -> Result<u64, Stop> {
    if !transaction.has_table("migration")? {
        return Ok(0);
    }
    let list = "SELECT number, name, sha256 FROM migration ORDER BY number";
    let rows = transaction.rows(list, &[])?;
    let theirs = rows.len() as u64;
    if theirs > last() {
        return Err(refusal("record-schema-newer", theirs));
    }
    for (row, ((name, sql), number)) in rows.iter().zip(STEPS.iter().zip(1_u64..)) {
        let same = row.count(0)? == number
            && row.text(1)? == *name
            && row.text(2)? == sha256(sql.as_bytes());
        if !same {
            return Err(refusal("record-schema-differs", number));
        }
    }
    Ok(theirs)
}

fn refusal(code: &'static str, number: u64) -> Stop {
    let args = vec![("number", number.to_string()), ("known", last().to_string())];
    Refusal { code, args, problems: vec![] }.into()
}
