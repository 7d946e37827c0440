//! One credit.

use kajitori_app::close::Said;
use kajitori_app::credit::Shown;
use kajitori_domain::access::EngagementPermission as May;
use kajitori_domain::credit::CreditState;
use kajitori_domain::organisation::Side;

use super::tell::{amount, calculated, state};
use crate::answer::close::bound;
use crate::answer::desk::Desk;
use crate::form::{Answer, Form};
use crate::pages::contest::Turn;
use crate::pages::credit::{Ask, CreditMove, CreditPage, Input};
use crate::part::{Figure, Layers, Named, Next, Notice, Verdict};
use crate::shell::Crumb;

pub(super) fn page(
    desk: &Desk<'_>,
    shown: &Shown,
    form: Form,
    notice: Option<Notice>,
) -> CreditPage {
    let (w, credit) = (desk.w, &shown.credit.value);
    let list = Crumb::new(w.t("shell-credits"), desk.place.credits());
    let name = shown.report.as_ref().map(|report| desk.text(&report.name));
    CreditPage {
        w,
        trail: desk.trail(vec![list]),
        month: desk.month(shown.run.month),
        title: name.unwrap_or_else(|| credit.level.clone()),
        state: state(w, &credit.state),
        notice,
        next: next(desk, shown),
        amount: amount(desk, credit.amount_yen),
        calculation: calculated(desk, &credit.clause, credit.calculation.as_ref()),
        facts: facts(desk, shown),
        rule: shown.rule.as_ref().map(|rule| desk.text(rule)).unwrap_or_default(),
        turns: shown.said.iter().filter_map(|said| turn(desk, shown, said)).collect(),
        moves: moves(desk, shown),
        form,
        version: shown.credit.version,
    }
}

fn facts(desk: &Desk<'_>, shown: &Shown) -> Vec<(String, Named)> {
    let (w, month) = (desk.w, shown.run.month.to_string());
    let mut facts = vec![(
        w.t("close-month"),
        Named::new(desk.month(shown.run.month), desk.place.close(&month)),
    )];
    if let Some(report) = &shown.report {
        let level = || desk.place.level(&month, &report.id);
        let layers = Layers::of(w, report);
        let value = match layers.decides {
            0 => layers.reported,
            1 => layers.recomputed,
            _ => layers.verified,
        };
        let told = |figure: Figure| match figure.behind.as_str() {
            "" => figure.told(),
            behind => w.t2("list-behind", "value", figure.told(), "behind", behind),
        };
        let value = value.map_or_else(|| w.t("pack-verdict-no-data"), told);
        let verdict = Verdict::Contract(report.contractual).status(&w).word;
        facts.push((w.t("close-value"), Named::new(value, level())));
        facts.push((w.t("pack-target"), Named::new(bound(w, report.target), level())));
        facts.push((w.t("pack-contractual"), Named::new(verdict, level())));
        facts.push((
            w.t("credit-clause"),
            Named::new(report.clause.clone(), desk.place.agreements()),
        ));
    }
    let id = shown.run.id.to_string();
    let short: String = id.chars().take(8).collect();
    let run = desk.place.month(&month).query("run", &id);
    facts.push((w.t("close-run-name"), Named::new(short, run)));
    facts
}

fn turn(desk: &Desk<'_>, shown: &Shown, said: &Said) -> Option<Turn> {
    let w = desk.w;
    let id = match said.action.as_str() {
        "credit-proposed" if said.detail("yen").is_empty() => "credit-turn-proposed",
        "credit-proposed" => "credit-turn-computed",
        "credit-notified" => "credit-turn-notified",
        "credit-answered" if said.detail("accepted") == "yes" => "credit-turn-yes",
        "credit-answered" => "credit-turn-no",
        "credit-claimed" => "credit-turn-claimed",
        "credit-settled" => "credit-turn-settled",
        "credit-waived" => "credit-turn-waived",
        _ => return None,
    };
    let client = said.action != "credit-answered";
    // What the client did before it told the vendor is its own.
    if desk.side() == Side::Vendor && said.action == "credit-proposed" {
        return None;
    }
    let side = if client { Side::Client } else { Side::Vendor };
    let name = desk.who(said.by, &shown.people);
    let talked = said.detail("talked").parse().ok().map(|day| desk.day(day));
    Some(Turn {
        by: w.t2("contest-who", "name", name, "party", desk.party(side)),
        own: side == desk.side(),
        at: desk.time(said.at),
        what: w.t(id),
        text: said.detail("text").to_owned(),
        change: talked.map(|day| w.t1("credit-talked-on", "day", day)).unwrap_or_default(),
    })
}

