//! What an agreed contest changes. A run is made anew with its amendments, beside the old one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::agreement::Agreement;
use crate::agreement::level::Exclusion;
use crate::case::ColumnKind;
use crate::filter::{Expr, Filter, Literal};
use crate::holder::Holder;
use crate::record::Sample;
use crate::text::Text;
use crate::time::Moment;

/// One change that both sides, or those above them, have settled on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "amendment", rename_all = "kebab-case")]
pub enum Amendment {
    /// The verdict on an inspected unit.
    Unit {
        /// The service level.
        level: String,
        /// The unit.
        unit: String,
        /// The other verdict; `None` leaves the unit out.
        correct: Option<bool>,
    },
    /// Whether a case counts.
    Case {
        /// The service level.
        level: String,
        /// The case.
        case: String,
        /// Whether it does, whatever the exclusions say.
        counts: bool,
    },
    /// A pause of one case.
    Pause {
        /// The case.
        case: String,
        /// Its first moment.
        from: Moment,
        /// The first moment after it.
        until: Moment,
    },
    /// Who held a case from one of its events on.
    Holder {
        /// The case.
        case: String,
        /// The event's row.
        row: u64,
        /// Who.
        holder: Holder,
    },
}

/// Amendments in the order in which they were settled, as a run's id has them.
pub fn to_text(amendments: &[Amendment]) -> String {
    serde_json::to_string(amendments).unwrap_or_default()
}

/// The last word of `amendments` on each case of a level: whether it counts.
fn cases<'a>(amendments: &'a [Amendment], of: &str) -> BTreeMap<&'a str, bool> {
    let said = amendments.iter().filter_map(|amendment| match amendment {
        Amendment::Case { level, case, counts } if level == of => Some((case.as_str(), *counts)),
        _ => None,
    });
    said.collect()
}

/// Constants of one `IN`, as filters have them at most.
const WIDEST: usize = 500;

/// The condition that a case is one of `named`; `None` where there is none.
fn one_of(named: &[&str]) -> Option<Filter> {
    let parts = named.chunks(WIDEST).map(|chunk| {
        let quoted: Vec<String> =
            chunk.iter().map(|case| format!("'{}'", case.replace('\'', "''"))).collect();
        let literals = chunk.iter().map(|case| Literal::Text((*case).to_owned())).collect();
        let column = Expr::Column("case_id".to_owned(), ColumnKind::Text);
        let source = format!("case_id IN ({})", quoted.join(", "));
        Filter { source, expr: Expr::In(Box::new(column), literals) }
    });
    parts.reduce(|left, right| Filter {
        source: format!("{} OR {}", left.source, right.source),
        expr: Expr::Or(Box::new(left.expr), Box::new(right.expr)),
    })
}

impl Agreement {
    /// The agreement as settled contests leave it: cases that do not count are excluded, by an
    /// exclusion called `name` with `clause`; cases that count are excluded by nothing. Of two
    /// words on one case, the later holds.
    #[must_use]
    pub fn amended(&self, amendments: &[Amendment], name: &Text, clause: &str) -> Self {
        let mut amended = self.clone();
        for level in &mut amended.levels {
            let said = cases(amendments, &level.id);
            let named = |counts: bool| -> Vec<&str> {
                said.iter().filter(|(_, says)| **says == counts).map(|(case, _)| *case).collect()
            };
            if let Some(counting) = one_of(&named(true)) {
                level.exclusions.iter_mut().for_each(|one| except(&mut one.rule, &counting));
            }
            if let Some(rule) = one_of(&named(false)) {
                let (id, clause) = ("contest".to_owned(), clause.to_owned());
                level.exclusions.push(Exclusion { id, name: name.clone(), clause, rule });
            }
        }
        amended
    }
}

/// Narrows a rule to the cases that are none of `kept`.
fn except(rule: &mut Filter, kept: &Filter) {
    let source = format!("({}) AND NOT ({})", rule.source, kept.source);
    let not = Expr::Not(Box::new(kept.expr.clone()));
    let expr = Expr::And(Box::new(rule.expr.clone()), Box::new(not));
    *rule = Filter { source, expr };
}

/// The inspected units as settled contests leave them: with the other verdict, or left out. Of two
/// words on one unit, the later holds.
pub fn amended_samples(samples: &[Sample], amendments: &[Amendment]) -> Vec<Sample> {
    let verdict = |sample: &Sample| {
        amendments.iter().rev().find_map(|amendment| match amendment {
            Amendment::Unit { level, unit, correct }
                if *level == sample.level && *unit == sample.unit =>
            {
                Some(*correct)
            }
            _ => None,
        })
    };
    let settled = samples.iter().filter_map(|sample| match verdict(sample) {
        None => Some(sample.clone()),
        Some(correct) => Some(Sample { correct: correct?, ..sample.clone() }),
    });
    settled.collect()
}
