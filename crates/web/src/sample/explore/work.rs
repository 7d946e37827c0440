//! Samples: hand-overs, rework, dependency.

use crate::pages::explore::{
    AbsenceLine, DependencyPage, HandoversPage, LoopLine, MatrixCell, MatrixRow, OperatedLine,
    PairLine, ReworkPage, ReworkedLine,
};
use crate::part::Named;
use crate::word::W;

use super::super::{e, l, minato, shinonome};
use super::ground::{ground, names};

pub(super) fn handovers(w: W) -> HandoversPage {
    let orgs = [shinonome(w), minato(w), l(w, "取引先", "Suppliers")];
    let cell = |count: &str, heat| MatrixCell { count: count.to_owned(), heat };
    let row = |at: usize, cells: [(&str, u8); 3]| MatrixRow {
        name: orgs[at].clone(),
        cells: cells.map(|(count, heat)| cell(count, heat)).to_vec(),
    };
    let pair = |from: usize, to: usize, count: &str, median: &str, p90: &str| PairLine {
        from: orgs[from].clone(),
        to: orgs[to].clone(),
        count: count.to_owned(),
        median: l(w, &format!("{median}時間"), &format!("{median} h")),
        p90: l(w, &format!("{p90}時間"), &format!("{p90} h")),
    };
    let numbers = [
        ("explore-handed", "6,214"),
        ("explore-ping-pong", "612 (19.4 %)"),
        ("explore-orgs", "3"),
        ("explore-no-org", "41"),
    ];
    HandoversPage {
        ground: ground(w, "explore-handovers", "explore-handovers-lead"),
        numbers: numbers.map(|(name, value)| (w.t(name), value.to_owned())).to_vec(),
        ping_pong: Some(Named::new(
            w.t("explore-ping-pong-only"),
            e().map().query("where", "ping_pong > 0"),
        )),
        heads: orgs.to_vec(),
        rows: vec![
            row(0, [("9,870", 0), ("2,690", 5), ("420", 1)]),
            row(1, [("2,610", 5), ("301", 0), ("", 0)]),
            row(2, [("410", 1), ("", 0), ("", 0)]),
        ],
        pairs: vec![
            pair(0, 1, "2,690", "1", "4"),
            pair(1, 0, "2,610", "14", "37"),
            pair(0, 2, "420", "4", "9"),
        ],
    }
}

pub(super) fn rework(w: W) -> ReworkPage {
    let names = names(w);
    let args = [("cases", "634".to_owned()), ("share", "20.1 %".to_owned())];
    let line = |at: usize, cases: &str, repeated: &str, share: &str| ReworkedLine {
        name: names[at].clone(),
        cases: cases.to_owned(),
        repeated: repeated.to_owned(),
        share: share.to_owned(),
        repeats: repeated.to_owned(),
        own: "24".to_owned(),
        keep: e().map().query("has", &names[at]).query("min-rework", "1"),
    };
    ReworkPage {
        ground: ground(w, "explore-rework", "explore-rework-lead"),
        said: w.with("explore-rework-said", &args),
        keep: Some(Named::new(w.t("explore-rework-only"), e().map().query("min-rework", "1"))),
        lines: vec![line(1, "3,158", "570", "18.0 %"), line(2, "2,700", "294", "10.9 %")],
        loops: vec![LoopLine {
            name: names[1].clone(),
            via: names[6].clone(),
            count: "330".to_owned(),
            cases: "318".to_owned(),
            keep: e().map().query("follows", "x -> y"),
        }],
    }
}

pub(super) fn dependency(w: W) -> DependencyPage {
    let names = names(w);
    let number = |name: &str, value: &str, says: &str| (w.t(name), value.to_owned(), w.t(says));
    let line = |at: usize, share: &str, bar: u16, code: &str, codes: &str| OperatedLine {
        name: names[at].clone(),
        events: "3,158".to_owned(),
        codes: codes.to_owned(),
        practised: "1".to_owned(),
        share: share.to_owned(),
        bar,
        code: code.to_owned(),
    };
    let absence = |codes: &str, share: &str, bar: u16, behind: &str| AbsenceLine {
        codes: codes.to_owned(),
        share: share.to_owned(),
        bar,
        behind: behind.to_owned(),
        tasks: l(w, "給与変更の登録、例外の承認", "Payroll changes, approving exceptions"),
    };
    DependencyPage {
        ground: ground(w, "explore-dependency", "explore-dependency-lead"),
        numbers: vec![
            number("ask-table-dependency", "62", "explore-index-says"),
            number("ask-column-impact", "50.0 %", "explore-impact-says"),
            number("explore-single", "51.2 %", "explore-single-says"),
            number("ask-column-bus-factor", "1", "explore-bus-says"),
        ],
        lines: vec![
            line(2, "80.0 %", 800, "op-01", "4"),
            line(1, "41.5 %", 415, "op-07", "9"),
            line(0, "22.0 %", 220, "op-03", "11"),
        ],
        absences: vec![
            absence("op-01", "50.0 %", 500, "600 / 1,200"),
            absence("op-01 · op-07", "58.4 %", 584, "701 / 1,200"),
        ],
        notes: vec![w.t1("explore-no-code", "n", "41")],
    }
}
