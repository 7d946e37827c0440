//! A small writer of SVG. All text is escaped; all coordinates have at most two digits after the
//! point.

use std::fmt::Write;

use kajitori_domain::holder::Holder;

pub(crate) const INK: &str = "#1b1f24";
pub(crate) const MUTE: &str = "#5b6470";
pub(crate) const RULE: &str = "#b9c0ca";
pub(crate) const SHADE: &str = "#eef1f5";
pub(crate) const NAVY: &str = "#1f3a5f";
pub(crate) const RED: &str = "#a8201a";

/// A picture in the making.
pub(crate) struct Svg {
    width: f64,
    height: f64,
    body: String,
}

/// How a line is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Pen {
    pub(crate) colour: &'static str,
    pub(crate) width: f64,
    /// Dash pattern; empty is solid.
    pub(crate) dash: &'static str,
}

/// Where a text is anchored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: f64,
    pub(crate) colour: &'static str,
    pub(crate) bold: bool,
    pub(crate) anchor: Anchor,
}

/// A rectangle.
#[derive(Clone, Copy)]
pub(crate) struct Area {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) w: f64,
    pub(crate) h: f64,
}

impl Svg {
    pub(crate) fn new(width: f64, height: f64) -> Self {
        Self { width, height, body: String::new() }
    }

    pub(crate) fn finish(self) -> String {
        let (w, h) = (self.width, self.height);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w:.2}\" height=\"{h:.2}\" \
             viewBox=\"0 0 {w:.2} {h:.2}\" font-family=\"Noto Sans JP\">{}</svg>",
            self.body
        )
    }

    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), pen: Pen) {
        self.path(&format!("M{:.2} {:.2}L{:.2} {:.2}", from.0, from.1, to.0, to.1), pen);
    }

    pub(crate) fn polyline(&mut self, points: &[(f64, f64)], pen: Pen) {
        let mut data = String::new();
        for (index, (x, y)) in points.iter().enumerate() {
            let _ = write!(data, "{}{x:.2} {y:.2}", if index == 0 { "M" } else { "L" });
        }
        self.path(&data, pen);
    }

    /// A path that is drawn and not filled.
    pub(crate) fn path(&mut self, data: &str, pen: Pen) {
        let dash = match pen.dash {
            "" => String::new(),
            dash => format!(" stroke-dasharray=\"{dash}\""),
        };
        let _ = write!(
            self.body,
            "<path d=\"{data}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2}\"{dash}/>",
            pen.colour, pen.width
        );
    }

    /// A closed shape that is filled.
    pub(crate) fn shape(&mut self, points: &[(f64, f64)], fill: &str) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.2},{y:.2}")).collect();
        let _ = write!(self.body, "<polygon points=\"{}\" fill=\"{fill}\"/>", points.join(" "));
    }

    pub(crate) fn circle(&mut self, (x, y): (f64, f64), radius: f64, fill: &str) {
        let _ = write!(
            self.body,
            "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius:.2}\" fill=\"{fill}\"/>"
        );
    }

    pub(crate) fn rect(&mut self, area: Area, fill: &str, pen: Option<Pen>) {
        let Area { x, y, w, h } = area;
        let stroke = pen.map_or(String::new(), |pen| {
            format!(" stroke=\"{}\" stroke-width=\"{:.2}\"", pen.colour, pen.width)
        });
        let _ = write!(
            self.body,
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{w:.2}\" height=\"{h:.2}\" \
             fill=\"{fill}\"{stroke}/>"
        );
    }

    pub(crate) fn text(&mut self, (x, y): (f64, f64), text: &str, style: Type) {
        let anchor = match style.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if style.bold { " font-weight=\"700\"" } else { "" };
        let _ = write!(
            self.body,
            "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{:.2}\" fill=\"{}\" \
             text-anchor=\"{anchor}\"{weight}>{}</text>",
            style.size,
            style.colour,
            escaped(text)
        );
    }

    /// A stretch of time in the pattern of its holder; patterns differ without colour.
    pub(crate) fn held(&mut self, area: Area, holder: Holder) {
        let frame = |colour| Pen { colour, width: 0.4, dash: "" };
        match holder {
            Holder::Client => self.rect(area, "#e6bd7f", Some(frame("#8a6420"))),
            Holder::Vendor => self.rect(area, NAVY, Some(frame(NAVY))),
            Holder::Third => {
                self.rect(area, "#cfdad2", Some(frame("#4d6153")));
                self.hatch(area, frame("#4d6153"));
            }
            Holder::Pause => {
                self.rect(area, "#ffffff", Some(frame(MUTE)));
                for step in [0.25, 0.5, 0.75] {
                    let y = area.y + area.h * step;
                    self.line((area.x, y), (area.x + area.w, y), frame(RULE));
                }
            }
            Holder::Unattributed => {
                self.rect(area, "#ffffff", Some(Pen { colour: RED, width: 0.8, dash: "" }));
            }
        }
    }

    /// Diagonal lines inside `area`.
    fn hatch(&mut self, area: Area, pen: Pen) {
        let (right, mut foot) = (area.x + area.w, area.x);
        let mut lines = 0;
        while foot < right + area.h && lines < 400 {
            let (top_x, bottom_x) = (foot.min(right), (foot - area.h).max(area.x));
            let (top_y, bottom_y) = (area.y + (foot - top_x), area.y + (foot - bottom_x));
            if bottom_y > top_y {
                self.line((top_x, top_y), (bottom_x, bottom_y), pen);
            }
            foot += 3.0;
            lines += 1;
        }
    }
}

