//! Where the order of two bidders turns when one weight moves (Triantaphyllou & Sánchez 1997).

use super::score::{EQUAL, Table};

/// The weight of one criterion at which two bidders are equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flip {
    /// The criterion, by its place in the table.
    pub criterion: usize,
    /// Its weight at the tie, 0–1.
    pub at: f64,
    /// How far that is from its weight now, as a share of it (−0.19 is 19 % less); infinite for a
    /// criterion that weighs nothing now.
    pub change: f64,
}

/// For each criterion the weight at which bidders `a` and `b` are equal while the other weights
/// keep their proportion, the smallest change first. Criteria for which no weight from 0 to 1
/// makes them equal are left out. `None` while a value is missing or there is no such bidder.
pub fn flips(table: &Table, a: usize, b: usize) -> Option<Vec<Flip>> {
    let values = table.full()?;
    let (first, second) = (values.get(a)?, values.get(b)?);
    let weights: Vec<f64> = table.weights.iter().map(|weight| weight.to_f64()).collect();
    let mut flips = Vec::new();
    for (k, weight) in weights.iter().enumerate() {
        let others: f64 = 1.0 - weight;
        if others < EQUAL {
            continue;
        }
        // With weight x for k the lead of a is x · own + (1 − x) · rest, a straight line.
        let own = first[k] - second[k];
        let lead = |j: usize| weights[j] * (first[j] - second[j]);
        let rest = (0..weights.len()).filter(|j| *j != k).map(lead).sum::<f64>() / others;
        let slope = own - rest;
        let at = -rest / slope;
        if slope.abs() > EQUAL && (0.0..=1.0).contains(&at) {
            flips.push(Flip { criterion: k, at, change: at / weight - 1.0 });
        }
    }
    let key = |flip: &Flip| flip.change.abs();
    flips.sort_by(|a, b| key(a).total_cmp(&key(b)).then(a.criterion.cmp(&b.criterion)));
    Some(flips)
}
