//! One contest.

use kajitori_app::close::Said;
use kajitori_app::contest::Shown;
use kajitori_domain::access::EngagementPermission as May;
use kajitori_domain::amendment::Amendment;
use kajitori_domain::contest::{Contest, ContestState, Target};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Refusal;

use super::amend::mend;
use super::tell::{about, change, state};
use crate::answer::desk::Desk;
use crate::form::{Answer, FieldProblem, Form};
use crate::pages::contest::{ContestPage, Move, Turn};
use crate::part::{Named, Next, Notice};
use crate::shell::Crumb;

/// Why a file was not taken, from the address.
pub(super) fn wrong(desk: &Desk<'_>) -> Option<Notice> {
    const CODES: [&str; 3] = ["attachment-empty", "attachment-kind", "attachment-too-large"];
    let code = CODES.into_iter().find(|code| *code == desk.visit.query.raw("wrong"))?;
    Some(desk.refused(&Refusal::new(code)))
}

/// Notes that an answer was not chosen.
pub(super) fn missing(form: &mut Form, field: &'static str, label: &'static str) -> bool {
    form.wrong(FieldProblem { field, label, code: "empty", args: Vec::new() });
    false
}

pub(super) fn page(
    desk: &Desk<'_>,
    shown: &Shown,
    form: Form,
    notice: Option<Notice>,
) -> ContestPage {
    let (w, contest) = (desk.w, &shown.told.contest.value);
    let id = contest.id.to_string();
    let list = Crumb::new(w.t("shell-contests"), desk.place.contests());
    let open = contest.state.is_open();
    let file = |file: &kajitori_app::contest::File| {
        Named::new(file.file.clone(), desk.place.attachment(&file.id.to_string()))
    };
    let moves = moves(desk, shown);
    ContestPage {
        w,
        trail: desk.trail(vec![list]),
        number: w.t1("contest-no", "n", shown.told.number),
        title: about(desk, contest),
        state: state(w, &contest.state),
        notice,
        next: next(desk, shown, !moves.is_empty()),
        facts: facts(desk, shown),
        turns: shown.said.iter().filter_map(|said| turn(desk, shown, said)).collect(),
        moves,
        files: shown.files.iter().map(file).collect(),
        attach: (open && desk.may(May::Attach)).then(|| desk.place.contest_step(&id, "files")),
        form,
        version: shown.told.contest.version,
    }
}

fn facts(desk: &Desk<'_>, shown: &Shown) -> Vec<(String, Named)> {
    let (w, contest) = (desk.w, &shown.told.contest.value);
    let month = contest.month.to_string();
    let month_link = desk.place.close(&month);
    let mut facts = vec![
        (w.t("close-month"), Named::new(desk.month(contest.month), month_link)),
        (w.t("contest-by"), Named::new(desk.party(contest.side), desk.place.members())),
    ];
    let case_link = |case: &str, level: &str| {
        desk.place.case(case).query("month", &month).query("level", level)
    };
    let level = contest.target.level().unwrap_or("");
    if let Some(case) = contest.target.case() {
        facts.push((w.t("contest-case"), Named::new(case, case_link(case, level))));
    }
    if !level.is_empty() {
        facts.push((w.t("pack-level"), Named::new(level, desk.place.level(&month, level))));
    }
    let run = |run: &kajitori_app::contest::RunOf| {
        let id = run.id.to_string();
        let short: String = id.chars().take(8).collect();
        Named::new(short, desk.place.month(&month).query("run", &id))
    };
    facts.push((w.t("contest-run"), run(&shown.run)));
    facts.extend(shown.rerun.as_ref().map(|rerun| (w.t("contest-rerun"), run(rerun))));
    facts
}

fn turn(desk: &Desk<'_>, shown: &Shown, said: &Said) -> Option<Turn> {
    let (w, contest) = (desk.w, &shown.told.contest.value);
    let id = match said.action.as_str() {
        "contest-raised" => "contest-turn-raised",
        "contest-answered" if said.detail("accepted") == "yes" => "contest-turn-yes",
        "contest-answered" => "contest-turn-no",
        "contest-agreed" => "contest-turn-agreed",
        "contest-rejected" => "contest-turn-rejected",
        "contest-escalated" => "contest-turn-escalated",
        "contest-decided" => "contest-turn-decided",
        "contest-withdrawn" => "contest-turn-withdrawn",
        _ => return None,
    };
    let person = said.by.and_then(|by| shown.people.iter().find(|person| person.id == by));
    let side = match person.map(|person| person.organisation) {
        Some(home) if home == desk.opened.vendor.id => Side::Vendor,
        Some(_) => Side::Client,
        None => contest.side,
    };
    let changes: Vec<Amendment> =
        serde_json::from_str(said.detail("amendment")).unwrap_or_default();
    let name = desk.who(said.by, &shown.people);
    Some(Turn {
        by: w.t2("contest-who", "name", name, "party", desk.party(side)),
        own: side == desk.side(),
        at: desk.time(said.at),
        what: w.t(id),
        text: said.detail("text").to_owned(),
        change: changes.first().map(|one| change(desk, one)).unwrap_or_default(),
    })
}

