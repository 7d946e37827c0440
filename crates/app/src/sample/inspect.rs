//! What the inspection of a sample found, unit by unit.

use kajitori_domain::access::{EngagementPermission, InEngagement};
use kajitori_domain::audit::{Action, Entries};
use kajitori_domain::refusal::{Refusal, Stop};
use kajitori_domain::sample::{DrawnSample, SampleState};
use kajitori_store::{Done, Versioned, Write, sample, unit};

use super::{Which, said, seen};
use crate::call::Call;
use crate::house::House;
use crate::run::{Failure, change};

/// What was found in one unit; `None` leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The unit.
    pub unit: String,
    /// Whether the first checker found it right.
    pub first: Option<bool>,
    /// Whether the second did.
    pub second: Option<bool>,
    /// What was decided in the end.
    pub decided: Option<bool>,
}

/// The findings of a file: unit, first, second, decided; a cell says `1`, `○`, `ok` or `正`, or `0`,
/// `×`, `ng` or `誤`. Lines that say anything else are answered by their number.
///
/// # Errors
/// The numbers of the lines that cannot be read, from 1.
pub fn read(text: &str) -> Result<Vec<Found>, Vec<usize>> {
    let lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
    let lines = lines.filter(|(number, line)| {
        let head = *number == 1 && line.to_ascii_lowercase().starts_with("unit");
        !line.trim().is_empty() && !head
    });
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for (number, line) in lines {
        match finding(line) {
            Some(one) => found.push(one),
            None => wrong.push(number),
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

fn finding(line: &str) -> Option<Found> {
    let mut cells = line.split(',').map(|cell| cell.trim().trim_matches('"'));
    let unit = cells.next().filter(|unit| !unit.is_empty())?.to_owned();
    let mut verdict = || said_of(cells.next().unwrap_or(""));
    Some(Found { unit, first: verdict()?, second: verdict()?, decided: verdict()? })
}

/// What a cell says; `None` where it says nothing that is understood.
fn said_of(cell: &str) -> Option<Option<bool>> {
    match cell.to_ascii_lowercase().as_str() {
        "" | "-" => Some(None),
        "1" | "ok" | "true" | "○" | "正" => Some(Some(true)),
        "0" | "ng" | "false" | "×" | "誤" => Some(Some(false)),
        _ => None,
    }
}

/// Writes down what was found; with `finish` the inspection is over, and every unit must have a
/// verdict: the decision, or what the first checker found where the second agrees or nobody else
/// looked.
///
/// # Errors
/// `sample-unit-unknown`, `sample-not-delivered`, `sample-incomplete`; `stale`.
pub fn inspect(
    house: &House,
    call: &Call<'_>,
    which: Which,
    (found, finish): (&[Found], bool),
) -> Result<(), Failure> {
    let scope = (InEngagement(which.0), EngagementPermission::InspectSample);
    change(house, call, scope, |write, leave| {
        let drawn = seen(write, which)?;
        if !matches!(drawn.state, SampleState::Delivered { .. }) {
            return Err(Refusal::new("sample-not-delivered").into());
        }
        let mut units = unit::list(write, which.1)?;
        let changed = enter(write, &mut units, found)?;
        let done = units.iter().filter(|unit| is_done(&unit.value)).count();
        let done = u64::try_from(done).unwrap_or(u64::MAX);
        let state = match finish {
            true => drawn.state.clone().inspect(leave.at, done)?,
            false => drawn.state.clone(),
        };
        sample::put(write, &DrawnSample { state, ..drawn }, Some(which.2))?;
        let mut entry = said(Action::SampleInspected, which.1);
        entry.detail = entry.detail.with("entered", &changed).with("inspected", &done);
        entry.detail = entry.detail.with("finished", &finish);
        Ok(Done::new((), Entries::one(entry)))
    })
}

/// Whether a unit has a verdict that stands: two who disagree need a decision.
fn is_done(unit: &unit::Unit) -> bool {
    match (unit.first, unit.second, unit.decided) {
        (_, _, Some(_)) => true,
        (Some(first), Some(second), None) => first == second,
        (Some(_), None, None) => true,
        (None, _, None) => false,
    }
}

fn enter(
    write: &mut Write<'_, InEngagement>,
    units: &mut [Versioned<unit::Unit>],
    found: &[Found],
) -> Result<usize, Stop> {
    let mut changed = 0;
    for Found { unit: name, first, second, decided } in found {
        let known = units.iter_mut().find(|unit| unit.value.unit == *name);
        let unknown = || Refusal::new("sample-unit-unknown").with("unit", name.clone());
        let known = known.ok_or_else(unknown)?;
        let next =
            unit::Unit { first: *first, second: *second, decided: *decided, ..known.value.clone() };
        if next != known.value {
            known.version = unit::put(write, &next, Some(known.version))?;
            known.value = next;
            changed += 1;
        }
    }
    Ok(changed)
}
