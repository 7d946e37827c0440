//! Whether mapping, records and calendars fit an agreement. What does not fit is a warning with its
//! place: the figures that need it become データなし instead of silently leaving something out.

use std::collections::BTreeMap;

use super::Agreement;
use super::level::{Change, Kind};
use crate::calendar;
use crate::mapping::Mapping;
use crate::problem::{Place, Problem, Severity};
use crate::record::{Reported, Sample};
use crate::time::{Moment, Month};

/// Count columns of the agreement that the mapping of interval records does not have.
pub fn interval_columns(agreement: &Agreement, mapping: &Mapping, file: &str) -> Vec<Problem> {
    let Some(columns) = &mapping.intervals else { return vec![] };
    let mut problems = Vec::new();
    for level in &agreement.levels {
        let Kind::IntervalRatio { numerator, denominator, deductions, .. } = &level.kind else {
            continue;
        };
        let declared = level.alternatives.iter().filter_map(|a| match &a.change {
            Change::Deduct(column) => Some(column),
            _ => None,
        });
        let needed = [numerator, denominator].into_iter();
        let needed = needed.chain(deductions.iter().map(|d| &d.column)).chain(declared);
        for column in needed.filter(|c| !columns.values.iter().any(|(name, _)| name == *c)) {
            let args = vec![("level", level.id.clone())];
            problems.push(warning("fit-interval-column", file, Some(column), None, args));
        }
    }
    problems
}

/// Reported values and samples that name no service level, and values that were reported twice.
pub fn records(
    agreement: &Agreement,
    reported: (&str, &[Reported]),
    samples: (&str, &[Sample]),
) -> Vec<Problem> {
    let known = |id: &str| agreement.levels.iter().any(|level| level.id == id);
    let mut problems = Vec::new();
    let mut seen: BTreeMap<(&str, Month), u64> = BTreeMap::new();
    for row in reported.1 {
        let at = |code, args| {
            place_row(warning(code, reported.0, None, Some(&row.level), args), row.row)
        };
        if !known(&row.level) {
            problems.push(at("fit-level-unknown", vec![]));
        } else if impossible(agreement, row) {
            problems.push(at("fit-reported-impossible", vec![]));
        } else if let Some(first) = seen.insert((&row.level, row.month), row.row) {
            seen.insert((&row.level, row.month), first);
            let args = vec![("first", first.to_string()), ("month", row.month.to_string())];
            problems.push(at("fit-reported-twice", args));
        }
    }
    for row in samples.1.iter().filter(|row| !known(&row.level)) {
        let problem = warning("fit-level-unknown", samples.0, None, Some(&row.level), vec![]);
        problems.push(place_row(problem, row.row));
    }
    problems
}

/// A reported ratio outside 0–1, or with a numerator above its denominator.
fn impossible(agreement: &Agreement, row: &Reported) -> bool {
    let ratio = agreement.levels.iter().any(|level| level.id == row.level && level.kind.is_ratio());
    let value = row.value.is_some_and(|v| !(0.0..=1.0).contains(&v.to_f64()));
    let counts = row.numerator.zip(row.denominator).is_some_and(|(n, d)| n > d || d == 0);
    ratio && (value || counts)
}

/// A month that ends before the agreement holds.
pub fn in_force(agreement: &Agreement, file: &str, month: Month) -> Option<Problem> {
    let (_, last) = month.days(agreement.closing_day);
    let args = vec![("from", agreement.effective_from.to_string()), ("month", month.to_string())];
    (last < agreement.effective_from).then(|| warning("fit-not-in-force", file, None, None, args))
}

/// Years of the log for which a calendar wants Japan's holidays and the list has none.
pub fn holidays(agreement: &Agreement, file: &str, span: Option<(Moment, Moment)>) -> Vec<Problem> {
    let Some((first, last)) = span else { return vec![] };
    let Some((from, until)) = year(first).zip(year(last)) else { return vec![] };
    let mut problems = Vec::new();
    for terms in &agreement.calendars {
        let years = calendar::years_without_holidays(terms, from..=until);
        if let (Some(first), Some(last)) = (years.first(), years.last()) {
            let args = vec![
                ("calendar", terms.id.clone()),
                ("from", first.to_string()),
                ("until", last.to_string()),
            ];
            problems.push(warning("fit-holidays-uncovered", file, None, None, args));
        }
    }
    problems
}

