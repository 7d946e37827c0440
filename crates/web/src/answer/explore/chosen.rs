//! What is chosen, in the address: one item for each filter, in the order in which they were added.

use kajitori_domain::selection::{Asked, Within};

use crate::form::Form;
use crate::link::Link;

/// Filters that may stand more than once.
const MANY: [&str; 7] = ["has", "never", "starts", "ends", "follows", "not-follows", "holder"];
/// Filters of which the last counts.
const ONE: [&str; 8] = [
    "from",
    "until",
    "where",
    "min-duration",
    "max-duration",
    "min-rework",
    "variants-top",
    "coverage",
];
/// What must lie in the time; it goes with the days and is no filter of its own.
const WITHIN: [(Within, &str); 5] = [
    (Within::Intersecting, ""),
    (Within::Started, "started"),
    (Within::Ended, "ended"),
    (Within::Whole, "whole"),
    (Within::Events, "events"),
];
/// Filters in one address, at most.
const MOST: usize = 60;

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Chosen {
    /// Name and value of each filter, the one added last at the end.
    pub(super) items: Vec<(String, String)>,
    pub(super) within: Within,
}

impl Chosen {
    /// What an address says; unknown names are passed over.
    pub(super) fn read(query: &Form) -> Self {
        let mut chosen = Self::default();
        for (name, value) in query.pairs() {
            let value = value.trim();
            if value.is_empty() || chosen.items.len() >= MOST {
                continue;
            }
            if let Some((within, _)) =
                WITHIN.iter().find(|(_, word)| name == "within" && *word == value)
            {
                chosen.within = *within;
            } else if MANY.contains(&name) || ONE.contains(&name) {
                chosen.add(name, value);
            }
        }
        chosen
    }

    /// One filter more; the same twice is once, and of some only the last counts.
    fn add(&mut self, name: &str, value: &str) {
        let one = ONE.contains(&name);
        self.items.retain(|(own, said)| own != name || (!one && said != value));
        self.items.push((name.to_owned(), value.to_owned()));
    }

    /// The same and one filter more.
    pub(super) fn with(&self, name: &str, value: &str) -> Self {
        let mut more = self.clone();
        more.add(name, value);
        more
    }

    /// The same without the filter at `place`.
    pub(super) fn without(&self, place: usize) -> Self {
        let mut less = self.clone();
        if place < less.items.len() {
            less.items.remove(place);
        }
        less
    }

    /// The same without any filter of that name.
    pub(super) fn bare(&self, name: &str) -> Self {
        let mut less = self.clone();
        less.items.retain(|(own, _)| own != name);
        less
    }

    /// The last value of a filter.
    pub(super) fn last(&self, name: &str) -> &str {
        let found = self.items.iter().rev().find(|(own, _)| own == name);
        found.map_or("", |(_, value)| value)
    }

    /// The word of what must lie in the time; empty where it is the usual.
    pub(super) fn within_word(&self) -> &'static str {
        WITHIN.into_iter().find(|(own, _)| *own == self.within).map_or("", |(_, word)| word)
    }

    /// Everything, as name and value.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = self.items.clone();
        let dated = pairs.iter().any(|(name, _)| name == "from" || name == "until");
        if dated && !self.within_word().is_empty() {
            pairs.push(("within".to_owned(), self.within_word().to_owned()));
        }
        pairs
    }

    /// `link` with everything that is chosen.
    pub(super) fn on(&self, link: Link) -> Link {
        self.pairs().iter().fold(link, |link, (name, value)| link.query(name, value))
    }

    /// What the form of choosing does not ask for itself.
    pub(super) fn beside(&self) -> Vec<(String, String)> {
        const OWN: [&str; 5] = ["from", "until", "where", "min-duration", "max-duration"];
        let kept = self.items.iter().filter(|(name, _)| !OWN.contains(&name.as_str()));
        kept.cloned().collect()
    }

    /// The question as `domain` checks it.
    pub(super) fn asked(&self) -> Asked {
        let many = |name: &str| {
            let own = self.items.iter().filter(|(own, _)| own == name);
            own.map(|(_, value)| value.clone()).collect()
        };
        let one = |name: &str| Some(self.last(name).to_owned()).filter(|value| !value.is_empty());
        let number = |name: &str| self.last(name).parse().ok();
        Asked {
            from: one("from"),
            until: one("until"),
            within: self.within,
            condition: one("where"),
            has: many("has"),
            starts: many("starts"),
            ends: many("ends"),
            never: many("never"),
            follows: many("follows"),
            not_follows: many("not-follows"),
            operators: Vec::new(),
            min_rework: number("min-rework"),
            min_duration: one("min-duration"),
            max_duration: one("max-duration"),
            holders: many("holder"),
            variants_top: number("variants-top"),
            coverage: one("coverage"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::raw;

    fn read(query: &str) -> Chosen {
        Chosen::read(&Form::new(raw(query)))
    }

    #[test]
    fn an_address_keeps_its_order_and_says_everything_once() {
        let chosen = read("has=A&never=B&has=A&has=&op=1&has=C&from=2026-10-01&within=started");
        let names: Vec<String> =
            chosen.pairs().iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(names, ["never=B", "has=A", "has=C", "from=2026-10-01", "within=started"]);
        let link = chosen.on(crate::link::engagement("e").map());
        assert_eq!(read(link.as_str().split_once('?').expect("a query").1), chosen);
        let asked = chosen.asked();
        assert_eq!((asked.has, asked.never), (vec!["A".into(), "C".into()], vec!["B".into()]));
        assert_eq!((asked.from.as_deref(), asked.within), (Some("2026-10-01"), Within::Started));
    }

    #[test]
    fn the_last_one_is_undone_first() {
        let chosen = read("has=A").with("follows", "A -> B").with("min-duration", "4h");
        assert_eq!(chosen.with("min-duration", "8h").last("min-duration"), "8h");
        assert_eq!(chosen.without(2), read("has=A&follows=A+-%3E+B"));
        assert_eq!(chosen.beside().len(), 2);
    }

    #[test]
    fn nobody_chooses_a_person_and_nothing_grows_for_ever() {
        assert!(read("operator=op-01&operators=op-01").items.is_empty());
        let long: String = (0..500).map(|n| format!("has=a{n}&")).collect();
        assert_eq!(read(&long).items.len(), 60);
    }
}
