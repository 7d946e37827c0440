//! Files that were handed in, and the rows of them that were kept aside.

use kajitori_domain::access::{ActorName, InEngagement};
use kajitori_domain::blob::Blob;
use kajitori_domain::delivery::{Delivery, DeliveryState};
use kajitori_domain::id::DeliveryId;
use kajitori_domain::refusal::Stop;

use crate::db::{Row, counted, json, values, word};
use crate::scope::{Read, Versioned, Write, versioned};

/// A delivery as it is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The delivery.
    pub delivery: Delivery,
    /// Bytes of the whole file.
    pub bytes: u64,
    /// The rows kept aside, once there are any.
    pub rejects: Option<Blob>,
    /// Who handed it in.
    pub by: ActorName,
}

/// The engagement's deliveries, the last first, at most `most`.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>, most: u32) -> Result<Vec<Versioned<Filed>>, Stop> {
    let sql = "SELECT id, role, file, side, bytes, rejects, rejects_bytes, actor, body, version
        FROM delivery WHERE engagement_id = $1 ORDER BY id DESC LIMIT $2";
    read.all(sql, values![read.scope().0, most], filed)
}

/// One delivery.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    id: DeliveryId,
) -> Result<Option<Versioned<Filed>>, Stop> {
    let sql = "SELECT id, role, file, side, bytes, rejects, rejects_bytes, actor, body, version
        FROM delivery WHERE engagement_id = $1 AND id = $2";
    read.one(sql, values![read.scope().0, id], filed)
}

/// Writes a delivery: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`, `record-parent-unknown`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    filed: &Filed,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO delivery (engagement_id, id, role, file, side, bytes, mapping,
        rejects, rejects_bytes, actor, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
    let update = "UPDATE delivery SET role = $3, file = $4, side = $5, bytes = $6,
        mapping = COALESCE($7, mapping), rejects = $8, rejects_bytes = $9, actor = $10,
        state = $11, body = $12, version = version + 1
        WHERE engagement_id = $1 AND id = $2 AND version = $13";
    let Filed { delivery: Delivery { id, role, file, side, state }, bytes, rejects, by } = filed;
    let mapping = match state {
        DeliveryState::Mapped { mapping, .. } | DeliveryState::Importing { mapping, .. } => {
            Some(*mapping)
        }
        _ => None,
    };
    let aside = rejects.map(|blob| blob.sha256);
    let aside_bytes = rejects.map(|blob| counted(blob.bytes)).transpose()?;
    let (role, side, by) = (word(role)?, word(side)?, json(by)?);
    let (of, bytes, body) = (write.scope().0, counted(*bytes)?, json(state)?);
    let values = values![
        of,
        *id,
        role,
        file,
        side,
        bytes,
        mapping,
        aside,
        aside_bytes,
        by,
        state.word(),
        body,
    ];
    write.put(insert, update, values, was)
}

fn filed(row: &Row) -> Result<Versioned<Filed>, Stop> {
    let delivery = Delivery {
        id: row.parsed(0)?,
        role: row.choice(1)?,
        file: row.text(2)?.to_owned(),
        side: row.choice(3)?,
        state: row.state(8)?,
    };
    let rejects = match row.parsed_or_none(5)? {
        Some(sha256) => Some(Blob { sha256, bytes: row.count(6)? }),
        None => None,
    };
    versioned(row, Filed { delivery, bytes: row.count(4)?, rejects, by: row.state(7)? })
}
