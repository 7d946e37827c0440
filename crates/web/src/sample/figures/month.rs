//! Sample: the figures of a month.

use kajitori_domain::verdict::Contractual;

use crate::pages::figures::{MonthPage, Nothing, RunLine, Tally};
use crate::part::{Named, Next, Notice, Status, Tone, Verdict};
use crate::word::W;

use super::super::{Eye, day, e, l, october, trail};
use super::rows::rows;

pub(super) fn month(w: W, eye: Eye) -> MonthPage {
    let tally = |verdict: Contractual, count: &str| Tally {
        status: Verdict::Contract(verdict).status(&w),
        count: count.to_owned(),
    };
    MonthPage {
        w,
        trail: trail(w, Vec::new()),
        month: october(w),
        before: Some(Named::new(l(w, "2026年9月", "September 2026"), e().month("2026-09"))),
        after: None,
        close: Named::new(october(w), e().close("2026-10")),
        state: Status::new(Tone::Wait, w.t("close-with-vendor")),
        headline: l(
            w,
            "5 項目中 2 項目が未達です。1 項目は判定するデータがありません。",
            "2 of 5 levels were missed; 1 has no data to judge.",
        ),
        notice: None,
        runs: Vec::new(),
        nothing: None,
        tally: vec![
            tally(Contractual::Missed, "2"),
            tally(Contractual::Met, "2"),
            tally(Contractual::NoData, "1"),
        ],
        next: (eye == Eye::Vendor).then(|| Next {
            quiet: false,
            title: w.t1("close-confirm-title", "month", october(w)),
            text: w.t("close-confirm-text"),
            due: Some(day(w, "2026/11/27")),
            action: Some(Named::new(w.t("shell-close"), e().close("2026-10"))),
        }),
        rows: rows(w),
        source: l(
            w,
            "記録 第 12 版（2026/11/20 取り込み）、合意 第 3 版で計測。実行 7f3a91c2",
            "Measured from log version 12 (imported 2026-11-20) by agreement version 3; run \
             7f3a91c2",
        ),
        pack: Some(e().pack("7f3a91c2", "pdf")),
    }
}

/// A month that was measured again, seen by whoever measures.
pub(super) fn again(w: W) -> MonthPage {
    let mut page = month(w, Eye::Client);
    let run = |made: &str, run: &str, state: Status, here| RunLine {
        made: Named::new(day(w, made), e().month("2026-10").query("run", run)),
        from: l(
            w,
            &format!("記録 第 12 版・合意 第 3 版で計測。実行 {run}"),
            &format!("Measured from log version 12 by agreement version 3; run {run}"),
        ),
        state,
        here,
    };
    page.notice = Some(Notice {
        tone: Tone::Watch,
        title: w.t("figures-draft"),
        text: w.t("figures-draft-text"),
    });
    page.runs = vec![
        run(
            "2026/11/21 10:02",
            "b04c11d9",
            Status::new(Tone::Watch, w.t("figures-run-draft")),
            true,
        ),
        run(
            "2026/11/20 18:40",
            "7f3a91c2",
            Status::new(Tone::Good, w.t("figures-run-counts")),
            false,
        ),
    ];
    let said = w.t2("figures-counts-says", "made", day(w, "2026/11/20 18:40"), "value", "92.80 %");
    page.rows[0].other = Some(said);
    page
}

/// A month that was not measured.
pub(super) fn nothing(w: W) -> MonthPage {
    let mut page = month(w, Eye::Client);
    page.headline = String::new();
    page.state = Status::new(Tone::Plain, w.t("close-open"));
    page.nothing = Some(Nothing {
        title: w.t("figures-lack-measuring"),
        text: w.t("figures-lack-measuring-text"),
        action: Some(Named::new(w.t("figures-lack-measuring-do"), e().close("2026-10"))),
    });
    page.rows.clear();
    page.tally.clear();
    page.pack = None;
    page
}