/// Whose turn it is.
fn next(desk: &Desk<'_>, shown: &Shown, mine: bool) -> Next {
    let (w, contest) = (desk.w, &shown.told.contest.value);
    let (other, own) = (contest.side.other(), contest.side);
    let (title, text, due) = match &contest.state {
        ContestState::Raised { due, .. } if desk.side() == other && mine => {
            ("contest-next-answer", w.t("contest-next-answer-text"), Some(*due))
        }
        ContestState::Raised { due, .. } => (
            "contest-next-wait",
            w.t1("contest-next-wait-text", "name", desk.party(other)),
            Some(*due),
        ),
        ContestState::Answered { accepted: true, .. } => {
            ("contest-next-agree", w.t("contest-next-agree-text"), None)
        }
        ContestState::Answered { .. } => {
            ("contest-next-denied", w.t1("contest-next-denied-text", "name", desk.party(own)), None)
        }
        ContestState::Escalated { due, .. } => {
            ("contest-next-decide", w.t("contest-next-decide-text"), Some(*due))
        }
        ContestState::Withdrawn { .. } | ContestState::Rejected { .. } => {
            ("contest-next-over", w.t("contest-next-over-text"), None)
        }
        _ if contest.state.amendment().is_some() && shown.rerun.is_none() => {
            ("contest-next-measuring", w.t("contest-next-measuring-text"), None)
        }
        _ => ("contest-next-over", w.t("contest-next-settled-text"), None),
    };
    let month = desk.place.close(&contest.month.to_string());
    let way = Named::new(w.t1("close-title", "month", desk.month(contest.month)), month);
    Next {
        quiet: matches!(
            title,
            "contest-next-wait" | "contest-next-over" | "contest-next-measuring"
        ),
        title: w.t(title),
        text,
        due: due.map(|due| desk.day(due)),
        action: (!contest.state.is_open()).then_some(way),
    }
}

/// What whoever looks can do now.
fn moves(desk: &Desk<'_>, shown: &Shown) -> Vec<Move> {
    let contest = &shown.told.contest.value;
    let own = contest.side == desk.side();
    let settle = desk.may(May::SettleContest);
    let way = Way { desk, contest };
    let mut moves = match &contest.state {
        ContestState::Raised { .. } if !own && desk.may(May::AnswerContest) => vec![way.answer()],
        ContestState::Answered { accepted: true, .. } if settle => vec![way.agree()],
        ContestState::Answered { .. } if settle && own => {
            vec![way.escalate(true), way.reject()]
        }
        ContestState::Answered { .. } if settle => vec![way.escalate(false)],
        ContestState::Escalated { .. } if settle => vec![way.decide()],
        _ => Vec::new(),
    };
    if contest.state.is_open() && own && desk.may(May::Contest) {
        moves.push(way.plain("withdrawal", "contest-do-withdraw", "contest-do-withdraw-about"));
    }
    moves
}

/// The moves of a contest.
struct Way<'a, 'b> {
    desk: &'a Desk<'b>,
    contest: &'a Contest,
}

impl Way<'_, '_> {
    fn plain(&self, step: &str, id: &str, about: &str) -> Move {
        let w = self.desk.w;
        let link = self.desk.place.contest_step(&self.contest.id.to_string(), step);
        Move {
            act: Named::new(w.t(id), link),
            about: w.t(about),
            main: false,
            choice: None,
            mend: None,
            text: None,
        }
    }

    fn answer(&self) -> Move {
        let w = self.desk.w;
        let yes = Answer::new("yes", w.t("contest-yes"), w.t("contest-yes-note"));
        let no = Answer::new("no", w.t("contest-no-answer"), w.t("contest-no-note"));
        Move {
            main: true,
            choice: Some(("accepted", vec![yes, no])),
            text: Some("contest-answer-text"),
            ..self.plain("answer", "contest-do-answer", "contest-do-answer-about")
        }
    }

    fn agree(&self) -> Move {
        Move {
            main: true,
            mend: Some(self.mend()),
            ..self.plain("agreement", "contest-do-agree", "contest-do-agree-about")
        }
    }

    fn mend(&self) -> crate::pages::contest::Mend {
        let target: &Target = &self.contest.target;
        mend(self.desk.w, target)
    }

    fn escalate(&self, main: bool) -> Move {
        Move {
            main,
            ..self.plain("escalation", "contest-do-escalate", "contest-do-escalate-about")
        }
    }

    fn reject(&self) -> Move {
        Move {
            text: Some("contest-reason"),
            ..self.plain("rejection", "contest-do-reject", "contest-do-reject-about")
        }
    }

    fn decide(&self) -> Move {
        let w = self.desk.w;
        let yes = Answer::new("yes", w.t("contest-decided-yes"), "");
        let no = Answer::new("no", w.t("contest-decided-no"), "");
        Move {
            main: true,
            choice: Some(("changes", vec![yes, no])),
            mend: Some(self.mend()),
            text: Some("contest-decision-text"),
            ..self.plain("decision", "contest-do-decide", "contest-do-decide-about")
        }
    }
}
