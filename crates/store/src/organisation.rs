//! Organisations.

use kajitori_domain::access::InEngagement;
use kajitori_domain::id::OrganisationId;
use kajitori_domain::organisation::Organisation;
use kajitori_domain::refusal::Stop;
use kajitori_domain::text::Text;

use crate::db::{Row, json, values, word};
use crate::scope::{Identities, Read, Versioned, Write, versioned};

/// Every organisation, in the order of their making.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list<S: Identities>(read: &Read<'_, S>) -> Result<Vec<Versioned<Organisation>>, Stop> {
    let sql =
        "SELECT id, side, name_ja, name_en, kana, body, version FROM organisation ORDER BY id";
    read.all(sql, &[], organisation)
}

/// One organisation.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get<S: Identities>(
    read: &Read<'_, S>,
    id: OrganisationId,
) -> Result<Option<Versioned<Organisation>>, Stop> {
    let sql = "SELECT id, side, name_ja, name_en, kana, body, version FROM organisation
        WHERE id = $1";
    read.one(sql, values![id], organisation)
}

/// The parties of an engagement: the client and the vendor.
///
/// # Errors
/// A fault when they cannot be read.
pub fn parties(read: &Read<'_, InEngagement>) -> Result<Vec<Organisation>, Stop> {
    let sql = "SELECT o.id, o.side, o.name_ja, o.name_en, o.kana, o.body, o.version
        FROM organisation o JOIN engagement e ON e.id = $1
        WHERE o.id = e.vendor OR o.side = 'client' ORDER BY o.id";
    read.all(sql, values![read.scope().0], |row| Ok(organisation(row)?.value))
}

/// Writes an organisation: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`; a fault when it cannot be written.
pub fn put<S: Identities>(
    write: &mut Write<'_, S>,
    organisation: &Organisation,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let Organisation { id, side, name, kana, standing } = organisation;
    let insert = "INSERT INTO organisation
        (id, side, name_ja, name_en, kana, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    let update = "UPDATE organisation SET side = $2, name_ja = $3, name_en = $4, kana = $5,
        state = $6, body = $7, version = version + 1 WHERE id = $1 AND version = $8";
    let state = if standing.is_active() { "active" } else { "suspended" };
    let (side, body) = (word(side)?, json(standing)?);
    let values = values![*id, side, &name.ja, &name.en, kana, state, body];
    write.put(insert, update, values, was)
}

fn organisation(row: &Row) -> Result<Versioned<Organisation>, Stop> {
    let name = Text { ja: row.text(2)?.to_owned(), en: row.text(3)?.to_owned() };
    let organisation = Organisation {
        id: row.parsed(0)?,
        side: row.choice(1)?,
        name,
        kana: row.text(4)?.to_owned(),
        standing: row.state(5)?,
    };
    versioned(row, organisation)
}
