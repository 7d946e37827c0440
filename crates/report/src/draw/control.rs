//! A control chart: values, limits, centre line and target. Missing months are gaps; signals differ
//! by shape: a diamond for concern, a triangle for improvement, a hollow square for a change.

use kajitori_domain::chart::{Chart, ChartKind, ChartPoint, Meaning};

use super::svg::{Anchor, Area, INK, MUTE, NAVY, Pen, RED, RULE, SHADE, Svg, Type};
use super::{WIDTH, nth};

const HEIGHT: f64 = 132.0;
const LEFT: f64 = 42.0;
const RIGHT: f64 = 66.0;
const TOP: f64 = 18.0;
const BOTTOM: f64 = 16.0;

const LABEL: Type = Type { size: 6.5, colour: MUTE, bold: false, anchor: Anchor::Middle };
const LIMIT: Pen = Pen { colour: MUTE, width: 0.7, dash: "3 2" };
const TRIAL: Pen = Pen { colour: MUTE, width: 0.7, dash: "1 2" };
const TARGET: Pen = Pen { colour: RED, width: 1.1, dash: "8 2" };

/// The words on a chart.
pub(crate) struct Legend {
    pub(crate) value: String,
    /// The meanings that occur, each with its words.
    pub(crate) signals: Vec<(Meaning, String)>,
    pub(crate) centre: String,
    pub(crate) limits: String,
    pub(crate) target: String,
    pub(crate) no_data: String,
    /// Labels of the months, one per point.
    pub(crate) months: Vec<String>,
    /// The values as they are written beside a point, one per point.
    pub(crate) values: Vec<String>,
}

struct Frame {
    low: f64,
    high: f64,
    slot: f64,
}

impl Frame {
    fn x(&self, index: usize) -> f64 {
        LEFT + self.slot * (nth(index) + 0.5)
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)
    }
}

/// The chart as SVG.
pub(crate) fn control(chart: &Chart, legend: &Legend) -> String {
    let mut svg = Svg::new(WIDTH, HEIGHT);
    let frame = frame(chart);
    axis(&mut svg, chart, &frame, legend);
    limits(&mut svg, chart, &frame);
    let right = WIDTH - RIGHT;
    let end = Type { anchor: Anchor::Start, ..LABEL };
    let mut labels = Vec::new();
    if let Some(centre) = chart.centre.filter(|c| c.is_finite()) {
        let y = frame.y(centre);
        svg.line((LEFT, y), (right, y), Pen { colour: MUTE, width: 0.6, dash: "" });
        labels.push((y, format!("{} {}", legend.centre, number(chart, centre)), end));
    }
    if let Some(target) = chart.target.filter(|t| t.is_finite()) {
        let y = frame.y(target);
        svg.line((LEFT, y), (right, y), TARGET);
        let style = Type { colour: RED, bold: true, ..end };
        labels.push((y, legend.target.clone(), style));
    }
    for (y, text, style) in apart(labels) {
        svg.text((right + 3.0, y + 2.2), &text, style);
    }
    values(&mut svg, chart, &frame, legend);
    key(&mut svg, chart, legend);
    svg.finish()
}

/// Labels at least a line apart.
fn apart(mut labels: Vec<(f64, String, Type)>) -> Vec<(f64, String, Type)> {
    const LINE: f64 = 8.0;
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    if let [first, second] = labels.as_mut_slice()
        && second.0 - first.0 < LINE
    {
        let middle = (first.0 + second.0) / 2.0;
        (first.0, second.0) = (middle - LINE / 2.0, middle + LINE / 2.0);
    }
    labels
}

