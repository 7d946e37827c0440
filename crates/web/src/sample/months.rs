//! Samples: the months of an engagement.

use crate::pages::close::{Closes, MonthLine};
use crate::part::{Named, Next, Status, Tone};
use crate::shell::Spot;
use crate::word::W;

use super::{Album, Eye, day, e, l, october, trail};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    album.add("closes", Eye::Client, Spot::Close, &months(w));
    album.add(
        "closes-none",
        Eye::Vendor,
        Spot::Close,
        &Closes { next: None, months: Vec::new(), ..months(w) },
    );
}

fn months(w: W) -> Closes {
    let line =
        |month: &str, name: String, state: Status, when: String, contests: String| MonthLine {
            month: Named::new(name, e().close(month)),
            number: String::new(),
            state,
            when,
            contests,
            figures: e().month(month),
        };
    let file = |kind| e().closes().query("file", kind);
    let fixed = |at: &str| w.t1("close-fixed-at", "at", day(w, at));
    let good = || Status::new(Tone::Good, w.t("close-fixed"));
    let mut august = line(
        "2026-08",
        l(w, "2026年8月", "August 2026"),
        good(),
        fixed("2026/09/24 11:20"),
        w.t2("close-contests-of", "open", 0, "all", 1),
    );
    august.number = w.t1("close-restated", "n", 2);
    Closes {
        w,
        trail: trail(w, Vec::new()),
        next: Some(Next {
            quiet: false,
            title: w.t1("close-unmeasured-title", "month", l(w, "2026年11月", "November 2026")),
            text: w.t("close-unmeasured-text"),
            due: None,
            action: Some(Named::new(
                w.t1("close-open-month", "month", l(w, "2026年11月", "November 2026")),
                e().close("2026-11"),
            )),
        }),
        months: vec![
            line(
                "2026-10",
                october(w),
                Status::new(Tone::Watch, w.t("close-contested")),
                w.t1("part-due", "day", day(w, "2026/11/27")),
                w.t2("close-contests-of", "open", 1, "all", 2),
            ),
            line(
                "2026-09",
                l(w, "2026年9月", "September 2026"),
                good(),
                fixed("2026/10/22 09:41"),
                String::new(),
            ),
            august,
        ],
        files: (file("csv"), file("xlsx")),
    }
}
