//! Who held a case when: one band over its whole time, the open hours and the clock below it, the
//! days on the axis.

use super::Picture;
use super::pen::Pen;
use crate::part::Stretch;

/// A mark on the axis.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Where, in thousandths of the whole.
    pub at: u16,
    /// What stands there.
    pub label: String,
}

/// What a clock does at a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beat {
    /// It runs from here.
    Runs,
    /// It stands still.
    Waits,
    /// It is over.
    Stops,
    /// Its limit is reached.
    Limit,
}

/// Everything on the picture; places are thousandths of the whole.
#[derive(Debug, Clone, Default)]
pub struct BandPlan {
    /// What the picture says, for those who do not see it.
    pub name: String,
    /// Who held it.
    pub stretches: Vec<Stretch>,
    /// The days below.
    pub days: Vec<Mark>,
    /// Events, as dots above.
    pub events: Vec<u16>,
    /// When the calendar was open.
    pub open: Vec<(u16, u16)>,
    /// What the clock did.
    pub beats: Vec<(Beat, u16)>,
}

/// The picture for a wide screen, or for a telephone.
pub fn bands(plan: &BandPlan, wide: bool) -> Picture {
    let width = if wide { 960.0 } else { 340.0 };
    let class = if wide { "bands wide" } else { "bands narrow" };
    let mut pen = Pen::new(class, (width, 100.0), &plan.name);
    let x = |at: u16| 6.0 + f64::from(at.min(1000)) * (width - 12.0) / 1000.0;
    for day in &plan.days {
        pen.line("grid", &[(x(day.at), 12.0), (x(day.at), 80.0)]);
    }
    for stretch in &plan.stretches {
        let class = format!("held-{}", stretch.holder.word());
        let (from, until) = (x(stretch.from), x(stretch.until));
        pen.rect(&class, (from, 20.0), (until - from - 1.0, 26.0));
    }
    for (from, until) in &plan.open {
        pen.rect("open-time", (x(*from), 50.0), (x(*until) - x(*from), 5.0));
    }
    for at in &plan.events {
        pen.dot("tick", (x(*at), 12.0), 4.0);
    }
    for (beat, at) in &plan.beats {
        beaten(&mut pen, *beat, x(*at));
    }
    axis(&mut pen, &plan.days, x, width);
    pen.finish()
}

fn beaten(pen: &mut Pen, beat: Beat, x: f64) {
    let y = 68.0;
    match beat {
        Beat::Runs => pen.shape("tick", &[(x, y - 6.0), (x + 9.0, y), (x, y + 6.0)]),
        Beat::Waits => {
            pen.rect("tick", (x - 4.0, y - 6.0), (3.0, 12.0));
            pen.rect("tick", (x + 1.0, y - 6.0), (3.0, 12.0));
        }
        Beat::Stops => pen.rect("tick", (x - 5.0, y - 5.0), (10.0, 10.0)),
        Beat::Limit => pen.line("limit-mark", &[(x, 14.0), (x, 78.0)]),
    }
}

fn axis(pen: &mut Pen, days: &[Mark], x: impl Fn(u16) -> f64, width: f64) {
    let mut free = f64::NEG_INFINITY;
    for day in days {
        let (at, w) = (x(day.at), 7.8 * super::pen::nth(day.label.chars().count()) + 6.0);
        if at >= free && at + w <= width {
            pen.text("label start", (at, 96.0), &day.label);
            free = at + w;
        }
    }
}
