//! What an agreed version says, as rows: its service levels, calendars and holder rules. Pages list
//! them without reading the whole text; the text alone is what was agreed.

use kajitori_domain::access::InEngagement;
use kajitori_domain::id::AgreementId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::text::Text;

use crate::db::{Row, values};
use crate::scope::{Read, Write};

/// A service level of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its id in the text.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The clause of the contract.
    pub clause: String,
    /// Its kind, e.g. `clock_ratio`.
    pub kind: String,
    /// Its target, as the text has it.
    pub target: String,
}

/// What a version says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// Service levels, in the text's order.
    pub levels: Vec<Level>,
    /// Calendars: id and text.
    pub calendars: Vec<(String, String)>,
    /// Holder rules, in their order.
    pub holders: Vec<String>,
}

/// What version `agreement` says; nothing while it is not agreed.
///
/// # Errors
/// A fault when it cannot be read.
pub fn get(read: &Read<'_, InEngagement>, agreement: AgreementId) -> Result<Terms, Stop> {
    let levels = "SELECT id, name_ja, name_en, clause, kind, target FROM level
        WHERE engagement_id = $1 AND agreement = $2 ORDER BY place";
    let calendars = "SELECT id, text FROM calendar WHERE engagement_id = $1 AND agreement = $2";
    let holders = "SELECT text FROM holder_rule
        WHERE engagement_id = $1 AND agreement = $2 ORDER BY place";
    let of = values![read.scope().0, agreement];
    let text = |row: &Row, at: usize| row.text(at).map(str::to_owned);
    let both = |row: &Row| Ok((text(row, 0)?, text(row, 1)?));
    let mut calendars: Vec<(String, String)> = read.all(calendars, of, both)?;
    // An id may be in any letters, and engines sort those each in its own way.
    calendars.sort();
    let levels = read.all(levels, of, level)?;
    Ok(Terms { levels, calendars, holders: read.all(holders, of, |row| text(row, 0))? })
}

/// Writes what version `agreement` says, once.
///
/// # Errors
/// `record-taken` when it was written before, `record-parent-unknown`; a fault when it cannot be
/// written.
pub fn add(
    write: &mut Write<'_, InEngagement>,
    agreement: AgreementId,
    terms: &Terms,
) -> Result<(), Stop> {
    let of = write.scope().0;
    let insert = "INSERT INTO level
        (engagement_id, agreement, id, place, name_ja, name_en, clause, kind, target)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    for (level, place) in terms.levels.iter().zip(0_u32..) {
        let Level { id, name, clause, kind, target } = level;
        let values = values![of, agreement, id, place, &name.ja, &name.en, clause, kind, target];
        write.change(insert, values)?;
    }
    let insert = "INSERT INTO calendar (engagement_id, agreement, id, text)
        VALUES ($1, $2, $3, $4)";
    for (id, text) in &terms.calendars {
        write.change(insert, values![of, agreement, id, text])?;
    }
    let insert = "INSERT INTO holder_rule (engagement_id, agreement, place, text)
        VALUES ($1, $2, $3, $4)";
    for (text, place) in terms.holders.iter().zip(0_u32..) {
        write.change(insert, values![of, agreement, place, text])?;
    }
    Ok(())
}

fn level(row: &Row) -> Result<Level, Stop> {
    Ok(Level {
        id: row.text(0)?.to_owned(),
        name: Text { ja: row.text(1)?.to_owned(), en: row.text(2)?.to_owned() },
        clause: row.text(3)?.to_owned(),
        kind: row.text(4)?.to_owned(),
        target: row.text(5)?.to_owned(),
    })
}
