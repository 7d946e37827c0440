//! Samples: a month, a level, a case.

mod case;
mod cases;
mod level;
mod month;
mod rows;
mod series;

use kajitori_domain::holder::Holder;
use kajitori_domain::verdict::Contractual;

use crate::part::{Held, HolderBar, Verdict};
use crate::shell::Spot;

use super::{Album, Eye};
use case::case;
use level::level;
use month::month;

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    for eye in [Eye::Client, Eye::Vendor] {
        album.add("month", eye, Spot::Figures, &month(w, eye));
        album.add("level", eye, Spot::Figures, &level(w, eye));
        album.add("case", eye, Spot::Figures, &case(w, eye));
    }
    album.add("month-again", Eye::Client, Spot::Figures, &month::again(w));
    album.add("month-nothing", Eye::Client, Spot::Figures, &month::nothing(w));
    let mut wrong = level(w, Eye::Client);
    wrong.filter.condition = "vendor_tme > 3".to_owned();
    wrong.filter.problems = vec![w.with(
        "problem-filter-column",
        &[
            ("column", "vendor_tme".to_owned()),
            ("near", "vendor_time".to_owned()),
            ("quoted", "no".to_owned()),
            ("at", "1".to_owned()),
        ],
    )];
    album.add("level-wrong", Eye::Client, Spot::Figures, &wrong);
    let mut bare = level(w, Eye::Client);
    bare.cases.clear();
    bare.pager = None;
    bare.difference = None;
    bare.slots.clear();
    bare.held.clear();
    bare.layers.recomputed = None;
    bare.layers.verified = None;
    bare.contractual = Verdict::Contract(Contractual::NoData);
    album.add("level-bare", Eye::Client, Spot::Figures, &bare);
}

/// A bar of (holder, time, percent, thousandths).
fn held(name: String, total: String, parts: &[(Holder, &str, &str, u16)]) -> HolderBar {
    let part = |(holder, time, percent, share): &(Holder, &str, &str, u16)| Held {
        holder: *holder,
        time: (*time).to_owned(),
        percent: (*percent).to_owned(),
        share: *share,
    };
    HolderBar { name, total, parts: parts.iter().map(part).collect() }
}