fn frame(chart: &Chart) -> Frame {
    let of_points =
        chart.points.iter().flat_map(|p| [p.value, p.lower, p.upper]).flatten().collect::<Vec<_>>();
    let all = of_points.into_iter().chain(chart.target).chain(chart.centre);
    let finite: Vec<f64> = all.filter(|v| v.is_finite()).collect();
    let low = finite.iter().copied().fold(f64::INFINITY, f64::min);
    let high = finite.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    let room = ((high - low) * 0.14).max(high.abs() * 0.002).max(0.000_1);
    let ceiling = if chart.kind == ChartKind::P { 1.0_f64.max(high) } else { f64::INFINITY };
    let low = if low < ceiling { low } else { ceiling - room };
    let slot = (WIDTH - LEFT - RIGHT) / nth(chart.points.len().max(1));
    Frame { low: (low - room).max(0.0_f64.min(low)), high: (high + room).min(ceiling), slot }
}

fn axis(svg: &mut Svg, chart: &Chart, frame: &Frame, legend: &Legend) {
    let right = WIDTH - RIGHT;
    let (scale, unit) = if chart.kind == ChartKind::P { (100.0, " %") } else { (1.0, "") };
    let step = round_step((frame.high - frame.low) * scale / 6.0);
    let digits = (0..6).find(|d| step * 10_f64.powi(*d) > 0.999).unwrap_or(6);
    let mut nth = (frame.low * scale / step).ceil();
    while nth * step <= frame.high * scale * (1.0 + 1e-12) && nth.abs() < 1e12 {
        let value = nth * step;
        let y = frame.y(value / scale);
        svg.line((LEFT, y), (right, y), Pen { colour: SHADE, width: 0.6, dash: "" });
        let style = Type { anchor: Anchor::End, ..LABEL };
        let digits = usize::try_from(digits).unwrap_or(0);
        svg.text((LEFT - 3.0, y + 2.2), &format!("{value:.digits$}{unit}"), style);
        nth += 1.0;
    }
    let foot = HEIGHT - BOTTOM;
    svg.line((LEFT, foot), (right, foot), Pen { colour: RULE, width: 0.8, dash: "" });
    for (index, point) in chart.points.iter().enumerate() {
        let x = frame.x(index);
        if let Some(label) = legend.months.get(index) {
            svg.text((x, HEIGHT - 5.0), label, LABEL);
        }
        if point.value.is_none() {
            let area =
                Area { x: x - frame.slot / 2.0 + 1.0, y: TOP, w: frame.slot - 2.0, h: foot - TOP };
            svg.rect(area, SHADE, None);
            let size = 6.0_f64.min(frame.slot / 5.4);
            svg.text((x, foot - 5.0), &legend.no_data, Type { size, ..LABEL });
        }
    }
}

/// The smallest of 1, 2 or 5 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= least {
        power *= 10.0;
    }
    while power > least && power > 1e-6 {
        power /= 10.0;
    }
    [1.0, 2.0, 5.0].map(|m| m * power).into_iter().find(|s| *s >= least).unwrap_or(10.0 * power)
}

/// The limits as steps: those of a p-chart move with the number of cases.
fn limits(svg: &mut Svg, chart: &Chart, frame: &Frame) {
    let pen = if chart.provisional { TRIAL } else { LIMIT };
    let lower: fn(&ChartPoint) -> Option<f64> = |p| p.lower;
    let upper: fn(&ChartPoint) -> Option<f64> = |p| p.upper;
    for limit in [lower, upper] {
        let mut run: Vec<(f64, f64)> = Vec::new();
        for (index, point) in chart.points.iter().enumerate() {
            match limit(point).filter(|v| v.is_finite()) {
                Some(value) => {
                    let (x, y) = (frame.x(index), frame.y(value));
                    run.extend([(x - frame.slot / 2.0, y), (x + frame.slot / 2.0, y)]);
                }
                None => svg.polyline(&std::mem::take(&mut run), pen),
            }
        }
        svg.polyline(&run, pen);
    }
}

