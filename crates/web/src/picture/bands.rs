//! Who held a case when: one band over its whole time, with marks on the axis.

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

/// The stretches of one case, the days below them, and events as ticks above.
pub fn bands(
    name: &str,
    stretches: &[Stretch],
    days: &[Mark],
    events: &[u16],
    wide: bool,
) -> Picture {
    let width = if wide { 960.0 } else { 340.0 };
    let class = if wide { "bands wide" } else { "bands narrow" };
    let mut pen = Pen::new(class, (width, 74.0), name);
    let x = |at: u16| 6.0 + f64::from(at.min(1000)) * (width - 12.0) / 1000.0;
    for day in days {
        pen.line("grid", &[(x(day.at), 12.0), (x(day.at), 54.0)]);
    }
    for stretch in stretches {
        let class = format!("held-{}", stretch.holder.word());
        let (from, until) = (x(stretch.from), x(stretch.until));
        pen.rect(&class, (from, 20.0), (until - from - 1.0, 26.0));
    }
    for at in events {
        pen.dot("tick", (x(*at), 12.0), 4.0);
    }
    let mut free = f64::NEG_INFINITY;
    for day in days {
        let (at, w) = (x(day.at), 7.8 * super::pen::nth(day.label.chars().count()) + 6.0);
        if at >= free && at + w <= width {
            pen.text("label start", (at, 70.0), &day.label);
            free = at + w;
        }
    }
    pen.finish()
}
