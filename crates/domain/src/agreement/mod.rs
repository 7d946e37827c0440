//! The agreement (合意): what client and vendor agreed on how their outsourcing is measured.

pub mod compare;
pub mod fit;
pub mod level;
mod read;
pub mod vocabulary;

use jiff::civil::{Date, Time};

use crate::case::ColumnKind;
use crate::event::EventMatch;
use crate::filter::Filter;
use crate::holder::Holder;
use crate::text::Text;

pub use level::ServiceLevel;
pub use read::read;

/// A whole agreement file, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Stable identifier.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Version; a published version is never edited.
    pub version: u32,
    /// First day on which it holds.
    pub effective_from: Date,
    /// A remark printed on the first page, e.g. that parties and targets are invented.
    pub note: Option<Text>,
    /// Where the log comes from: citation, DOI, licence.
    pub source: Option<Text>,
    /// 委託元.
    pub client: Text,
    /// 委託先.
    pub vendor: Text,
    /// IANA zone in which days, months and slots are counted.
    pub zone: String,
    /// 〆日; `None` is the last day of the month.
    pub closing_day: Option<i8>,
    /// Calendar of the time ledger and of levels that name none.
    pub calendar: String,
    /// Every calendar; `always` (24 hours, 7 days) is among them.
    pub calendars: Vec<CalendarTerms>,
    /// The outsourced processes.
    pub processes: Vec<Process>,
    /// Declared columns of a case, beyond [`crate::case::BUILT_IN`].
    pub columns: Vec<CaseColumn>,
    /// Who holds a case after an event; the first rule that fits decides.
    pub holder_rules: Vec<HolderRule>,
    /// The service levels.
    pub levels: Vec<ServiceLevel>,
}

impl Agreement {
    /// The day by which something is due that may take `days` business days from `from` on, by the
    /// agreement's calendar; by calendar days where that has none.
    pub fn due(&self, from: Date, days: i32) -> Date {
        let terms = self.calendars.iter().find(|terms| terms.id == self.calendar);
        let counted = terms.and_then(|terms| crate::calendar::add_business_days(terms, from, days));
        let plain = || from.checked_add(jiff::Span::new().days(days)).unwrap_or(from);
        counted.unwrap_or_else(plain)
    }

    /// The service level of that id.
    pub fn level(&self, id: &str) -> Option<&ServiceLevel> {
        self.levels.iter().find(|level| level.id == id)
    }
}

/// A calendar as agreed; `crate::calendar` counts with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarTerms {
    /// Name by which levels refer to it.
    pub id: String,
    /// Display name.
    pub name: Text,
    /// IANA zone.
    pub zone: String,
    /// Working spans of Monday (0) to Sunday (6), ascending, not overlapping; `24:00` is `None` as
    /// end.
    pub weekdays: [Vec<(Time, Option<Time>)>; 7],
    /// Public holidays on which nobody works.
    pub holidays: HolidayList,
    /// Days that differ: closed (no spans) or with other spans.
    pub exceptions: Vec<CalendarException>,
}

/// Which public holidays a calendar observes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayList {
    /// None.
    None,
    /// Japan's national holidays.
    Japan,
}

/// A day that differs from its weekday's rule and from the holiday list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarException {
    /// The day.
    pub date: Date,
    /// Working spans of that day; empty when closed.
    pub spans: Vec<(Time, Option<Time>)>,
    /// Why, e.g. 年末年始休業.
    pub reason: Option<Text>,
}

/// One outsourced process of the agreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Process {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Which cases belong to it; `None` is every case.
    pub population: Option<Filter>,
    /// The events that complete a case. A case whose last such event is not followed by any other
    /// event (of a non-empty log tail) is closed; `None` means that every case ends with its last
    /// event.
    pub complete: Option<EventMatch>,
}

/// A declared column of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseColumn {
    /// Name in filters.
    pub name: String,
    /// Kind of its values.
    pub kind: ColumnKind,
    /// Where its value comes from.
    pub from: ColumnSource,
}

/// Where a declared column takes its value from.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnSource {
    /// An attribute of the case's events.
    Attribute(String, Take),
    /// Whether any event fits (boolean).
    Has(EventMatch),
    /// How many events fit (integer).
    Count(EventMatch),
    /// When the first event that fits happened (time).
    First(EventMatch),
    /// When the last event that fits happened (time).
    Last(EventMatch),
}

/// Which of several values of an attribute counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// The first that is present.
    First,
    /// The last that is present.
    Last,
}

/// Says who holds a case after an event.
#[derive(Debug, Clone, PartialEq)]
pub struct HolderRule {
    /// Identifier.
    pub id: String,
    /// The events that it speaks of.
    pub on: EventMatch,
    /// The holder from then on; `None` keeps the holder before.
    pub holder: Option<Holder>,
    /// Contract clause, or a reason.
    pub clause: Option<String>,
}