fn values(svg: &mut Svg, chart: &Chart, frame: &Frame, legend: &Legend) {
    let pen = Pen { colour: NAVY, width: 1.2, dash: "" };
    let mut run: Vec<(f64, f64)> = Vec::new();
    for (index, point) in chart.points.iter().enumerate() {
        match point.value.filter(|v| v.is_finite()) {
            Some(value) => run.push((frame.x(index), frame.y(value))),
            None => svg.polyline(&std::mem::take(&mut run), pen),
        }
    }
    svg.polyline(&run, pen);
    let last = chart.points.iter().rposition(|p| p.value.is_some());
    for (index, point) in chart.points.iter().enumerate() {
        let Some(value) = point.value.filter(|v| v.is_finite()) else { continue };
        let at = (frame.x(index), frame.y(value));
        let meaning = point.signals.first().map(|s| s.meaning);
        mark(svg, at, meaning);
        if meaning.is_some() || Some(index) == last {
            let style = Type { colour: INK, bold: true, size: 7.0, ..LABEL };
            let above = if at.1 - 7.0 < TOP + 2.0 { 11.0 } else { -5.5 };
            let text = legend.values.get(index).map_or("", String::as_str);
            let w = super::svg::ems(text) * style.size + 1.0;
            let plate = Area { x: at.0 - w / 2.0, y: at.1 + above - 6.2, w, h: 7.4 };
            svg.rect(plate, "#ffffff", None);
            svg.text((at.0, at.1 + above), text, style);
        }
    }
    if last.is_none() {
        svg.text((WIDTH / 2.0, HEIGHT / 2.0), &legend.no_data, LABEL);
    }
}

/// Of several meanings concern comes first.
fn mark(svg: &mut Svg, (x, y): (f64, f64), meaning: Option<Meaning>) {
    const R: f64 = 4.2;
    match meaning {
        Some(Meaning::Concern) => {
            svg.shape(&[(x, y - R), (x + R, y), (x, y + R), (x - R, y)], RED);
        }
        Some(Meaning::Improvement) => {
            svg.shape(&[(x, y - R), (x + R, y + 3.2), (x - R, y + 3.2)], NAVY);
        }
        Some(Meaning::Change) => {
            let area = Area { x: x - 3.0, y: y - 3.0, w: 6.0, h: 6.0 };
            svg.rect(area, "#ffffff", Some(Pen { colour: NAVY, width: 1.2, dash: "" }));
        }
        None => svg.circle((x, y), 2.3, NAVY),
    }
}

/// The key above the chart.
fn key(svg: &mut Svg, chart: &Chart, legend: &Legend) {
    let style = Type { anchor: Anchor::Start, ..LABEL };
    let mut x = LEFT;
    let mut entry = |svg: &mut Svg, text: &str, draw: &dyn Fn(&mut Svg, f64)| {
        draw(svg, x);
        svg.text((x + 17.0, 8.2), text, style);
        x += 17.0 + super::svg::ems(text) * style.size + 12.0;
    };
    entry(svg, &legend.value, &|svg, x| mark(svg, (x + 8.0, 6.0), None));
    for (meaning, words) in &legend.signals {
        entry(svg, words, &|svg, x| mark(svg, (x + 8.0, 6.0), Some(*meaning)));
    }
    entry(svg, &legend.limits, &|svg, x| {
        let pen = if chart.provisional { TRIAL } else { LIMIT };
        svg.line((x, 6.0), (x + 14.0, 6.0), pen);
    });
    if chart.target.is_some() {
        entry(svg, &legend.target, &|svg, x| svg.line((x, 6.0), (x + 14.0, 6.0), TARGET));
    }
}

fn number(chart: &Chart, value: f64) -> String {
    let unit = if chart.kind == ChartKind::P { " %" } else { "" };
    format!("{}{unit}", bare(chart, value))
}

/// A value or limit of `chart` without its unit (ratios in percent), with as many digits as tell
/// the values of this chart apart.
pub(crate) fn bare(chart: &Chart, value: f64) -> String {
    let scale = if chart.kind == ChartKind::P { 100.0 } else { 1.0 };
    let frame = frame(chart);
    let range = (frame.high - frame.low) * scale;
    let digits = if range < 0.1 {
        3
    } else if range < 1.0 {
        2
    } else {
        1
    };
    format!("{:.digits$}", value * scale)
}
