//! What the pack of a month says of the service levels, for lamps and for a glance.

use std::sync::Arc;

use kajitori_domain::access::InEngagement;
use kajitori_domain::close::{CloseState, MonthlyClose};
use kajitori_domain::organisation::Side;
use kajitori_domain::pack::{LevelReport, Pack};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Month;
use kajitori_store::Read;
use kajitori_store::run::{self, RunState};

use crate::house::House;

/// The levels of the last month that was measured and may be shown.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    /// The month.
    pub month: Option<Month>,
    /// Its pack.
    pack: Option<Arc<Pack>>,
}

/// Months that are looked through for a measurement.
const LOOKED: usize = 4;

impl Levels {
    /// What the month's pack says; nothing where there is none.
    pub fn reports(&self) -> &[LevelReport] {
        self.pack.as_ref().map_or(&[], |pack| &pack.levels)
    }

    /// The levels that `side` is shown: of the run that a month's close is about, else of the last
    /// published one.
    pub(crate) fn read(
        house: &House,
        read: &Read<'_, InEngagement>,
        (closes, month, side): (&[MonthlyClose], Month, Side),
    ) -> Result<Self, Stop> {
        let mut months: Vec<Month> = closes.iter().map(|close| close.month).collect();
        months.push(month);
        months.sort();
        months.dedup();
        for month in months.into_iter().rev().take(LOOKED) {
            let closed = closes.iter().filter(|close| close.month == month);
            let last = closed.max_by_key(|close| close.number).map(|close| close.state);
            let shown = last.and_then(CloseState::run);
            let runs = run::list(read, month)?;
            let chosen = runs.iter().rev().find(|run| match shown {
                Some(id) => run.value.id == id,
                None => run.value.state == RunState::Published && side == Side::Client,
            });
            if let Some(run) = chosen {
                let pack = crate::measure::pack(house, read.scope().0, &run.value)?;
                return Ok(Self { month: Some(month), pack: Some(pack) });
            }
        }
        Ok(Self::default())
    }
}
