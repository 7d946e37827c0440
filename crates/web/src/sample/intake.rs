//! Samples: handing in, columns, what came of it.

use crate::form::Answer;
use crate::pages::intake::{DeliveryLine, MappingPage, Meaning, Question, SendPage};
use crate::part::{Named, Status, Step, StepState, Tone};
use crate::shell::{Crumb, Spot};
use crate::word::W;

use super::gate::form;
use super::{Album, Eye, day, e, l, sato, trail};

pub(super) const FILE: &str = "作業記録_2026-10.csv";

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    let mut page = send(w);
    album.add("intake", Eye::Vendor, Spot::Intake, &page);
    page.action = None;
    album.add("intake", Eye::Client, Spot::Intake, &page);
    page.action = Some(e().deliveries());
    page.lines.clear();
    page.form = form(&[("role", "log")], &[("file", "intake-file", "empty")]);
    album.add("intake-none", Eye::Vendor, Spot::Intake, &page);
    album.add("mapping", Eye::Vendor, Spot::Intake, &mapping(w));
    super::result::pages(album);
}

pub(super) fn way(w: W) -> Vec<Crumb> {
    trail(w, vec![Crumb::new(w.t("shell-delivery"), e().deliveries())])
}

fn send(w: W) -> SendPage {
    let role = |value: &str, id: &str, note: &str| Answer::new(value, w.t(id), w.t(note));
    let line =
        |id: &str, file: &str, role: &str, at: &str, state, rows: (&str, &str)| DeliveryLine {
            file: Named::new(file, e().delivery(id)),
            role: w.t(role),
            at: format!("{}　{}", day(w, at), sato(w)),
            state,
            accepted: rows.0.to_owned(),
            rejected: rows.1.to_owned(),
        };
    let status = |tone, id: &str| Status::new(tone, w.t(id));
    SendPage {
        w,
        trail: trail(w, Vec::new()),
        form: form(&[("role", "log")], &[]),
        roles: vec![
            role("log", "intake-log", "intake-log-note"),
            role("reported", "intake-reported", "intake-reported-note"),
            role("samples", "intake-samples", "intake-samples-note"),
        ],
        action: Some(e().deliveries()),
        lines: vec![
            line(
                "8",
                "calls_202610.xlsx",
                "intake-log",
                "2026/11/20 11:20",
                status(Tone::Watch, "intake-to-map"),
                ("", ""),
            ),
            line(
                "7",
                FILE,
                "intake-log",
                "2026/11/20 10:05",
                status(Tone::Watch, "intake-partly"),
                ("40,812", "48"),
            ),
            line(
                "6",
                "申告値_2026-10.csv",
                "intake-reported",
                "2026/11/20 09:58",
                status(Tone::Good, "intake-imported"),
                ("5", "0"),
            ),
            line(
                "5",
                "backup.zip",
                "intake-log",
                "2026/11/19 18:02",
                status(Tone::Bad, "intake-refused"),
                ("0", "0"),
            ),
        ],
    }
}

const COLUMNS: [&str; 6] = ["請求書番号", "処理名", "処理日時", "担当", "ステータス", "備考"];

fn question(w: W) -> Question {
    Question {
        title: l(
            w,
            "「03/04/2026」は 3月4日ですか、4月3日ですか",
            "Is “03/04/2026” the 4th of March or the 3rd of April?",
        ),
        text: l(w, "212 行がどちらにも読めます。", "212 rows can be read either way."),
        name: "order",
        answers: vec![
            Answer::new("month-first", l(w, "3月4日（月が先）", "4 March (month first)"), ""),
            Answer::new("day-first", l(w, "4月3日（日が先）", "3 April (day first)"), ""),
        ],
    }
}

fn meanings(w: W) -> Vec<Meaning> {
    let meaning = |name, label: &str, hint: &str, column: &str, example: &str, needed| Meaning {
        name,
        label: w.t(label),
        hint: w.t(hint),
        column: column.to_owned(),
        example: example.to_owned(),
        needed,
    };
    let [case, activity, time, operator, status, _] = COLUMNS;
    vec![
        meaning("case", "intake-case", "intake-case-hint", case, "INV-2610-01834", true),
        meaning(
            "activity",
            "intake-activity",
            "intake-activity-hint",
            activity,
            "請求書受領",
            true,
        ),
        meaning("time", "intake-time", "intake-time-hint", time, "2026/10/02 09:14", true),
        meaning("operator", "intake-operator", "intake-operator-hint", operator, "op-7c1e", false),
        meaning("status", "intake-status", "intake-status-hint", status, "承認待ち", false),
    ]
}

fn mapping(w: W) -> MappingPage {
    let column = |name: &str| Answer::new(name, name, "");
    let step = |id: &str, state| Step { name: w.t(id), state, note: String::new() };
    let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    MappingPage {
        w,
        trail: way(w),
        file: FILE.to_owned(),
        facts: l(
            w,
            "Shift_JIS、カンマ区切り、40,860 行、6 列",
            "Shift_JIS, commas, 40,860 rows, 6 columns",
        ),
        steps: vec![
            step("intake-step-received", StepState::Done),
            step("intake-step-mapping", StepState::Current),
            step("intake-step-import", StepState::Ahead),
            step("intake-step-done", StepState::Ahead),
        ],
        remembered: Some(w.t1("intake-remembered", "day", day(w, "2026/10/20"))),
        questions: vec![question(w)],
        meanings: meanings(w),
        columns: std::iter::once(Answer::new("", w.t("intake-unused"), ""))
            .chain(COLUMNS.map(column))
            .collect(),
        heads: ["case", "activity", "time", "operator", "status"]
            .map(|n| w.t(&format!("intake-{n}")))
            .to_vec(),
        rows: vec![
            row(["INV-2610-01834", "請求書受領", "2026/10/02 09:14", "op-7c1e", "作業中"]),
            row(["INV-2610-01834", "承認依頼", "2026/10/05 11:46", "op-7c1e", "承認待ち"]),
            row(["INV-2610-01835", "請求書受領", "2026/10/02 09:15", "op-02b9", "作業中"]),
            row(["INV-2610-01836", "請求書受領", "2026/10/02 09:21", "op-7c1e", "作業中"]),
        ],
        outcome: Status::new(
            Tone::Watch,
            w.t2("intake-outcome", "accepted", "40,812", "rejected", "48"),
        ),
        action: e().mapping("8"),
        import: e().import("8"),
        version: 2,
    }
}
