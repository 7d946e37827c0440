//! What the agreed rules propose of a fixed month.

use kajitori_domain::access::InEngagement;
use kajitori_domain::agreement::Agreement;
use kajitori_domain::audit::{Action, Entry, Shown};
use kajitori_domain::credit::{self as rule, Credit, CreditState, Proposal};
use kajitori_domain::id::CreditId;
use kajitori_domain::pack::{LevelReport, Pack};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_store::run::Run;
use kajitori_store::{Write, credit, engagement};

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
    let fee = engagement::get(write)?.value.fee_yen;
    let known: Vec<Credit> = credit::list(write)?.into_iter().map(|credit| credit.value).collect();
    let mut said_of = Vec::new();
    for report in &pack.levels {
        let again = known.iter().any(|credit| credit.run == run.id && credit.level == report.id);
        let id = CreditId::draw(at, house.chance());
        let Some(new) = follows(&agreement, report, fee, (id, run, at)) else { continue };
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

/// The credit that follows from one level, if any does.
fn follows(
    agreement: &Agreement,
    report: &LevelReport,
    fee: Option<i64>,
    (id, run, at): (CreditId, &Run, Moment),
) -> Option<Credit> {
    let terms = agreement.level(&report.id)?.credit.as_ref();
    let (clause, amount_yen, calculation) = match rule::propose(report, terms, fee) {
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
