//! The list of samples.

use kajitori_domain::access::EngagementPermission;
use kajitori_domain::display::thousands;
use kajitori_domain::organisation::Side;
use kajitori_domain::sample::{DrawnSample, SampleState};

use crate::answer::desk::{Desk, cell};
use crate::pages::sample::{SampleRow, Samples};
use crate::part::{Named, Status, Tone};
use crate::site::Answer;
use crate::word::W;

type List = [(DrawnSample, usize)];

pub(super) fn page(desk: &Desk<'_>, samples: &List) -> Samples {
    let file = |kind| desk.place.samples().query("file", kind);
    let month = desk.opened.month.to_string();
    let draw = desk.place.new_sample().query("month", &month);
    Samples {
        w: desk.w,
        trail: desk.trail(Vec::new()),
        rows: samples.iter().map(|sample| row(desk, sample)).collect(),
        files: (file("csv"), file("xlsx")),
        draw: desk.may(EngagementPermission::DrawSample).then_some(draw),
    }
}

pub(super) fn file(desk: &Desk<'_>, samples: &List) -> Option<Answer> {
    let head = ["pack-level", "close-month", "sample-size", "sample-done", "close-state"];
    desk.file("shell-samples", &head, || {
        let line = |listed: &(DrawnSample, usize)| {
            let row = row(desk, listed);
            let month = listed.0.month.to_string();
            let cells = [row.sample.name, month, row.size, row.done, row.state.word];
            cells.into_iter().map(cell).collect()
        };
        samples.iter().map(line).collect()
    })
}

fn row(desk: &Desk<'_>, (sample, done): &(DrawnSample, usize)) -> SampleRow {
    let of =
        |part: u64, all: u64| format!("{} / {}", thousands(part.into()), thousands(all.into()));
    let over = matches!(sample.state, SampleState::Inspected { .. } | SampleState::Used { .. });
    let known = desk.side() == Side::Client || over;
    let done = u64::try_from(*done).unwrap_or(u64::MAX);
    SampleRow {
        sample: Named::new(sample.level.clone(), desk.place.drawn(&sample.id.to_string())),
        month: desk.month(sample.month),
        size: of(sample.size, sample.population),
        done: if known { of(done, sample.size) } else { String::new() },
        state: state(desk.w, &sample.state),
    }
}

/// How a sample stands.
pub(super) fn state(w: W, state: &SampleState) -> Status {
    let (tone, id) = match state {
        SampleState::Drawn { .. } => (Tone::Plain, "sample-state-drawn"),
        SampleState::Delivered { .. } => (Tone::Wait, "sample-state-delivered"),
        SampleState::Inspected { .. } => (Tone::Good, "sample-state-inspected"),
        SampleState::Used { .. } => (Tone::Good, "sample-state-used"),
        SampleState::Void { .. } => (Tone::Quiet, "sample-state-void"),
    };
    Status::new(tone, w.t(id))
}
