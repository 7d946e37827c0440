//! Samples: the close from both sides, and a contest.

use kajitori_domain::verdict::Contractual;

use crate::pages::close::{Act, ClosePage, ContestLine, CreditLine, Settled};
use crate::part::{Named, Next, Notice, Status, Step, StepState, Tone, Verdict};
use crate::shell::{Crumb, Spot};
use crate::word::W;

use super::{Album, Eye, day, e, event, l, october, percent, sato, trail, yamada};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("close", Eye::Client, Spot::Close, &waiting(w));
    album.add("close", Eye::Vendor, Spot::Close, &asked(w));
    album.add("close-contested", Eye::Client, Spot::Close, &contested(w));
    super::sure::pages(album);
    album.add("close-fixed", Eye::Client, Spot::Close, &fixed(w));
    album.add("close-rerun", Eye::Vendor, Spot::Close, &rerun(w));
    album.add("close-unmeasured", Eye::Client, Spot::Close, &unmeasured(w));
    super::months::pages(album);
    super::contest::pages(album);
    super::credit::pages(album);
    super::drawn::pages(album);
}

fn steps(w: W, at: usize, contested: bool) -> Vec<Step> {
    let names =
        ["close-open", "close-with-vendor", "close-contested", "close-agreed", "close-fixed"];
    let notes = ["11/20", "11/20 〜 11/27", "", "", ""];
    let step = |(index, id): (usize, &str)| Step {
        name: w.t(id),
        state: match index.cmp(&at) {
            std::cmp::Ordering::Less if index == 2 && !contested => StepState::Skipped,
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Current,
            std::cmp::Ordering::Greater => StepState::Ahead,
        },
        note: if index <= at { notes[index].to_owned() } else { String::new() },
    };
    names.into_iter().enumerate().map(step).collect()
}

fn levels(w: W) -> Vec<Settled> {
    let level = |id: &str, name: (&str, &str), reported, value, target: &str, verdict| Settled {
        level: Named::new(l(w, name.0, name.1), e().level("2026-10", id)),
        reported,
        value,
        target: l(w, &format!("{target} 以上"), &format!("≥ {target}")),
        verdict: Verdict::Contract(verdict),
        before: None,
    };
    vec![
        level(
            "on-time",
            ("支払期日の遵守", "Paid on time"),
            percent("97.09", ""),
            percent("93.00", "3,162 / 3,400"),
            "95 %",
            Contractual::Missed,
        ),
        level(
            "payroll-on-time",
            ("給与計算の納期", "Payroll on time"),
            percent("100", ""),
            percent("100", "1,180 / 1,180"),
            "100 %",
            Contractual::Met,
        ),
        level(
            "answers",
            ("照会への回答", "Inquiries answered"),
            None,
            None,
            "90 %",
            Contractual::NoData,
        ),
    ]
}

fn waiting(w: W) -> ClosePage {
    let at = |text: &str| day(w, text);
    ClosePage {
        w,
        trail: trail(w, vec![Crumb::new(w.t("shell-close"), e().closes())]),
        month: october(w),
        number: String::new(),
        state: Status::new(Tone::Wait, w.t("close-with-vendor")),
        measuring: false,
        notice: None,
        steps: steps(w, 1, false),
        next: Next {
            quiet: true,
            title: w.t("close-wait-title"),
            text: w.t1("close-wait-text", "name", sato(w)),
            due: Some(at("2026/11/27")),
            action: None,
        },
        acts: Vec::new(),
        levels: levels(w),
        compared: false,
        run: "7f3a91c2".to_owned(),
        contests: Vec::new(),
        raise: Some(e().new_contest().query("month", "2026-10")),
        credits: vec![credit(w, Status::new(Tone::Quiet, w.t("credit-would")))],
        credits_about: w.t("credit-would-about"),
        documents: vec![
            Named::new("PDF", e().pack("7f3a91c2", "pdf")),
            Named::new("Excel", e().pack("7f3a91c2", "xlsx")),
            Named::new("JSON", e().pack("7f3a91c2", "json")),
        ],
        no_document: String::new(),
        changes: vec![
            event(
                at("2026/11/20 10:40"),
                yamada(w),
                l(w, "確認を依頼しました", "Asked for confirmation"),
                e().close("2026-10"),
                String::new(),
            ),
            event(
                at("2026/11/20 10:12"),
                l(w, "処理", "Job"),
                l(w, "10月を計測しました", "October was measured"),
                e().month("2026-10"),
                String::new(),
            ),
        ],
    }
}

fn credit(w: W, state: Status) -> CreditLine {
    CreditLine {
        credit: Named::new(l(w, "支払期日の遵守", "Paid on time"), e().credit("1")),
        amount: l(w, "71,400 円", "¥71,400"),
        calculation: l(
            w,
            "別紙2 第8条：月額 1,428,000 円 × 5 %（目標未達）",
            "Annex 2, 8: monthly fee ¥1,428,000 × 5 % (target missed)",
        ),
        state,
    }
}

