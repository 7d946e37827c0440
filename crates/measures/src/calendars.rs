//! Every calendar of the agreement, made for the years that the log and the windows touch.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kajitori_domain::agreement::Agreement;
use kajitori_domain::calendar::Calendar;
use kajitori_domain::refusal::Refusal;

use crate::windows::Windows;

/// The calendars by name.
#[derive(Debug, Clone)]
pub struct Calendars {
    by_name: BTreeMap<String, Calendar>,
    years: RangeInclusive<i16>,
}

impl Calendars {
    /// Makes the calendars of `agreement` for the years of `windows` and of the log, whose first
    /// and last moments are `span`, and two more on either side.
    ///
    /// # Errors Those of [`Calendar::new`].
    pub fn new(
        agreement: &Agreement,
        windows: &Windows,
        span: Option<(i64, i64)>,
    ) -> Result<Self, Refusal> {
        let (from, until) = (windows.get(0).from.0, windows.last().until.0);
        let (first, last) = span.unwrap_or((from, until));
        Self::spanning(agreement, (first.min(from), last.max(until)))
    }

    /// Makes the calendars of `agreement` for the years of `span` and two more on either side.
    ///
    /// # Errors Those of [`Calendar::new`].
    pub fn spanning(agreement: &Agreement, span: (i64, i64)) -> Result<Self, Refusal> {
        let year = |at: i64| {
            let at = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
            at.to_zoned(TimeZone::UTC).year()
        };
        let (first, last) = (year(span.0), year(span.1));
        let (first, last) = (first.saturating_sub(2).max(1), last.saturating_add(2).min(9998));
        // Whole decades, so that a log that grows into a new year seldom changes them; a log that
        // spans centuries has a wrong date in it, and is refused with the years that it names.
        let years = match i32::from(last) - i32::from(first) {
            0..=370 if first >= 10 && last < 9990 => first - first % 10..=last - last % 10 + 9,
            _ => first..=last,
        };
        let mut calendars = BTreeMap::new();
        for terms in &agreement.calendars {
            let calendar = match terms.id.as_str() {
                "always" => Calendar::always(),
                _ => Calendar::new(terms, years.clone())?,
            };
            calendars.insert(terms.id.clone(), calendar);
        }
        Ok(Self { by_name: calendars, years })
    }

    /// The years for which the calendars are made.
    pub(crate) fn years(&self) -> &RangeInclusive<i16> {
        &self.years
    }

    /// The calendar called `id`.
    ///
    /// # Errors
    /// `measure-reference` when the agreement has none of that name.
    pub fn get(&self, id: &str) -> Result<&Calendar, Refusal> {
        self.by_name.get(id).ok_or_else(|| reference(id))
    }
}

/// The agreement refers to something that it does not define.
pub fn reference(name: &str) -> Refusal {
    let args = vec![("name", name.to_owned())];
    Refusal { code: "measure-reference", args, problems: Vec::new() }
}
