//! The definitions of an agreement as the last page of a pack shows them. Conditions are shown in
//! the agreement's own syntax.

use serde::{Deserialize, Serialize};

use crate::agreement::level::{AssignBy, OpenOverdue, Rounding};
use crate::case::ColumnKind;
use crate::holder::{ByHolder, Holder};
use crate::text::Text;
use crate::time::Span;

/// Every definition in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definitions {
    /// Calendars.
    pub calendars: Vec<CalendarDefinition>,
    /// Holder rules, in order.
    pub holder_rules: Vec<HolderDefinition>,
    /// Declared columns: name, kind, where from.
    pub columns: Vec<(String, ColumnKind, String)>,
    /// Service levels.
    pub levels: Vec<LevelDefinition>,
}

/// A calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarDefinition {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Zone.
    pub zone: String,
    /// Spans from Monday to Sunday, e.g. `09:00-12:00 13:00-18:00`; empty when closed.
    pub weekdays: [String; 7],
    /// Whether Japan's national holidays are closed.
    pub japanese_holidays: bool,
    /// Exceptions: day, spans (empty when closed), reason.
    pub exceptions: Vec<(String, String, Option<Text>)>,
}

/// A holder rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HolderDefinition {
    /// Id.
    pub id: String,
    /// The events, e.g. `status = "Wait - User"`.
    pub on: String,
    /// The holder; `None` keeps the one before.
    pub holder: Option<Holder>,
    /// Clause or reason.
    pub clause: Option<String>,
}

/// A service level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelDefinition {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Population, as written.
    pub population: Option<String>,
    /// What counts (hit condition, columns of the ratio, percentile), as written.
    pub formula: String,
    /// Exclusions and deductions: id, name, clause, rule.
    pub exclusions: Vec<(String, Text, String, String)>,
    /// Start, stop and pause of the clock.
    pub clock: Option<(String, String, String)>,
    /// Limit of the clock.
    pub limit: Option<Span>,
    /// Calendar id.
    pub calendar: String,
    /// Assignment to a month.
    pub assign_by: AssignBy,
    /// Open overdue cases.
    pub open_overdue: OpenOverdue,
    /// Rounding.
    pub rounding: Rounding,
    /// Allowance by holder.
    pub allowance: Option<ByHolder<Span>>,
    /// Verification: method, monthly size, seed.
    pub verification: Option<(Text, u64, Option<String>)>,
    /// Declared alternatives: id, name, what changes.
    pub alternatives: Vec<(String, Text, String)>,
    /// Credit rule: clause and words.
    pub credit: Option<(String, Text)>,
}
