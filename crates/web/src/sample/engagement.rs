//! Samples: home, the list of engagements, the hub.

use crate::form::Answer;
use crate::link;
use crate::pages::engagement::{Engagements, Filter, Line};
use crate::pages::home::{Home, Row};
use crate::part::{Chosen, Event, Named, Status, Tone};
use crate::shell::Spot;
use crate::word::W;

use super::{
    Album, Eye, day, e, event, l, lamps, minato, october, payables, sato, shinonome, tasks, yamada,
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
    let none = Engagements { lines: Vec::new(), chosen: Vec::new(), ..list(w) };
    album.add("engagements-none", Eye::Client, Spot::Engagements, &none);
    let no_hit = Engagements { lines: Vec::new(), count: 0, files: None, ..list(w) };
    album.add("engagements-no-hit", Eye::Client, Spot::Engagements, &no_hit);
    let mut vendor = list(w);
    vendor.client = false;
    vendor.new = None;
    vendor.lines.truncate(1);
    for line in &mut vendor.lines {
        line.vendor = minato(w);
        line.lamps.clear();
        line.notice_near = None;
    }
    album.add("engagements", Eye::Vendor, Spot::Engagements, &vendor);
    super::hub::pages(album);
}

pub(super) fn changes(w: W) -> Vec<Event> {
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
        set_up: None,
        more: 12,
        until: "1795305600000000".to_owned(),
        since: day(w, "2026/11/18 15:02"),
        changes: changes(w),
    }
}

fn list(w: W) -> Engagements {
    let line = |number: &str, name: String, vendor: String, processes: String, fine, near| Line {
        name,
        hub: Some(e().hub()),
        number: number.to_owned(),
        vendor,
        processes,
        state: Status::new(Tone::Plain, w.t("engagement-running")),
        lamps: lamps(w, fine),
        close: Some(Status::new(Tone::Wait, w.t("close-with-vendor"))),
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
    lines[1].close = Some(Status::new(Tone::Watch, w.t("close-contested")));
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
        count: 3,
        files: Some((link::listed("engagements", "csv"), link::listed("engagements", "xlsx"))),
        client: true,
        new: Some(link::new_engagement()),
    }
}
