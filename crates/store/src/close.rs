//! Monthly closes.

use kajitori_domain::access::InEngagement;
use kajitori_domain::close::MonthlyClose;
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::time::Month;

use crate::db::{Row, json, values};
use crate::scope::{Read, Versioned, Write, versioned};

/// Every close, by month and number.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>) -> Result<Vec<Versioned<MonthlyClose>>, Stop> {
    let sql = "SELECT engagement_id, month, number, body, version FROM close
        WHERE engagement_id = $1 ORDER BY month, number";
    read.all(sql, values![read.scope().0], close)
}

/// The last close of a month.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(
    read: &Read<'_, InEngagement>,
    month: Month,
) -> Result<Option<Versioned<MonthlyClose>>, Stop> {
    let sql = "SELECT engagement_id, month, number, body, version FROM close
        WHERE engagement_id = $1 AND month = $2 ORDER BY number DESC LIMIT 1";
    read.one(sql, values![read.scope().0, month], close)
}

/// Writes a close: a new one, or over version `was`.
///
/// # Errors
/// `record-scope` when it is another engagement's; `stale`, `record-taken`,
/// `record-parent-unknown`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    close: &MonthlyClose,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO close (engagement_id, month, number, run, state, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1)";
    let update = "UPDATE close SET run = $4, state = $5, body = $6, version = version + 1
        WHERE engagement_id = $1 AND month = $2 AND number = $3 AND version = $7";
    let MonthlyClose { engagement, month, number, state } = *close;
    if engagement != write.scope().0 {
        return Err(Refusal::new("record-scope").into());
    }
    let (word, body) = (state.word(), json(&state)?);
    write.put(insert, update, values![engagement, month, number, state.run(), word, body], was)
}

fn close(row: &Row) -> Result<Versioned<MonthlyClose>, Stop> {
    let close = MonthlyClose {
        engagement: row.parsed(0)?,
        month: row.month(1)?,
        number: row.small(2)?,
        state: row.state(3)?,
    };
    versioned(row, close)
}
