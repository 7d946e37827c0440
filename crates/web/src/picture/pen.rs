//! A small writer of SVG. All text is escaped.

use std::fmt::Write as _;

use super::Picture;
use crate::link::Link;

/// A picture in the making; classes say how its parts look.
pub(super) struct Pen {
    head: String,
    body: String,
}

impl Pen {
    /// A picture of that size, with a name for those who do not see it.
    pub(super) fn new(class: &str, size: (f64, f64), name: &str) -> Self {
        let (w, h) = size;
        let (class, name) = (escaped(class), escaped(name));
        let head = format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {w:.0} {h:.0}\" role=\"img\" \
             aria-label=\"{name}\">"
        );
        Self { head, body: String::new() }
    }

    /// A picture in its own size whose parts are links; it can stand alone.
    pub(super) fn sized(class: &str, size: (f64, f64), name: &str) -> Self {
        let (w, h) = size;
        let (class, name) = (escaped(class), escaped(name));
        let head = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class}\" width=\"{w:.0}\" \
             height=\"{h:.0}\" viewBox=\"0 0 {w:.0} {h:.0}\" role=\"group\" \
             aria-label=\"{name}\" font-family=\"sans-serif\">"
        );
        Self { head, body: String::new() }
    }

    /// More about the picture, and how much more of it there could be.
    pub(super) fn described(&mut self, text: &str, all: usize) {
        let _ = write!(self.body, "<desc data-all=\"{all}\">{}</desc>", escaped(text));
    }

    /// Begins a part that leads somewhere; one that the list beside it also offers need not stop a
    /// keyboard.
    pub(super) fn open(&mut self, class: &str, link: &Link, (title, stop): (&str, bool)) {
        let (link, title) = (escaped(link.as_str()), escaped(title));
        let skip = if stop { "" } else { " tabindex=\"-1\"" };
        let _ =
            write!(self.body, "<a class=\"{class}\" href=\"{link}\"{skip}><title>{title}</title>");
    }

    /// Ends it.
    pub(super) fn close(&mut self) {
        self.body.push_str("</a>");
    }

    /// A line along `data`.
    pub(super) fn path(&mut self, class: &str, data: &str, width: f64) {
        let _ = write!(
            self.body,
            "<path class=\"{class}\" d=\"{data}\" fill=\"none\" stroke-width=\"{width:.1}\"/>"
        );
    }

    /// A box with round corners.
    pub(super) fn rounded(&mut self, class: &str, at: (f64, f64), size: (f64, f64)) {
        let (x, y, w, h) = (at.0, at.1, size.0, size.1);
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" \
             height=\"{h:.1}\" rx=\"6\"/>"
        );
    }

    /// A picture that only repeats what stands beside it, stretched over the width it is given.
    pub(super) fn stretched(class: &str, size: (f64, f64)) -> Self {
        let (w, h) = size;
        let class = escaped(class);
        let head = format!(
            "<svg class=\"{class}\" viewBox=\"0 0 {w:.0} {h:.0}\" preserveAspectRatio=\"none\" \
             aria-hidden=\"true\">"
        );
        Self { head, body: String::new() }
    }

    pub(super) fn rect(&mut self, class: &str, at: (f64, f64), size: (f64, f64)) {
        let (x, y, w, h) = (at.0, at.1, size.0.max(0.0), size.1.max(0.0));
        let _ = write!(
            self.body,
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" \
             height=\"{h:.1}\"/>"
        );
    }

    pub(super) fn line(&mut self, class: &str, points: &[(f64, f64)]) {
        if points.len() < 2 {
            return;
        }
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = write!(self.body, "<polyline class=\"{class}\" points=\"{}\"/>", points.join(" "));
    }

    pub(super) fn dot(&mut self, class: &str, at: (f64, f64), radius: f64) {
        let (x, y) = at;
        let _ = write!(
            self.body,
            "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\"/>"
        );
    }

    pub(super) fn shape(&mut self, class: &str, points: &[(f64, f64)]) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = write!(self.body, "<polygon class=\"{class}\" points=\"{}\"/>", points.join(" "));
    }

    /// A path of our own making: moves, lines, nothing of anybody else's.
    pub(super) fn outline(&mut self, class: &str, path: &str) {
        let _ = write!(self.body, "<path class=\"{class}\" d=\"{path}\"/>");
    }

    /// A text; its class says at which end it is anchored.
    pub(super) fn text(&mut self, class: &str, at: (f64, f64), text: &str) {
        let (x, y) = at;
        let text = escaped(text);
        let _ =
            write!(self.body, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{text}</text>");
    }

    pub(super) fn finish(self) -> Picture {
        Picture(format!("{}{}</svg>", self.head, self.body))
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// An index as a coordinate.
pub(super) fn nth(index: usize) -> f64 {
    u32::try_from(index).map_or(f64::from(u32::MAX), f64::from)
}
