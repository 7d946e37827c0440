//! Samples: members, sessions, tokens, the record.

use crate::form::{Answer, Form};
use crate::pages::audit::{Record, RecordLine};
use crate::pages::me::{SessionLine, Sessions};
use crate::pages::member::{Member, Members};
use crate::pages::token::{TokenLine, Tokens};
use crate::part::{Chosen, Named, Pager, Status, Tone};
use crate::shell::Spot;
use crate::word::W;

use super::{Album, Eye, day, e, l, minato, sato, shinonome, trail, yamada};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    for eye in [Eye::Client, Eye::Vendor] {
        album.add("members", eye, Spot::Members, &members(w, eye));
    }
    album.add("sessions", Eye::Client, Spot::Elsewhere, &sessions(w));
    album.add("tokens", Eye::Client, Spot::Tokens, &tokens(w));
    album.add("tokens", Eye::Vendor, Spot::Tokens, &tokens(w));
    let none = Tokens { made: None, lines: Vec::new(), ..tokens(w) };
    album.add("tokens-none", Eye::Client, Spot::Tokens, &none);
    album.add("audit", Eye::Client, Spot::Record, &record(w));
}

fn members(w: W, eye: Eye) -> Members {
    let active = || Status::new(Tone::Plain, w.t("member-active"));
    let member = |name: String, role: &str, state, own: bool| Member {
        link: own.then(|| e().member("4")),
        name,
        role: w.t(role),
        period: w.t1("member-from", "from", day(w, "2024/04/01")),
        state,
    };
    let (client, vendor) = (eye == Eye::Client, eye == Eye::Vendor);
    Members {
        w,
        trail: trail(w, Vec::new()),
        client: (
            minato(w),
            vec![
                member(yamada(w), "role-client-owner", active(), client),
                member(l(w, "鈴木 一郎", "Ichiro Suzuki"), "role-client-deputy", active(), client),
                member(
                    l(w, "高橋 美咲", "Misaki Takahashi"),
                    "role-auditor",
                    Status::new(Tone::Wait, w.t("member-invited")),
                    client,
                ),
            ],
        ),
        vendor: (
            shinonome(w),
            vec![
                member(sato(w), "role-vendor-manager", active(), vendor),
                member(
                    l(w, "伊藤 直子", "Naoko Ito"),
                    "role-vendor-deputy",
                    Status::new(Tone::Quiet, w.t("member-suspended")),
                    vendor,
                ),
            ],
        ),
        workers: if client { w.t1("member-workers", "n", 6) } else { String::new() },
        notice: None,
        new: Some(e().new_member()),
    }
}

fn sessions(w: W) -> Sessions {
    let line = |id: &str, agent: &str, address: &str, seen: String, own| SessionLine {
        id: id.to_owned(),
        agent: agent.to_owned(),
        address: address.to_owned(),
        since: day(w, "2026/11/22 08:55"),
        seen,
        own,
        state: if own {
            Status::new(Tone::Good, w.t("me-this"))
        } else {
            Status::new(Tone::Plain, w.t("me-live"))
        },
    };
    Sessions {
        w,
        lines: vec![
            line("1", "Chrome, Windows", "203.0.113.7", l(w, "いま", "now"), true),
            line("2", "Safari, iPhone", "198.51.100.24", day(w, "2026/11/21 22:10"), false),
        ],
    }
}

fn tokens(w: W) -> Tokens {
    let purpose = |value: &str, id: &str, note: &str| Answer::new(value, w.t(id), w.t(note));
    let line = |name: &str, prefix: &str, purpose: &str, state, live: bool| TokenLine {
        name: name.to_owned(),
        prefix: prefix.to_owned(),
        purpose: w.t(purpose),
        expires: day(w, "2027/03/31"),
        used: day(w, "2026/11/20 10:05"),
        state,
        end: live.then(|| e().token_end("2")),
    };
    Tokens {
        w,
        trail: trail(w, Vec::new()),
        made: Some("kjt_8fK2x1Qa_0000000000000000000000000000000000000000000".to_owned()),
        lines: vec![
            line(
                "shinonome-nightly",
                "kjt_8fK2x1Qa",
                "token-receive",
                Status::new(Tone::Plain, w.t("member-active")),
                true,
            ),
            line(
                "bi-export",
                "kjt_Zr40mm2c",
                "token-read",
                Status::new(Tone::Quiet, w.t("token-ended")),
                false,
            ),
        ],
        form: Form::default(),
        purposes: vec![
            purpose("receive", "token-receive", "token-receive-note"),
            purpose("report", "token-report", "token-report-note"),
            purpose("read", "token-read", "token-read-note"),
        ],
        action: Some(e().tokens()),
        notice: None,
    }
}

fn record(w: W) -> Record {
    let hash = "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab";
    Record {
        w,
        trail: trail(w, Vec::new()),
        checkpoint: l(
            w,
            "2026/11/18 14:30　9月の確定、1,204 行",
            "2026-11-18 14:30, close of September, 1,204 rows",
        ),
        root: hash.to_owned(),
        verifier: "bpo.example.co.jp+1f3b5c7d+AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/abcdefg="
            .to_owned(),
        actor: (String::new(), vec![Answer::new("", w.t("audit-all"), "")]),
        day: String::new(),
        sign_ins: None,
        count: "37".to_owned(),
        files: (e().audit_table("csv"), e().audit_table("xlsx")),
        filter: (
            "close".to_owned(),
            vec![
                Answer::new("", w.t("audit-all"), ""),
                Answer::new("close", w.t("shell-close"), ""),
            ],
        ),
        chosen: vec![Chosen { name: w.t("shell-close"), without: e().audit() }],
        lines: changes(w, hash),
        pager: Some(Pager {
            first: "1".to_owned(),
            last: "4".to_owned(),
            total: "37".to_owned(),
            before: None,
            after: Some(e().audit().query("kind", "close").query("page", "2")),
        }),
        here: e().audit(),
        cleared: e().audit().query("sign-ins", "shown"),
        export: Some(e().audit_export()),
    }
}

fn changes(w: W, hash: &str) -> Vec<RecordLine> {
    let line =
        |number: &str, at: &str, by: String, via: &str, action: (&str, &str), object: Named| {
            RecordLine {
                number: number.to_owned(),
                at: day(w, at),
                by,
                via: w.t(via),
                action: l(w, action.0, action.1),
                object,
                detail: String::new(),
                hash: hash[..12].to_owned(),
            }
        };
    let close = |month: &str, ja: &str, en: &str| Named::new(l(w, ja, en), e().close(month));
    vec![
        line(
            "1,231",
            "2026/11/21 17:42:09",
            sato(w),
            "audit-via-page",
            ("異議を出した", "raised a contest"),
            Named::new(l(w, "異議 3", "contest 3"), e().contest("3")),
        ),
        line(
            "1,230",
            "2026/11/20 10:40:51",
            yamada(w),
            "audit-via-page",
            ("確認を依頼した", "asked for confirmation"),
            close("2026-10", "10月の月次確定", "close of October"),
        ),
        line(
            "1,229",
            "2026/11/20 10:12:33",
            l(w, "計測", "measuring"),
            "audit-via-job",
            ("計測した", "measured"),
            close("2026-10", "10月の月次確定", "close of October"),
        ),
        line(
            "1,204",
            "2026/11/18 14:30:02",
            yamada(w),
            "audit-via-page",
            ("確定した", "fixed"),
            close("2026-09", "9月の月次確定", "close of September"),
        ),
    ]
}
