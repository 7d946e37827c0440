//! A control chart for the screen: values, limits, centre line and target. A month without data is
//! a gap; signals differ by shape.

use kajitori_domain::chart::{Chart, ChartKind, ChartPoint, Meaning};

use super::Picture;
use super::pen::{Pen, nth};

/// Where the chart is shown; each is drawn for its own width, so that text keeps its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Beside others, from 640 px.
    Wide,
    /// On a telephone.
    Narrow,
}

/// The words on a chart.
#[derive(Debug, Clone)]
pub struct ControlWords {
    /// What the picture says, for those who do not see it.
    pub name: String,
    /// The target line.
    pub target: String,
    /// The centre line.
    pub centre: String,
    /// A month without data.
    pub no_data: String,
    /// Short names of the months, one per point.
    pub months: Vec<String>,
    /// The values as they are written beside a point, one per point.
    pub values: Vec<String>,
}

struct Frame {
    left: f64,
    right: f64,
    top: f64,
    foot: f64,
    low: f64,
    high: f64,
    slot: f64,
}

impl Frame {
    fn of(chart: &Chart, size: (f64, f64), format: Format) -> Self {
        let points = chart.points.iter().flat_map(|p| [p.value, p.lower, p.upper]).flatten();
        let all = points.chain(chart.target).chain(chart.centre).filter(|v| v.is_finite());
        let (low, high) = all
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
        let room = ((high - low) * 0.18).max(high.abs() * 0.001).max(0.000_1);
        let ceiling = if chart.kind == ChartKind::P { 1.0_f64.max(high) } else { f64::INFINITY };
        let (left, margin) = if format == Format::Wide { (62.0, 104.0) } else { (56.0, 8.0) };
        let (right, top, foot) = (size.0 - margin, 26.0, size.1 - 28.0);
        let slot = (right - left) / nth(chart.points.len().max(1));
        let (low, high) = ((low - room).max(0.0_f64.min(low)), (high + room).min(ceiling));
        Self { left, right, top, foot, low, high, slot }
    }

    fn x(&self, index: usize) -> f64 {
        self.left + self.slot * (nth(index) + 0.5)
    }

    fn y(&self, value: f64) -> f64 {
        self.foot - (value - self.low) / (self.high - self.low) * (self.foot - self.top)
    }
}

/// The chart.
pub fn control(chart: &Chart, words: &ControlWords, format: Format) -> Picture {
    let (class, size) = match format {
        Format::Wide => ("chart wide", (880.0, 264.0)),
        Format::Narrow => ("chart narrow", (340.0, 230.0)),
    };
    let mut pen = Pen::new(class, size, &words.name);
    let frame = Frame::of(chart, size, format);
    axis(&mut pen, chart, &frame);
    months(&mut pen, chart, words, (&frame, format));
    limits(&mut pen, chart, &frame);
    guides(&mut pen, chart, words, (&frame, format));
    values(&mut pen, chart, words, &frame);
    pen.finish()
}

fn axis(pen: &mut Pen, chart: &Chart, frame: &Frame) {
    let (scale, unit) = if chart.kind == ChartKind::P { (100.0, "%") } else { (1.0, "") };
    let (low, high) = (frame.low * scale, frame.high * scale);
    let step = round_step((high - low) / 7.0);
    let digits: usize = if step >= 1.0 {
        0
    } else if step >= 0.1 {
        1
    } else {
        2
    };
    let mut at = (low / step).ceil();
    while at * step <= high + step * 1e-9 && at.abs() < 1e12 {
        let y = frame.y(at * step / scale);
        pen.line("grid", &[(frame.left, y), (frame.right, y)]);
        let text = format!("{:.digits$}{unit}", at * step);
        pen.text("label end", (frame.left - 8.0, y + 5.0), &text);
        at += 1.0;
    }
}

/// The smallest of 1, 2 or 5 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.max(1e-9).log10().floor());
    [1.0, 2.0, 5.0, 10.0].map(|m| m * power).into_iter().find(|s| *s >= least).unwrap_or(power)
}

fn months(pen: &mut Pen, chart: &Chart, words: &ControlWords, (frame, format): (&Frame, Format)) {
    let every = if format == Format::Wide { 1 } else { 3 };
    let last = chart.points.len().saturating_sub(1);
    for (index, point) in chart.points.iter().enumerate() {
        let x = frame.x(index);
        if point.value.is_none() {
            let at = (x - frame.slot / 2.0 + 1.0, frame.top);
            pen.rect("gap", at, (frame.slot - 2.0, frame.foot - frame.top));
            if format == Format::Wide {
                pen.text("label middle", (x, frame.foot - 8.0), &words.no_data);
            }
        }
        if (last - index).is_multiple_of(every)
            && let Some(label) = words.months.get(index)
        {
            let end = index == last && format == Format::Narrow;
            let (class, x) = if end { ("label end", frame.right) } else { ("label middle", x) };
            pen.text(class, (x, frame.foot + 20.0), label);
        }
    }
}

