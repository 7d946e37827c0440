//! Values that the vendor reported, by hand-in; the last for a level and month counts.

use kajitori_domain::access::InEngagement;
use kajitori_domain::decimal::Decimal;
use kajitori_domain::id::{DeliveryId, ReportId};
use kajitori_domain::record::Reported;
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::{Moment, Month};

use crate::db::{Row, counted, values};
use crate::scope::{Read, Write};

/// A reported value with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The hand-in that it belongs to.
    pub report: ReportId,
    /// The value; [`Reported::row`] is 0 where it came from no file.
    pub reported: Reported,
    /// The file that it came from, if it came from one.
    pub delivery: Option<DeliveryId>,
    /// When it was handed in.
    pub at: Moment,
    /// When a later one took its place.
    pub superseded: Option<Moment>,
}

/// What was reported for a month, later hand-ins last.
///
/// # Errors
/// A fault when it cannot be read.
pub fn list(read: &Read<'_, InEngagement>, month: Month) -> Result<Vec<Handed>, Stop> {
    let sql = "SELECT id, level, month, value, numerator, denominator, place, delivery, at_us,
        superseded_us FROM reported WHERE engagement_id = $1 AND month = $2
        ORDER BY at_us, id, place";
    read.all(sql, values![read.scope().0, month], handed)
}

/// Adds a value, which takes the place of earlier ones for its level and month.
///
/// # Errors
/// `record-taken` when the hand-in has one for that level and month already; a fault when it cannot
/// be written.
pub fn add(write: &mut Write<'_, InEngagement>, handed: &Handed) -> Result<(), Stop> {
    let Handed { report, reported, delivery, at, superseded } = handed;
    let Reported { level, month, value, numerator, denominator, row } = reported;
    let engagement = write.scope().0;
    let supersede = "UPDATE reported SET superseded_us = $4 WHERE engagement_id = $1
        AND month = $2 AND level = $3 AND superseded_us IS NULL AND id <> $5";
    write.change(supersede, values![engagement, *month, level, *at, *report])?;
    let insert = "INSERT INTO reported (engagement_id, id, level, month, value, numerator,
        denominator, place, delivery, at_us, superseded_us)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let number = |number: &Option<u64>| number.map(counted).transpose();
    let value = value.as_ref().map(ToString::to_string);
    let (above, below) = (number(numerator)?, number(denominator)?);
    let values = values![
        engagement,
        *report,
        level,
        *month,
        value,
        above,
        below,
        counted(*row)?,
        *delivery,
        *at,
        *superseded,
    ];
    write.change(insert, values).map(|_| ())
}

fn handed(row: &Row) -> Result<Handed, Stop> {
    let value = row.text_or_none(3)?.map(|text| Decimal::parse(text).ok_or(())).transpose();
    let reported = Reported {
        level: row.text(1)?.to_owned(),
        month: row.month(2)?,
        value: value.map_err(|()| row.wrong(3, "a decimal"))?,
        numerator: row.count_or_none(4)?,
        denominator: row.count_or_none(5)?,
        row: row.count(6)?,
    };
    Ok(Handed {
        report: row.parsed(0)?,
        reported,
        delivery: row.parsed_or_none(7)?,
        at: row.moment(8)?,
        superseded: row.int_or_none(9)?.map(Moment),
    })
}
