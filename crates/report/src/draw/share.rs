//! Stacked bars of time by holder, on one common scale.

use kajitori_domain::holder::{ByHolder, Holder};
use kajitori_domain::time::Span;

use super::svg::{Anchor, Area, INK, MUTE, Svg, Type, cut, ems, writing_on};
use super::{WIDTH, span};

const LEFT: f64 = 92.0;
const RIGHT: f64 = 60.0;
const ROW: f64 = 22.0;
const KEY: f64 = 16.0;

/// One bar.
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) parts: ByHolder<Span>,
    /// Printed behind the bar.
    pub(crate) total: String,
}

/// Names of the holders and their one-letter marks, in the order of [`Holder::ALL`].
pub(crate) struct Names {
    pub(crate) full: ByHolder<String>,
    pub(crate) short: ByHolder<String>,
}

/// The bars as SVG.
pub(crate) fn bars(bars: &[Bar], names: &Names) -> String {
    let height = KEY + ROW * super::nth(bars.len()) + 2.0;
    let mut svg = Svg::new(WIDTH, height);
    key(&mut svg, LEFT, names);
    let sum = |bar: &Bar| bar.parts.iter().map(|p| span(*p).max(0.0)).sum::<f64>();
    let most = bars.iter().map(sum).fold(1.0, f64::max);
    for (index, bar) in bars.iter().enumerate() {
        let y = KEY + ROW * super::nth(index);
        let style = Type { size: 7.5, colour: INK, bold: false, anchor: Anchor::End };
        let label = cut(&bar.label, LEFT - 8.0, style.size);
        svg.text((LEFT - 6.0, y + 12.0), &label, style);
        let end = stack(&mut svg, bar, (LEFT, y + 2.0), (WIDTH - LEFT - RIGHT) / most, names);
        let style = Type { anchor: Anchor::Start, colour: MUTE, ..style };
        svg.text((end + 5.0, y + 12.0), &bar.total, style);
    }
    svg.finish()
}

fn stack(svg: &mut Svg, bar: &Bar, (x, y): (f64, f64), scale: f64, names: &Names) -> f64 {
    let mut x = x;
    for holder in Holder::ALL {
        let w = span(bar.parts[holder.index()]).max(0.0) * scale;
        if w <= 0.0 {
            continue;
        }
        svg.held(Area { x, y, w, h: ROW - 8.0 }, holder);
        let name = &names.full[holder.index()];
        let short = &names.short[holder.index()];
        let size = 6.5;
        let text = [name, short].into_iter().find(|t| ems(t) * size + 4.0 <= w);
        if let Some(text) = text {
            let colour = writing_on(holder);
            let style = Type { size, colour, bold: true, anchor: Anchor::Middle };
            if holder == Holder::Third || holder == Holder::Pause {
                let plate = ems(text) * size + 3.0;
                let area = Area { x: x + w / 2.0 - plate / 2.0, y: y + 3.0, w: plate, h: 8.0 };
                svg.rect(area, "#ffffff", None);
            }
            svg.text((x + w / 2.0, y + 9.4), text, style);
        }
        x += w;
    }
    x
}

/// The key of all holders, from `x` in the first line.
pub(crate) fn key(svg: &mut Svg, x: f64, names: &Names) {
    let mut x = x;
    for holder in Holder::ALL {
        let (name, short) = (&names.full[holder.index()], &names.short[holder.index()]);
        svg.held(Area { x, y: 2.0, w: 12.0, h: 8.0 }, holder);
        let style = Type { size: 7.0, colour: MUTE, bold: false, anchor: Anchor::Start };
        let text = format!("{short} {name}");
        svg.text((x + 15.0, 8.8), &text, style);
        x += 15.0 + ems(&text) * style.size + 10.0;
    }
}
