//! Samples: handing in, columns, what came of it.

use crate::form::{Answer, Form};
use crate::link;
use crate::pages::intake::{
    DeliveryLine, HistoryLine, Kept, Listing, MappingPage, Meaning, ReportedPage, ReportedRow,
    SendPage, Sending,
};
use crate::part::{Chosen, Named, Notice, Status, Step, StepState, Tone};
use crate::shell::{Crumb, Spot};
use crate::word::W;

use super::gate::form;
use super::{Album, E, Eye, day, e, l, october, sato, trail};

pub(super) const FILE: &str = "作業記録_2026-10.csv";

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    let (list, sending) = (listing(w), sending(w));
    let page = |sending: Option<Sending>, list: Option<Listing>| SendPage {
        w,
        trail: trail(w, Vec::new()),
        reported: Some(Named::new(w.t("intake-report-here"), e().reported("2026-10"))),
        notice: None,
        sending,
        list,
    };
    let both = page(Some(sending.clone()), Some(list.clone()));
    album.add("intake", Eye::Vendor, Spot::Intake, &both);
    album.add("intake", Eye::Client, Spot::Intake, &page(None, Some(list.clone())));
    let none = Listing { lines: Vec::new(), total: 0, ..list.clone() };
    let wrong = form(&[("role", "log")], &[("file", "intake-file", "empty")]);
    let wrong = page(Some(Sending { form: wrong, ..sending.clone() }), Some(none));
    album.add("intake-none", Eye::Vendor, Spot::Intake, &wrong);
    let chosen = Chosen { name: w.t("intake-reported"), without: e().deliveries() };
    let no_hit = Listing { lines: Vec::new(), chosen: vec![chosen], ..list };
    album.add("intake-no-hit", Eye::Client, Spot::Intake, &page(None, Some(no_hit)));
    let replacing = Sending { corrects: Some(("7".to_owned(), FILE.to_owned())), ..sending };
    let mut replacing = page(Some(replacing), None);
    replacing.trail = way(w);
    replacing.notice = Some(Notice {
        tone: Tone::Bad,
        title: w.t("refusal-delivery-empty"),
        text: w.t("refusal-delivery-empty-hint"),
    });
    album.add("intake-new", Eye::Vendor, Spot::Intake, &replacing);
    album.add("mapping", Eye::Vendor, Spot::Intake, &mapping(w));
    unread(album);
    album.add("reported", Eye::Vendor, Spot::Figures, &reported(w));
    let mut seen = reported(w);
    (seen.action, seen.file) = (None, None);
    seen.rows.iter_mut().for_each(|row| row.problem = None);
    album.add("reported", Eye::Client, Spot::Figures, &seen);
    let nothing = ReportedPage { rows: Vec::new(), history: Vec::new(), ..seen };
    album.add("reported-none", Eye::Client, Spot::Figures, &nothing);
    super::result::pages(album);
}

pub(super) fn way(w: W) -> Vec<Crumb> {
    trail(w, vec![Crumb::new(w.t("intake-deliveries"), e().deliveries())])
}

fn role(w: W, word: &str) -> Answer {
    let id = format!("intake-{word}");
    Answer::new(word, w.t(&id), w.t(&format!("{id}-note")))
}

fn sending(w: W) -> Sending {
    Sending {
        form: form(&[("role", "log")], &[]),
        roles: ["log", "intervals", "samples", "reported"].map(|word| role(w, word)).to_vec(),
        action: e().deliveries(),
        pieces: link::api_deliveries(E),
        corrects: None,
    }
}

