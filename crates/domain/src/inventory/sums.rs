//! What the rows come to: classes, cost, headcount, candidates, destinations.

use super::task::Task;
use crate::cost::{Amount, Bound, Rounding, Sum, times};
use crate::decimal::Decimal;
use crate::share::Share;

/// Digits after the point in which hours are added up.
const DIGITS: u32 = 6;

/// A number in millionths; finer digits are cut off.
fn millionths(number: Decimal) -> i128 {
    let scale = u32::from(number.scale);
    match scale <= DIGITS {
        true => i128::from(number.units) * 10_i128.pow(DIGITS - scale),
        false => i128::from(number.units) / 10_i128.pow(scale - DIGITS),
    }
}

fn decimal(millionths: i128) -> Decimal {
    Decimal { units: i64::try_from(millionths).unwrap_or(i64::MAX), scale: 6 }
}

/// Hours by class; together they are all measured hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classified {
    /// コア.
    pub core: Decimal,
    /// ノンコア.
    pub non_core: Decimal,
    /// 未分類.
    pub unclassified: Decimal,
    /// Tasks whose hours nobody has measured; they are in no class.
    pub unmeasured: usize,
}

/// Adds up hours by class (R001).
pub fn classified(tasks: &[Task]) -> Classified {
    let sum = |class: Option<bool>| {
        let of = tasks.iter().filter(|task| task.core == class).filter_map(|task| task.hours);
        decimal(of.map(millionths).sum())
    };
    Classified {
        core: sum(Some(true)),
        non_core: sum(Some(false)),
        unclassified: sum(None),
        unmeasured: tasks.iter().filter(|task| task.hours.is_none()).count(),
    }
}

/// 未分類: tasks without a class, in their order.
pub fn unclassified(tasks: &[Task]) -> Vec<&Task> {
    tasks.iter().filter(|task| task.core.is_none()).collect()
}

/// Hours × rate of all tasks in a month, each half up to a unit. A task without hours or rate makes
/// it a lower bound.
pub fn cost(tasks: &[Task]) -> Sum {
    let gap = Sum { amount: Amount::ZERO, bound: Bound::AtLeast };
    let one = |task: &Task| match task.hours.zip(task.hourly) {
        Some((hours, rate)) => Sum::exact(times(hours, rate, Rounding::HalfUp)),
        None => gap,
    };
    tasks.iter().map(one).fold(Sum::exact(Amount::ZERO), Sum::plus)
}

/// How far the sum of hours may lie from headcount × worked hours: 5 % (R002).
pub const TOLERANCE: Decimal = Decimal { units: 5, scale: 2 };

/// Measured hours beside those that people have worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reconciled {
    /// Some tasks have no hours: nothing is said.
    Incomplete {
        /// How many.
        tasks: usize,
    },
    /// Nobody has worked, or the numbers are no numbers of people and hours.
    NothingWorked,
    /// Compared.
    Compared {
        /// The hours of all tasks.
        measured: Decimal,
        /// Headcount × worked hours.
        worked: Decimal,
        /// Measured − worked.
        difference: Decimal,
        /// Whether the difference lies within the tolerance, itself included.
        within: bool,
    },
}

/// Holds the hours of a month beside `headcount` × `worked` hours of one person.
pub fn reconcile(
    tasks: &[Task],
    headcount: Decimal,
    worked: Decimal,
    tolerance: Decimal,
) -> Reconciled {
    let lacking = tasks.iter().filter(|task| task.hours.is_none()).count();
    if lacking > 0 || tasks.is_empty() {
        return Reconciled::Incomplete { tasks: lacking };
    }
    let product = i128::from(headcount.units) * i128::from(worked.units);
    let scale = u32::from(headcount.scale) + u32::from(worked.scale);
    let one = 10_i128.pow(scale);
    let worked = (product / one) * 1_000_000 + (product % one) * 1_000_000 / one;
    if headcount.units <= 0 || worked <= 0 {
        return Reconciled::NothingWorked;
    }
    let measured: i128 = tasks.iter().filter_map(|task| task.hours).map(millionths).sum();
    let difference = measured - worked;
    let within = tolerance.compare_fraction(difference.abs(), worked).is_le();
    let [measured, worked, difference] = [measured, worked, difference].map(decimal);
    Reconciled::Compared { measured, worked, difference, within }
}

/// 委託の候補: tasks that are not core, by hours × repetition, the most first; equals stay in their
/// order (R003). Tasks without hours or frequency come last, because nothing is known of them.
pub fn candidates(tasks: &[Task]) -> Vec<(&Task, Option<Decimal>)> {
    let weight = |task: &Task| {
        let repeated = i128::from(task.frequency?.times_a_year());
        Some(decimal(millionths(task.hours?) * repeated))
    };
    let open = tasks.iter().filter(|task| task.core != Some(true));
    let mut list: Vec<_> = open.map(|task| (task, weight(task))).collect();
    list.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    list
}

/// Hours that entrusting a task releases in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// The task.
    pub task: String,
    /// Hours, 0 or more.
    pub hours: Decimal,
    /// 行き先: the core activity that the people move to; blank or `None` is undecided.
    pub destination: Option<String>,
}

/// 行き先未定: the released hours without a destination, and the share of all that have one; `None`
/// where nothing is released (R020).
pub fn destinations(released: &[Released]) -> (Decimal, Option<Share>) {
    let named =
        |one: &&Released| one.destination.as_deref().is_some_and(|name| !name.trim().is_empty());
    let all: i128 = released.iter().map(|one| millionths(one.hours).max(0)).sum();
    let known: i128 = released.iter().filter(named).map(|one| millionths(one.hours).max(0)).sum();
    let share = u64::try_from(known).ok().zip(u64::try_from(all).ok());
    (decimal(all - known), share.and_then(|(known, all)| Share::of(known, all)))
}
