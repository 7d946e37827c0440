//! Contests in words.

use kajitori_domain::amendment::Amendment;
use kajitori_domain::contest::{Contest, ContestState};

use crate::answer::desk::Desk;
use crate::answer::news::about_target;
use crate::part::{Status, Tone, holder_name};
use crate::word::W;

/// What a contest is about.
pub(in crate::answer) fn about(desk: &Desk<'_>, contest: &Contest) -> String {
    about_target(desk.w, &contest.target)
}

/// How a contest stands.
pub(in crate::answer) fn state(w: W, state: &ContestState) -> Status {
    let (tone, id) = match state {
        ContestState::Raised { .. } => (Tone::Watch, "contest-raised"),
        ContestState::Answered { accepted: true, .. } => (Tone::Wait, "contest-accepted"),
        ContestState::Answered { .. } => (Tone::Watch, "contest-denied"),
        ContestState::Agreed { .. } => (Tone::Good, "contest-agreed"),
        ContestState::Rejected { .. } => (Tone::Plain, "contest-rejected"),
        ContestState::Escalated { .. } => (Tone::Watch, "contest-escalated"),
        ContestState::Decided { .. } => (Tone::Good, "contest-decided"),
        ContestState::Withdrawn { .. } => (Tone::Quiet, "contest-withdrawn"),
    };
    Status::new(tone, w.t(id))
}

/// What a change comes to.
pub(super) fn change(desk: &Desk<'_>, amendment: &Amendment) -> String {
    let w = desk.w;
    match amendment {
        Amendment::Unit { unit, correct, .. } => {
            let id = match correct {
                Some(true) => "contest-change-right",
                Some(false) => "contest-change-wrong",
                None => "contest-change-leave",
            };
            w.t1(id, "unit", unit)
        }
        Amendment::Case { case, counts, .. } => {
            let id = if *counts { "contest-change-counts" } else { "contest-change-excluded" };
            w.t1(id, "case", case)
        }
        Amendment::Pause { case, from, until } => w.with(
            "contest-change-pause",
            &[("case", case.clone()), ("from", desk.time(*from)), ("until", desk.time(*until))],
        ),
        Amendment::Holder { case, row, holder } => w.with(
            "contest-change-holder",
            &[
                ("case", case.clone()),
                ("row", row.to_string()),
                ("holder", holder_name(holder, &w)),
            ],
        ),
    }
}
