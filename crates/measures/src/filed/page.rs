//! Which rows, in which order, and how many of them.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use kajitori_domain::analytics::{CaseAsk, CasePage};
use kajitori_domain::case::Cell;
use kajitori_domain::filter::{self, Filter, Literal};
use kajitori_domain::problem::{Place, Problem, Severity};
use kajitori_domain::refusal::{Refusal, Stop};

use super::Filed;
use super::truth::truth;
use crate::cases::Misses;

impl Filed {
    /// The rows that `ask` is about; times without an offset are of `zone` (an IANA name).
    ///
    /// # Errors
    /// `ask-unsound` with every problem of the condition; `cases-column-unknown` for a level or a
    /// column that the table has not.
    pub fn page(&self, ask: &CaseAsk, zone: &str) -> Result<CasePage, Stop> {
        let condition = ask.condition.as_deref().filter(|text| !text.trim().is_empty());
        let condition = condition.map(|text| self.condition(text, zone)).transpose()?;
        let level = ask.level.as_deref().map(|level| self.level(level)).transpose()?;
        let mut rows: Vec<usize> = (0..self.rows.num_rows()).collect();
        if let Some(level) = level {
            rows.retain(|row| self.cell(level.role, *row) == Cell::Text("counted"));
            if ask.missed {
                rows.retain(|row| self.missed(&level, *row));
            }
        }
        if let Some(filter) = &condition {
            let places = self.columns.iter().enumerate().map(|(at, (name, _))| (&name[..], at));
            let places: BTreeMap<&str, usize> = places.collect();
            rows.retain(|row| {
                let of = |name: &str| {
                    places.get(name).map_or(Cell::Missing, |column| self.cell(*column, *row))
                };
                truth(&filter.expr, &of) == Some(true)
            });
        }
        self.sort(&mut rows, ask.sort.as_ref())?;
        let place = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let shown = rows.iter().skip(place(ask.skip)).take(place(ask.most));
        let row = |row: usize| (0..self.columns.len()).map(move |at| owned(&self.cell(at, row)));
        let total = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let rows = shown.map(|at| row(*at).collect()).collect();
        Ok(CasePage { columns: self.columns.clone(), rows, total })
    }

    fn condition(&self, text: &str, zone: &str) -> Result<Filter, Stop> {
        filter::parse(text, &self.columns, zone).map_err(|found| {
            let args = vec![("count", found.len().to_string())];
            let problems = found.into_iter().map(|problem| {
                let column = Some("condition".to_owned());
                let place = Place { column, value: Some(problem.value), ..Place::default() };
                Problem { code: problem.code, severity: Severity::Error, place, args: problem.args }
            });
            Refusal { code: "ask-unsound", args, problems: problems.collect() }.into()
        })
    }

    fn named(&self, name: &str) -> Result<usize, Stop> {
        let unknown = || Refusal::new("cases-column-unknown").with("column", name.to_owned());
        Ok(self.place(name).ok_or_else(unknown)?)
    }

    fn level(&self, id: &str) -> Result<Level, Stop> {
        let column = |name: &str| self.named(&format!("{id}.{name}"));
        let misses = self.misses.get(id).copied().unwrap_or(Misses::NoHit);
        Ok(Level { role: column("role")?, hit: column("hit")?, clock: column("clock")?, misses })
    }

    fn missed(&self, level: &Level, row: usize) -> bool {
        match level.misses {
            Misses::NoHit => self.cell(level.hit, row) == Cell::Boolean(false),
            Misses::Hit => self.cell(level.hit, row) == Cell::Boolean(true),
            Misses::ClockOver(limit) => {
                matches!(self.cell(level.clock, row), Cell::Duration(clock) if clock > limit)
            }
            Misses::None => false,
        }
    }

    /// Sorts by a column, then by case; what is missing comes last either way.
    fn sort(&self, rows: &mut [usize], by: Option<&(String, bool)>) -> Result<(), Stop> {
        let Some((name, falling)) = by else { return Ok(()) };
        let column = self.named(name)?;
        rows.sort_by(|a, b| {
            let (left, right) = (self.cell(column, *a), self.cell(column, *b));
            let missing = |cell: &Cell<'_>| *cell == Cell::Missing;
            let known = missing(&left).cmp(&missing(&right));
            let order = order(&left, &right);
            let order = if *falling { order.reverse() } else { order };
            known.then(order).then_with(|| order_of_cases(self, *a, *b))
        });
        Ok(())
    }
}

/// The columns of a level, and what a miss is in it.
struct Level {
    role: usize,
    hit: usize,
    clock: usize,
    misses: Misses,
}

fn order_of_cases(filed: &Filed, a: usize, b: usize) -> Ordering {
    order(&filed.cell(0, a), &filed.cell(0, b))
}

/// The order of two values of one column.
fn order(a: &Cell<'_>, b: &Cell<'_>) -> Ordering {
    match (a, b) {
        (Cell::Text(a), Cell::Text(b)) => a.cmp(b),
        (Cell::Boolean(a), Cell::Boolean(b)) => a.cmp(b),
        (Cell::Number(a), Cell::Number(b)) => a.total_cmp(b),
        (Cell::Integer(a), Cell::Integer(b))
        | (Cell::Time(a), Cell::Time(b))
        | (Cell::Duration(a), Cell::Duration(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}

fn owned(cell: &Cell<'_>) -> Option<Literal> {
    Some(match *cell {
        Cell::Missing => return None,
        Cell::Text(text) => Literal::Text(text.to_owned()),
        Cell::Integer(value) => Literal::Integer(value),
        Cell::Number(value) => Literal::Number(value),
        Cell::Boolean(value) => Literal::Boolean(value),
        Cell::Time(value) => Literal::Time(value),
        Cell::Duration(value) => Literal::Duration(value),
    })
}