fn year(moment: Moment) -> Option<i16> {
    let timestamp = jiff::Timestamp::from_microsecond(moment.0).ok()?;
    Some(timestamp.to_zoned(jiff::tz::TimeZone::UTC).year())
}

fn warning(
    code: &'static str,
    file: &str,
    column: Option<&String>,
    value: Option<&String>,
    args: Vec<(&'static str, String)>,
) -> Problem {
    let place = Place {
        file: file.to_owned(),
        column: column.cloned(),
        value: value.cloned(),
        ..Place::default()
    };
    Problem { code, severity: Severity::Warning, place, args }
}

fn place_row(mut problem: Problem, row: u64) -> Problem {
    problem.place.row = Some(row);
    problem
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::Decimal;
    use crate::mapping::{IntervalColumns, TimeColumns};
    use crate::text::Lang;
    use crate::words::Words;

    const CODES: [&str; 7] = [
        "fit-nothing-matches",
        "fit-reported-impossible",
        "fit-not-in-force",
        "fit-interval-column",
        "fit-level-unknown",
        "fit-reported-twice",
        "fit-holidays-uncovered",
    ];

    fn agreement() -> Agreement {
        let text = include_str!("../../../../examples/generated/agreement.toml");
        crate::agreement::read("agreement.toml", text).0.expect("the example is sound")
    }

    fn reported(level: &str, row: u64) -> Reported {
        Reported {
            level: level.to_owned(),
            month: Month { year: 2026, month: 10 },
            value: Decimal::parse("0.9"),
            numerator: None,
            denominator: None,
            row,
        }
    }

    #[test]
    fn a_level_that_nobody_agreed_on_and_a_second_value_are_named() {
        let known = agreement().levels[0].id.clone();
        let rows = [reported(&known, 2), reported("typo", 3), reported(&known, 4)];
        let problems = records(&agreement(), ("reported.csv", &rows), ("samples.csv", &[]));
        let found: Vec<_> = problems.iter().map(|p| (p.code, p.place.row)).collect();
        assert_eq!(found, [("fit-level-unknown", Some(3)), ("fit-reported-twice", Some(4))]);
        assert_eq!(problems[1].args[0].1, "2");
    }

    #[test]
    fn a_count_column_that_no_mapping_has_is_named() {
        let time = TimeColumns { columns: vec!["t".into()], formats: vec![], zone: None };
        let columns = IntervalColumns { start: time, group: None, values: vec![] };
        let mapping = Mapping { intervals: Some(columns), ..Mapping::default() };
        let problems = interval_columns(&agreement(), &mapping, "mapping.toml");
        assert!(!problems.is_empty());
        assert!(problems.iter().all(|p| p.code == "fit-interval-column"));
        assert!(interval_columns(&agreement(), &Mapping::default(), "mapping.toml").is_empty());
    }

    #[test]
    fn a_ratio_beyond_one_and_a_month_before_the_agreement_are_named() {
        let agreement = agreement();
        let ratio = agreement.levels.iter().find(|level| level.kind.is_ratio());
        let ratio = ratio.expect("a ratio").id.clone();
        let row = Reported { value: Decimal::parse("97.2"), ..reported(&ratio, 2) };
        let problems = records(&agreement, ("reported.csv", &[row]), ("samples.csv", &[]));
        assert_eq!(problems[0].code, "fit-reported-impossible");
        let early = Month { year: 1999, month: 1 };
        assert!(in_force(&agreement, "a.toml", early).is_some());
        assert!(in_force(&agreement, "a.toml", Month { year: 2026, month: 10 }).is_none());
    }

    #[test]
    fn years_beyond_the_holiday_list_are_named() {
        let day = |year: i64| Moment((year - 1970) * 31_556_952_000_000);
        let inside = holidays(&agreement(), "a.toml", Some((day(2026), day(2027))));
        assert!(inside.is_empty());
        let beyond = holidays(&agreement(), "a.toml", Some((day(2026), day(2030))));
        assert!(beyond.iter().any(|p| p.code == "fit-holidays-uncovered"));
    }

    #[test]
    fn every_code_has_words() {
        for words in [Words::new(Lang::Ja), Words::new(Lang::En)] {
            for code in CODES {
                assert!(words.has(&format!("problem-{code}")), "{code}");
                assert!(words.has(&format!("problem-{code}-hint")), "{code}");
            }
        }
    }
}
