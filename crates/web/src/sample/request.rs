//! Samples: requests to the vendor's manager.

use crate::form::{Answer, Form};
use crate::pages::request::{RequestLine, Requests, WordingLine, Worker};
use crate::part::{Chosen, Named, Status, Tone};
use crate::shell::Spot;
use crate::word::W;

use super::{Album, Eye, day, e, l, october, sato, trail, yamada};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("requests", Eye::Client, Spot::Requests, &requests(w, true, false));
    album.add("requests-warned", Eye::Client, Spot::Requests, &requests(w, true, true));
    let none = Requests {
        lines: Vec::new(),
        month: "2026-10".to_owned(),
        chosen: vec![Chosen { name: october(w), without: e().requests() }],
        ..requests(w, true, false)
    };
    album.add("requests-no-hit", Eye::Client, Spot::Requests, &none);
    album.add("requests", Eye::Vendor, Spot::Requests, &requests(w, false, false));
    let worker = Worker { w, trail: trail(w, Vec::new()), code: "op-17".to_owned(), name: sato(w) };
    album.add("worker", Eye::Vendor, Spot::Figures, &worker);
}

fn requests(w: W, client: bool, looked: bool) -> Requests {
    let text = l(
        w,
        "作業者の鈴木さんに残業してもらい、月末の請求書を先に処理してください。",
        "Have Suzuki work overtime and process the invoices of the month’s end first.",
    );
    let text = if looked { text } else { String::new() };
    let line =
        |id: &str, at: &str, text: String, open: bool| line(w, client, (id, at), (text, open));
    let found = |word: &str, found: String| WordingLine {
        words: w.t1(&format!("wording-{word}"), "found", found),
        hint: w.t(&format!("wording-{word}-hint")),
    };
    Requests {
        w,
        trail: trail(w, Vec::new()),
        manager: sato(w),
        client,
        problem: None,
        form: client.then(|| Form::new(vec![("text".to_owned(), text)])),
        warnings: match looked {
            true => vec![
                found("worker", l(w, "鈴木", "Suzuki")),
                found("hours", l(w, "残業", "overtime")),
            ],
            false => Vec::new(),
        },
        looked,
        action: e().requests(),
        total: 2,
        months: vec![
            Answer::new("", w.t("intake-any"), ""),
            Answer::new("2026-10", october(w), ""),
        ],
        month: String::new(),
        chosen: Vec::new(),
        lines: vec![
            line(
                "2",
                "2026/11/21 09:10",
                l(
                    w,
                    "10月の未払い 12 件について、原因と再発防止を 11/30 までにお知らせください。",
                    "Please tell us by 30 November why 12 invoices of October were paid late.",
                ),
                true,
            ),
            line(
                "1",
                "2026/11/18 15:20",
                l(
                    w,
                    "9月の申告値と再計算値の差額の内訳をください。",
                    "Please hand in the breakdown of September’s difference.",
                ),
                false,
            ),
        ],
    }
}

fn line(w: W, client: bool, (id, at): (&str, &str), (text, open): (String, bool)) -> RequestLine {
    RequestLine {
        id: id.to_owned(),
        at: day(w, at),
        by: w.t2("engagement-who", "name", yamada(w), "role", w.t("who-client-owner")),
        text: vec![text],
        month: open.then(|| Named::new(october(w), e().month("2026-10"))),
        state: match open {
            true => Status::new(Tone::Wait, w.t("request-waits")),
            false => Status::new(Tone::Good, w.t("request-answered")),
        },
        answer: (!open).then(|| {
            let by = w.t2("engagement-who", "name", sato(w), "role", w.t("who-vendor-manager"));
            let answer = l(
                w,
                "内訳を提出しました。差額は締め日の数え方の違いによるものです。",
                "Handed in. The difference comes from how the closing day is counted.",
            );
            (day(w, "2026/11/19 11:30"), by, vec![answer])
        }),
        to_answer: (open && !client).then(|| (e().request_answer(id), 1)),
        typed: String::new(),
    }
}
