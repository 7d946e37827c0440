//! Lamps.

use kajitori_domain::lamp::{Driver, Light, ProgressFacts, Subject, lamps, progress, quality};
use kajitori_domain::pack::LevelReport;
use kajitori_domain::verdict::{Contractual, NotApplicable, Statistical};

use super::worded;

const SURE: Statistical = Statistical::NotApplicable(NotApplicable::Census);

fn level(id: &str, contractual: Contractual, statistical: Statistical) -> LevelReport {
    let first = crate::pack::stored().levels.into_iter().next().expect("the sample has levels");
    LevelReport { id: id.to_owned(), contractual, statistical, ..first }
}

/// The words of a driver, and what it is about.
fn of<'a>(colour: &'static str, driver: &'a Driver) -> (&'static str, &'static str, &'a str) {
    worded(&format!("lamp-{}", driver.code));
    (colour, driver.code, &driver.about)
}

/// What a light says: its colour, its words, what it is about.
fn said(light: &Light) -> (&'static str, &'static str, &str) {
    match light {
        Light::Good => ("good", "", ""),
        Light::Watch(driver) => of("watch", driver),
        Light::Bad(driver) => of("bad", driver),
        Light::NoData(driver) => of("no data", driver),
        Light::NotYet(code) => {
            worded(&format!("lamp-{code}"));
            ("not yet", code, "")
        }
    }
}

#[test]
fn the_worst_level_decides_and_missing_is_never_green() {
    use Contractual::{Met, Missed, NoData};
    let met = level("a", Met, SURE);
    for (other, expected) in [
        (level("b", Met, Statistical::Met), ("good", "", "")),
        (level("b", Met, Statistical::NoData), ("watch", "level-no-sample", "b")),
        (level("b", Met, Statistical::NotDemonstrated), ("watch", "level-not-demonstrated", "b")),
        (level("b", NoData, SURE), ("no data", "level-no-data", "b")),
        (level("b", Met, Statistical::Missed), ("bad", "level-disproved", "b")),
        (level("b", Missed, Statistical::Met), ("bad", "level-missed", "b")),
    ] {
        assert_eq!(said(&quality(&[met.clone(), other])), expected);
    }
    assert_eq!(said(&quality(&[])), ("no data", "no-levels", ""));
    let all = [level("n", NoData, SURE), level("m", Missed, SURE)];
    assert_eq!(said(&quality(&all)), ("bad", "level-missed", "m"));
}

#[test]
fn progress_is_as_bad_as_its_worst_part() {
    let good = ProgressFacts { months_known: true, ..ProgressFacts::default() };
    for (facts, expected) in [
        (good, ("good", "", "")),
        (ProgressFacts::default(), ("no data", "no-months", "0")),
        (ProgressFacts { months_open: 1, ..good }, ("watch", "month-open", "1")),
        (
            ProgressFacts { contests_open: 2, months_open: 1, ..good },
            ("watch", "contest-open", "2"),
        ),
        (
            ProgressFacts { months_late: true, months_open: 3, contests_open: 2, ..good },
            ("bad", "month-late", "3"),
        ),
        (
            ProgressFacts { contests_late: 1, months_late: true, ..good },
            ("bad", "contest-late", "1"),
        ),
    ] {
        assert_eq!(said(&progress(facts)), expected);
    }
}

#[test]
fn four_lamps_say_why_they_do_not_burn_yet() {
    let all = lamps(&[], ProgressFacts::default());
    let dark = all.iter().filter(|(_, light)| said(light).0 == "not yet").count();
    assert_eq!((all.len(), dark), (6, 4));
    for (subject, _) in &all {
        worded(&format!("lamp-{}", subject.word()));
    }
    assert_eq!(all.map(|(subject, _)| subject), Subject::ALL);
}
