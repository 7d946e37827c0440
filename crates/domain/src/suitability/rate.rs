//! 標準化率: S over several tasks, by their volume (R072).

use super::input::Inputs;
use crate::decimal::Decimal;
use crate::share::Share;

/// How far tasks are standardised together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standardisation {
    /// The mean of S by volume over the tasks for which it is known, half up to a millionth;
    /// `None` where it is known for none.
    pub degree: Option<Share>,
    /// Tasks without volume or without one of the four degrees; they are in no mean.
    pub unknown: usize,
}

/// Pools S by volume, each volume 0 or more and in one unit; means are never averaged.
pub fn standardisation(tasks: &[(Inputs, Option<Decimal>)]) -> Standardisation {
    let scale = tasks.iter().filter_map(|(_, volume)| *volume).map(|v| v.scale).max().unwrap_or(0);
    let (mut weighted, mut volumes, mut unknown) = (0_u128, 0_u128, 0);
    for (inputs, volume) in tasks {
        let degrees: Option<Vec<Share>> =
            inputs.degrees().into_iter().map(|(_, degree)| degree).collect();
        let known = volume.filter(|volume| volume.units >= 0).zip(degrees);
        let Some((volume, degrees)) = known else {
            unknown += 1;
            continue;
        };
        let units = u128::from(volume.units.unsigned_abs());
        let units = units * 10_u128.pow(u32::from(scale - volume.scale));
        let sum: u32 = degrees.iter().map(|degree| degree.millionths()).sum();
        weighted = weighted.saturating_add(units.saturating_mul(u128::from(sum)));
        volumes = volumes.saturating_add(units);
    }
    let whole = volumes.saturating_mul(4);
    let rounded = weighted.saturating_add(whole / 2).checked_div(whole);
    let degree = rounded.and_then(|millionths| Share::new(u32::try_from(millionths).ok()?));
    Standardisation { degree, unknown }
}
