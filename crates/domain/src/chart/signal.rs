//! Signals of a control chart: movements that the usual variation seldom makes.
//!
//! The rules are those of NHS England's "Making Data Count", as its published implementation
//! (`NHSRplotthedots`) counts them, and beside them the fifteen points near the centre of the
//! Western Electric handbook (1956). They say that something has changed, not whether a target is
//! met.

use serde::{Deserialize, Serialize};

use crate::agreement::level::Direction;

/// Points on one side of the centre that make a shift.
const SHIFT: usize = 7;

/// Points that make a trend: six steps in a row in one direction, so seven points. Some handbooks
/// count six points.
const TREND: usize = 7;

/// Points near the centre that are too many.
const INNER: usize = 15;

/// Which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// A single point outside the limits (three sigma).
    Outside,
    /// At least seven points in a row on one side of the centre.
    Shift,
    /// At least six steps in a row in one direction; equal neighbours end it.
    Trend,
    /// At least two of three points in a row near the same limit (beyond two sigma, not outside),
    /// all three on that side of the centre.
    NearLimit,
    /// At least fifteen points in a row within one sigma of the centre: less variation than the
    /// limits expect.
    NearCentre,
}

/// Where the points lie, or where a trend leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Above the centre, or rising.
    High,
    /// Below the centre, or falling.
    Low,
}

/// What a signal means for a promised bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// A change for the worse (懸念).
    Concern,
    /// A change for the better (改善).
    Improvement,
    /// A change without direction (変化).
    Change,
}

/// A signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Signal {
    /// What it means.
    pub meaning: Meaning,
    /// Its rule.
    pub rule: Rule,
    /// Its side; `None` where the rule has none.
    pub side: Option<Side>,
}

impl Signal {
    /// The id of its words.
    pub fn word(self) -> &'static str {
        match (self.rule, self.side) {
            (Rule::Outside, Some(Side::High)) => "signal-outside-high",
            (Rule::Outside, _) => "signal-outside-low",
            (Rule::Shift, Some(Side::High)) => "signal-shift-high",
            (Rule::Shift, _) => "signal-shift-low",
            (Rule::Trend, Some(Side::High)) => "signal-trend-high",
            (Rule::Trend, _) => "signal-trend-low",
            (Rule::NearLimit, Some(Side::High)) => "signal-near-limit-high",
            (Rule::NearLimit, _) => "signal-near-limit-low",
            (Rule::NearCentre, _) => "signal-near-centre",
        }
    }
}

impl Meaning {
    /// The id of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Concern => "signal-concern",
            Self::Improvement => "signal-improvement",
            Self::Change => "signal-change",
        }
    }
}

/// A value with its centre and its sigma (a third of the way to the limit).
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) value: f64,
    pub(super) centre: f64,
    pub(super) sigma: f64,
}

impl Reading {
    /// Distance from the centre; nothing where only rounding tells them apart.
    fn over(self) -> f64 {
        let over = self.value - self.centre;
        if over.abs() <= 1e-9 * self.value.abs().max(self.centre.abs()) { 0.0 } else { over }
    }

    fn side(self) -> Option<Side> {
        let over = self.over();
        if over > 0.0 {
            Some(Side::High)
        } else if over < 0.0 {
            Some(Side::Low)
        } else {
            None
        }
    }

    /// More than `sigmas` away; a limit that is only missed by rounding is kept.
    fn beyond(self, sigmas: f64) -> bool {
        let distance = self.over().abs();
        distance > sigmas * self.sigma * (1.0 + 1e-9)
    }

    fn near_limit(self) -> bool {
        self.beyond(2.0) && !self.beyond(3.0)
    }
}

/// A signal and the points that carry it, as positions from `first` to `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) signal: Signal,
    pub(super) first: usize,
    pub(super) last: usize,
    /// Points between that carry it; fewer than all only near a limit.
    points: u64,
}

