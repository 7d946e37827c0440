//! Pictures of a pack: geometry from the pack's numbers, as SVG in points. Pure: the same
//! numbers, the same bytes.

pub(crate) mod band;
pub(crate) mod control;
pub(crate) mod map;
pub(crate) mod share;
pub(crate) mod svg;

/// Width of the text area of a page in points: every picture is drawn at this width.
pub(crate) const WIDTH: f64 = 504.0;

/// A count as a coordinate.
#[expect(clippy::cast_precision_loss, reason = "a drawing needs no more than 52 bits")]
pub(crate) fn float(count: u64) -> f64 {
    count as f64
}

/// An index as a coordinate.
pub(crate) fn nth(index: usize) -> f64 {
    u32::try_from(index).map_or(f64::from(u32::MAX), f64::from)
}

/// A length of time as a coordinate.
#[expect(clippy::cast_precision_loss, reason = "a drawing needs no more than 52 bits")]
pub(crate) fn span(span: kajitori_domain::time::Span) -> f64 {
    span.0 as f64
}