fn listing(w: W) -> Listing {
    let line = |id: &str, file: &str, role: &str, at: &str, (tone, state), rows: (&str, &str)| {
        DeliveryLine {
            file: Named::new(file, e().delivery(id)),
            role: w.t(role),
            at: format!("{}　{}", day(w, at), sato(w)),
            state: Status::new(tone, w.t(&format!("intake-state-{state}"))),
            accepted: rows.0.to_owned(),
            rejected: rows.1.to_owned(),
        }
    };
    let lines = vec![
        line(
            "8",
            "calls_202610.xlsx",
            "intake-intervals",
            "2026/11/20 11:20",
            (Tone::Watch, "to-map"),
            ("", ""),
        ),
        line(
            "7",
            FILE,
            "intake-log",
            "2026/11/20 10:05",
            (Tone::Watch, "partly"),
            ("40,812", "48"),
        ),
        line(
            "6",
            "申告値_2026-10.csv",
            "intake-reported",
            "2026/11/20 09:58",
            (Tone::Good, "imported"),
            ("5", "0"),
        ),
        line(
            "5",
            "backup.zip",
            "intake-log",
            "2026/11/19 18:02",
            (Tone::Bad, "refused"),
            ("", "0"),
        ),
        line(
            "4",
            "作業記録_2026-09.csv",
            "intake-log",
            "2026/10/20 10:11",
            (Tone::Quiet, "withdrawn"),
            ("39,004", "0"),
        ),
    ];
    let any = || Answer::new("", w.t("intake-any"), "");
    Listing {
        role: String::new(),
        roles: vec![any(), Answer::new("log", w.t("intake-log"), "")],
        state: String::new(),
        states: vec![any(), Answer::new("refused", w.t("intake-state-refused"), "")],
        chosen: Vec::new(),
        total: lines.len(),
        lines,
        all: e().deliveries(),
        csv: e().deliveries().query("format", "csv"),
    }
}

fn reported(w: W) -> ReportedPage {
    let row = |level: &str, name: String, unit: &str, now: Option<&str>| ReportedRow {
        level: level.to_owned(),
        name,
        unit: unit.to_owned(),
        now: now.map(str::to_owned),
        typed: Default::default(),
        problem: None,
    };
    let names = [
        l(w, "支払期日の遵守率", "Paid on time"),
        l(w, "応答率", "Calls answered"),
        l(w, "入力の正確さ", "Accuracy of entries"),
        l(w, "問い合わせの平均対応時間", "Mean time to answer"),
    ];
    let [on_time, answered, accuracy, answer] = names;
    let mut typed = row("accuracy", accuracy.clone(), "%", None);
    typed.typed = ["99.95".to_owned(), "９９，９５０".to_owned(), "十万".to_owned()];
    typed.problem = Some(w.t1("field-number", "label", &accuracy));
    let line = |name: &str, value: &str, at: &str, superseded: bool| HistoryLine {
        name: name.to_owned(),
        value: value.to_owned(),
        at: day(w, at),
        from: superseded.then(|| Named::new(w.t("intake-by-file"), e().delivery("6"))),
        superseded,
    };
    ReportedPage {
        w,
        trail: trail(w, Vec::new()),
        month: october(w),
        others: vec![
            Named::new(l(w, "2026年9月", "September 2026"), e().reported("2026-09")),
            Named::new(l(w, "2026年11月", "November 2026"), e().reported("2026-11")),
        ],
        notice: None,
        history: vec![
            line(
                &answered,
                &l(w, "95.3 %（21,012 / 22,049）", "95.3 % (21,012 / 22,049)"),
                "2026/11/04 10:12",
                false,
            ),
            line(&on_time, "96.8 %", "2026/11/04 10:12", false),
            line(&answered, "95.9 %", "2026/11/02 09:58", true),
        ],
        rows: vec![
            row("ap-on-time", on_time, "%", Some("96.8 %")),
            row(
                "answered",
                answered,
                "%",
                Some(&l(w, "95.3 %（21,012 / 22,049）", "95.3 % (21,012 / 22,049)")),
            ),
            typed,
            row("answer-time", answer, &w.t("intake-unit-hours"), None),
        ],
        action: Some(e().reported("2026-10")),
        file: Some(e().new_delivery()),
    }
}

const COLUMNS: [&str; 6] = ["請求書番号", "処理名", "処理日時", "担当", "ステータス", "備考"];

fn meanings(w: W) -> Vec<Meaning> {
    let meaning = |name, label: &str, hint: &str, column: &str, example: &str, needed| Meaning {
        name,
        label: w.t(label),
        hint: w.t(hint),
        column: column.to_owned(),
        example: example.to_owned(),
        needed,
        problem: None,
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
        meaning("operator", "intake-operator", "intake-operator-hint", operator, "op-1", false),
        meaning("status", "intake-status", "intake-status-hint", status, "承認待ち", false),
    ]
}

