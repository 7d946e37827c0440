//! Bars that show shares of a whole.

use super::Picture;
use super::pen::Pen;
use crate::part::Held;

/// A whole divided by holder, in thousandths.
pub fn bar(parts: &[Held]) -> Picture {
    let mut pen = Pen::stretched("bar", (1000.0, 20.0));
    let mut x = 0.0;
    for part in parts {
        let w = f64::from(part.share);
        let class = format!("held-{}", part.holder.word());
        pen.rect(&class, (x, 0.0), (w - 1.5, 20.0));
        x += w;
    }
    pen.finish()
}

/// One value of a column: how much of the longest it is, in thousandths, and where the promise
/// lies, if there is one.
pub fn share(value: u16, promised: Option<u16>) -> Picture {
    let mut pen = Pen::stretched("share", (1000.0, 10.0));
    pen.rect("share-ground", (0.0, 0.0), (1000.0, 10.0));
    let missed = promised.is_some_and(|promised| value < promised);
    let class = if missed { "share-missed" } else { "share-value" };
    pen.rect(class, (0.0, 0.0), (f64::from(value.min(1000)), 10.0));
    if let Some(promised) = promised {
        pen.rect("share-promise", (f64::from(promised.min(1000)) - 3.0, 0.0), (6.0, 10.0));
    }
    pen.finish()
}
