//! Sample: the cases behind a level.

use crate::pages::figures::CaseLine;
use crate::part::{Column, Named, Status, Tone};
use crate::word::W;

use super::super::{day, e};

pub(super) fn columns(w: W) -> Vec<Column> {
    let here = e().level("2026-10", "on-time").query("show", "missed");
    let column = |id: &str, sort: Option<&str>, sorted| Column {
        name: w.t(id),
        sort: sort.map(|by| here.clone().query("sort", by)),
        sorted,
    };
    vec![
        column("figures-case-column", None, ""),
        column("figures-from", Some("from"), ""),
        column("figures-until", Some("until"), ""),
        column("figures-measured", Some("measured"), ""),
        column("figures-late", Some("late"), "descending"),
        column("figures-most", None, ""),
        column("figures-counts", None, ""),
    ]
}

pub(super) fn cases(w: W) -> Vec<CaseLine> {
    let line =
        |case: &str, from: &str, until: &str, measured: &str, late: &str, holder: &str| CaseLine {
            case: Named::new(case, e().case(case)),
            from: day(w, from),
            until: day(w, until),
            measured: measured.to_owned(),
            late: late.to_owned(),
            holder: w.t(holder),
            counts: Status::new(Tone::Bad, w.t("figures-missed")),
        };
    let (client, vendor) = ("pack-holder-client", "pack-holder-vendor");
    let third = "pack-holder-third";
    vec![
        line("INV-2610-01834", "2026/10/02 09:14", "2026/10/16 15:40", "82.4", "42.4", client),
        line("INV-2610-00291", "2026/10/01 10:02", "2026/10/14 11:25", "73.3", "33.3", client),
        line("INV-2610-02777", "2026/10/13 13:30", "2026/10/26 09:51", "68.0", "28.0", vendor),
        line("INV-2610-03012", "2026/10/15 16:45", "2026/10/27 17:20", "64.6", "24.6", client),
        line("INV-2610-01120", "2026/10/05 09:00", "2026/10/15 14:12", "61.2", "21.2", third),
    ]
}
