//! An event log of any size for benchmarks: streamed, cases interleaved in time order over twelve
//! months.

mod line;

use std::io::{self, Write};

use crate::SEED;
use crate::random::Random;
use line::Lines;

/// Cases under way at once, at most; bounds the memory.
const UNDER_WAY: u64 = 50_000;
/// Seconds that the log spans: a year from 2025-11-01 local time.
const SPAN: u64 = 365 * 86_400;

/// A case under way: its number, its next activity and its events to come.
#[derive(Clone, Copy, Default)]
struct Case {
    number: u64,
    activity: usize,
    left: u64,
}

/// Writes a header and `rows` events as CSV in UTF-8: about 15 events a case, 30 activities, 500
/// operators.
///
/// # Errors
/// What `out` reports.
pub fn events(rows: u64, out: &mut dyn Write) -> io::Result<()> {
    let mut random = Random::new(SEED);
    let mut lines = Lines::new();
    let width = (rows / 750).clamp(1, UNDER_WAY);
    let mut cases = vec![Case::default(); usize::try_from(width).unwrap_or(1)];
    let mut opened = 0;
    for row in 0..rows {
        let slot = random.index(cases.len());
        let mut case = cases[slot];
        if case.left == 0 {
            opened += 1;
            case = Case { number: opened, activity: 0, left: random.below(15) + 8 };
        }
        case.left -= 1;
        let second = u64::try_from(u128::from(row) * u128::from(SPAN) / u128::from(rows));
        let activity = if case.left == 0 { line::LAST } else { case.activity };
        lines.push(case.number, activity, second.unwrap_or(SPAN), random.next());
        case.activity = next(case.activity, &mut random);
        cases[slot] = case;
        if lines.full() {
            lines.flush(out)?;
        }
    }
    lines.flush(out)
}

/// The activity after `activity`: mostly the next one, sometimes a skip or a step back.
fn next(activity: usize, random: &mut Random) -> usize {
    let step = match random.below(16) {
        0 => activity.saturating_sub(2),
        1..=5 => activity + 3,
        6 => activity,
        _ => activity + 1,
    };
    step.clamp(1, line::LAST - 1)
}
