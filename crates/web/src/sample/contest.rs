//! Samples: raising a contest, and the same with what is wrong.

use kajitori_domain::holder::Holder;

use crate::form::{Answer, FieldProblem};
use crate::pages::contest::{
    Change, ContestPage, ContestRow, Contests, Mend, Move, NewContest, Turn,
};
use crate::part::{Chosen, Named, Next, Status, Tone, holder_name};
use crate::shell::{Crumb, Spot};
use crate::word::W;

use super::gate::form;
use super::{Album, Eye, day, e, l, minato, october, sato, shinonome, trail, yamada};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    let mut page = contest(w);
    album.add("contest", Eye::Vendor, Spot::Contests, &page);
    page.form = form(&[("target", "pause"), ("case", "INV-2610-9"), ("reason", "承認が遅い")], &[]);
    let month = [("case", "INV-2610-9".to_owned()), ("month", october(w))];
    page.form.wrong(FieldProblem {
        field: "case",
        label: "contest-case",
        code: "case-unknown",
        args: month.to_vec(),
    });
    let least = vec![("least", "20".to_owned())];
    page.form.wrong(FieldProblem {
        field: "reason",
        label: "contest-reason",
        code: "reason-short",
        args: least,
    });
    album.add("contest-wrong", Eye::Vendor, Spot::Contests, &page);
    album.add("contest-raised", Eye::Client, Spot::Contests, &raised(w));
    album.add("contest-accepted", Eye::Client, Spot::Contests, &accepted(w));
    album.add("contest-escalated", Eye::Client, Spot::Contests, &escalated(w));
    album.add("contests", Eye::Client, Spot::Contests, &list(w));
    let mut none = list(w);
    (none.rows, none.chosen) = (Vec::new(), Vec::new());
    album.add("contests-none", Eye::Vendor, Spot::Contests, &none);
}

fn contest(w: W) -> NewContest {
    let target = |value: &str, id: &str, note: &str| Answer::new(value, w.t(id), w.t(note));
    NewContest {
        w,
        trail: trail(
            w,
            vec![Crumb::new(w.t1("close-title", "month", october(w)), e().close("2026-10"))],
        ),
        month: october(w),
        notice: None,
        form: form(&[("target", "event"), ("case", "INV-2610-01834")], &[]),
        targets: vec![
            target("event", "contest-event", "contest-event-note"),
            target("pause", "contest-pause", "contest-pause-note"),
            target("sample", "contest-sample", "contest-sample-note"),
            target("exclusion", "contest-exclusion", "contest-exclusion-note"),
        ],
        levels: vec![
            Answer::new("on-time", l(w, "支払期日の遵守", "Paid on time"), ""),
            Answer::new("payroll-on-time", l(w, "給与計算の納期", "Payroll on time"), ""),
        ],
        of: "2026-10".to_owned(),
        action: e().contests(),
        back: e().close("2026-10"),
        due: day(w, "2026/11/30"),
        other: minato(w),
    }
}

fn turn(w: W, own: bool, at: &str, what: &str, text: (&str, &str)) -> Turn {
    let (name, party) = if own { (yamada(w), minato(w)) } else { (sato(w), shinonome(w)) };
    Turn {
        by: w.t2("contest-who", "name", name, "party", party),
        own,
        at: day(w, at),
        what: w.t(what),
        text: l(w, text.0, text.1),
        change: String::new(),
    }
}

/// A contest of the vendor, to be answered by the client.
fn raised(w: W) -> ContestPage {
    let step = |step: &str| e().contest_step("3", step);
    let yes = Answer::new("yes", w.t("contest-yes"), w.t("contest-yes-note"));
    let no = Answer::new("no", w.t("contest-no-answer"), w.t("contest-no-note"));
    ContestPage {
        w,
        trail: trail(w, vec![Crumb::new(w.t("shell-contests"), e().contests())]),
        number: w.t1("contest-no", "n", 3),
        title: w.t2("contest-about-event", "case", "INV-2610-01834", "row", 48_213),
        state: Status::new(Tone::Watch, w.t("contest-raised")),
        notice: None,
        next: Next {
            quiet: false,
            title: w.t("contest-next-answer"),
            text: w.t("contest-next-answer-text"),
            due: Some(day(w, "2026/11/30")),
            action: None,
        },
        facts: vec![
            (w.t("close-month"), Named::new(october(w), e().close("2026-10"))),
            (w.t("contest-by"), Named::new(shinonome(w), e().members())),
            (w.t("contest-case"), Named::new("INV-2610-01834", e().case("INV-2610-01834"))),
            (w.t("contest-run"), Named::new("7f3a91c2", e().month("2026-10"))),
        ],
        turns: vec![turn(
            w,
            false,
            "2026/11/21 17:42",
            "contest-turn-raised",
            (
                "10月14日 10:20 から 10月15日 17:20 までは、貴社の承認待ちでした。メールの控えを添えます。",
                "From 10:20 on 14 October to 17:20 on the 15th it waited for you. Mail attached.",
            ),
        )],
        moves: vec![Move {
            act: Named::new(w.t("contest-do-answer"), step("answer")),
            about: w.t("contest-do-answer-about"),
            main: true,
            choice: Some(("accepted", vec![yes, no])),
            mend: None,
            text: Some("contest-answer-text"),
        }],
        files: vec![Named::new(
            l(w, "承認依頼メール.pdf", "approval-mail.pdf"),
            e().attachment("1"),
        )],
        attach: Some(step("files")),
        form: form(&[], &[]),
        version: 1,
    }
}

