//! The list of contests.

use kajitori_app::contest::Told;
use kajitori_domain::access::EngagementPermission;
use kajitori_domain::contest::ContestState;

use super::tell::{about, state};
use crate::answer::desk::{Desk, cell};
use crate::form::Answer as Choice;
use crate::pages::contest::{ContestRow, Contests};
use crate::part::{Chosen, Named};
use crate::site::Answer;

/// What the list can be narrowed to.
const KINDS: [(&str, &str); 3] =
    [("", "contest-all"), ("open", "contest-open"), ("settled", "contest-settled")];

/// Those that the address asks for.
pub(super) fn shown(desk: &Desk<'_>, mut contests: Vec<Told>) -> Vec<Told> {
    match desk.visit.query.raw("state") {
        "open" => contests.retain(|told| told.contest.value.state.is_open()),
        "settled" => contests.retain(|told| !told.contest.value.state.is_open()),
        _ => {}
    }
    contests
}

pub(super) fn page(desk: &Desk<'_>, contests: &[Told]) -> Contests {
    let (w, here) = (desk.w, desk.place.contests());
    let asked = desk.visit.query.raw("state");
    let kind = KINDS.iter().find(|(value, _)| *value == asked && !value.is_empty());
    let file = |kind| here.clone().query("state", asked).query("file", kind);
    let month = desk.opened.month.to_string();
    let raise = desk.place.new_contest().query("month", &month);
    Contests {
        w,
        trail: desk.trail(Vec::new()),
        filter: (
            asked.to_owned(),
            KINDS.iter().map(|(value, label)| Choice::new(*value, w.t(label), "")).collect(),
        ),
        chosen: kind
            .map(|(_, label)| Chosen { name: w.t(label), without: here.clone() })
            .into_iter()
            .collect(),
        rows: contests.iter().map(|told| row(desk, told)).collect(),
        files: (file("csv"), file("xlsx")),
        here,
        raise: desk.may(EngagementPermission::Contest).then_some(raise),
        none: w.t("contest-none-about"),
    }
}

pub(super) fn file(desk: &Desk<'_>, contests: &[Told]) -> Option<Answer> {
    let head = [
        "contest-number",
        "contest-what",
        "close-month",
        "contest-by",
        "close-state",
        "close-when",
        "contest-reason",
    ];
    desk.file("shell-contests", &head, || {
        let line = |told: &Told| {
            let row = row(desk, told);
            let contest = &told.contest.value;
            vec![
                cell(row.number),
                cell(row.contest.name),
                cell(contest.month.to_string()),
                cell(row.by),
                cell(row.state.word),
                cell(row.due),
                cell(contest.reason.clone()),
            ]
        };
        contests.iter().map(line).collect()
    })
}

fn row(desk: &Desk<'_>, told: &Told) -> ContestRow {
    let contest = &told.contest.value;
    let month = contest.month.to_string();
    ContestRow {
        number: told.number.to_string(),
        contest: Named::new(about(desk, contest), desk.place.contest(&contest.id.to_string())),
        month: Named::new(desk.month(contest.month), desk.place.close(&month)),
        by: desk.party(contest.side),
        state: state(desk.w, &contest.state),
        due: match contest.state {
            ContestState::Raised { due, .. } | ContestState::Escalated { due, .. } => {
                desk.w.t1("part-due", "day", desk.day(due))
            }
            _ => String::new(),
        },
    }
}
