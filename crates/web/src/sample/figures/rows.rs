//! Sample: the service levels of a month.

use kajitori_domain::verdict::{Contractual, NotApplicable, Statistical};

use crate::pages::figures::LevelRow;
use crate::part::{Figure, Layers, Named, Verdict};
use crate::word::W;

use super::super::{e, l, percent};

struct Given<'a> {
    id: &'a str,
    name: (&'a str, &'a str),
    under: (&'a str, &'a str),
    target: &'a str,
    layers: Layers,
    verdicts: (Contractual, Statistical),
    difference: Option<(String, String)>,
}

fn row(w: W, given: Given<'_>) -> LevelRow {
    let target = given.target;
    LevelRow {
        level: Named::new(l(w, given.name.0, given.name.1), e().level("2026-10", given.id)),
        under: l(w, given.under.0, given.under.1),
        target: l(w, &format!("{target} 以上"), &format!("≥ {target}")),
        layers: given.layers,
        contractual: Verdict::Contract(given.verdicts.0),
        statistical: Verdict::Sample(given.verdicts.1),
        difference: given.difference,
        other: None,
    }
}

fn layers(
    reported: Option<Figure>,
    recomputed: Option<Figure>,
    verified: Option<Figure>,
    decides: u8,
) -> Layers {
    Layers { reported, recomputed, verified, decides }
}

/// Every level, those that were missed first.
pub(super) fn rows(w: W) -> Vec<LevelRow> {
    let mut rows = missed(w);
    rows.append(&mut others(w));
    rows
}

fn missed(w: W) -> Vec<LevelRow> {
    let on_time = Given {
        id: "on-time",
        name: ("支払期日の遵守", "Paid on time"),
        under: ("買掛・支払 · 別紙2 第3条", "Payables · Annex 2, 3"),
        target: "95 %",
        layers: layers(
            percent("97.09", "3,301 / 3,400"),
            percent("93.00", "3,162 / 3,400"),
            None,
            1,
        ),
        verdicts: (Contractual::Missed, Statistical::NotApplicable(NotApplicable::Census)),
        difference: Some((
            l(w, "申告 +4.09 pt", "reported +4.09 pt"),
            l(
                w,
                "委託元の承認待ちで時計を止めると一致",
                "matches if the clock stops while the client approves",
            ),
        )),
    };
    let keyed = Given {
        id: "keyed",
        name: ("入力の正確性（項目）", "Fields keyed right"),
        under: ("データ入力 · 別紙1 第2条", "Data entry · Annex 1, 2"),
        target: "99.9 %",
        layers: layers(
            percent("99.95", "527,736 / 528,000"),
            None,
            percent("99.60", "1,992 / 2,000"),
            2,
        ),
        verdicts: (Contractual::Missed, Statistical::Missed),
        difference: Some((
            l(w, "申告 +0.35 pt", "reported +0.35 pt"),
            l(w, "標本と両立しない（p = 1.0e-5）", "not compatible with the sample (p = 1.0e-5)"),
        )),
    };
    vec![row(w, on_time), row(w, keyed)]
}

fn others(w: W) -> Vec<LevelRow> {
    let all = || percent("100", "1,180 / 1,180");
    let payroll_on_time = Given {
        id: "payroll-on-time",
        name: ("給与計算の納期", "Payroll on time"),
        under: ("給与計算 · 別紙3 第1条", "Payroll · Annex 3, 1"),
        target: "100 %",
        layers: layers(all(), all(), None, 1),
        verdicts: (Contractual::Met, Statistical::NotApplicable(NotApplicable::FullTarget)),
        difference: None,
    };
    let payroll_right = Given {
        id: "payroll-right",
        name: ("給与計算の正確性", "Payroll right"),
        under: ("給与計算 · 別紙3 第2条", "Payroll · Annex 3, 2"),
        target: "99.9 %",
        layers: layers(all(), None, percent("100", "120 / 120"), 2),
        verdicts: (Contractual::Met, Statistical::NotDemonstrated),
        difference: None,
    };
    let answers = Given {
        id: "answers",
        name: ("照会への回答（4営業時間以内）", "Inquiries answered in 4 h"),
        under: ("買掛・支払 · 別紙2 第5条", "Payables · Annex 2, 5"),
        target: "90 %",
        layers: layers(None, None, None, 1),
        verdicts: (Contractual::NoData, Statistical::NoData),
        difference: None,
    };
    [payroll_on_time, payroll_right, answers].into_iter().map(|given| row(w, given)).collect()
}