/// Whether writing on the pattern of `holder` must be white.
pub(crate) fn writing_on(holder: Holder) -> &'static str {
    if holder == Holder::Vendor { "#ffffff" } else { INK }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Estimated width of `text` at size 1: a full-width character is 1, any other about 0.58.
pub(crate) fn ems(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.58 } else { 1.0 }).sum()
}

/// `text` cut with `…` so that it is at most `width` wide at `size`.
pub(crate) fn cut(text: &str, width: f64, size: f64) -> String {
    if ems(text) * size <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if (ems(&out) + 1.0) * size > width {
            out.pop();
            break;
        }
    }
    out.push('…');
    out
}

/// `text` in at most `lines` lines of `width` at `size`; the last is cut with `…` where it does
/// not fit.
pub(crate) fn wrapped(text: &str, width: f64, size: f64, lines: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && out.len() + 1 < lines && ems(rest) * size > width {
        let mut end = 0;
        let mut after_gap = None;
        for (index, c) in rest.char_indices() {
            let next = index + c.len_utf8();
            if ems(&rest[..next]) * size > width {
                break;
            }
            end = next;
            if c == ' ' || "/_-・、（".contains(c) {
                after_gap = Some(next);
            }
        }
        let end = after_gap.filter(|gap| *gap * 2 >= end).unwrap_or(end);
        let end = if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
        out.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    if !rest.is_empty() {
        out.push(cut(rest, width, size));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        let mut svg = Svg::new(10.0, 10.0);
        let style = Type { size: 7.0, colour: INK, bold: false, anchor: Anchor::Start };
        svg.text((0.0, 0.0), "</text><script>\u{0}\"&", style);
        let out = svg.finish();
        assert!(out.contains("&lt;/text&gt;&lt;script&gt; &quot;&amp;</text>"), "{out}");
    }

    #[test]
    fn long_names_wrap_and_are_cut() {
        assert_eq!(wrapped("受領", 100.0, 7.0, 2), ["受領"]);
        assert_eq!(
            wrapped("内容照合（発注データとの突合・差異の確認）", 70.0, 7.0, 2),
            ["内容照合（", "発注データとの突合…"]
        );
        assert_eq!(wrapped("Accepted/In Progress", 60.0, 7.0, 2), ["Accepted/In", "Progress"]);
        assert_eq!(wrapped("", 60.0, 7.0, 2), Vec::<String>::new());
        assert_eq!(wrapped("広い字", 1.0, 7.0, 2).len(), 2);
    }
}
