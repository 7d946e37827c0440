//! Engagements: listed in the company, known by themselves inside.

use kajitori_domain::access::{Company, InEngagement};
use kajitori_domain::engagement::Engagement;
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_domain::text::Text;

use crate::db::{Row, json, values, word};
use crate::scope::{Read, Versioned, Write, versioned};

/// Every engagement, by number.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, Company>) -> Result<Vec<Versioned<Engagement>>, Stop> {
    let sql = "SELECT id, number, vendor, name_ja, name_en, template, confidentiality, fee_yen,
        body, version FROM engagement ORDER BY number";
    read.all(sql, &[], engagement)
}

/// The number that a new engagement takes.
///
/// # Errors
/// A fault when it cannot be read.
pub fn next_number(read: &Read<'_, Company>) -> Result<u32, Stop> {
    let sql = "SELECT number FROM engagement ORDER BY number DESC LIMIT 1";
    Ok(read.one(sql, &[], |row| row.small(0))?.unwrap_or(0).saturating_add(1))
}

/// Adds an engagement.
///
/// # Errors
/// `record-taken` when its number or id is taken; a fault when it cannot be written.
pub fn add(write: &mut Write<'_, Company>, new: &Engagement) -> Result<u64, Stop> {
    put_row(write, new, None)
}

/// The engagement of this scope.
///
/// # Errors
/// A fault when it cannot be read, or is not there.
pub fn get(read: &Read<'_, InEngagement>) -> Result<Versioned<Engagement>, Stop> {
    let sql = "SELECT id, number, vendor, name_ja, name_en, template, confidentiality, fee_yen,
        body, version FROM engagement WHERE id = $1";
    let id = read.scope().0;
    let found = read.one(sql, values![id], engagement)?;
    found.ok_or_else(|| Fault { chain: format!("there is no engagement {id}") }.into())
}

/// Writes the engagement of this scope over version `was`.
///
/// # Errors
/// `record-scope` when it is another; `stale`; a fault when it cannot be written.
pub fn put(write: &mut Write<'_, InEngagement>, new: &Engagement, was: u64) -> Result<u64, Stop> {
    if new.id != write.scope().0 {
        return Err(Refusal::new("record-scope").into());
    }
    put_row(write, new, Some(was))
}

fn put_row<S: Copy>(
    write: &mut Write<'_, S>,
    new: &Engagement,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO engagement (id, number, vendor, name_ja, name_en, template,
        confidentiality, fee_yen, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
    let update = "UPDATE engagement SET number = $2, vendor = $3, name_ja = $4, name_en = $5,
        template = $6, confidentiality = $7, fee_yen = $8, state = $9, body = $10,
        version = version + 1 WHERE id = $1 AND version = $11";
    let Engagement { id, number, vendor, name, template, fee_yen, state, .. } = new;
    let (class, body) = (word(&new.confidentiality)?, json(state)?);
    let values = values![
        *id,
        *number,
        *vendor,
        &name.ja,
        &name.en,
        template,
        class,
        *fee_yen,
        state.word(),
        body,
    ];
    write.put(insert, update, values, was)
}

fn engagement(row: &Row) -> Result<Versioned<Engagement>, Stop> {
    let engagement = Engagement {
        id: row.parsed(0)?,
        number: row.small(1)?,
        vendor: row.parsed(2)?,
        name: Text { ja: row.text(3)?.to_owned(), en: row.text(4)?.to_owned() },
        template: row.text(5)?.to_owned(),
        confidentiality: row.choice(6)?,
        fee_yen: row.int_or_none(7)?,
        state: row.state(8)?,
    };
    versioned(row, engagement)
}
