//! Samples: looking at how the work goes.

mod cases;
mod ground;
mod map;
mod time;
mod way;
mod work;

use crate::shell::Spot;

use super::{Album, Eye};

pub(super) fn pages(album: &mut Album) {
    let w = album.w;
    let (eye, spot) = (Eye::Client, Spot::Explore);
    album.add("map", eye, spot, &map::map(w));
    album.add("map-nothing", eye, spot, &map::nothing(w));
    album.add("map-wrong", eye, spot, &map::wrong(w));
    album.add("variants", eye, spot, &way::variants(w));
    album.add("durations", eye, spot, &time::durations(w));
    album.add("flow", eye, spot, &time::flow(w));
    album.add("handovers", eye, spot, &work::handovers(w));
    album.add("rework", eye, spot, &work::rework(w));
    album.add("dependency", eye, spot, &work::dependency(w));
    album.add("cases", eye, spot, &cases::cases(w));
    album.add("map", Eye::Vendor, spot, &map::map(w));
    album.add("dependency", Eye::Vendor, spot, &work::dependency(w));
    album.add("cases", Eye::Vendor, spot, &cases::cases(w));
}
