//! Problems, all counted, the first of each kind kept.

use std::collections::BTreeMap;

use kajitori_domain::problem::{Place, Problem, Severity};

/// Examples kept of each kind.
pub const KEPT: usize = 100;

/// How many problems of one kind there are, with the first ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much each costs.
    pub severity: Severity,
    /// How many there are.
    pub count: u64,
    /// The first of them, at most [`KEPT`], in the file's order.
    pub examples: Vec<Problem>,
}

/// All problems of one file, by kind; bounded whatever the number of problems.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings(BTreeMap<&'static str, Finding>);

impl Findings {
    /// Counts a problem; `place` and `args` are asked for only while examples are kept.
    pub(crate) fn add(
        &mut self,
        code: &'static str,
        severity: Severity,
        detail: impl FnOnce() -> (Place, Vec<(&'static str, String)>),
    ) {
        let finding = self.0.entry(code).or_insert_with(|| Finding {
            severity,
            count: 0,
            examples: Vec::new(),
        });
        finding.count += 1;
        if finding.examples.len() < KEPT {
            let (place, args) = detail();
            finding.examples.push(Problem { code, severity, place, args });
        }
    }

    /// Takes up what was found in a block whose rows count from `base`.
    pub(crate) fn absorb(&mut self, block: Self, base: u64) {
        for (code, found) in block.0 {
            let finding = self.0.entry(code).or_insert_with(|| Finding {
                severity: found.severity,
                count: 0,
                examples: Vec::new(),
            });
            finding.count += found.count;
            let room = KEPT - finding.examples.len();
            finding.examples.extend(found.examples.into_iter().take(room).map(|mut problem| {
                problem.place.row = problem.place.row.map(|row| row + base);
                problem
            }));
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many problems there are, of all kinds.
    pub fn total(&self) -> u64 {
        self.0.values().map(|f| f.count).sum()
    }

    /// How many problems of kind `code` there are.
    pub fn count(&self, code: &str) -> u64 {
        self.0.get(code).map_or(0, |f| f.count)
    }

    /// Every kind with its findings, by code.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Finding)> {
        self.0.iter().map(|(code, finding)| (*code, finding))
    }

    /// The first `most` problems of each kind, by code.
    pub fn first(&self, most: usize) -> Vec<Problem> {
        self.0.values().flat_map(|f| f.examples.iter().take(most).cloned()).collect()
    }
}

/// `value` cut to the 200 characters that a [`Place`] may show.
pub(crate) fn cut(value: &str) -> String {
    value.chars().take(200).collect()
}
