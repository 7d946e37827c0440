//! Samples: the hub of an engagement, for both sides.

use kajitori_domain::verdict::Contractual;

use crate::pages::engagement::{Fact, Hub, LevelLine};
use crate::part::{Named, Next, Status, Tone, Verdict};
use crate::shell::Spot;
use crate::word::W;

use super::engagement::changes;
use super::{
    Album, Eye, day, e, l, lamps, minato, october, payables, percent, sato, shinonome, yamada,
};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("hub", Eye::Client, Spot::Hub, &hub(w));
    let mut vendor = hub(w);
    vendor.other = minato(w);
    vendor.lamps.clear();
    vendor.settings = None;
    vendor.requests = Some(Named::new(w.t("shell-requests"), e().requests()));
    vendor.next = Some(Next {
        quiet: false,
        title: w.t1("close-confirm-title", "month", october(w)),
        text: w.t("close-confirm-text"),
        due: Some(day(w, "2026/11/27")),
        action: Some(Named::new(w.t("shell-close"), e().close("2026-10"))),
    });
    album.add("hub", Eye::Vendor, Spot::Hub, &vendor);
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
        settings: Some(e().settings()),
        requests: Some(Named::new(w.t("request-new"), e().requests())),
        next: Some(Next {
            quiet: false,
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