fn next(desk: &Desk<'_>, shown: &Shown) -> Next {
    let w = desk.w;
    let client = desk.side() == Side::Client;
    let (title, text, due) = match (&shown.credit.value.state, client) {
        (CreditState::Proposed { .. }, _) => {
            ("credit-next-notify", "credit-next-notify-text", None)
        }
        (CreditState::Notified { due, .. }, true) => {
            ("credit-next-wait", "credit-next-wait-text", Some(*due))
        }
        (CreditState::Notified { due, .. }, false) => {
            ("credit-next-answer", "credit-next-answer-text", Some(*due))
        }
        (CreditState::Answered { accepted: true, .. }, true) => {
            ("credit-next-claim", "credit-next-claim-text", None)
        }
        (CreditState::Answered { .. }, true) => ("credit-next-talk", "credit-next-talk-text", None),
        (CreditState::Answered { .. }, false) => {
            ("credit-next-decided", "credit-next-decided-text", None)
        }
        (CreditState::Claimed { .. }, _) => ("credit-next-settle", "credit-next-settle-text", None),
        (CreditState::Settled { .. }, _) => ("credit-next-over", "credit-next-settled-text", None),
        (CreditState::Waived { .. }, _) => ("credit-next-over", "credit-next-waived-text", None),
    };
    let quiet = matches!(title, "credit-next-wait" | "credit-next-decided" | "credit-next-over");
    let due = due.map(|due| desk.day(due));
    Next { quiet, title: w.t(title), text: w.t(text), due, action: None }
}

/// What whoever looks can do now.
fn moves(desk: &Desk<'_>, shown: &Shown) -> Vec<CreditMove> {
    let way = Way { desk, shown };
    let credit = &shown.credit.value;
    let decides = desk.may(May::DecideCredit);
    let proposes = desk.may(May::ProposeCredit);
    let mut moves = match &credit.state {
        CreditState::Proposed { .. } if proposes && credit.calculation.is_none() => {
            vec![way.compute()]
        }
        CreditState::Proposed { .. } if proposes => vec![way.notify()],
        CreditState::Notified { .. } if desk.may(May::AnswerCredit) => vec![way.answer()],
        CreditState::Answered { accepted, .. } if decides => vec![way.claim(!accepted)],
        CreditState::Claimed { .. } if decides => vec![way.settle()],
        _ => Vec::new(),
    };
    let over = matches!(credit.state, CreditState::Settled { .. } | CreditState::Waived { .. });
    if decides && !over {
        moves.push(way.waive());
    }
    moves
}

/// The moves of a credit.
struct Way<'a, 'b> {
    desk: &'a Desk<'b>,
    shown: &'a Shown,
}

impl Way<'_, '_> {
    fn plain(&self, step: &str, id: &str, about: &str) -> CreditMove {
        let w = self.desk.w;
        let id_text = self.shown.credit.value.id.to_string();
        CreditMove {
            act: Named::new(w.t(id), self.desk.place.credit_step(&id_text, step)),
            about: w.t(about),
            main: true,
            blocked: None,
            choice: Vec::new(),
            asks: Vec::new(),
        }
    }

    fn contested(&self) -> Option<String> {
        let open = self.shown.open_contests > 0;
        open.then(|| self.desk.w.t("refusal-credit-contested"))
    }

    fn compute(&self) -> CreditMove {
        CreditMove {
            asks: vec![
                ask("yen", "credit-amount", "credit-amount-hint", Input::Number),
                ask("text", "credit-calculation", "credit-calculation-hint", Input::Area),
            ],
            ..self.plain("amount", "credit-do-compute", "credit-do-compute-about")
        }
    }

    fn notify(&self) -> CreditMove {
        let due = self.desk.day(self.shown.answer_due);
        let about = self.desk.w.t1("credit-do-notify-about", "day", due);
        let plain = self.plain("notice", "credit-do-notify", "credit-do-notify");
        CreditMove { about, blocked: self.contested(), ..plain }
    }

    fn answer(&self) -> CreditMove {
        let w = self.desk.w;
        let yes = Answer::new("yes", w.t("credit-yes"), w.t("credit-yes-note"));
        let no = Answer::new("no", w.t("credit-no"), w.t("credit-no-note"));
        CreditMove {
            choice: vec![yes, no],
            asks: vec![ask("text", "contest-answer-text", "credit-answer-hint", Input::Area)],
            ..self.plain("answer", "credit-do-answer", "credit-do-answer-about")
        }
    }

    fn claim(&self, over: bool) -> CreditMove {
        let w = self.desk.w;
        let credit = &self.shown.credit.value;
        let blocked = match (self.contested(), self.shown.is_fixed(), self.shown.me) {
            (Some(contested), ..) => Some(contested),
            (None, false, _) => Some(w.t("refusal-credit-month-open")),
            (None, true, Some(me)) if me == credit.measured_by => {
                Some(w.t("refusal-credit-same-person"))
            }
            _ => None,
        };
        let (about, asks) = match over {
            true => (
                "credit-do-claim-over-about",
                vec![
                    ask("talked", "credit-talked", "credit-talked-hint", Input::Day),
                    ask("text", "credit-response", "credit-response-hint", Input::Area),
                ],
            ),
            false => ("credit-do-claim-about", Vec::new()),
        };
        CreditMove { blocked, asks, ..self.plain("claim", "credit-do-claim", about) }
    }

    fn settle(&self) -> CreditMove {
        CreditMove {
            asks: vec![ask("reference", "credit-reference", "credit-reference-hint", Input::Line)],
            ..self.plain("settlement", "credit-do-settle", "credit-do-settle-about")
        }
    }

    fn waive(&self) -> CreditMove {
        CreditMove {
            main: false,
            asks: vec![ask("reason", "contest-reason", "", Input::Area)],
            ..self.plain("waiver", "credit-do-waive", "credit-do-waive-about")
        }
    }
}

fn ask(name: &'static str, label: &'static str, hint: &'static str, input: Input) -> Ask {
    Ask { name, label, hint, input }
}
