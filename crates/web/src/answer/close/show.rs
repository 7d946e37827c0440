//! One month's close.

use kajitori_app::close::Look;
use kajitori_domain::access::EngagementPermission as May;
use kajitori_domain::close::CloseState;
use kajitori_domain::contest::{Contest, ContestState};
use kajitori_domain::credit::{Credit, CreditState, Proposal};
use kajitori_domain::job::JobState;
use kajitori_domain::refusal::Refusal;
use kajitori_domain::report::DocumentKind;
use kajitori_domain::time::Month;

use super::{acts, levels, list};
use crate::answer::contest;
use crate::answer::credit;
use crate::answer::desk::Desk;
use crate::pages::close::{ClosePage, ContestLine, CreditLine};
use crate::part::{Named, Notice, Status, Step, StepState, Tone};
use crate::shell::Crumb;
use crate::word::W;

pub(super) fn page(desk: &Desk<'_>, month: Month, look: &Look) -> ClosePage {
    let (w, shown) = (desk.w, &look.shown);
    let name = month.to_string();
    let close = shown.close.as_ref().map(|close| close.value);
    let here = desk.place.close(&name);
    let run = shown.run.as_ref().map(|run| run.id.to_string().chars().take(8).collect());
    let contestable = matches!(
        close.map(|close| close.state),
        Some(CloseState::WithVendor { .. } | CloseState::Contested { .. })
    );
    let raise = contestable && desk.may(May::Contest);
    let (credits, credits_about) = credits(desk, month, look);
    ClosePage {
        w,
        trail: desk.trail(vec![Crumb::new(w.t("shell-close"), desk.place.closes())]),
        month: desk.month(month),
        number: close.map_or_else(String::new, |close| list::number(desk, &close)),
        state: state(w, close.map(|close| close.state)),
        notice: notice(desk, look),
        measuring: acts::measuring(look),
        steps: steps(desk, look),
        next: acts::next(desk, month, look),
        acts: acts::acts(desk, month, look),
        levels: levels::lines(desk, month, look),
        compared: look.before.is_some(),
        run: run.unwrap_or_default(),
        contests: contests(desk, look),
        raise: raise.then(|| desk.place.new_contest().query("month", &name)),
        credits,
        credits_about,
        documents: documents(desk, look),
        no_document: w.t(no_document(look)),
        changes: desk.events(&shown.history, &shown.people, &here),
    }
}

/// How a close stands, as a word with its shape.
pub(super) fn state(w: W, state: Option<CloseState>) -> Status {
    let (tone, id) = match state {
        None => (Tone::Quiet, "close-unmeasured"),
        Some(CloseState::Open { .. }) => (Tone::Plain, "close-open"),
        Some(CloseState::WithVendor { .. }) => (Tone::Wait, "close-with-vendor"),
        Some(CloseState::Contested { .. }) => (Tone::Watch, "close-contested"),
        Some(CloseState::Agreed { .. }) => (Tone::Wait, "close-agreed"),
        Some(CloseState::Fixed { .. }) => (Tone::Good, "close-fixed"),
    };
    Status::new(tone, w.t(id))
}

fn notice(desk: &Desk<'_>, look: &Look) -> Option<Notice> {
    let (w, shown) = (desk.w, &look.shown);
    let told = |tone, title: &str, text: &str| Notice { tone, title: w.t(title), text: w.t(text) };
    if let Some(code) = shown.unmeasurable {
        return Some(desk.refused(&Refusal::new(code)));
    }
    match shown.job.as_ref().map(|job| &job.state) {
        Some(JobState::Waiting { .. } | JobState::Running { .. }) => {
            return Some(told(Tone::Wait, "close-measuring", "close-measuring-text"));
        }
        Some(JobState::Failed { code, .. }) => {
            let title = format!("refusal-{code}");
            let known = if w.has(&title) { w.t(&title) } else { w.t("close-failed-text") };
            return Some(Notice { tone: Tone::Bad, title: w.t("close-failed"), text: known });
        }
        _ => {}
    }
    let fixed = shown.close.as_ref().is_some_and(|c| c.value.state.word() == "fixed");
    match (shown.rerun_due, shown.facts.newer_records) {
        (true, _) => Some(told(Tone::Wait, "close-rerun", "close-rerun-text")),
        (_, true) if fixed => Some(told(Tone::Watch, "close-late", "close-late-text")),
        (_, true) => Some(told(Tone::Watch, "close-newer", "close-newer-text")),
        _ => None,
    }
}