/// The limits as steps: those of a p-chart move with the number of cases.
fn limits(pen: &mut Pen, chart: &Chart, frame: &Frame) {
    let class = if chart.provisional { "limit trial" } else { "limit" };
    let lower: fn(&ChartPoint) -> Option<f64> = |p| p.lower;
    let upper: fn(&ChartPoint) -> Option<f64> = |p| p.upper;
    for limit in [lower, upper] {
        let mut run: Vec<(f64, f64)> = Vec::new();
        for (index, point) in chart.points.iter().enumerate() {
            match limit(point).filter(|v| v.is_finite()) {
                Some(value) => {
                    let (x, y, half) = (frame.x(index), frame.y(value), frame.slot / 2.0);
                    run.extend([(x - half, y), (x + half, y)]);
                }
                None => pen.line(class, &std::mem::take(&mut run)),
            }
        }
        pen.line(class, &run);
    }
}

/// Centre line and target with their names; on a telephone the key below the chart names them.
fn guides(pen: &mut Pen, chart: &Chart, words: &ControlWords, (frame, format): (&Frame, Format)) {
    let lines = [("centre", chart.centre, &words.centre), ("target", chart.target, &words.target)];
    let mut labels = Vec::new();
    for (class, value, label) in lines {
        let Some(value) = value.filter(|v| v.is_finite()) else { continue };
        let y = frame.y(value);
        pen.line(class, &[(frame.left, y), (frame.right, y)]);
        labels.push((y, class, label));
    }
    if let [first, second] = labels.as_mut_slice()
        && (first.0 - second.0).abs() < 18.0
    {
        let (middle, up) = (f64::midpoint(first.0, second.0), first.0 <= second.0);
        let (upper, lower) = (middle - 9.0, middle + 9.0);
        (first.0, second.0) = if up { (upper, lower) } else { (lower, upper) };
    }
    if format == Format::Wide {
        for (y, class, label) in labels {
            pen.text(&format!("label start {class}-name"), (frame.right + 8.0, y + 5.0), label);
        }
    }
}

fn values(pen: &mut Pen, chart: &Chart, words: &ControlWords, frame: &Frame) {
    let mut run: Vec<(f64, f64)> = Vec::new();
    for (index, point) in chart.points.iter().enumerate() {
        match point.value.filter(|v| v.is_finite()) {
            Some(value) => run.push((frame.x(index), frame.y(value))),
            None => pen.line("series", &std::mem::take(&mut run)),
        }
    }
    pen.line("series", &run);
    let last = chart.points.iter().rposition(|p| p.value.is_some());
    for (index, point) in chart.points.iter().enumerate() {
        let Some(value) = point.value.filter(|v| v.is_finite()) else { continue };
        let at = (frame.x(index), frame.y(value));
        mark(pen, at, point.signals.first().map(|s| s.meaning));
        if (!point.signals.is_empty() || Some(index) == last)
            && let Some(text) = words.values.get(index)
        {
            // Below the point where the line comes down to it, so that it does not run through.
            let before = index.checked_sub(1).and_then(|i| chart.points[i].value);
            let falls = before.is_some_and(|before| before > value);
            let room = at.1 + 22.0 < frame.foot;
            let below = at.1 < frame.top + 8.0 || (falls && room);
            let y = if below { at.1 + 22.0 } else { at.1 - 10.0 };
            let edge = at.0 + 30.0 > frame.right;
            let class = if edge { "value end" } else { "value middle" };
            let x = if edge { frame.right } else { at.0 };
            pen.text(class, (x, y), text);
        }
    }
}

fn mark(pen: &mut Pen, (x, y): (f64, f64), meaning: Option<Meaning>) {
    const R: f64 = 6.5;
    match meaning {
        Some(Meaning::Concern) => {
            pen.shape("concern", &[(x, y - R), (x + R, y), (x, y + R), (x - R, y)]);
        }
        Some(Meaning::Improvement) => {
            pen.shape("better", &[(x, y - R), (x + R, y + 5.0), (x - R, y + 5.0)]);
        }
        Some(Meaning::Change) => pen.rect("change", (x - 5.0, y - 5.0), (10.0, 10.0)),
        None => pen.dot("point", (x, y), 3.6),
    }
}
