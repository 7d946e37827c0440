//! Sample: what stands above every look.

use crate::form::Answer;
use crate::link::Link;
use crate::pages::explore::{Ground, SelectionForm, Tab};
use crate::part::{Chosen, Named};
use crate::word::W;

use super::super::{e, l, trail};

type Look = (&'static str, fn() -> Link);

const LOOKS: [Look; 8] = [
    ("explore-map", || e().map()),
    ("explore-variants", || e().variants()),
    ("explore-durations", || e().durations()),
    ("explore-handovers", || e().handovers()),
    ("explore-rework", || e().rework()),
    ("explore-flow", || e().flow()),
    ("explore-dependency", || e().dependency()),
    ("explore-cases", || e().cases()),
];

/// The activities of all samples.
pub(super) fn names(w: W) -> [String; 9] {
    [
        l(w, "請求書受領", "Invoice received"),
        l(w, "内容確認", "Checked"),
        l(w, "承認依頼", "Approval asked"),
        l(w, "承認", "Approved"),
        l(w, "支払依頼", "Payment requested"),
        l(w, "差戻し", "Returned"),
        l(w, "取引先照会", "Supplier asked"),
        l(w, "取引先回答", "Supplier answered"),
        l(w, "取消", "Cancelled"),
    ]
}

fn processes(w: W, here: &Link) -> Vec<Tab> {
    let tab = |name: String, process: &str, now| Tab {
        name,
        link: here.clone().query("where", process),
        here: now,
    };
    vec![
        tab(w.t("explore-processes-all"), "", false),
        tab(l(w, "買掛・支払", "Payables"), "business = 'ap'", true),
        tab(l(w, "給与計算", "Payroll"), "business = 'pay'", false),
    ]
}

/// The ground of the look called `title`.
pub(super) fn ground(w: W, title: &str, lead: &str) -> Ground {
    let here = LOOKS.iter().find(|(name, _)| *name == title).map_or_else(|| e().map(), |l| l.1());
    let tab = |(name, link): &Look| Tab { name: w.t(name), link: link(), here: *name == title };
    let chip = |id: &str, value: &str| Chosen {
        name: w.t1(id, "value", value),
        without: here.clone().query("has", value),
    };
    let answers = names(w).map(|name| Answer::new(name.clone(), name, ""));
    let ends = ["csv", "xlsx"].map(|kind| e().explored(&format!("map.{kind}")));
    let [csv, xlsx] = ends;
    Ground {
        w,
        trail: trail(w, Vec::new()),
        title: w.t(title),
        lead: w.t(lead),
        from: w.with(
            "explore-ground",
            &[
                ("log", "12".to_owned()),
                ("version", "3".to_owned()),
                ("calendar", l(w, "平日 9:00–18:00", "Weekdays 9–18")),
            ],
        ),
        tabs: LOOKS.iter().map(tab).collect(),
        processes: processes(w, &here),
        scope: w.with(
            "explore-scope",
            &[
                ("cases", "3,162".to_owned()),
                ("all", "40,918".to_owned()),
                ("events", "21,904".to_owned()),
            ],
        ),
        chosen: vec![
            chip("explore-chip-from", "2026-10-01"),
            chip("explore-chip-never", &names(w)[8]),
        ],
        undo: Some(here.clone().query("from", "2026-10-01")),
        all: here,
        form: SelectionForm {
            beside: vec![("never".to_owned(), names(w)[8].clone())],
            activities: answers.to_vec(),
            holders: vec![Answer::new(
                "client >= 50%",
                w.t1("explore-holder-half", "holder", w.t("pack-holder-client")),
                "",
            )],
            within: (vec![Answer::new("", w.t("explore-within-any"), "")], String::new()),
            days: ("2026-10-01".to_owned(), String::new()),
            lasts: (String::new(), String::new()),
            condition: String::new(),
        },
        problems: Vec::new(),
        nothing: None,
        cases: (title != "explore-cases")
            .then(|| Named::new(w.t1("explore-cases-see", "n", "3,162"), e().cases())),
        files: Some((csv, xlsx)),
    }
}