fn steps(desk: &Desk<'_>, look: &Look) -> Vec<Step> {
    let w = desk.w;
    let state = look.shown.close.as_ref().map(|close| close.value.state);
    let at = match state {
        None | Some(CloseState::Open { .. }) => 0,
        Some(CloseState::WithVendor { .. }) => 1,
        Some(CloseState::Contested { .. }) => 2,
        Some(CloseState::Agreed { .. }) => 3,
        Some(CloseState::Fixed { .. }) => 4,
    };
    let note = match state {
        Some(CloseState::Open { since, .. }) => desk.time(since),
        Some(CloseState::WithVendor { due, .. } | CloseState::Contested { due, .. }) => {
            w.t1("part-due", "day", desk.day(due))
        }
        Some(CloseState::Agreed { at, .. } | CloseState::Fixed { at, .. }) => desk.time(at),
        None => String::new(),
    };
    let contested = !look.shown.contests.is_empty();
    let names =
        ["close-open", "close-with-vendor", "close-contested", "close-agreed", "close-fixed"];
    let step = |(index, id): (usize, &str)| Step {
        name: w.t(id),
        state: match index.cmp(&at) {
            std::cmp::Ordering::Less if index == 2 && !contested => StepState::Skipped,
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Current,
            std::cmp::Ordering::Greater => StepState::Ahead,
        },
        note: if index == at { note.clone() } else { String::new() },
    };
    names.into_iter().enumerate().map(step).collect()
}

fn contests(desk: &Desk<'_>, look: &Look) -> Vec<ContestLine> {
    let line = |contest: &Contest| ContestLine {
        contest: Named::new(
            contest::about(desk, contest),
            desk.place.contest(&contest.id.to_string()),
        ),
        by: desk.party(contest.side),
        state: contest::state(desk.w, &contest.state),
        due: match contest.state {
            ContestState::Raised { due, .. } | ContestState::Escalated { due, .. } => {
                desk.w.t1("contest-due", "day", desk.day(due))
            }
            _ => String::new(),
        },
    };
    look.shown.contests.iter().map(|contest| line(&contest.value)).collect()
}

/// The credits that stand; for the client also what would follow, while none do.
fn credits(desk: &Desk<'_>, month: Month, look: &Look) -> (Vec<CreditLine>, String) {
    let w = desk.w;
    let name = |id: &str| {
        let level = look.pack.as_ref().and_then(|pack| pack.levels.iter().find(|l| l.id == id));
        level.map_or_else(|| id.to_owned(), |level| desk.text(&level.name))
    };
    let open = look.shown.contests.iter().any(|contest| contest.value.state.is_open());
    let standing = |credit: &Credit| CreditLine {
        credit: Named::new(name(&credit.level), desk.place.credit(&credit.id.to_string())),
        amount: credit::amount(desk, credit.amount_yen),
        calculation: credit::calculated(desk, &credit.clause, credit.calculation.as_ref()),
        state: match credit.state {
            CreditState::Proposed { .. } if open => Status::new(Tone::Quiet, w.t("credit-guarded")),
            _ => credit::state(w, &credit.state),
        },
    };
    let would = |(level, proposal): &(String, Proposal)| {
        let (clause, yen, calculation) = match proposal {
            Proposal::Nothing => return None,
            Proposal::ByHand { clause } | Proposal::FeeMissing { clause } => (clause, None, None),
            Proposal::Amount { clause, yen, calculation } => {
                (clause, Some(*yen), Some(calculation))
            }
        };
        Some(CreditLine {
            credit: Named::new(name(level), desk.place.level(&month.to_string(), level)),
            amount: credit::amount(desk, yen),
            calculation: credit::calculated(desk, clause, calculation),
            state: Status::new(Tone::Quiet, w.t("credit-would")),
        })
    };
    match look.shown.credits.is_empty() && !look.proposals.is_empty() {
        true => (look.proposals.iter().filter_map(would).collect(), w.t("credit-would-about")),
        false => (look.shown.credits.iter().map(standing).collect(), String::new()),
    }
}

/// Why there are no documents.
fn no_document(look: &Look) -> &'static str {
    match &look.shown.making {
        Some(JobState::Waiting { .. } | JobState::Running { .. }) => "close-document-making",
        Some(JobState::Failed { .. } | JobState::Cancelled { .. }) => "close-document-failed",
        Some(JobState::Done { .. }) | None => "close-no-document",
    }
}

fn documents(desk: &Desk<'_>, look: &Look) -> Vec<Named> {
    let Some(run) = &look.shown.run else { return Vec::new() };
    let fixed = look.shown.close.as_ref().is_some_and(|c| c.value.state.word() == "fixed");
    let made = |kind: DocumentKind| {
        let wanted = match fixed {
            true => format!("fixed-{}", kind.extension()),
            false => kind.extension().to_owned(),
        };
        look.shown.documents.iter().any(|one| one.kind == wanted)
    };
    let way = |kind: DocumentKind| {
        let link = desk.place.pack(&run.id.to_string(), kind.extension());
        let name = match kind {
            DocumentKind::Pdf => "PDF",
            DocumentKind::Workbook => "Excel",
            DocumentKind::Json => "JSON",
        };
        Named::new(name, link.query("lang", desk.w.code()))
    };
    let may = desk.may(May::Download);
    DocumentKind::ALL.into_iter().filter(|kind| may && made(*kind)).map(way).collect()
}
