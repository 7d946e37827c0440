//! The event rows of the example, before they are written.

use std::collections::BTreeMap;

/// One event before it is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// Seconds of local time since 1970-01-01.
    pub(crate) at: i64,
    pub(crate) process: &'static str,
    pub(crate) prefix: &'static str,
    pub(crate) number: u32,
    pub(crate) activity: &'static str,
    pub(crate) status: &'static str,
    pub(crate) org: &'static str,
    pub(crate) operator: String,
    pub(crate) priority: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) amount: Option<i64>,
    pub(crate) terminal: Option<i64>,
}

/// Numbers the cases of one process by their first event, as an office numbers what comes in.
pub(crate) fn numbered(mut rows: Vec<Row>) -> Vec<Row> {
    let mut first: BTreeMap<u32, i64> = BTreeMap::new();
    for row in &rows {
        let at = first.entry(row.number).or_insert(row.at);
        *at = (*at).min(row.at);
    }
    let mut order: Vec<(i64, u32)> = first.into_iter().map(|(number, at)| (at, number)).collect();
    order.sort_unstable();
    let ranks: BTreeMap<u32, u32> =
        order.into_iter().zip(1..).map(|((_, number), rank)| (number, rank)).collect();
    for row in &mut rows {
        row.number = ranks[&row.number];
    }
    rows
}
