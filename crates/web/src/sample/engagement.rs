//! Samples: home, the list of engagements, the hub.

use kajitori_domain::verdict::Contractual;

use crate::form::Answer;
use crate::link;
use crate::pages::engagement::{Engagements, Fact, Filter, Hub, LevelLine, Line};
use crate::pages::home::{Home, Row};
use crate::part::{Chosen, Event, Named, Next, Pager, Status, Tone, Verdict};
use crate::shell::Spot;
use crate::word::W;

use super::{
    Album, Eye, day, e, event, l, lamps, minato, october, payables, percent, sato, shinonome,
    tasks, yamada,
};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("home", Eye::Client, Spot::Home, &home(w));
    let quiet = Home { tasks: Vec::new(), changes: Vec::new(), ..home(w) };
    album.add("home-quiet", Eye::Client, Spot::Home, &quiet);
    let mut vendor = home(w);
    vendor.person = sato(w);
    vendor.tasks.truncate(1);
    vendor.rows.truncate(1);
    for row in &mut vendor.rows {
        row.other = minato(w);
        row.lamps.clear();
    }
    vendor.changes.truncate(3);
    album.add("home", Eye::Vendor, Spot::Home, &vendor);
    album.add("engagements", Eye::Client, Spot::Engagements, &list(w));
    let none = Engagements { lines: Vec::new(), chosen: Vec::new(), pager: None, ..list(w) };
    album.add("engagements-none", Eye::Client, Spot::Engagements, &none);
    let no_hit = Engagements { lines: Vec::new(), pager: None, ..list(w) };
    album.add("engagements-no-hit", Eye::Client, Spot::Engagements, &no_hit);
    album.add("hub", Eye::Client, Spot::Hub, &hub(w));
    let mut vendor = hub(w);
    vendor.other = minato(w);
    vendor.lamps.clear();
    vendor.next = Some(Next {
        title: w.t1("close-confirm-title", "month", october(w)),
        text: w.t("close-confirm-text"),
        due: Some(day(w, "2026/11/27")),
        action: Some(Named::new(w.t("shell-close"), e().close("2026-10"))),
    });
    album.add("hub", Eye::Vendor, Spot::Hub, &vendor);
}

fn changes(w: W) -> Vec<Event> {
    let at = |text: &str| day(w, text);
    vec![
        event(
            at("2026/11/21 17:42"),
            l(w, "佐藤 健（委託先 管理責任者）", "Ken Sato (vendor’s manager)"),
            l(w, "異議 3 が出ました：承認待ちの時間", "Contest 3 was raised: approval wait"),
            e().contest("3"),
            payables(w),
        ),
        event(
            at("2026/11/20 10:05"),
            l(w, "処理", "Job"),
            l(w, "10月の記録 40,812 行を取り込みました", "40,812 rows of October were imported"),
            e().delivery("7"),
            payables(w),
        ),
        event(
            at("2026/11/20 09:58"),
            l(w, "佐藤 健（委託先 管理責任者）", "Ken Sato (vendor’s manager)"),
            l(w, "10月の申告値が提出されました", "October’s reported values were handed in"),
            e().deliveries(),
            payables(w),
        ),
        event(
            at("2026/11/18 14:30"),
            yamada(w),
            l(w, "9月を確定しました", "September was fixed"),
            e().close("2026-09"),
            payables(w),
        ),
    ]
}

fn home(w: W) -> Home {
    let row = |name: String, other: String, fine, state| Row {
        engagement: Named::new(name, e().hub()),
        other,
        lamps: lamps(w, fine),
        close: Named::new(october(w), e().close("2026-10")),
        state,
    };
    Home {
        w,
        person: yamada(w),
        today: l(w, "2026/11/22（日）", "2026-11-22 (Sun)"),
        tasks: tasks(w),
        rows: vec![
            row(payables(w), shinonome(w), false, Status::new(Tone::Watch, w.t("close-contested"))),
            row(
                l(w, "コールセンター・ITヘルプデスク", "Call centre and help desk"),
                l(w, "北斗コンタクト株式会社", "Hokuto Contact"),
                false,
                Status::new(Tone::Wait, w.t("close-open")),
            ),
            row(
                l(w, "データ入力", "Data entry"),
                l(w, "みどりデータ株式会社", "Midori Data"),
                true,
                Status::new(Tone::Wait, w.t("close-with-vendor")),
            ),
        ],
        since: day(w, "2026/11/18 15:02"),
        changes: changes(w),
    }
}

