//! Work handed from one organisation to another.

use askama::Template;

use super::Ground;
use crate::part::Named;

/// Hand-overs.
#[derive(Debug, Template)]
#[template(path = "explore/handovers.html")]
pub struct HandoversPage {
    /// What stands above.
    pub ground: Ground,
    /// The numbers: name and value.
    pub numbers: Vec<(String, String)>,
    /// The way to the cases that went to and fro.
    pub ping_pong: Option<Named>,
    /// The heads of the matrix.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<MatrixRow>,
    /// The most frequent pairs.
    pub pairs: Vec<PairLine>,
}

/// A row of the matrix: from whom.
#[derive(Debug, Clone)]
pub struct MatrixRow {
    /// From whom.
    pub name: String,
    /// To each.
    pub cells: Vec<MatrixCell>,
}

/// How often one handed to the other.
#[derive(Debug, Clone)]
pub struct MatrixCell {
    /// How often; empty where never.
    pub count: String,
    /// How strong among all, 0–5.
    pub heat: u8,
}

/// One handed to the other.
#[derive(Debug, Clone)]
pub struct PairLine {
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// How often.
    pub count: String,
    /// Half of the times between are shorter, in business time.
    pub median: String,
    /// Nine of ten are.
    pub p90: String,
}
