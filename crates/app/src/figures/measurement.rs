//! Which measurement of a month counts, and which ones somebody may see.

use std::sync::Arc;

use kajitori_domain::access::InEngagement;
use kajitori_domain::blob::Blob;
use kajitori_domain::close::{CloseState, MonthlyClose};
use kajitori_domain::id::{AgreementId, ContestId, EngagementId};
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::Stop;
use kajitori_domain::run::RunId;
use kajitori_domain::time::{Moment, Month};
use kajitori_store::run::{Run, RunState};
use kajitori_store::{Read, agreement, close, contest, run};

use crate::house::House;
use crate::run::found;

/// Measurements beside the one that counts, at most.
const BESIDE: usize = 3;

/// How a measurement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// 未公開の試算: only whoever measures sees it.
    Draft,
    /// Before both sides.
    Published,
    /// A later one took its place.
    Superseded,
}

/// A month, measured.
#[derive(Debug, Clone)]
pub struct Measurement {
    /// The hash of all that went in.
    pub id: RunId,
    /// The month.
    pub month: Month,
    /// When it was made.
    pub made: Moment,
    /// How it stands.
    pub standing: Standing,
    /// Whether it is the one that counts.
    pub counts: bool,
    /// The number of the last batch in it.
    pub log_number: u64,
    /// The number of the agreement's version.
    pub agreement: u32,
    /// Contests whose amendments counted.
    pub amended: usize,
    /// Everything that it says.
    pub pack: Arc<Pack>,
    pub(super) cases: Blob,
    pub(super) terms: AgreementId,
    pub(super) contests: Vec<ContestId>,
}

/// A run, and the number of its version of the agreement.
pub(super) type Numbered = (Run, u32);

/// The runs of a month that somebody may see, the newest first.
pub(super) struct Seen {
    pub(super) close: Option<MonthlyClose>,
    pub(super) runs: Vec<Numbered>,
    pub(super) counts: Option<RunId>,
}

impl Seen {
    /// The run that counts, or `wanted`, and those beside it.
    pub(super) fn chosen(
        self,
        wanted: Option<RunId>,
    ) -> Result<(Option<Numbered>, Vec<Numbered>), Stop> {
        let Some(id) = wanted.or(self.counts) else { return Ok((None, Vec::new())) };
        let (mut one, mut beside) = (None, Vec::new());
        for run in self.runs {
            if run.0.id == id { one = Some(run) } else { beside.push(run) }
        }
        beside.truncate(BESIDE);
        Ok((Some(found(one)?), beside))
    }
}

/// The runs of `month`; drafts are seen `early` only, by whoever measures.
pub(super) fn seen(read: &Read<'_, InEngagement>, month: Month, early: bool) -> Result<Seen, Stop> {
    let closes = close::list(read)?.into_iter().map(|close| close.value);
    let closes: Vec<MonthlyClose> = closes.filter(|close| close.month == month).collect();
    let shown = shown(read, month, &closes)?;
    let mut runs: Vec<Run> = run::list(read, month)?.into_iter().map(|run| run.value).collect();
    runs.retain(|run| early || run.state == RunState::Published || shown.contains(&run.id));
    runs.reverse();
    let put = closes.iter().rev().find_map(|close| close.state.run());
    let counts = put.or_else(|| best(&runs)).filter(|id| runs.iter().any(|run| run.id == *id));
    let numbered = runs.into_iter().map(|run| {
        let terms = agreement::get(read, run.agreement)?;
        let number = terms.map_or(0, |terms| terms.value.number);
        Ok((run, number))
    });
    let runs = numbered.collect::<Result<_, Stop>>()?;
    Ok(Seen { close: closes.last().copied(), runs, counts })
}

/// The newest that both sides know, else the newest draft.
fn best(runs: &[Run]) -> Option<RunId> {
    let newest = |state: RunState| runs.iter().find(|run| run.state == state);
    let known = newest(RunState::Published).or_else(|| newest(RunState::Draft));
    known.or(runs.first()).map(|run| run.id)
}

/// The runs that were before both sides at some time: those of closes and of contests.
fn shown(
    read: &Read<'_, InEngagement>,
    month: Month,
    closes: &[MonthlyClose],
) -> Result<Vec<RunId>, Stop> {
    let restated = |close: &MonthlyClose| match close.state {
        CloseState::Open { restates, .. } => restates,
        _ => None,
    };
    let named = closes.iter().flat_map(|close| [close.state.run(), restated(close)]);
    let mut shown: Vec<RunId> = named.flatten().collect();
    shown.extend(contest::list(read, month)?.into_iter().map(|contest| contest.value.run));
    Ok(shown)
}

/// `run` with its pack.
pub(super) fn measurement(
    house: &House,
    engagement: EngagementId,
    (run, number): Numbered,
    counts: Option<RunId>,
) -> Result<Measurement, Stop> {
    let pack = crate::measure::pack(house, engagement, &run)?;
    Ok(Measurement {
        id: run.id,
        month: run.month,
        made: run.made,
        standing: match run.state {
            RunState::Draft => Standing::Draft,
            RunState::Published => Standing::Published,
            RunState::Superseded => Standing::Superseded,
        },
        counts: counts == Some(run.id),
        log_number: run.log_number,
        agreement: number,
        amended: run.amendments.len(),
        pack,
        cases: run.cases,
        terms: run.agreement,
        contests: run.amendments,
    })
}
