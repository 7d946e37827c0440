//! Lines of a layered graph: between two layers each source has one upright track for all flows
//! that change their height there; flows that run backwards pass under everything, one lane per
//! target.

use std::collections::{BTreeMap, BTreeSet};

use super::layer::Layers;

/// Between a layer and the first track, and behind the last.
const BESIDE: i32 = 24;
/// Between tracks, and between lanes.
const TRACK: i32 = 14;

/// What an upright track belongs to. Sources come before targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Track {
    /// Flows that leave this element.
    From(usize),
    /// Flows that run backwards into this element.
    Into(usize),
}

/// The tracks behind one layer.
#[derive(Debug, Clone, Default)]
pub(super) struct Gap {
    /// The tracks from left to right.
    pub(super) tracks: Vec<Track>,
}

impl Gap {
    /// Room that the tracks need.
    pub(super) fn width(&self) -> i32 {
        2 * BESIDE + TRACK * i32::try_from(self.tracks.len().saturating_sub(1)).unwrap_or(0)
    }

    /// How far behind the layer `track` stands.
    pub(super) fn at(&self, track: Track) -> Option<i32> {
        let place = self.tracks.iter().position(|other| *other == track)?;
        Some(BESIDE + TRACK * i32::try_from(place).ok()?)
    }
}

/// The gap behind each layer.
pub(super) fn gaps(layers: &Layers, flows: &[(usize, usize, u64)], y: &[i32]) -> Vec<Gap> {
    // What each track leads to, by layer.
    let mut leads: Vec<BTreeMap<Track, BTreeSet<i32>>> = vec![BTreeMap::new(); layers.rows.len()];
    for (chain, (from, to, _)) in layers.chains.iter().zip(flows) {
        let Some(chain) = chain else {
            leads[layers.layer[*from]].entry(Track::From(*from)).or_default().insert(i32::MAX);
            let before = layers.layer[*to].saturating_sub(1);
            leads[before].entry(Track::Into(*to)).or_default().insert(y[*to]);
            continue;
        };
        for pair in chain.windows(2).filter(|pair| y[pair[0]] != y[pair[1]]) {
            let lead = leads[layers.layer[pair[0]]].entry(Track::From(pair[0])).or_default();
            lead.insert(y[pair[1]]);
        }
    }
    leads.into_iter().map(|leads| Gap { tracks: order(leads, y) }).collect()
}

/// Orders tracks so that few lines cross, and none lies on another: what arrives at a height must
/// have turned off before something else leaves for that height.
fn order(leads: BTreeMap<Track, BTreeSet<i32>>, y: &[i32]) -> Vec<Track> {
    let height = |track: &Track| match track {
        Track::From(element) => Some(y[*element]),
        Track::Into(_) => None,
    };
    let mut open: Vec<(Track, BTreeSet<i32>)> = leads.into_iter().collect();
    open.sort_by_key(|(track, lead)| match height(track) {
        Some(y) => {
            let downwards = lead.last().is_some_and(|last| *last > y);
            (0, if downwards { -y } else { y }, *track)
        }
        None => (1, lead.first().map_or(0, |y| -y), *track),
    });
    let mut ordered = Vec::new();
    while !open.is_empty() {
        let free = open.iter().position(|(track, lead)| {
            open.iter().all(|(other, _)| {
                other == track || height(other).is_none_or(|height| !lead.contains(&height))
            })
        });
        ordered.push(open.remove(free.unwrap_or(0)).0);
    }
    ordered
}

/// How far below everything else the lane into each target runs; short ways run above long ones.
pub(super) fn lanes(layers: &Layers, flows: &[(usize, usize, u64)]) -> BTreeMap<usize, i32> {
    let mut spans: BTreeMap<usize, usize> = BTreeMap::new();
    for (chain, (from, to, _)) in layers.chains.iter().zip(flows) {
        if chain.is_none() {
            let span = layers.layer[*from] - layers.layer[*to];
            let longest = spans.entry(*to).or_default();
            *longest = span.max(*longest);
        }
    }
    let mut order: Vec<(usize, usize)> = spans.into_iter().map(|(to, span)| (span, to)).collect();
    order.sort_unstable();
    (1..).zip(order).map(|(place, (_, to))| (to, place * TRACK)).collect()
}
