//! T26 and T28 of the domain report, and laws.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::calendar::built_in;

fn calendar() -> CalendarTerms {
    built_in(crate::calendar::BUILT_IN[1]).expect("a built-in calendar")
}

fn rule(period: Period) -> NoticeRule {
    NoticeRule { period, counting: Counting::default(), roll: Roll::default(), lead_days: 120 }
}

fn last(end: Date, rule: NoticeRule) -> Date {
    deadline(end, rule, &calendar()).expect("a deadline").last
}

#[test]
fn t28_notice_deadline() {
    let whole = rule(Period::Months(3));
    let same = NoticeRule { counting: Counting::SameDayBefore, ..whole };
    for (end, of_whole, of_same) in [
        (date(2027, 3, 31), date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 6, 30), date(2027, 3, 31), date(2027, 3, 30)),
        (date(2026, 12, 31), date(2026, 9, 30), date(2026, 9, 30)),
        (date(2027, 5, 31), date(2027, 2, 28), date(2027, 2, 28)),
        (date(2027, 5, 14), date(2027, 2, 14), date(2027, 2, 14)),
    ] {
        assert_eq!((last(end, whole), last(end, same)), (of_whole, of_same), "{end}");
    }
    assert_eq!(last(date(2027, 3, 31), rule(Period::Days(30))), date(2027, 3, 1));
    assert_eq!(last(date(2027, 3, 31), rule(Period::Months(0))), date(2027, 3, 31));
    assert_eq!((whole.word(), same.word()), ("whole-period-after", "same-day-before"));
}

#[test]
fn a_day_off_moves_the_deadline_forward_in_time_where_the_rule_says_so() {
    let before = NoticeRule { roll: Roll::Before, ..rule(Period::Months(3)) };
    // 28 February 2027 is a Sunday.
    assert_eq!(last(date(2027, 5, 31), before), date(2027, 2, 26));
    assert_eq!(last(date(2027, 6, 30), before), date(2027, 3, 31));
}

#[test]
fn the_house_prepares_before_the_deadline() {
    let found = deadline(date(2027, 3, 31), rule(Period::Months(3)), &calendar()).expect("days");
    assert_eq!(found.prepare, date(2026, 9, 2));
    for (today, standing) in [
        (date(2026, 9, 1), Standing::Ahead { days: 1 }),
        (date(2026, 9, 2), Standing::Prepare { days: 120 }),
        (date(2026, 12, 31), Standing::Prepare { days: 0 }),
        (date(2027, 1, 1), Standing::Passed { days: 1 }),
    ] {
        assert_eq!(found.standing(today), standing, "{today}");
    }
    let moved = deadline(date(2027, 4, 30), rule(Period::Months(3)), &calendar()).expect("days");
    assert!(moved.last > found.last, "moving the end moves the deadline");
}

#[test]
fn t26_toriteki_60() {
    let of = |provided, rule, roll| latest_payment(provided, rule, roll, &calendar());
    let sixty = PaymentRule::SixtyDays;
    assert_eq!(of(date(2026, 10, 1), sixty, Roll::Stay), Some(date(2026, 11, 29)));
    // 29 November 2026 is a Sunday.
    assert_eq!(of(date(2026, 10, 1), sixty, Roll::Before), Some(date(2026, 11, 27)));
    let closing = |closing_day| PaymentRule::MonthlyClosing { closing_day };
    for (provided, rule, latest) in [
        (date(2026, 10, 1), closing(None), date(2026, 11, 30)),
        (date(2026, 10, 31), closing(None), date(2026, 11, 30)),
        (date(2026, 10, 20), closing(Some(20)), date(2026, 11, 20)),
        (date(2026, 10, 21), closing(Some(20)), date(2026, 12, 20)),
    ] {
        assert_eq!(of(provided, rule, Roll::Stay), Some(latest), "{provided}");
    }
    let (latest, late) = (date(2026, 11, 29), date(2026, 12, 1));
    assert_eq!(check_payment(latest, latest, "due"), None);
    let problem = check_payment(late, latest, "due").expect("late");
    assert_eq!((problem.code, problem.place.column.as_deref()), ("payment-late", Some("due")));
    assert_eq!(problem.args[1], ("days", "2".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_whole_period_lies_after_the_deadline(day in 0_i64..20_000, months in 0_u32..=24) {
        let end = date(1990, 1, 1).checked_add(jiff::Span::new().days(day)).expect("a day");
        let found = last(end, rule(Period::Months(months)));
        let begins = found.tomorrow().expect("a day");
        let over = begins.checked_add(jiff::Span::new().months(months)).expect("a day");
        prop_assert!(over <= end.tomorrow().expect("a day"), "the period is over by the end");
        let later = begins.tomorrow().expect("a day");
        let too_late = later.checked_add(jiff::Span::new().months(months)).expect("a day");
        // A day later would not do, but for months that are too short to tell the days apart.
        let after = end.tomorrow().expect("a day");
        prop_assert!(too_late > after || after.day() >= 28);
        let same = NoticeRule { counting: Counting::SameDayBefore, ..rule(Period::Months(months)) };
        // At the end of February both stop at its last day, and the other rule is a day later.
        prop_assert!(last(end, same) <= begins, "the other rule is hardly ever later");
    }
}
