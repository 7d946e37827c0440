//! Samples: what came of a delivery.

use crate::pages::intake::{ProblemRow, ResultPage};
use crate::part::{Named, Next, Notice, Status, Tone};
use crate::shell::Spot;
use crate::word::W;

use super::intake::{FILE, way};
use super::{Album, Eye, day, e, l, sato};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("result", Eye::Vendor, Spot::Intake, &result(w));
    let mut running = result(w);
    running.state = Status::new(Tone::Wait, w.t("intake-running"));
    running.notice.tone = Tone::Wait;
    running.notice.title = l(w, "取り込みを受け付けました", "The import has been accepted");
    running.notice.text = l(w, "画面を閉じても続きます。", "It goes on when you leave.");
    running.progress = Some((18_240, 40_860));
    running.problems.clear();
    running.rejected = None;
    running.next = None;
    album.add("result-running", Eye::Vendor, Spot::Intake, &running);
}

fn result(w: W) -> ResultPage {
    let fact = |id: &str, value: &str| (w.t(id), value.to_owned());
    ResultPage {
        w,
        trail: way(w),
        file: FILE.to_owned(),
        over: format!("{}　{}　{}", w.t("intake-log"), day(w, "2026/11/20 10:05"), sato(w)),
        state: Status::new(Tone::Watch, w.t("intake-partly")),
        notice: Notice {
            tone: Tone::Good,
            title: w.t2("intake-done", "accepted", "40,812", "rejected", "48"),
            text: String::new(),
        },
        progress: None,
        next: Some(Next {
            title: l(
                w,
                "除いた 48 行を直して提出してください",
                "Mend the 48 rows and hand them in",
            ),
            text: l(
                w,
                "除いた行をダウンロードし、直してから、このファイルの訂正として提出します。",
                "Download them, mend them, and hand them in as a correction of this file.",
            ),
            due: Some(day(w, "2026/11/25")),
            action: Some(Named::new(
                l(w, "訂正を提出", "Hand in a correction"),
                e().new_delivery(),
            )),
        }),
        facts: vec![
            fact("intake-accepted", "40,812"),
            fact("intake-rejected", "48"),
            (l(w, "案件", "Cases"), "3,412".to_owned()),
            (l(w, "期間", "Span"), l(w, "10/01 〜 10/31", "10-01 to 10-31")),
        ],
        problems: problems(w),
        rejected: Some(e().rejected("7")),
    }
}

fn problems(w: W) -> Vec<ProblemRow> {
    let kept = || Status::new(Tone::Bad, w.t("intake-not-used"));
    vec![
        ProblemRow {
            what: l(w, "日時が読めません", "The time cannot be read"),
            hint: l(w, "2026/10/02 09:14 の形で書いてください。", "Write it as 2026/10/02 09:14."),
            rows: "31".to_owned(),
            examples: vec![
                l(w, "18,205 行：10月2日 朝", "row 18,205: 10月2日 朝"),
                l(w, "18,977 行：2026/13/05", "row 18,977: 2026/13/05"),
            ],
            severity: kept(),
        },
        ProblemRow {
            what: l(w, "案件の番号がありません", "There is no case number"),
            hint: l(w, "「請求書番号」を入れてください。", "Fill in 請求書番号."),
            rows: "17".to_owned(),
            examples: vec![l(w, "20,114 行", "row 20,114")],
            severity: kept(),
        },
        ProblemRow {
            what: l(w, "終了が開始より前です", "It ends before it begins"),
            hint: l(w, "順序を確かめてください。", "Check the order."),
            rows: "6".to_owned(),
            examples: vec![l(w, "30,002 行", "row 30,002")],
            severity: Status::new(Tone::Watch, w.t("intake-used")),
        },
    ]
}
