//! Sample: one level.

use kajitori_domain::holder::Holder;

use crate::form::Answer;
use crate::pages::figures::{CaseFilter, Cause, Difference, LevelPage, Made, Slot};
use crate::part::{Chosen, Figure, HolderBar, Pager, Status, Tone};
use crate::shell::Crumb;
use crate::word::W;

use super::super::{Eye, e, l, october, trail};
use super::cases::{cases, columns};
use super::held;
use super::rows::rows;
use super::series::{charts, points, series};

pub(super) fn level(w: W, eye: Eye) -> LevelPage {
    let chart = series();
    let on_time = rows(w).remove(0);
    let place = e();
    let here = place.level("2026-10", "on-time");
    let month = Crumb::new(w.t1("figures-month", "month", october(w)), place.month("2026-10"));
    LevelPage {
        w,
        trail: trail(w, vec![month]),
        name: on_time.level.name,
        over: l(w, "2026年10月 · 買掛・支払 · 別紙2 第3条", "October 2026 · Payables · Annex 2, 3"),
        promise: l(
            w,
            "請求書の受領から支払依頼まで、40 営業時間以内に終える割合を 95 % 以上とする。",
            "At least 95 % of invoices are ready for payment within 40 business hours of receipt.",
        ),
        notice: None,
        other: None,
        made_of: made_of(w),
        claim: None,
        notes: vec![w.t1("pack-note-pending", "count", 14)],
        layers: on_time.layers,
        contractual: on_time.contractual,
        statistical: on_time.statistical,
        proof: String::new(),
        difference: Some(difference(w)),
        chart: Some(charts(w, &chart)),
        signals: vec![l(
            w,
            "◆ 懸念　2026-10（1 点）　管理限界の外",
            "◆ concern: 2026-10 (1 point), outside the limits",
        )],
        points: points(w, &chart),
        slots: slots(w),
        held: holders(w),
        filter: CaseFilter {
            listed: true,
            show: "missed".to_owned(),
            answers: answers(w),
            condition: "client_time > INTERVAL '16' HOUR".to_owned(),
            problems: Vec::new(),
            beside: Vec::new(),
        },
        chosen: vec![
            Chosen { name: w.t("figures-show-missed"), without: here.clone() },
            Chosen { name: "client_time > INTERVAL '16' HOUR".to_owned(), without: here.clone() },
        ],
        columns: columns(w),
        cases: cases(w),
        pager: Some(Pager {
            first: "1".to_owned(),
            last: "20".to_owned(),
            total: "238".to_owned(),
            before: None,
            after: Some(here.clone().query("show", "missed").query("page", "2")),
        }),
        csv: place.cases_csv("2026-10", "on-time").query("show", "missed"),
        xlsx: place.cases_xlsx("2026-10", "on-time").query("show", "missed"),
        here,
        contest: (eye == Eye::Vendor).then(|| place.new_contest().query("level", "on-time")),
    }
}

fn made_of(w: W) -> Vec<Made> {
    let here = e().level("2026-10", "on-time");
    let made = |name: String, count: &str, show: &str| Made {
        name,
        count: count.to_owned(),
        cases: Some(here.clone().query("show", show).at("cases")),
    };
    let cancelled = l(w, "取消された案件", "cancelled cases");
    vec![
        made(w.t("figures-made-counted"), "3,400", ""),
        made(w.t("figures-outside"), "238", "missed"),
        made(w.t1("figures-excluded", "rule", cancelled), "21", "excluded"),
        made(w.t("figures-missing"), "3", "missing"),
    ]
}

fn difference(w: W) -> Difference {
    let fit = |fits: bool| {
        let (tone, id) =
            if fits { (Tone::Good, "figures-fit") } else { (Tone::Quiet, "figures-fit-not") };
        Status::new(tone, w.t(id))
    };
    Difference {
        by: "+4.09 pt".to_owned(),
        meaning: l(
            w,
            "申告値は目標に達していますが、合意した数え方では達していません。",
            "As reported the target is reached; as agreed it is not.",
        ),
        causes: vec![
            Cause {
                name: l(
                    w,
                    "委託元の承認待ちで時計を止める（合意にない停止）",
                    "The clock stops while the client approves (a pause that is not agreed)",
                ),
                figure: Figure::new("97.09", "%", "3,301 / 3,400"),
                fits: fit(true),
            },
            Cause {
                name: l(w, "暦時間ではなく営業日で数える", "Business days instead of hours"),
                figure: Figure::new("94.12", "%", "3,200 / 3,400"),
                fits: fit(false),
            },
        ],
    }
}

fn slots(w: W) -> Vec<Slot> {
    let slot = |ja: &str, en: &str, value: &str, behind: &str, share| Slot {
        name: l(w, ja, en),
        value: format!("{value}%"),
        behind: behind.to_owned(),
        share,
        promised: 950,
    };
    vec![
        slot("月曜 9–11時", "Mon 9–11", "61.05", "757 / 1,240", 610),
        slot("25日以降の火曜", "Tue from the 25th", "84.31", "129 / 153", 843),
        slot("木曜 16–17時", "Thu 16–17", "91.20", "197 / 216", 912),
    ]
}

fn holders(w: W) -> Vec<HolderBar> {
    use Holder::{Client, Pause, Third, Unattributed, Vendor};
    let hours = |n: &str| l(w, &format!("{n} 時間"), &format!("{n} h"));
    vec![
        held(
            w.t("figures-lead-time"),
            hours("91,420"),
            &[
                (Client, &hours("31,083"), "34.0", 340),
                (Vendor, &hours("48,544"), "53.1", 531),
                (Third, &hours("8,959"), "9.8", 98),
                (Pause, &hours("2,286"), "2.5", 25),
                (Unattributed, &hours("548"), "0.6", 6),
            ],
        ),
        held(
            w.t1("figures-delay-of", "cases", 238),
            hours("4,100"),
            &[
                (Client, &hours("2,090"), "51.0", 510),
                (Vendor, &hours("1,615"), "39.4", 394),
                (Third, &hours("395"), "9.6", 96),
            ],
        ),
    ]
}

fn answers(w: W) -> Vec<Answer> {
    vec![
        Answer::new("", w.t("figures-show-all"), ""),
        Answer::new("missed", w.t("figures-show-missed"), ""),
        Answer::new("excluded", w.t("figures-show-excluded"), ""),
        Answer::new("missing", w.t("figures-show-missing"), ""),
    ]
}
