//! Where labels stand, and how names are broken into lines.

use kajitori_domain::layers::Layout;

use super::MapPlan;
use super::stroke::Spots;
use crate::picture::pen::Pen;

/// A rectangle: corner and size.
type Area = ((f64, f64), (f64, f64));

/// Writes the labels where they cover neither a box nor one another, if there is such a place.
pub(super) fn write_labels(pen: &mut Pen, plan: &MapPlan, laid: &Layout, labels: &[(&str, Spots)]) {
    let boxes = laid.nodes.iter().enumerate().map(|(at, (x, y))| {
        let (w, h) = plan.size(at);
        ((x - w / 2.0, y - h / 2.0), (w, h))
    });
    let mut taken: Vec<Area> = boxes.collect();
    for (text, spots) in labels {
        let w = ems(text) * 12.0 + 6.0;
        let area = |(x, y): &(f64, f64)| ((x - w / 2.0, y - 8.0), (w, 16.0));
        let free = spots.iter().map(area).find(|a| !taken.iter().any(|b| meet(a, b)));
        let Some(area) = free.or_else(|| spots.first().map(area)) else { continue };
        taken.push(area);
        pen.rounded("map-ground", area.0, area.1);
        pen.text("map-label", (area.0.0 + w / 2.0, area.0.1 + 12.0), text);
    }
}

fn meet(a: &Area, b: &Area) -> bool {
    let ((ax, ay), (aw, ah)) = *a;
    let ((bx, by), (bw, bh)) = *b;
    ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah
}

/// About how wide a text is, in ems.
fn ems(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.58 } else { 1.0 }).sum()
}

/// `text` in at most `lines` lines of `width` ems; what is left over ends in …
pub(super) fn wrapped(text: &str, width: f64, lines: usize) -> Vec<String> {
    let mut out = vec![String::new()];
    for c in text.chars() {
        let Some(last) = out.last_mut() else { break };
        last.push(c);
        if ems(last) <= width {
            continue;
        }
        if out.len() == lines {
            let last = out.pop().unwrap_or_default();
            let kept: String = last.chars().take(last.chars().count().saturating_sub(2)).collect();
            out.push(format!("{kept}…"));
            break;
        }
        // Break at the last blank, where there is one.
        let last = out.pop().unwrap_or_default();
        let at = last.rfind(' ').filter(|at| *at > 0 && c != ' ').map(|at| at + 1);
        let at = at.unwrap_or(last.len() - c.len_utf8());
        out.push(last[..at].trim_end().to_owned());
        out.push(last[at..].to_owned());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_wrapped_and_cut() {
        assert_eq!(wrapped("受付", 4.0, 2), ["受付"]);
        assert_eq!(wrapped("申請内容の確認", 4.0, 2), ["申請内容", "の確認"]);
        assert_eq!(wrapped("Payment asked", 5.0, 2), ["Payment", "asked"]);
        assert_eq!(wrapped("あいうえおかきくけこ", 4.0, 2), ["あいうえ", "おかき…"]);
    }
}
