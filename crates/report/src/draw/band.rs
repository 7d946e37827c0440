//! Who held each of several cases when: one horizontal band per case, all on one scale from the
//! case's first event.

use kajitori_domain::holder::Holder;
use kajitori_domain::time::Moment;

use super::share::{Names, key};
use super::svg::{Anchor, Area, INK, MUTE, NAVY, Pen, RULE, Svg, Type, cut, ems, writing_on};
use super::{WIDTH, nth};

const LEFT: f64 = 96.0;
const RIGHT: f64 = 20.0;
const ROW: f64 = 13.0;
const TOP: f64 = 26.0;

/// One case.
pub(crate) struct Band {
    pub(crate) label: String,
    /// From when on who held it, ascending.
    pub(crate) held: Vec<(Moment, Holder)>,
    /// Where the band ends.
    pub(crate) end: Moment,
    /// The case is still open there.
    pub(crate) open: bool,
}

/// The bands as SVG; `hours` names a number of hours on the axis.
pub(crate) fn bands(bands: &[Band], names: &Names, hours: impl Fn(u64) -> String) -> String {
    let foot = TOP + ROW * nth(bands.len());
    let mut svg = Svg::new(WIDTH, foot + 4.0);
    key(&mut svg, LEFT, names);
    let longest = bands.iter().map(length).fold(1.0, f64::max);
    let scale = (WIDTH - LEFT - RIGHT) / longest;
    let step = step(longest);
    for tick in 0_u64.. {
        let at = super::float(tick) * super::float(step);
        if at > longest || tick > 12 {
            break;
        }
        let x = LEFT + at * scale;
        svg.line((x, TOP - 3.0), (x, foot), Pen { colour: RULE, width: 0.4, dash: "" });
        let style = Type { size: 6.0, colour: MUTE, bold: false, anchor: Anchor::Middle };
        svg.text((x, TOP - 5.0), &hours(tick * step), style);
    }
    for (index, band) in bands.iter().enumerate() {
        draw(&mut svg, band, TOP + ROW * nth(index), scale, names);
    }
    svg.finish()
}

fn draw(svg: &mut Svg, band: &Band, y: f64, scale: f64, names: &Names) {
    let style = Type { size: 6.5, colour: INK, bold: false, anchor: Anchor::End };
    let label = cut(&band.label, LEFT - 8.0, style.size);
    svg.text((LEFT - 5.0, y + 8.8), &label, style);
    let Some(first) = band.held.first().map(|h| h.0) else { return };
    let x = |at: Moment| LEFT + between(first, at) * scale;
    for (index, (from, holder)) in band.held.iter().enumerate() {
        let until = band.held.get(index + 1).map_or(band.end, |next| next.0);
        let w = x(until) - x(*from);
        if w <= 0.0 {
            continue;
        }
        svg.held(Area { x: x(*from), y: y + 1.5, w, h: ROW - 4.0 }, *holder);
        let short = &names.short[holder.index()];
        if ems(short) * 6.0 + 4.0 <= w {
            if matches!(holder, Holder::Third | Holder::Pause) {
                let area = Area { x: x(*from) + w / 2.0 - 4.0, y: y + 2.4, w: 8.0, h: ROW - 5.8 };
                svg.rect(area, "#ffffff", None);
            }
            let colour = writing_on(*holder);
            let style = Type { size: 6.0, colour, bold: true, anchor: Anchor::Middle };
            svg.text((x(*from) + w / 2.0, y + 8.2), short, style);
        }
    }
    if band.open {
        let (x, y) = (x(band.end) + 2.0, y + ROW / 2.0 - 0.5);
        svg.shape(&[(x, y - 3.5), (x + 6.0, y), (x, y + 3.5)], NAVY);
    }
}

/// Hours between two moments; never negative.
fn between(from: Moment, until: Moment) -> f64 {
    let span = kajitori_domain::time::Span(until.0.saturating_sub(from.0));
    (super::span(span) / super::span(kajitori_domain::time::Span::HOUR)).max(0.0)
}

fn length(band: &Band) -> f64 {
    band.held.first().map_or(0.0, |first| between(first.0, band.end))
}

/// A round step in hours that gives at most eight ticks.
fn step(longest: f64) -> u64 {
    let steps = [1, 2, 4, 8, 12, 24, 48, 96, 168, 336, 720, 1_440, 4_320, 8_760, 43_800];
    let fits = |step: &&u64| longest / super::float(**step) <= 8.0;
    steps.iter().find(fits).copied().unwrap_or(438_000)
}
