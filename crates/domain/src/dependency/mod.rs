//! Person dependency (属人化) and what an absence would leave undone, from counts of cases per type
//! of task and operator code. A structural risk of the work, addressed to whoever plans it: codes
//! only, never a person's speed or quality, and never a ranking of persons.

mod absence;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use absence::{Absence, BusFactor};

/// Cases of one type of task that one operator code handled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// The type of task, e.g. an activity or a kind of application.
    pub task: String,
    /// The operator's code.
    pub operator: String,
    /// Cases handled in the period.
    pub cases: u64,
}

/// What counts as being able to do a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Cases from which a code counts as practised in a type of task (慣れている).
    pub practised_from: u64,
    /// Codes that should be practised in each type of task (必要な層の厚さ).
    pub depth: u64,
}

impl Default for Terms {
    /// Five cases (in twelve months) and two codes.
    fn default() -> Self {
        Self { practised_from: 5, depth: 2 }
    }
}

/// How much the work depends on single codes. Shares are 0–1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dependency {
    /// Cases with a known code.
    pub cases: u64,
    /// Distinct codes.
    pub operators: u64,
    /// Sum of squared shares of the codes (HHI), 0–1.
    pub herfindahl: f64,
    /// The same freed of the number of codes: `(HHI − 1/n) / (1 − 1/n)`; 1 for a single code.
    pub normalised: f64,
    /// Share of cases, weighted by how far their type of task falls short of the wanted depth:
    /// `Σ vⱼ · max(0, 1 − (mⱼ − 1)/(M − 1))`, at most 1 per type. With a depth of one, a type that
    /// at most one code can do counts 1.
    pub thin: f64,
    /// The index, 0–100, higher is riskier: `100 · (0.4·H* + 0.6·O)`.
    pub index: f64,
    /// Cases of the types of task that exactly one code is practised in, whoever it is.
    pub single: u64,
    /// Cases of the types of task that no code is practised in; their absence impact is unknown.
    pub unpractised: u64,
    /// The absence of the one code whose absence leaves most undone (欠勤影響).
    pub impact: Absence,
    /// Least number of codes whose absence leaves at least half of the cases undone (バス係数);
    /// `None` when even the absence of all would not, because too much is unpractised.
    pub bus_factor: Option<BusFactor>,
    /// One entry per type of task, by name.
    pub tasks: Vec<Task>,
}

/// One type of task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its name.
    pub name: String,
    /// Its cases.
    pub cases: u64,
    /// Codes that handled any.
    pub operators: u64,
    /// Codes that are practised in it.
    pub practised: u64,
}

/// The counts, ordered; shared by the index and the simulation.
struct Table {
    cases: u64,
    /// By code: all its cases.
    by_operator: Vec<(String, u64)>,
    tasks: Vec<Entry>,
}

struct Entry {
    name: String,
    cases: u64,
    operators: u64,
    /// Positions in `by_operator` of the codes that are practised in it, ascending.
    practised: Vec<usize>,
}

impl Table {
    /// Rows of the same task and code are added up; rows without cases say nothing.
    fn new(loads: &[Load], terms: Terms) -> Option<Self> {
        let mut by_operator: BTreeMap<&str, u64> = BTreeMap::new();
        let mut by_task: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
        for load in loads.iter().filter(|l| l.cases > 0) {
            let (task, operator) = (load.task.as_str(), load.operator.as_str());
            let all = by_operator.entry(operator).or_default();
            *all = all.saturating_add(load.cases);
            let cell = by_task.entry(task).or_default().entry(operator).or_default();
            *cell = cell.saturating_add(load.cases);
        }
        let at: BTreeMap<&str, usize> = by_operator.keys().copied().zip(0..).collect();
        let entry = |(name, codes): (&&str, &BTreeMap<&str, u64>)| Entry {
            name: (*name).to_owned(),
            cases: codes.values().fold(0, |sum, n| sum.saturating_add(*n)),
            operators: codes.len() as u64,
            practised: codes
                .iter()
                .filter(|(_, cases)| **cases >= terms.practised_from.max(1))
                .filter_map(|(code, _)| at.get(code).copied())
                .collect(),
        };
        let tasks: Vec<Entry> = by_task.iter().map(entry).collect();
        let cases = tasks.iter().fold(0_u64, |sum, t| sum.saturating_add(t.cases));
        let by_operator = by_operator.iter().map(|(code, n)| ((*code).to_owned(), *n)).collect();
        (cases > 0).then_some(Self { cases, by_operator, tasks })
    }

    /// The types of task that some code is practised in, but none beside `absent`.
    fn orphaned(&self, absent: &BTreeSet<usize>) -> impl Iterator<Item = &Entry> {
        self.tasks
            .iter()
            .filter(|t| !t.practised.is_empty() && t.practised.iter().all(|p| absent.contains(p)))
    }
}

/// The person dependency of the counted work; `None` without a single case. Source: Herfindahl and
/// Hirschman's index, Avelino's truck factor ("A novel approach for estimating truck factors",
/// 2016), and the depth of practised codes per type of task.
pub fn dependency(loads: &[Load], terms: Terms) -> Option<Dependency> {
    let table = Table::new(loads, terms)?;
    let all = table.cases as f64;
    let share = |cases: u64| cases as f64 / all;
    let herfindahl: f64 = table.by_operator.iter().map(|(_, n)| share(*n).powi(2)).sum();
    let even = 1.0 / table.by_operator.len() as f64;
    let single_code = table.by_operator.len() == 1;
    let normalised = if single_code { 1.0 } else { (herfindahl - even) / (1.0 - even) };
    let thin = table.tasks.iter().map(|t| share(t.cases) * shortfall(t, terms.depth)).sum::<f64>();
    let (normalised, thin) = (normalised.clamp(0.0, 1.0), thin.clamp(0.0, 1.0));
    let volume = |of: &dyn Fn(&Entry) -> bool| {
        table.tasks.iter().filter(|t| of(t)).fold(0_u64, |sum, t| sum.saturating_add(t.cases))
    };
    Some(Dependency {
        cases: table.cases,
        operators: table.by_operator.len() as u64,
        herfindahl,
        normalised,
        thin,
        index: 100.0 * (0.4 * normalised + 0.6 * thin),
        single: volume(&|t| t.practised.len() == 1),
        unpractised: volume(&|t| t.practised.is_empty()),
        impact: absence::worst_single(&table),
        bus_factor: absence::bus_factor(&table),
        tasks: table.tasks.iter().map(Entry::public).collect(),
    })
}

/// What the absence of the `k` codes with the most cases would leave undone, for each `k` from 1 to
/// `most` (or all codes); empty without a single case. Equal counts go by code.
pub fn absences(loads: &[Load], terms: Terms, most: usize) -> Vec<Absence> {
    let Some(table) = Table::new(loads, terms) else { return Vec::new() };
    let order = absence::by_load(&table);
    let steps = 1..=most.min(order.len());
    steps.map(|k| absence::of(&table, &order[..k].iter().copied().collect())).collect()
}

/// How far a type of task falls short of the wanted depth, 0–1.
fn shortfall(task: &Entry, depth: u64) -> f64 {
    let practised = task.practised.len() as f64;
    if depth <= 1 {
        return if practised <= 1.0 { 1.0 } else { 0.0 };
    }
    (1.0 - (practised - 1.0) / (depth - 1) as f64).clamp(0.0, 1.0)
}

impl Entry {
    fn public(&self) -> Task {
        Task {
            name: self.name.clone(),
            cases: self.cases,
            operators: self.operators,
            practised: self.practised.len() as u64,
        }
    }
}
