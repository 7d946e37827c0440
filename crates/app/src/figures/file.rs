//! The cases behind a level's figure, to take along.

use kajitori_domain::analytics::CasePage;
use kajitori_domain::display::Clockface;
use kajitori_domain::filter::Literal;
use kajitori_domain::id::EngagementId;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::report::{Cell, Sheet, TableKind};
use kajitori_domain::text::Lang;
use kajitori_domain::time::{Moment, Span};
use kajitori_domain::verdict::Fraction;

use super::ask::CasesAsked;
use super::cases::{asking, level_of};
use super::measurement::Measurement;
use crate::call::Call;
use crate::house::House;
use crate::run::Failure;

/// Rows of a file at most; the month's pack has all of them.
const MOST: u64 = 100_000;

/// Which file.
#[derive(Debug)]
pub struct CasesFile<'a> {
    /// The level.
    pub level: &'a str,
    /// Which of its cases.
    pub asked: &'a CasesAsked,
    /// The kind of table.
    pub kind: TableKind,
    /// Its language.
    pub lang: Lang,
    /// The name of the table.
    pub name: &'a str,
}

/// The cases of a level as a table that people take along; `head` says what a column is called,
/// whose lengths of time are in hours.
///
/// # Errors
/// `figures-condition` when the condition is none, `figures-cases-many` when there are too many;
/// [`Failure::Hidden`] when the measurement has no such level.
pub fn cases_file(
    house: &House,
    call: &Call<'_>,
    (id, measurement): (EngagementId, &Measurement),
    file: &CasesFile<'_>,
    head: &dyn Fn(&str) -> String,
) -> Result<Vec<u8>, Failure> {
    let terms = asking(house, call, id, measurement)?.agreement;
    level_of(&terms, file.level)?;
    if !file.asked.problems(&terms).is_empty() {
        return Err(Refusal::new("figures-condition").into());
    }
    let page = house.analytics.cases(&measurement.cases, &file.asked.of(file.level, 0, MOST))?;
    if page.total > MOST {
        let many = Refusal::new("figures-cases-many").with("total", page.total.to_string());
        return Err(many.with("most", MOST.to_string()).into());
    }
    let clock = Clockface::new(file.lang, &measurement.pack.head.zone);
    let sheet = sheet(&page, &clock, (file.name, head));
    let mut bytes = Vec::new();
    house.reports.table(&sheet, file.kind, file.lang, &mut bytes)?;
    Ok(bytes)
}

fn sheet(
    page: &CasePage,
    clock: &Clockface,
    (name, head): (&str, &dyn Fn(&str) -> String),
) -> Sheet {
    let row =
        |cells: &Vec<Option<Literal>>| cells.iter().map(|c| cell(c.as_ref(), clock)).collect();
    Sheet {
        name: name.to_owned(),
        head: page.columns.iter().map(|(name, _)| head(name)).collect(),
        rows: page.rows.iter().map(row).collect(),
    }
}

fn cell(value: Option<&Literal>, clock: &Clockface) -> Cell {
    match value {
        None => Cell::Empty,
        Some(Literal::Text(text)) => Cell::Text(text.clone()),
        Some(Literal::Integer(number)) => Cell::Integer(*number),
        Some(Literal::Number(number)) => Cell::Number(*number),
        Some(Literal::Boolean(truth)) => Cell::Integer(i64::from(*truth)),
        Some(Literal::Time(at)) => Cell::Text(clock.stamp(Moment(*at))),
        Some(Literal::Duration(span)) => {
            let hours = Fraction { numerator: (*span).into(), denominator: Span::HOUR.0.into() };
            Cell::Number(hours.to_f64())
        }
    }
}
