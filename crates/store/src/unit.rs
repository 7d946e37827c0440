//! The units of a drawn sample, and what their inspection found.

use kajitori_domain::access::InEngagement;
use kajitori_domain::id::SampleId;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;

use crate::db::{Row, values};
use crate::scope::{Read, Versioned, Write, versioned};

/// A unit that was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The sample that it is of.
    pub sample: SampleId,
    /// Its name, e.g. a record's number.
    pub unit: String,
    /// The stratum that it was drawn from; empty where there are none.
    pub stratum: String,
    /// Its place in the draw, from 0.
    pub place: u32,
    /// When it was processed.
    pub at: Moment,
    /// Whether the first checker found it right.
    pub first: Option<bool>,
    /// Whether the second did.
    pub second: Option<bool>,
    /// What was decided of it in the end.
    pub decided: Option<bool>,
}

/// The units of a sample, in the order in which they were drawn.
///
/// # Errors
/// A fault when they cannot be read.
pub fn list(read: &Read<'_, InEngagement>, sample: SampleId) -> Result<Vec<Versioned<Unit>>, Stop> {
    let sql = "SELECT sample, unit, stratum, place, at_us, first_right, second_right, final_right,
        version FROM sample_unit WHERE engagement_id = $1 AND sample = $2 ORDER BY place";
    read.all(sql, values![read.scope().0, sample], unit)
}

/// Writes a unit: a new one, or over version `was`.
///
/// # Errors
/// `stale`, `record-taken`, `record-parent-unknown`; a fault when it cannot be written.
pub fn put(
    write: &mut Write<'_, InEngagement>,
    unit: &Unit,
    was: Option<u64>,
) -> Result<u64, Stop> {
    let insert = "INSERT INTO sample_unit (engagement_id, sample, unit, stratum, place, at_us,
        first_right, second_right, final_right, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    let update = "UPDATE sample_unit SET stratum = $4, place = $5, at_us = $6, first_right = $7,
        second_right = $8, final_right = $9, version = version + 1
        WHERE engagement_id = $1 AND sample = $2 AND unit = $3 AND version = $10";
    let Unit { sample, unit, stratum, place, at, first, second, decided } = unit;
    let [first, second, decided] = [first, second, decided].map(|found| found.map(i64::from));
    let engagement = write.scope().0;
    let values = values![engagement, *sample, unit, stratum, *place, *at, first, second, decided];
    write.put(insert, update, values, was)
}

fn unit(row: &Row) -> Result<Versioned<Unit>, Stop> {
    let found = |at: usize| row.int_or_none(at).map(|found| found.map(|found| found != 0));
    let unit = Unit {
        sample: row.parsed(0)?,
        unit: row.text(1)?.to_owned(),
        stratum: row.text(2)?.to_owned(),
        place: row.small(3)?,
        at: row.moment(4)?,
        first: found(5)?,
        second: found(6)?,
        decided: found(7)?,
    };
    versioned(row, unit)
}