fn list(w: W) -> Engagements {
    let line = |number: &str, name: String, vendor: String, processes: String, fine, near| Line {
        engagement: Named::new(name, e().hub()),
        number: number.to_owned(),
        vendor,
        processes,
        state: Status::new(Tone::Plain, w.t("engagement-running")),
        lamps: lamps(w, fine),
        close: Status::new(Tone::Wait, w.t("close-with-vendor")),
        notice: day(w, "2026/12/31"),
        notice_near: near,
    };
    let late = Status::new(Tone::Bad, w.t("engagement-notice-past"));
    let near = Status::new(Tone::Watch, w.t1("engagement-notice-near", "n", 39));
    let mut lines = vec![
        line(
            "EN-001",
            payables(w),
            shinonome(w),
            l(w, "給与計算、買掛・支払", "Payroll, payables"),
            false,
            Some(near),
        ),
        line(
            "EN-002",
            l(w, "コールセンター・ITヘルプデスク", "Call centre and help desk"),
            l(w, "北斗コンタクト株式会社", "Hokuto Contact"),
            l(w, "コールセンター、ITヘルプデスク", "Call centre, help desk"),
            false,
            Some(late),
        ),
        line(
            "EN-003",
            l(w, "データ入力", "Data entry"),
            l(w, "みどりデータ株式会社", "Midori Data"),
            l(w, "データ入力", "Data entry"),
            true,
            None,
        ),
    ];
    lines[1].close = Status::new(Tone::Watch, w.t("close-contested"));
    lines[1].notice = day(w, "2026/09/30");
    lines[2].notice = day(w, "2027/03/31");
    Engagements {
        w,
        filter: Filter {
            text: String::new(),
            state: "running".to_owned(),
            states: vec![
                Answer::new("", w.t("engagement-any"), ""),
                Answer::new("preparing", w.t("engagement-preparing"), ""),
                Answer::new("running", w.t("engagement-running"), ""),
                Answer::new("exiting", w.t("engagement-exiting"), ""),
                Answer::new("closed", w.t("engagement-closed"), ""),
            ],
        },
        chosen: vec![Chosen { name: w.t("engagement-running"), without: link::engagements() }],
        lines,
        pager: Some(Pager {
            first: "1".to_owned(),
            last: "3".to_owned(),
            total: "3".to_owned(),
            before: None,
            after: None,
        }),
        csv: Some(link::engagements().query("state", "running").query("format", "csv")),
        new: Some(link::new_engagement()),
    }
}

fn hub(w: W) -> Hub {
    let level = |id: &str, name: String, value, target: &str, verdict| LevelLine {
        level: Named::new(name, e().level("2026-10", id)),
        value,
        target: l(w, &format!("{target} 以上"), &format!("at least {target}")),
        verdict: Verdict::Contract(verdict),
    };
    Hub {
        w,
        name: payables(w),
        number: "EN-001".to_owned(),
        other: shinonome(w),
        state: Status::new(Tone::Plain, w.t("engagement-running")),
        next: Some(Next {
            title: l(w, "異議 3 に回答してください", "Answer contest 3"),
            text: l(
                w,
                "INV-2610-01834 の承認待ち 31 時間を委託元の保有とするよう求めています。\
                 回答するまで10月は確定できません。",
                "It asks to count 31 hours of approval wait of INV-2610-01834 as the client’s. \
                 October cannot be fixed before you answer.",
            ),
            due: Some(day(w, "2026/11/22")),
            action: Some(Named::new(l(w, "異議 3 を開く", "Open contest 3"), e().contest("3"))),
        }),
        lamps: lamps(w, false),
        month: Named::new(october(w), e().month("2026-10")),
        levels: vec![
            level(
                "on-time",
                l(w, "支払期日の遵守", "Paid on time"),
                percent("93.00", ""),
                "95 %",
                Contractual::Missed,
            ),
            level(
                "payroll-on-time",
                l(w, "給与計算の納期", "Payroll on time"),
                percent("100", ""),
                "100 %",
                Contractual::Met,
            ),
            level(
                "payroll-right",
                l(w, "給与計算の正確性", "Payroll right"),
                percent("99.97", ""),
                "99.9 %",
                Contractual::Met,
            ),
            level(
                "answers",
                l(w, "照会への回答", "Answers to inquiries"),
                None,
                "90 %",
                Contractual::NoData,
            ),
        ],
        facts: facts(w),
        changes: changes(w),
    }
}

fn facts(w: W) -> Vec<Fact> {
    let fact = |id: &str, value: String, status| Fact { name: w.t(id), value, status };
    let near = Status::new(Tone::Watch, w.t1("engagement-notice-near", "n", 39));
    vec![
        fact("engagement-contract", l(w, "準委任（履行割合型）", "Quasi-mandate"), None),
        fact(
            "engagement-period",
            l(w, "2024/04/01 〜 2027/03/31", "2024-04-01 to 2027-03-31"),
            None,
        ),
        fact("engagement-notice", day(w, "2026/12/31"), Some(near)),
        fact("engagement-owner", yamada(w), None),
        fact("engagement-manager", sato(w), None),
        fact(
            "engagement-agreement",
            l(w, "第 3 版（2026/04/01 から）", "Version 3 (from 2026-04-01)"),
            None,
        ),
    ]
}
