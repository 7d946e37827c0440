//! Samples: credits, before and after the vendor's answer.

use crate::form::Answer;
use crate::pages::contest::Turn;
use crate::pages::credit::{Ask, CreditMove, CreditPage, CreditRow, Credits, Input};
use crate::part::{Named, Next, Status, Tone};
use crate::shell::{Crumb, Spot};
use crate::word::W;

use super::gate::form;
use super::{Album, Eye, day, e, l, minato, october, sato, shinonome, trail, yamada};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("credits", Eye::Client, Spot::Credits, &list(w));
    album.add("credits-none", Eye::Vendor, Spot::Credits, &Credits { rows: Vec::new(), ..list(w) });
    album.add("credit-asked", Eye::Vendor, Spot::Credits, &asked(w));
    album.add("credit-denied", Eye::Client, Spot::Credits, &denied(w));
}

fn name(w: W) -> String {
    l(w, "支払期日の遵守", "Paid on time")
}

fn amount(w: W) -> String {
    w.t1("credit-yen", "amount", "71,400")
}

fn how(w: W) -> String {
    let share =
        w.t2("credit-share", "fee", w.t1("credit-yen", "amount", "1,428,000"), "share", "5");
    w.t2("credit-clause-how", "clause", l(w, "別紙2 第8条", "Annex 2, 8"), "how", share)
}

fn list(w: W) -> Credits {
    let file = |kind| e().credits().query("file", kind);
    Credits {
        w,
        trail: trail(w, Vec::new()),
        rows: vec![CreditRow {
            credit: Named::new(name(w), e().credit("1")),
            month: Named::new(october(w), e().close("2026-10")),
            amount: amount(w),
            calculation: how(w),
            state: Status::new(Tone::Wait, w.t("credit-notified")),
            due: w.t1("part-due", "day", day(w, "2026/12/10")),
        }],
        files: (file("csv"), file("xlsx")),
        closes: e().closes(),
    }
}

fn turn(w: W, own: bool, client: bool, at: &str, (what, text): (&str, String)) -> Turn {
    let (name, party) = if client { (yamada(w), minato(w)) } else { (sato(w), shinonome(w)) };
    Turn {
        by: w.t2("contest-who", "name", name, "party", party),
        own,
        at: day(w, at),
        what: w.t(what),
        text,
        change: String::new(),
    }
}

fn asked(w: W) -> CreditPage {
    let level = || e().level("2026-10", "on-time");
    let yes = Answer::new("yes", w.t("credit-yes"), w.t("credit-yes-note"));
    let no = Answer::new("no", w.t("credit-no"), w.t("credit-no-note"));
    CreditPage {
        w,
        trail: trail(w, vec![Crumb::new(w.t("shell-credits"), e().credits())]),
        month: october(w),
        title: name(w),
        state: Status::new(Tone::Wait, w.t("credit-notified")),
        notice: None,
        next: Next {
            quiet: false,
            title: w.t("credit-next-answer"),
            text: w.t("credit-next-answer-text"),
            due: Some(day(w, "2026/12/10")),
            action: None,
        },
        amount: amount(w),
        calculation: how(w),
        facts: vec![
            (w.t("close-month"), Named::new(october(w), e().close("2026-10"))),
            (
                w.t("close-value"),
                Named::new(l(w, "93.00 %（3,162 / 3,400）", "93.00 % (3,162 / 3,400)"), level()),
            ),
            (w.t("pack-target"), Named::new(w.t1("pack-at-least", "value", "95 %"), level())),
            (w.t("pack-contractual"), Named::new(w.t("pack-verdict-missed"), level())),
        ],
        rule: l(
            w,
            "目標を下回った月は、月額の 5 % を減額できる。",
            "In a month below the target, 5 % of the fee may be credited.",
        ),
        turns: vec![turn(
            w,
            false,
            true,
            "2026/11/26 16:02",
            ("credit-turn-notified", String::new()),
        )],
        moves: vec![CreditMove {
            act: Named::new(w.t("credit-do-answer"), e().credit_step("1", "answer")),
            about: w.t("credit-do-answer-about"),
            main: true,
            blocked: None,
            choice: vec![yes, no],
            asks: vec![Ask {
                name: "text",
                label: "contest-answer-text",
                hint: "credit-answer-hint",
                input: Input::Area,
            }],
        }],
        form: form(&[], &[]),
        version: 2,
    }
}

fn denied(w: W) -> CreditPage {
    let ask = |name, label, hint, input| Ask { name, label, hint, input };
    let plain = |step: &str, id: &str, about: &str| CreditMove {
        act: Named::new(w.t(id), e().credit_step("1", step)),
        about: w.t(about),
        main: true,
        blocked: None,
        choice: Vec::new(),
        asks: Vec::new(),
    };
    let mut page = asked(w);
    page.state = Status::new(Tone::Watch, w.t("credit-denied"));
    page.next.title = w.t("credit-next-talk");
    page.next.text = w.t("credit-next-talk-text");
    page.next.due = None;
    page.turns = vec![
        turn(w, true, true, "2026/11/26 16:02", ("credit-turn-notified", String::new())),
        turn(
            w,
            false,
            false,
            "2026/11/27 10:30",
            (
                "credit-turn-no",
                l(
                    w,
                    "承認の遅れが 51 % を占めます。当社の時間だけなら 96.9 % です。",
                    "51 % of the delay was approval. By our own time it is 96.9 %.",
                ),
            ),
        ),
    ];
    page.moves = vec![
        CreditMove {
            asks: vec![
                ask("talked", "credit-talked", "credit-talked-hint", Input::Day),
                ask("text", "credit-response", "credit-response-hint", Input::Area),
            ],
            ..plain("claim", "credit-do-claim", "credit-do-claim-over-about")
        },
        CreditMove {
            main: false,
            blocked: Some(w.t("refusal-credit-contested")),
            ..plain("waiver", "credit-do-waive", "credit-do-waive-about")
        },
    ];
    page
}
