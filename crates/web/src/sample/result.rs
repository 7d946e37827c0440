//! Samples: what came of a delivery.

use crate::link;
use crate::pages::intake::{Act, ProblemRow, Progress, ResultPage, Withdrawal};
use crate::pages::job::{JobLine, Jobs};
use crate::part::{Named, Next, Notice, Status, Tone};
use crate::shell::Spot;
use crate::word::W;

use super::gate::form;
use super::intake::{FILE, way};
use super::{Album, E, Eye, day, e, l, payables, sato};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("result", Eye::Vendor, Spot::Intake, &result(w));
    let mut theirs = result(w);
    theirs.rejected = None;
    theirs.acts.truncate(2);
    theirs.acts.remove(0);
    theirs.next = None;
    album.add("result", Eye::Client, Spot::Intake, &theirs);
    album.add("result-running", Eye::Vendor, Spot::Intake, &running(w));
    album.add("result-to-map", Eye::Vendor, Spot::Intake, &to_map(w));
    let withdrawal = Withdrawal {
        w,
        trail: way(w),
        form: form(&[("reason", "")], &[("reason", "intake-reason", "empty")]),
        facts: result(w).facts,
        action: e().withdrawal("7"),
        back: e().delivery("7"),
        version: 5,
    };
    album.add("withdrawal", Eye::Vendor, Spot::Intake, &withdrawal);
    album.add("jobs", Eye::Client, Spot::Jobs, &jobs(w));
    let none = Jobs { lines: Vec::new(), total: 0, ..jobs(w) };
    album.add("jobs-none", Eye::Vendor, Spot::Jobs, &none);
}

fn running(w: W) -> ResultPage {
    let mut running = result(w);
    running.state = Status::new(Tone::Wait, w.t("intake-state-importing"));
    running.notice.tone = Tone::Wait;
    running.notice.title = w.t("intake-state-importing");
    running.notice.text = w.t("intake-about-importing");
    running.progress = Some(Progress {
        words: w.t1("intake-progress", "percent", "45"),
        done: 18_240,
        total: Some(40_860),
        again: e().delivery("7"),
    });
    running.problems.clear();
    running.facts.clear();
    running.acts.clear();
    (running.looked, running.rejected, running.next) = (false, None, None);
    running
}

fn to_map(w: W) -> ResultPage {
    let mut page = result(w);
    page.state = Status::new(Tone::Watch, w.t("intake-state-to-map"));
    page.notice.tone = Tone::Watch;
    page.notice.title = w.t("intake-state-to-map");
    page.notice.text = w.t("intake-about-to-map");
    page.next = Some(Next {
        quiet: false,
        title: w.t("intake-next-map"),
        text: w.t("intake-next-map-text"),
        due: None,
        action: Some(Named::new(w.t("intake-next-map-do"), e().mapping("7"))),
    });
    page.acts = vec![act(w, "discard", e().discard("7"), true)];
    page
}

fn act(w: W, word: &str, link: link::Link, at_once: bool) -> Act {
    let act = Named::new(w.t(&format!("intake-{word}")), link);
    Act { act, note: w.t(&format!("intake-{word}-note")), at_once }
}

fn jobs(w: W) -> Jobs {
    let line = |kind: &str, since: &str, tone, state: &str| JobLine {
        what: w.t(&format!("job-{kind}")),
        about: Some(match kind {
            "import" => Named::new("events_2026-10.csv", e().delivery("7")),
            _ => Named::new(super::october(w), e().close("2026-10")),
        }),
        place: Named::new(payables(w), e().hub()),
        engagement: E.to_owned(),
        since: day(w, since),
        state: Status::new(tone, w.t(&format!("job-state-{state}"))),
        note: String::new(),
        progress: None,
        far: String::new(),
        end: None,
        again: None,
    };
    let running = JobLine {
        progress: Some((18_240, Some(40_860))),
        far: w.t1("job-far", "percent", "45"),
        end: Some(link::job_end("j1")),
        ..line("import", "2026/11/20 10:06", Tone::Wait, "running")
    };
    let waiting = JobLine {
        note: w.t1("job-not-before", "at", day(w, "2026/11/20 10:16")),
        end: Some(link::job_end("j2")),
        ..line("measure", "2026/11/20 10:06", Tone::Wait, "waiting")
    };
    let failed = JobLine {
        note: w.t("job-fault"),
        again: Some(link::job_again("j3")),
        ..line("document", "2026/11/19 18:03", Tone::Bad, "failed")
    };
    let partly = JobLine {
        state: Status::new(Tone::Watch, w.t("job-partly")),
        ..line("import", "2026/11/19 18:02", Tone::Watch, "done")
    };
    let lines = vec![
        running,
        waiting,
        failed,
        partly,
        line("measure", "2026/11/18 09:30", Tone::Good, "done"),
    ];
    let states = vec![crate::form::Answer::new("", w.t("intake-any"), "")];
    let (state, at) = (String::new(), day(w, "2026/11/20 10:07"));
    let places = states.clone();
    Jobs {
        w,
        place: String::new(),
        places,
        state,
        states,
        chosen: Vec::new(),
        total: lines.len(),
        lines,
        at,
    }
}

fn result(w: W) -> ResultPage {
    let fact = |id: &str, value: &str| (w.t(id), value.to_owned());
    ResultPage {
        w,
        trail: way(w),
        file: FILE.to_owned(),
        over: format!("{} · {} · {}", w.t("intake-log"), day(w, "2026/11/20 10:05"), sato(w)),
        state: Status::new(Tone::Watch, w.t("intake-state-partly")),
        notice: Notice {
            tone: Tone::Watch,
            title: w.t2("intake-done", "accepted", "40,812", "rejected", "48"),
            text: w.t("intake-about-partly"),
        },
        progress: None,
        next: None,
        facts: vec![
            fact("intake-accepted", "40,812"),
            fact("intake-rejected", "48"),
            fact("intake-cases", "3,412"),
            (
                w.t("intake-span"),
                l(w, "2026/10/01（木） – 2026/10/31（土）", "2026-10-01 (Thu) – 2026-10-31 (Sat)"),
            ),
        ],
        problems: problems(w),
        looked: true,
        rejected: Some(e().rejected("7")),
        acts: vec![
            act(w, "replace", e().replacement("7"), false),
            act(w, "withdraw", e().withdrawal("7"), false),
        ],
        version: 5,
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
                l(w, "18,205 行目 処理日時 “10月2日 朝”", "row 18,205 処理日時 “10月2日 朝”"),
                l(w, "18,977 行目 処理日時 “2026/13/05”", "row 18,977 処理日時 “2026/13/05”"),
            ],
            severity: kept(),
        },
        ProblemRow {
            what: l(w, "案件の番号がありません", "There is no case number"),
            hint: l(w, "「請求書番号」を入れてください。", "Fill in 請求書番号."),
            rows: "17".to_owned(),
            examples: vec![l(w, "20,114 行目", "row 20,114")],
            severity: kept(),
        },
        ProblemRow {
            what: l(w, "終了が開始より前です", "It ends before it begins"),
            hint: l(w, "順序を確かめてください。", "Check the order."),
            rows: "6".to_owned(),
            examples: vec![l(w, "30,002 行目", "row 30,002")],
            severity: Status::new(Tone::Watch, w.t("intake-used")),
        },
    ]
}