fn asked(w: W) -> ClosePage {
    let act = Act {
        act: Named::new(w.t("close-confirm"), e().confirmation("2026-10")),
        about: w.t("close-confirm-about"),
        version: 4,
        blocked: None,
        main: true,
        asks: true,
        run: None,
    };
    ClosePage {
        next: Next {
            quiet: false,
            title: w.t1("close-confirm-title", "month", october(w)),
            text: w.t("close-confirm-text"),
            due: Some(day(w, "2026/11/27")),
            action: None,
        },
        acts: vec![act, contest_act(w)],
        ..waiting(w)
    }
}

fn contest_act(w: W) -> Act {
    Act {
        act: Named::new(w.t("contest-raise"), e().new_contest().query("month", "2026-10")),
        about: w.t("contest-about"),
        version: 4,
        blocked: None,
        main: false,
        asks: true,
        run: None,
    }
}

fn contested(w: W) -> ClosePage {
    let fix = Act {
        act: Named::new(w.t("close-fix"), e().fixing("2026-10")),
        about: w.t("close-fix-about"),
        version: 5,
        blocked: Some(w.t1("close-fix-blocked", "n", 1)),
        main: true,
        asks: true,
        run: None,
    };
    ClosePage {
        state: Status::new(Tone::Watch, w.t("close-contested")),
        steps: steps(w, 2, true),
        next: Next {
            quiet: false,
            title: l(w, "異議 3 に回答してください", "Answer contest 3"),
            text: l(
                w,
                "承認待ちの 31 時間を委託元の保有とするかどうかを決めます。",
                "Decide whether the 31 hours of approval wait count as the client’s.",
            ),
            due: Some(day(w, "2026/11/22")),
            action: Some(Named::new(l(w, "異議 3 を開く", "Open contest 3"), e().contest("3"))),
        },
        acts: vec![fix],
        contests: vec![
            ContestLine {
                contest: Named::new(
                    l(
                        w,
                        "異議 3　INV-2610-01834 の承認待ち",
                        "Contest 3: approval wait, INV-2610-01834",
                    ),
                    e().contest("3"),
                ),
                by: l(w, "佐藤 健　2026/11/21 17:42", "Ken Sato, 2026-11-21 17:42"),
                state: Status::new(Tone::Watch, w.t("contest-raised")),
                due: w.t1("contest-due", "day", day(w, "2026/11/22")),
            },
            ContestLine {
                contest: Named::new(
                    l(w, "異議 2　休日受付 4 件の除外", "Contest 2: four cases of a holiday"),
                    e().contest("2"),
                ),
                by: l(w, "佐藤 健　2026/11/20 16:10", "Ken Sato, 2026-11-20 16:10"),
                state: Status::new(Tone::Good, w.t("contest-agreed")),
                due: String::new(),
            },
        ],
        credits: vec![credit(w, Status::new(Tone::Quiet, w.t("credit-guarded")))],
        credits_about: String::new(),
        ..waiting(w)
    }
}

fn fixed(w: W) -> ClosePage {
    ClosePage {
        state: Status::new(Tone::Good, w.t("close-fixed")),
        steps: steps(w, 4, true),
        next: Next {
            quiet: true,
            title: l(w, "10月は確定しました", "October is fixed"),
            text: l(
                w,
                "月次パックは双方に同じものです。次は11月の記録の受領です。",
                "Both sides have the same pack. Next comes November’s data.",
            ),
            due: None,
            action: None,
        },
        credits: Vec::new(),
        raise: None,
        ..waiting(w)
    }
}

/// A contest was settled: the values before stand beside those of the new run.
fn rerun(w: W) -> ClosePage {
    let mut page = asked(w);
    page.compared = true;
    page.number = w.t1("close-restated", "n", 2);
    if let Some(level) = page.levels.first_mut() {
        level.before = Some(("92.88 %".to_owned(), Verdict::Contract(Contractual::Missed)));
    }
    page
}

fn unmeasured(w: W) -> ClosePage {
    let measure = Act {
        act: Named::new(w.t("close-measure"), e().rerun("2026-10")),
        about: w.t("close-measure-about"),
        version: 0,
        blocked: None,
        main: true,
        asks: false,
        run: Some("7f3a91c2".to_owned()),
    };
    ClosePage {
        state: Status::new(Tone::Quiet, w.t("close-unmeasured")),
        notice: Some(Notice {
            tone: Tone::Bad,
            title: w.t("close-failed"),
            text: w.t("close-failed-text"),
        }),
        next: Next {
            quiet: false,
            title: w.t1("close-unmeasured-title", "month", october(w)),
            text: w.t("close-unmeasured-text"),
            due: None,
            action: None,
        },
        steps: steps(w, 0, false),
        acts: vec![measure],
        levels: Vec::new(),
        run: String::new(),
        raise: None,
        credits: Vec::new(),
        credits_about: String::new(),
        documents: Vec::new(),
        no_document: w.t("close-no-document"),
        changes: Vec::new(),
        ..waiting(w)
    }
}