/// All signals of the readings, rule by rule, each in order of time.
pub(super) fn find(readings: &[Reading], promised: Direction) -> Vec<Found> {
    let mut all = Vec::new();
    let sides: Vec<Option<Side>> = readings.iter().map(|r| r.side()).collect();
    let outside: Vec<Option<Side>> =
        readings.iter().map(|r| r.side().filter(|_| r.beyond(3.0))).collect();
    all.extend(runs(&outside, 1).map(|run| run.signal(Rule::Outside, promised)));
    all.extend(runs(&sides, SHIFT).map(|run| run.signal(Rule::Shift, promised)));
    let steps: Vec<Option<Side>> = readings.windows(2).map(step).collect();
    all.extend(runs(&steps, TREND - 1).map(|run| {
        // A run of steps begins one point before its first step's end.
        Run { last: run.last + 1, ..run }.signal(Rule::Trend, promised)
    }));
    all.extend(runs(&near_limit(readings, &sides), 1).flat_map(|run| {
        let carried = move |i: &usize| readings[*i].near_limit();
        let first = (run.first..=run.last).find(carried)?;
        let last = (run.first..=run.last).rev().find(carried)?;
        let points = (first..=last).filter(carried).count() as u64;
        Some(Found { points, ..Run { first, last, ..run }.signal(Rule::NearLimit, promised) })
    }));
    let inner: Vec<Option<()>> =
        readings.iter().map(|r| (r.sigma > 0.0 && !r.beyond(1.0)).then_some(())).collect();
    all.extend(runs(&inner, INNER).map(|run| Found {
        signal: Signal { meaning: Meaning::Change, rule: Rule::NearCentre, side: None },
        first: run.first,
        last: run.last,
        points: (run.last - run.first + 1) as u64,
    }));
    all
}

impl Found {
    /// How many points carry it.
    pub(super) fn points(&self) -> u64 {
        self.points
    }

    /// Whether the point at `at` carries it.
    pub(super) fn marks(&self, at: usize, reading: Reading) -> bool {
        let inside = (self.first..=self.last).contains(&at);
        inside && (self.signal.rule != Rule::NearLimit || reading.near_limit())
    }
}

/// Whether each point belongs to three in a row on one side, two of them near the limit.
fn near_limit(readings: &[Reading], sides: &[Option<Side>]) -> Vec<Option<Side>> {
    let mut part = vec![None; readings.len()];
    for first in 0..readings.len().saturating_sub(2) {
        let three = first..first + 3;
        let side = sides[first];
        let one_sided = side.is_some() && sides[three.clone()].iter().all(|s| *s == side);
        let near = readings[three.clone()].iter().filter(|r| r.near_limit()).count();
        if one_sided && near >= 2 {
            part[three].fill(side);
        }
    }
    part
}

fn step(pair: &[Reading]) -> Option<Side> {
    let [before, after] = pair else { return None };
    Reading { centre: before.value, ..*after }.side()
}

/// Neighbours with the same mark.
#[derive(Debug, Clone, Copy)]
struct Run<T> {
    mark: T,
    first: usize,
    last: usize,
}

impl Run<Side> {
    fn signal(self, rule: Rule, promised: Direction) -> Found {
        let better = match promised {
            Direction::AtLeast => Side::High,
            Direction::AtMost => Side::Low,
        };
        let meaning = if self.mark == better { Meaning::Improvement } else { Meaning::Concern };
        Found {
            signal: Signal { meaning, rule, side: Some(self.mark) },
            first: self.first,
            last: self.last,
            points: (self.last - self.first + 1) as u64,
        }
    }
}

/// The longest runs of the same mark that have at least `least` members.
fn runs<T: Copy + PartialEq>(
    marks: &[Option<T>],
    least: usize,
) -> impl Iterator<Item = Run<T>> + use<'_, T> {
    let mut at = 0;
    let groups = marks.chunk_by(|a, b| a == b).map(move |group| {
        let first = at;
        at += group.len();
        (first, group)
    });
    groups.filter(move |(_, group)| group.len() >= least).filter_map(|(first, group)| {
        let mark = group.first().copied().flatten()?;
        Some(Run { mark, first, last: first + group.len() - 1 })
    })
}
