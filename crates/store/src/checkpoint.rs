//! Signed states of the trees.

use kajitori_domain::access::Scope;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;

use crate::db::{Row, counted, values};
use crate::scope::Read;

/// A signed state of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// How many rows the tree had.
    pub size: u64,
    /// The note.
    pub note: String,
    /// When it was signed.
    pub at: Moment,
}

/// Every signed state of this scope's tree, smallest first.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list<S: Scope>(read: &Read<'_, S>) -> Result<Vec<Signed>, Stop> {
    let sql = "SELECT size, note, at_us FROM checkpoint WHERE scope = $1 ORDER BY size";
    read.all(sql, values![read.log()], signed)
}

/// The signed state of this scope's tree at `size` rows.
///
/// # Errors
/// A fault when it cannot be read.
pub fn at<S: Scope>(read: &Read<'_, S>, size: u64) -> Result<Option<Signed>, Stop> {
    let sql = "SELECT size, note, at_us FROM checkpoint WHERE scope = $1 AND size = $2";
    read.one(sql, values![read.log(), counted(size)?], signed)
}

fn signed(row: &Row) -> Result<Signed, Stop> {
    Ok(Signed { size: row.count(0)?, note: row.text(1)?.to_owned(), at: row.moment(2)? })
}
