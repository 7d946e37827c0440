//! Whether the words of an agreement's event patterns occur in the log at all.
//! A misspelt activity would otherwise only show as missing data.

use super::level::{Clock, Mark};
use super::{Agreement, ColumnSource};
use crate::event::{EventMatch, Pattern};
use crate::problem::{Place, Problem, Severity};

/// The distinct texts of a log.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary<'a> {
    /// Activities.
    pub activities: &'a [&'a str],
    /// Statuses.
    pub statuses: &'a [&'a str],
    /// Organisations.
    pub orgs: &'a [&'a str],
}

/// Patterns for activities, statuses and organisations that no event of the log fits, each once.
pub fn unmatched(agreement: &Agreement, log: Vocabulary<'_>, file: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut look = |place: String, on: &EventMatch| {
        let lists = [
            ("activity", &on.activity, log.activities),
            ("status", &on.status, log.statuses),
            ("org", &on.org, log.orgs),
        ];
        for (key, patterns, texts) in lists {
            for pattern in patterns.iter().filter(|p| !texts.iter().any(|text| p.matches(text))) {
                problems.push(problem(file, &place, key, pattern));
            }
        }
    };
    for process in &agreement.processes {
        process.complete.iter().for_each(|on| look(format!("processes.{}", process.id), on));
    }
    for rule in &agreement.holder_rules {
        look(format!("holder_rules.{}", rule.id), &rule.on);
    }
    for column in &agreement.columns {
        match &column.from {
            ColumnSource::Attribute(..) => {}
            ColumnSource::Has(on)
            | ColumnSource::Count(on)
            | ColumnSource::First(on)
            | ColumnSource::Last(on) => look(format!("columns.{}", column.name), on),
        }
    }
    for level in &agreement.levels {
        if let Some(Clock { start, stop, pause }) = level.kind.clock() {
            let place = format!("service_levels.{}", level.id);
            let marks = [start, stop].into_iter().flatten().map(|Mark { on, .. }| on);
            let pauses = pause.between.iter().flat_map(|(from, until)| [from, until]);
            marks.chain(pauses).for_each(|on| look(place.clone(), on));
        }
    }
    problems
}

fn problem(file: &str, place: &str, key: &str, pattern: &Pattern) -> Problem {
    let place = Place {
        file: file.to_owned(),
        column: Some(format!("{place}.{key}")),
        value: Some(pattern.0.clone()),
        ..Place::default()
    };
    Problem { code: "fit-nothing-matches", severity: Severity::Warning, place, args: vec![] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_the_log_never_says_is_named_with_its_place() {
        let text = include_str!("../../../../examples/volvo-it/agreement.toml");
        let agreement = crate::agreement::read("agreement.toml", text).0.expect("a sound example");
        let (activities, statuses) = (["Accepted"], ["Wait - User"]);
        let log = Vocabulary { activities: &activities, statuses: &statuses, orgs: &[] };
        let problems = unmatched(&agreement, log, "agreement.toml");
        let values: Vec<_> = problems.iter().filter_map(|p| p.place.value.as_deref()).collect();
        assert!(!values.contains(&"Wait - User"));
        assert!(values.contains(&"Wait - Vendor"), "{values:?}");
        assert!(problems.iter().all(|p| p.code == "fit-nothing-matches"));
    }
}
