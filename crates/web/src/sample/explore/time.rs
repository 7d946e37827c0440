//! Samples: times, and volume.

use kajitori_domain::time::Span;

use crate::form::Answer;
use crate::pages::explore::{DurationsPage, FlowPage, PeriodLine, SpreadLine, WaitingLine};
use crate::part::HolderBar;
use crate::word::W;

use super::super::{e, l};
use super::ground::{ground, names};

fn held(w: W, name: &str, parts: [i64; 5]) -> Option<HolderBar> {
    HolderBar::of(w, w.t(name), &parts.map(|hours| Span(hours * Span::HOUR.0)))
}

pub(super) fn durations(w: W) -> DurationsPage {
    let names = names(w);
    let hours = |value: &str| l(w, &format!("{value}時間"), &format!("{value} h"));
    let spread = |name: &str, values: [&str; 8]| SpreadLine {
        name: w.t(name),
        values: values.map(hours).to_vec(),
    };
    let line = |given: &(usize, usize, &str, &str, &str, [i64; 5])| {
        let (from, to, count, total, share, parts) = *given;
        WaitingLine {
            from: names[from].clone(),
            to: names[to].clone(),
            count: count.to_owned(),
            total: hours(total),
            share: share.to_owned(),
            median: hours("14"),
            p90: hours("37"),
            held: held(w, "explore-business", parts),
            keep: e().durations().query("follows", "x -> y"),
        }
    };
    let waiting = [
        (2, 3, "2,600", "41,220", "45.1 %", [40_000, 900, 0, 320, 0]),
        (6, 7, "410", "9,310", "10.2 %", [0, 0, 9_310, 0, 0]),
        (1, 2, "2,690", "8,904", "9.7 %", [100, 8_804, 0, 0, 0]),
        (0, 1, "3,150", "7,120", "7.8 %", [0, 7_120, 0, 0, 0]),
    ];
    DurationsPage {
        ground: ground(w, "explore-durations", "explore-durations-lead"),
        spreads: vec![
            spread("explore-business", ["1", "8", "14", "22", "41", "68", "82", "240"]),
            spread("explore-clock", ["2", "26", "51", "94", "170", "290", "340", "960"]),
        ],
        held: held(w, "explore-business", [31_083, 48_544, 8_959, 2_286, 548])
            .into_iter()
            .collect(),
        waiting: waiting.iter().map(line).collect(),
        notes: Vec::new(),
    }
}

pub(super) fn flow(w: W) -> FlowPage {
    let line = |(from, arrived, closed, open, bar): (&str, &str, &str, &str, u16)| PeriodLine {
        from: from.to_owned(),
        arrived: arrived.to_owned(),
        closed: closed.to_owned(),
        open: open.to_owned(),
        bar,
    };
    let lines = [
        ("2026-10-01", "3,402", "3,162", "512", 1000),
        ("2026-09-01", "3,390", "3,371", "272", 531),
        ("2026-08-01", "3,214", "3,240", "253", 494),
    ];
    let every = ["month", "week", "day"];
    FlowPage {
        ground: ground(w, "explore-flow", "explore-flow-lead"),
        every: (
            every
                .into_iter()
                .zip(["explore-every-month", "explore-every-week", "explore-every-day"])
                .map(|(value, id)| Answer::new(value, w.t(id), ""))
                .collect(),
            "month".to_owned(),
        ),
        here: e().flow(),
        beside: Vec::new(),
        said: w.t("explore-flow-agreed"),
        lines: lines.map(line).to_vec(),
    }
}
