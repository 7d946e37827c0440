//! Conditions: SQL's three-valued logic over every kind of column.

use kajitori_domain::agreement::level::{AssignBy, Kind};
use kajitori_domain::measure::level::Amount;

use crate::agreements::{filter, level, plain};
use crate::first_slice::run;
use crate::logs::{Event, case};

/// `a`: impact High, amount 3, no score. `b`: no impact, no amount, score 2.5.
fn events() -> Vec<Event<'static>> {
    let mut events = case("a", &["2026-10-01 09:00 Open Vendor", "2026-10-01 10:00 Close Pause"]);
    (events[0].impact, events[0].amount) = ("High", Some(3));
    events.extend(case("b", &["2026-10-02 09:00 Open Client"]));
    events[2].score = Some(2.5);
    events
}

#[test]
fn what_is_missing_never_matches() {
    for (condition, a, b) in [
        ("impact = 'High'", true, false),
        ("impact <> 'High'", false, false),
        ("NOT impact = 'Low'", true, false),
        ("impact IS NULL", false, true),
        ("impact IS NOT NULL", true, false),
        ("impact IN ('High', 'Low')", true, false),
        ("impact NOT IN ('Low')", true, false),
        ("impact LIKE 'H%'", true, false),
        ("impact NOT LIKE 'H%'", false, false),
        ("impact = 'High' OR score > 2", true, true),
        ("impact = 'High' AND score > 2", false, false),
        ("NOT (impact = 'Low' AND score > 2)", true, false),
        ("amount + 1 = 4", true, false),
        ("amount / 0 > 1", false, false),
        ("NOT amount / 0 > 1", false, false),
        ("amount * 2 > score", false, false),
        ("score BETWEEN 2 AND 3", false, true),
        ("'High' = impact", true, false),
        ("case_id = first_activity", false, false),
        ("case_id < last_activity", false, false),
        ("case_id > last_activity", true, true),
        ("open", false, true),
        ("NOT open", true, false),
        ("waited", true, false),
        ("opened = 1", true, true),
        ("first_wait IS NULL", false, true),
        ("first_wait > start_time", true, false),
        ("end_time - start_time = lead_time", true, true),
        ("lead_time >= INTERVAL '1' HOUR", true, false),
        ("vendor_time = INTERVAL '1' HOUR", true, false),
        ("business_time = lead_time", true, true),
        ("start_time < DATE '2026-10-02'", true, false),
        ("variant = 1", false, true),
    ] {
        let mut agreement = plain();
        let mut counted = level("l", Kind::CountLimit { of: filter(condition) });
        counted.assign_by = AssignBy::Start;
        agreement.levels.push(counted);
        let outcome = run(&agreement, &events());
        let hits = u64::from(a) + u64::from(b);
        let facts = &outcome.measured.levels[0];
        assert_eq!(facts.adjusted, Some(Amount::Count { value: hits, n: 2 }), "{condition}");
        for (case, fits) in [("a", a), ("b", b)] {
            let cell = crate::first_slice::cell(&outcome, case, "l.hit");
            assert_eq!(cell, kajitori_domain::case::Cell::Boolean(fits), "{case}: {condition}");
        }
    }
}
