//! Which cases of a level are wanted.

use kajitori_domain::agreement::Agreement;
use kajitori_domain::analytics::CaseAsk;
use kajitori_domain::case::ColumnKind;
use kajitori_domain::filter::{FilterProblem, parse};

use crate::question::columns;

/// Rows on a page.
pub(super) const PAGE: u64 = 50;

/// Which of a level's cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// All that count.
    #[default]
    All,
    /// Those that missed.
    Missed,
    /// Those that an agreed exclusion takes out.
    Excluded,
    /// Those that lack what would be measured.
    Missing,
}

/// What a list of cases is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    /// Its id.
    Case,
    /// Its first event.
    From,
    /// Its last event.
    Until,
    /// What the level's clock says.
    Measured,
}

/// Which cases, in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CasesAsked {
    /// Which of the level's.
    pub show: Show,
    /// A condition in the agreement's syntax; empty is none.
    pub condition: String,
    /// The order, and whether the greatest come first.
    pub sort: Option<(SortBy, bool)>,
    /// The page, from 1.
    pub page: u64,
}

/// The columns of a case table.
pub(super) fn all_columns(agreement: &Agreement) -> Vec<(String, ColumnKind)> {
    let mut all = columns(agreement);
    for level in &agreement.levels {
        let four = [
            ("assigned", ColumnKind::Time),
            ("clock", ColumnKind::Duration),
            ("hit", ColumnKind::Boolean),
            ("role", ColumnKind::Text),
        ];
        all.extend(four.map(|(name, kind)| (format!("{}.{name}", level.id), kind)));
    }
    all
}

impl CasesAsked {
    /// What is wrong with the condition.
    pub(super) fn problems(&self, agreement: &Agreement) -> Vec<FilterProblem> {
        if self.condition.trim().is_empty() {
            return Vec::new();
        }
        parse(&self.condition, &all_columns(agreement), &agreement.zone).err().unwrap_or_default()
    }

    /// The question for `most` rows from row `skip` on.
    pub(super) fn of(&self, level: &str, skip: u64, most: u64) -> CaseAsk {
        let role = format!("\"{}.role\"", level.replace('"', "\"\""));
        let role = match self.show {
            Show::All | Show::Missed => None,
            Show::Excluded => Some(format!("{role} LIKE 'excluded:%'")),
            Show::Missing => Some(format!("{role} = 'missing'")),
        };
        let own = Some(self.condition.trim()).filter(|own| !own.is_empty());
        let condition = match (role, own) {
            (Some(role), Some(own)) => Some(format!("({role}) AND ({own})")),
            (role, own) => role.or(own.map(str::to_owned)),
        };
        let counted = matches!(self.show, Show::All | Show::Missed);
        CaseAsk {
            level: counted.then(|| level.to_owned()),
            missed: self.show == Show::Missed,
            condition,
            sort: self.sort.map(|(by, down)| (by.column(level), down)),
            skip,
            most,
        }
    }

    /// The rows to pass over before the page.
    pub(super) fn skip(&self) -> u64 {
        self.page.saturating_sub(1).saturating_mul(PAGE)
    }
}

impl SortBy {
    fn column(self, level: &str) -> String {
        match self {
            Self::Case => "case_id".to_owned(),
            Self::From => "start_time".to_owned(),
            Self::Until => "end_time".to_owned(),
            Self::Measured => format!("{level}.clock"),
        }
    }
}
