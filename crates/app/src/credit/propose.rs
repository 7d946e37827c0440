//! What the agreed rules propose of a fixed month.

use std::sync::Arc;

use kajitori_domain::access::InEngagement;
use kajitori_domain::agreement::Agreement;
use kajitori_domain::audit::{Action, Entry, Shown};
use kajitori_domain::close::CloseState;
use kajitori_domain::credit::{self as rule, Credit, CreditState, Proposal};
use kajitori_domain::id::CreditId;
use kajitori_domain::pack::{LevelReport, Pack};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::{Moment, Month};
use kajitori_store::run::Run;
use kajitori_store::{Read, Write, close, credit, engagement};

use super::said;
use crate::house::House;
use crate::measure;

/// Proposes what follows from the levels of `pack`, which is of `run`, each once. The client alone
/// sees a proposal.
///
/// # Errors
/// A fault when it cannot be written.
pub(crate) fn propose(
    house: &House,
    write: &mut Write<'_, InEngagement>,
    at: Moment,
    (run, pack): (&Run, &Pack),
) -> Result<Vec<Entry>, Stop> {
    let agreement = measure::agreement_of(write, run.month)?.1;
    let earlier = earlier(house, write, &agreement, run.month)?;
    let fee = engagement::get(write)?.value.fee_yen;
    let known: Vec<Credit> = credit::list(write)?.into_iter().map(|credit| credit.value).collect();
    let mut said_of = Vec::new();
    for report in &pack.levels {
        let again = known.iter().any(|credit| credit.run == run.id && credit.level == report.id);
        let id = CreditId::draw(at, house.chance());
        let proposal = follows(&agreement, report, &earlier, fee);
        let Some(new) = credit_of(report, proposal, (id, run, at)) else { continue };
        if again {
            continue;
        }
        credit::put(write, &new, None)?;
        let mut entry = said(Action::CreditProposed, id);
        entry.shown = Shown::Client;
        entry.detail = entry.detail.with("level", &new.level).with("clause", &new.clause);
        said_of.push(entry);
    }
    Ok(said_of)
}

/// The packs of the fixed months before `month`, the nearest first, as far back as a rule of
/// `agreement` asks; `None` where a month is not fixed.
///
/// # Errors
/// A fault when they cannot be read.
pub(crate) fn earlier(
    house: &House,
    read: &Read<'_, InEngagement>,
    agreement: &Agreement,
    month: Month,
) -> Result<Vec<Option<Arc<Pack>>>, Stop> {
    let terms = agreement.levels.iter().filter_map(|level| level.credit.as_ref()?.terms);
    let most = terms.map(|terms| terms.months).max().unwrap_or(1);
    let (closes, e) = (close::list(read)?, engagement::get(read)?.value.id);
    let fixed = |month: Month| {
        let own = closes.iter().rev().filter(|close| close.value.month == month);
        own.filter_map(|close| match close.value.state {
            CloseState::Fixed { run, .. } => Some(run),
            _ => None,
        })
        .next()
    };
    let pack = |back: u32| {
        let run = fixed(month.plus(-i32::try_from(back).unwrap_or(i32::MAX)));
        run.map(|run| measure::pack(house, e, &measure::run_of(read, run)?)).transpose()
    };
    (1..most).map(pack).collect()
}

/// What the rule agreed for the level of `report` proposes, after the months of `earlier`.
pub(crate) fn follows(
    agreement: &Agreement,
    report: &LevelReport,
    earlier: &[Option<Arc<Pack>>],
    fee: Option<i64>,
) -> Proposal {
    let terms = agreement.level(&report.id).and_then(|level| level.credit.as_ref());
    let own = |pack: &Pack| pack.levels.iter().position(|level| level.id == report.id);
    let before: Vec<Option<&LevelReport>> = earlier
        .iter()
        .map(|pack| pack.as_deref().and_then(|pack| pack.levels.get(own(pack)?)))
        .collect();
    rule::propose(report, &before, terms, fee)
}

/// The credit of a proposal, if it is one.
fn credit_of(
    report: &LevelReport,
    proposal: Proposal,
    (id, run, at): (CreditId, &Run, Moment),
) -> Option<Credit> {
    let (clause, amount_yen, calculation) = match proposal {
        Proposal::Nothing => return None,
        Proposal::ByHand { clause } | Proposal::FeeMissing { clause } => (clause, None, None),
        Proposal::Amount { clause, yen, calculation } => (clause, Some(yen), Some(calculation)),
    };
    Some(Credit {
        id,
        run: run.id,
        level: report.id.clone(),
        clause,
        amount_yen,
        calculation,
        measured_by: run.by,
        state: CreditState::Proposed { at },
    })
}