/// The same, accepted: what changes is to be settled.
fn accepted(w: W) -> ContestPage {
    let step = |step: &str| e().contest_step("3", step);
    let holder = |holder: Holder| Answer::new(holder.word(), holder_name(&holder, &w), "");
    let mut page = raised(w);
    page.state = Status::new(Tone::Wait, w.t("contest-accepted"));
    page.next.title = w.t("contest-next-agree");
    page.next.text = w.t("contest-next-agree-text");
    page.next.due = None;
    page.turns.push(turn(
        w,
        true,
        "2026/11/22 09:05",
        "contest-turn-yes",
        ("承認者の休暇で止まっていました。", "The approver was on leave."),
    ));
    let mend = |change, answers| Some(Mend { change, answers });
    let plain = |step_of: &str, id: &str, about: &str| Move {
        act: Named::new(w.t(id), step(step_of)),
        about: w.t(about),
        main: true,
        choice: None,
        mend: None,
        text: None,
    };
    page.moves = vec![
        Move {
            mend: mend(
                Change::Holder(true),
                [Holder::Client, Holder::Vendor, Holder::Third].map(holder).to_vec(),
            ),
            ..plain("agreement", "contest-do-agree", "contest-do-agree-about")
        },
        Move {
            main: false,
            ..plain("withdrawal", "contest-do-withdraw", "contest-do-withdraw-about")
        },
    ];
    page
}

/// A pause that those higher up decide on.
fn escalated(w: W) -> ContestPage {
    let mut page = accepted(w);
    let yes = Answer::new("yes", w.t("contest-decided-yes"), "");
    let no = Answer::new("no", w.t("contest-decided-no"), "");
    page.title = w.t1("contest-about-pause", "case", "INV-2610-01834");
    page.state = Status::new(Tone::Watch, w.t("contest-escalated"));
    page.attach = None;
    page.files.clear();
    page.turns.push(Turn {
        change: w.t1("contest-change-excluded", "case", "INV-2610-01834"),
        ..turn(w, false, "2026/11/22 10:05", "contest-turn-escalated", ("", ""))
    });
    page.moves = vec![Move {
        act: Named::new(w.t("contest-do-decide"), e().contest_step("3", "decision")),
        about: w.t("contest-do-decide-about"),
        main: true,
        choice: Some(("changes", vec![yes, no])),
        mend: Some(Mend { change: Change::Pause, answers: Vec::new() }),
        text: Some("contest-decision-text"),
    }];
    page
}

fn list(w: W) -> Contests {
    let row = |number: &str, about: String, state: Status, due: &str| ContestRow {
        number: number.to_owned(),
        contest: Named::new(about, e().contest(number)),
        month: Named::new(october(w), e().close("2026-10")),
        by: shinonome(w),
        state,
        due: if due.is_empty() { String::new() } else { w.t1("part-due", "day", day(w, due)) },
    };
    let kind = |value: &str, id: &str| Answer::new(value, w.t(id), "");
    let file = |kind| e().contests().query("file", kind);
    Contests {
        w,
        trail: trail(w, Vec::new()),
        filter: (
            "open".to_owned(),
            vec![
                kind("", "contest-all"),
                kind("open", "contest-open"),
                kind("settled", "contest-settled"),
            ],
        ),
        chosen: vec![Chosen { name: w.t("contest-open"), without: e().contests() }],
        rows: vec![
            row(
                "3",
                w.t2("contest-about-event", "case", "INV-2610-01834", "row", 48_213),
                Status::new(Tone::Watch, w.t("contest-raised")),
                "2026/11/30",
            ),
            row(
                "2",
                w.t1("contest-about-exclusion", "case", "INV-2610-00412"),
                Status::new(Tone::Good, w.t("contest-agreed")),
                "",
            ),
        ],
        here: e().contests(),
        files: (file("csv"), file("xlsx")),
        raise: Some(e().new_contest().query("month", "2026-10")),
        none: w.t("contest-none-about"),
    }
}
