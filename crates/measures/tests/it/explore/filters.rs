//! Each filter on a small log.

use kajitori_domain::selection::{Asked, Selection, Within};
use kajitori_measures::explore::{self, Kept, Question};

use super::Bench;
use super::small::three;
use crate::logs::log;

/// The cases that are kept, told by the sum of their lead times in hours: 3, 6 and 1.
fn kept(change: impl Fn(&mut Asked)) -> (u64, i64) {
    let mut asked = Asked::default();
    change(&mut asked);
    let bench = Bench::new(&log(&three()), 2);
    let selection = bench.read(&asked).expect("sound");
    let question = bench.about(&selection);
    let (found, scope) = explore::durations(&question).expect("answered");
    let (log, everything) = (Kept::new(&question).expect("answered"), Selection::default());
    let about = Question { log: &log, selection: &everything, ..question };
    let (again, whole) = explore::durations(&about).expect("answered");
    assert_eq!(again, found, "the log of the kept cases answers the same");
    assert_eq!((whole.all_cases, whole.all_events), (scope.cases, scope.events));
    let hour = kajitori_domain::time::Span::HOUR.0;
    (scope.cases, found.clock.map_or(0, |clock| clock.total.0 / hour))
}

fn one(text: &str) -> Vec<String> {
    vec![text.to_owned()]
}

#[test]
fn activities() {
    assert_eq!(kept(|a| a.has = one("Close")), (2, 9));
    assert_eq!(kept(|a| a.never = one("Close")), (1, 1));
    assert_eq!(kept(|a| a.starts = one("Open")), (3, 10));
    assert_eq!(kept(|a| a.ends = vec!["Work".to_owned(), "Open".to_owned()]), (1, 1));
    assert_eq!(kept(|a| a.follows = one("Work -> Work")), (1, 1));
    assert_eq!(kept(|a| a.not_follows = one("Work->Close")), (1, 1));
    assert_eq!(kept(|a| a.follows = one("Open -> Close")), (0, 0));
    assert_eq!(kept(|a| a.min_rework = Some(1)), (1, 1));
}

#[test]
fn times() {
    assert_eq!(kept(|a| a.min_duration = Some("3h".to_owned())), (2, 9));
    assert_eq!(kept(|a| a.max_duration = Some("3h".to_owned())), (2, 4));
    // Days are Tokyo's: 2026-10-02 there begins at 15:00 UTC of the day before.
    assert_eq!(kept(|a| a.from = Some("2026-10-02".to_owned())), (2, 7));
    assert_eq!(kept(|a| a.until = Some("2026-10-01".to_owned())), (1, 3));
    let from = "2026-10-01T11:00".to_owned();
    let within = |within| kept(|a| (a.from, a.within) = (Some(from.clone()), within));
    assert_eq!(within(Within::Intersecting), (3, 10));
    assert_eq!(within(Within::Started), (2, 7));
    assert_eq!(within(Within::Whole), (2, 7));
    assert_eq!(within(Within::Ended), (3, 10));
    assert_eq!(within(Within::Events), (3, 8), "of the first case one hour is left");
}

#[test]
fn conditions() {
    let kept = |text: &str| kept(|a| a.condition = Some(text.to_owned()));
    assert_eq!(kept("lead_time > INTERVAL '2' HOUR AND case_id <> 'b'"), (1, 3));
    assert_eq!(kept("case_id = 'NA'"), (1, 1));
    assert_eq!(kept("case_id LIKE 'N_'"), (1, 1));
    assert_eq!(kept("variant = 1"), (2, 9));
    assert_eq!(kept("last_activity IN ('Work') OR rework >= 2"), (1, 1));
    assert_eq!(kept("end_time - start_time = INTERVAL '6' HOUR"), (1, 6));
    assert_eq!(kept("events * 2 = 6 AND NOT lead_time < INTERVAL '3' HOUR"), (2, 9));
    assert_eq!(kept("impact = 'High'"), (0, 0), "what is missing is unknown");
    assert_eq!(kept("NOT impact = 'High'"), (0, 0));
    assert_eq!(kept("impact IS NULL"), (3, 10));
    assert_eq!(kept("start_time BETWEEN DATE '2026-10-02' AND DATE '2026-10-03'"), (1, 6));
    assert_eq!(kept("business_time = lead_time"), (3, 10));
    assert_eq!(
        kept("amount IS NULL AND score IS NULL AND operators = 0 AND handoffs = 0"),
        (3, 10)
    );
}

#[test]
fn frequent_ways() {
    assert_eq!(kept(|a| a.variants_top = Some(1)), (2, 9));
    assert_eq!(kept(|a| a.coverage = Some("66%".to_owned())), (2, 9));
    assert_eq!(kept(|a| a.coverage = Some("67%".to_owned())), (3, 10));
    assert_eq!(kept(|a| a.coverage = Some("0".to_owned())), (0, 0));
    // Frequency is that among the cases that the other filters keep.
    let both = |a: &mut Asked| {
        a.variants_top = Some(1);
        a.max_duration = Some("1h".to_owned());
    };
    assert_eq!(kept(both), (1, 1));
}

#[test]
fn unknown_names_are_told_with_near_ones() {
    let bench = Bench::new(&log(&three()), 2);
    let asked = Asked { has: one("Clse"), ..Asked::default() };
    let problems = bench.read(&asked).expect_err("unknown");
    assert_eq!(problems[0].code, "ask-activity");
    assert!(problems[0].args.contains(&("near", "Close".to_owned())));
    let asked = Asked { condition: Some("open".to_owned()), ..Asked::default() };
    assert_eq!(bench.read(&asked).expect_err("no agreement")[0].code, "ask-column-agreement");
}