/// A file of which no row can be read, and one that is no table at all.
fn unread(album: &mut Album) {
    let w = album.w;
    let file = [("file", FILE.to_owned())];
    let notice = |code: &str, args: &[(&str, String)]| Notice {
        tone: Tone::Bad,
        title: w.with(&format!("refusal-{code}"), args),
        text: w.t(&format!("refusal-{code}-hint")),
    };
    let rows = [("rows", "40".to_owned())];
    let outcome = w.t2("intake-outcome", "accepted", 0, "rejected", 40);
    let page = MappingPage {
        notice: Some(notice("delivery-none-readable", &rows)),
        importable: false,
        questions: Vec::new(),
        rows: Vec::new(),
        outcome: Some(Status::new(Tone::Bad, outcome)),
        ..mapping(w)
    };
    album.add("mapping-unread", Eye::Vendor, Spot::Intake, &page);
    let notice = Some(notice("log-file-binary", &file));
    let page = MappingPage { notice, readable: false, remembered: None, ..page };
    album.add("mapping-none", Eye::Vendor, Spot::Intake, &page);
}

fn kept() -> Vec<Kept> {
    ["備考", "影響度"]
        .into_iter()
        .enumerate()
        .map(|(number, column)| Kept {
            number,
            column: column.to_owned(),
            on: number == 1,
            name: if number == 1 { "impact".to_owned() } else { column.to_owned() },
            kind: "text".to_owned(),
        })
        .collect()
}

fn mapping(w: W) -> MappingPage {
    let column = |name: &str| Answer::new(name, name, "");
    let step = |id: &str, state| Step { name: w.t(id), state, note: String::new() };
    let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    let choice = |name: &'static str, label: &'static str, answers: &[(&str, String)]| {
        let answers = answers.iter().map(|(value, label)| Answer::new(*value, label.clone(), ""));
        (name, label, "", answers.collect())
    };
    let question = [
        ("column", "処理日時".to_owned()),
        ("value", "03/04/2026".to_owned()),
        ("chosen", l(w, "月／日", "month/day")),
        ("others", l(w, "日／月", "day/month")),
    ];
    MappingPage {
        w,
        trail: way(w),
        file: FILE.to_owned(),
        facts: w.t2("intake-facts", "rows", "40,860", "columns", 6),
        steps: vec![
            step("intake-step-received", StepState::Done),
            step("intake-step-mapping", StepState::Current),
            step("intake-step-import", StepState::Ahead),
            step("intake-step-done", StepState::Ahead),
        ],
        notice: None,
        readable: true,
        importable: true,
        anew: e().new_delivery(),
        remembered: Some(w.t1("intake-remembered", "day", day(w, "2026/10/20"))),
        questions: vec![w.with("question-log-ask-date-order", &question)],
        form: Form::new(vec![("zone".to_owned(), "Asia/Tokyo".to_owned())]),
        meanings: meanings(w),
        columns: std::iter::once(Answer::new("", w.t("intake-unused"), ""))
            .chain(COLUMNS.map(column))
            .collect(),
        choices: vec![
            choice("role", "intake-role", &[("log", w.t("intake-log"))]),
            choice("format", "intake-format", &[("a", "2026/10/31 09:05".to_owned())]),
            choice("zone", "intake-zone", &[("Asia/Tokyo", w.t("intake-zone-asia-tokyo"))]),
            choice("encoding", "intake-encoding", &[("cp932", w.t("intake-encoding-cp932"))]),
        ],
        texts: vec![],
        kept: kept(),
        kinds: vec![Answer::new("text", w.t("intake-kind-text"), "")],
        heads: ["case", "activity", "time", "operator", "status"]
            .map(|n| w.t(&format!("intake-head-{n}")))
            .to_vec(),
        rows: vec![
            row(["INV-2610-01834", "請求書受領", "2026/10/02 09:14", "op-1", "作業中"]),
            row(["INV-2610-01834", "承認依頼", "2026/10/05 11:46", "op-1", "承認待ち"]),
            row(["INV-2610-01835", "請求書受領", "2026/10/02 09:15", "op-2", "作業中"]),
            row(["INV-2610-01836", "請求書受領", "2026/10/02 09:21", "op-1", "作業中"]),
        ],
        outcome: Some(Status::new(
            Tone::Watch,
            w.t2("intake-outcome", "accepted", "40,812", "rejected", "48"),
        )),
        action: e().mapping("8"),
        import: e().import("8"),
        version: 2,
    }
}
