//! 計画・実績・見込み by class and month, and when a person must look.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Amount, Bound, Class, Kind, Rate, Sum};
use crate::decimal::Decimal;
use crate::time::Month;

/// Whether an entry was planned or has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// 計画.
    Plan,
    /// 実績.
    Actual,
}

/// One entry; several of a class and month add up. An entry of 0 is a statement, no entry is a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The class.
    pub class: Class,
    /// The month.
    pub month: Month,
    /// Planned or happened.
    pub view: View,
    /// The amount; negative for what comes back.
    pub amount: Amount,
}

/// A class over the months of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The class.
    pub class: Class,
    /// 計画 of all months.
    pub plan: Sum,
    /// 計画 of the months that are over.
    pub plan_to_date: Sum,
    /// 実績 of the months that are over.
    pub actual: Sum,
    /// 見込み: what has happened, and the plan for the months to come.
    pub forecast: Sum,
}

/// The share by which a forecast may exceed its plan before somebody is told (R050): 10 %.
pub const OVERRUN: Decimal = Decimal { units: 10, scale: 2 };

type Cells = BTreeMap<(Class, View, Month), Amount>;

fn cells(entries: &[Entry]) -> Cells {
    let mut cells = Cells::new();
    for entry in entries {
        let cell = cells.entry((entry.class, entry.view, entry.month)).or_default();
        *cell = cell.plus(entry.amount);
    }
    cells
}

/// Sums cells; a gap makes a lower bound.
fn sum(cells: &Cells, keys: impl Iterator<Item = (Class, View, Month)>) -> Sum {
    let gap = Sum { amount: Amount::ZERO, bound: Bound::AtLeast };
    keys.map(|key| cells.get(&key).map_or(gap, |amount| Sum::exact(*amount)))
        .fold(Sum::exact(Amount::ZERO), Sum::plus)
}

/// Every class over the months of `term`, of which those up to `closed` are over. Classes that are
/// paid once have entries in some months only: for them a month without entry is no gap, but a term
/// without any is.
pub fn table(entries: &[Entry], term: &[Month], closed: Option<Month>) -> Vec<Line> {
    let cells = cells(entries);
    let over = |month: &&Month| closed.is_some_and(|closed| **month <= closed);
    let line = |class: Class| {
        let of = |view, months: Vec<Month>| match class.kind() {
            Kind::Once => once(&cells, class, view, &months),
            _ => sum(&cells, months.into_iter().map(|month| (class, view, month))),
        };
        let past: Vec<Month> = term.iter().filter(over).copied().collect();
        let coming = term.iter().filter(|month| !over(month)).copied().collect();
        let actual = of(View::Actual, past.clone());
        let rest = match class.kind() {
            // What was planned later and what has happened already is known of a class paid once.
            Kind::Once => Sum { bound: Bound::Exact, ..of(View::Plan, coming) },
            _ => of(View::Plan, coming),
        };
        let forecast = actual.plus(rest);
        let plan_to_date = of(View::Plan, past);
        Line { class, plan: of(View::Plan, term.to_vec()), plan_to_date, actual, forecast }
    };
    Class::ALL.into_iter().filter(|class| class.required()).map(line).collect()
}

fn once(cells: &Cells, class: Class, view: View, months: &[Month]) -> Sum {
    let found: Vec<Amount> =
        months.iter().filter_map(|month| cells.get(&(class, view, *month)).copied()).collect();
    let bound = if found.is_empty() { Bound::AtLeast } else { Bound::Exact };
    Sum { amount: found.into_iter().fold(Amount::ZERO, Amount::plus), bound }
}

/// A forecast that exceeds its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overrun {
    /// (Forecast − plan) / plan over all classes beside the baseline.
    pub rate: Rate,
    /// The class that adds most.
    pub driver: Class,
}

/// Whether the forecast of fee, hidden and one-off costs exceeds the plan by `threshold` or more
/// (0.10 is 10 %), and what drives it. `None` where it does not, or where there is no plan.
pub fn overrun(lines: &[Line], threshold: Decimal) -> Option<Overrun> {
    let own = || lines.iter().filter(|line| line.class.kind() != Kind::Baseline);
    let total = |of: fn(&Line) -> Sum| own().map(of).fold(Sum::exact(Amount::ZERO), Sum::plus);
    let (plan, forecast) = (total(|line| line.plan), total(|line| line.forecast));
    let rate = Rate::of(forecast.minus(plan), plan)?;
    let excess = |line: &Line| line.forecast.amount.minus(line.plan.amount);
    let driver = own().rev().max_by_key(|line| excess(line))?.class;
    (rate.compare(threshold) != std::cmp::Ordering::Less).then_some(Overrun { rate, driver })
}

/// What somebody must be told now: an overrun where there was none, or one with another driver. An
/// overrun that only goes on is told once (R050).
pub fn newly(before: Option<Overrun>, now: Option<Overrun>) -> Option<Overrun> {
    let known = before.map(|overrun| overrun.driver);
    now.filter(|overrun| Some(overrun.driver) != known)
}

/// Running classes without any actual in the last two months up to `closed`, while the work goes on
/// (R049): somebody must be asked. Fee and baseline come from elsewhere and are not asked for.
pub fn silent(entries: &[Entry], live_from: Month, closed: Month) -> Vec<Class> {
    let months = [closed.plus(-1), closed];
    if months[0] < live_from {
        return vec![];
    }
    let cells = cells(entries);
    let quiet = |class: &Class| {
        let heard = |month: &Month| cells.contains_key(&(*class, View::Actual, *month));
        class.kind() == Kind::Hidden && class.required() && !months.iter().any(heard)
    };
    Class::ALL.into_iter().filter(quiet).collect()
}

/// What the actual entries of `month` lack to `booked`, the sum of the general ledger; 0 when they
/// reconcile.
pub fn gap(entries: &[Entry], month: Month, booked: Amount) -> Amount {
    let actual = |entry: &&Entry| entry.view == View::Actual && entry.month == month;
    let sum =
        entries.iter().filter(actual).map(|entry| entry.amount).fold(Amount::ZERO, Amount::plus);
    booked.minus(sum)
}
