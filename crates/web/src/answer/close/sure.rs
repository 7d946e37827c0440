//! The last question before a month is agreed to, or fixed.

use kajitori_app::Failure;
use kajitori_app::close::Look;
use kajitori_domain::close::{CloseState, MonthlyClose};
use kajitori_domain::pack::Pack;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::time::Month;
use kajitori_domain::verdict::Contractual;

use crate::answer::desk::Desk;
use crate::pages::close::Sure;
use crate::part::Named;

pub(super) fn confirm(desk: &Desk<'_>, month: Month, look: &Look) -> Result<Sure, Failure> {
    let w = desk.w;
    let (version, close) = shown(look)?;
    if !matches!(close.state, CloseState::WithVendor { .. }) {
        return Err(Refusal::new("close-not-asked").into());
    }
    if look.shown.rerun_due {
        return Err(Refusal::new("close-rerun-due").into());
    }
    Ok(Sure {
        w,
        trail: desk.trail(vec![desk.close_crumb(month)]),
        title: w.t1("close-confirm-sure", "month", desk.month(month)),
        effects: vec![w.t("close-confirm-about"), w.t("close-confirm-after")],
        facts: facts(desk, look, None),
        act: Named::new(w.t("close-confirm"), desk.place.confirmation(&month.to_string())),
        version,
        back: desk.place.close(&month.to_string()),
    })
}

pub(super) fn fix(desk: &Desk<'_>, month: Month, look: &Look) -> Result<Sure, Failure> {
    let w = desk.w;
    let (version, close) = shown(look)?;
    let CloseState::Agreed { at, vendor_by, .. } = close.state else {
        return Err(Refusal::new("close-not-agreed").into());
    };
    let who = desk.who(Some(vendor_by), &look.shown.people);
    let agreed = (w.t("close-agreed"), format!("{who}　{}", desk.time(at)));
    let mut effects = vec![w.t("close-fix-about"), w.t("close-fix-signs"), w.t("close-fix-pack")];
    if !look.proposals.is_empty() {
        effects.push(w.t1("close-fix-credits", "n", look.proposals.len()));
    }
    Ok(Sure {
        w,
        trail: desk.trail(vec![desk.close_crumb(month)]),
        title: w.t1("close-fix-title", "month", desk.month(month)),
        effects,
        facts: facts(desk, look, Some(agreed)),
        act: Named::new(w.t("close-fix"), desk.place.fixing(&month.to_string())),
        version,
        back: desk.place.close(&month.to_string()),
    })
}

fn shown(look: &Look) -> Result<(u64, MonthlyClose), Failure> {
    let close = look.shown.close.as_ref().ok_or(Failure::Hidden)?;
    Ok((close.version, close.value))
}

fn facts(desk: &Desk<'_>, look: &Look, agreed: Option<(String, String)>) -> Vec<(String, String)> {
    let w = desk.w;
    let missed = |pack: &Pack| {
        let missed = pack.levels.iter().filter(|l| l.contractual == Contractual::Missed).count();
        w.t2("close-missed-of", "n", missed, "all", pack.levels.len())
    };
    let mut facts: Vec<(String, String)> = agreed.into_iter().collect();
    facts.extend(look.pack.as_ref().map(|pack| (w.t("pack-verdict-missed"), missed(pack))));
    let settled = look.shown.contests.len();
    facts.push((w.t("shell-contests"), w.t1("close-contests-settled", "n", settled)));
    let run = look.shown.run.as_ref();
    facts.extend(run.map(|run| (w.t("close-run-name"), run.id.to_string())));
    facts
}
