//! Sample: the ways that cases take.

use crate::pages::explore::{VariantLine, VariantsPage};
use crate::word::W;

use super::super::{e, l};
use super::ground::{ground, names};

/// Cases, share, covered, bar, activities, median and ninth decile in hours.
type Given = (&'static str, &'static str, &'static str, u16, &'static [usize], [&'static str; 2]);

const LINES: [Given; 5] = [
    ("2,204", "69.7 %", "69.7 %", 1000, &[0, 1, 2, 3, 4], ["21", "39"]),
    ("318", "10.1 %", "79.8 %", 144, &[0, 1, 6, 7, 1, 2, 3, 4], ["62", "118"]),
    ("196", "6.2 %", "86.0 %", 89, &[0, 1, 2, 5, 1, 2, 3, 4], ["48", "96"]),
    ("122", "3.9 %", "89.8 %", 55, &[0, 1, 2, 2, 3, 4], ["33", "71"]),
    ("60", "1.9 %", "91.7 %", 27, &[0, 4], ["6", "9"]),
];

pub(super) fn variants(w: W) -> VariantsPage {
    let names = names(w);
    let hours = |value: &str| l(w, &format!("{value}時間"), &format!("{value} h"));
    let mut number = 0;
    let line = |given: &Given| {
        number += 1;
        let (cases, share, covered, bar, way, [median, p90]) = *given;
        VariantLine {
            number: number.to_string(),
            cases: cases.to_owned(),
            share: share.to_owned(),
            covered: covered.to_owned(),
            bar,
            activities: way.iter().map(|at| names[*at].clone()).collect(),
            left_out: String::new(),
            median: hours(median),
            p90: hours(p90),
            keep: Some(e().map().query("where", &format!("variant = {number}"))),
        }
    };
    VariantsPage {
        ground: ground(w, "explore-variants", "explore-variants-lead"),
        said: w.t2("explore-variants-said", "all", "187", "listed", "5"),
        lines: LINES.iter().map(line).collect(),
        more: Some(e().variants().query("top", "100")),
    }
}
