//! Sample: one case.

use kajitori_domain::holder::Holder;

use crate::form::Answer;
use crate::pages::figures::{CasePage, Occurrence};
use crate::part::{Status, Stretch, Tone};
use crate::picture::{BandPlan, Beat, Mark, Picture, bands};
use crate::shell::Crumb;
use crate::word::W;

use super::super::{Eye, day, e, l, october, trail};
use super::held;

fn pictures(w: W) -> (Picture, Picture) {
    use Holder::{Client, Third, Vendor};
    let stretch = |holder, from, until| Stretch { holder, from, until };
    let stretches = [
        stretch(Vendor, 0, 140),
        stretch(Client, 140, 610),
        stretch(Vendor, 610, 720),
        stretch(Third, 720, 800),
        stretch(Vendor, 800, 1000),
    ];
    let days: Vec<Mark> =
        (0..14).map(|n| Mark { at: 45 + n * 70, label: format!("10/{:02}", 3 + n) }).collect();
    let plan = BandPlan {
        name: w.t("figures-band-alt"),
        stretches: stretches.to_vec(),
        days,
        events: vec![0, 140, 610, 720, 800, 1000],
        open: (0..14).filter(|n| n % 7 < 5).map(|n| (n * 70, n * 70 + 28)).collect(),
        beats: vec![
            (Beat::Runs, 0),
            (Beat::Waits, 720),
            (Beat::Runs, 800),
            (Beat::Limit, 520),
            (Beat::Stops, 1000),
        ],
    };
    (bands(&plan, true), bands(&plan, false))
}

pub(super) fn case(w: W, eye: Eye) -> CasePage {
    use Holder::{Client, Third, Vendor};
    let hours = |n: &str| l(w, &format!("{n} 時間"), &format!("{n} h"));
    let month = Crumb::new(w.t1("figures-month", "month", october(w)), e().month("2026-10"));
    let level = Crumb::new(l(w, "支払期日の遵守", "Paid on time"), e().level("2026-10", "on-time"));
    CasePage {
        w,
        trail: trail(w, vec![month, level]),
        case: "INV-2610-01834".to_owned(),
        level: l(w, "支払期日の遵守 · 2026年10月", "Paid on time · October 2026"),
        summary: l(
            w,
            "40 営業時間の約束に対して 82.4 営業時間。超過 42.4 営業時間のうち 31.0 は委託元の\
             承認待ちです。",
            "82.4 business hours against the promised 40. Of the 42.4 hours over, 31.0 waited for \
             the client’s approval.",
        ),
        counts: Status::new(Tone::Bad, w.t("figures-missed")),
        bands: pictures(w),
        held: Some(held(
            w.t("figures-lead-time"),
            hours("82.4"),
            &[
                (Client, &hours("38.7"), "47.0", 470),
                (Vendor, &hours("37.1"), "45.0", 450),
                (Third, &hours("6.6"), "8.0", 80),
            ],
        )),
        ticks: vec![
            (day(w, "2026/10/02 09:14"), w.t("figures-clock-start")),
            (day(w, "2026/10/08 17:20"), w.t("figures-clock-limit")),
            (day(w, "2026/10/13 14:36"), w.t("figures-clock-pause")),
            (day(w, "2026/10/14 12:10"), w.t("figures-clock-resume")),
            (day(w, "2026/10/16 15:40"), w.t("figures-clock-stop")),
        ],
        levels: (
            vec![
                Answer::new("", w.t("figures-seen-whole"), ""),
                Answer::new("on-time", l(w, "支払期日の遵守", "Paid on time"), ""),
            ],
            "on-time".to_owned(),
        ),
        here: e().case("INV-2610-01834"),
        beside: vec![("month", "2026-10".to_owned())],
        notice: None,
        occurrences: occurrences(w),
        calendar: l(
            w,
            "平日 9:00–18:00、日本の祝日を除く（合意 第 3 版）",
            "Weekdays 9:00–18:00 without Japanese holidays (agreement version 3)",
        ),
        contest: (eye == Eye::Vendor).then(|| e().new_contest().query("case", "INV-2610-01834")),
    }
}

fn occurrences(w: W) -> Vec<Occurrence> {
    use Holder::{Client, Third, Vendor};
    let one = |at: &str, activity: (&str, &str), holder: Holder, counted: &str, clock: &str, n| {
        Occurrence {
            at: day(w, at),
            activity: l(w, activity.0, activity.1),
            beside: String::new(),
            holder: (holder.word(), w.t(&format!("pack-holder-{}", holder.word()))),
            counted: counted.to_owned(),
            clock: if clock.is_empty() { String::new() } else { w.t(clock) },
            source: w.t1("figures-row", "row", n),
        }
    };
    let (start, runs, stop) = ("figures-clock-start", "", "figures-clock-stop");
    vec![
        one("2026/10/02 09:14", ("請求書受領", "Invoice received"), Vendor, "11.5", start, 18_204),
        one("2026/10/05 11:46", ("承認依頼", "Approval asked"), Client, "38.7", runs, 18_977),
        one("2026/10/09 14:30", ("承認", "Approved"), Vendor, "9.1", runs, 21_306),
        one("2026/10/13 14:36", ("銀行照会", "Bank asked"), Third, "6.6", runs, 23_118),
        one("2026/10/14 12:10", ("銀行回答", "Bank answered"), Vendor, "16.5", runs, 23_790),
        one("2026/10/16 15:40", ("支払依頼", "Payment requested"), Vendor, "", stop, 25_043),
    ]
}
