//! Plan, actual and forecast by month.

use super::*;
use crate::time::Month;

fn month(month: i8) -> Month {
    Month { year: 2026, month }
}

#[test]
fn forecasts_join_what_happened_and_what_is_planned() {
    let entry =
        |class, m, view, amount| Entry { class, month: month(m), view, amount: Amount(amount) };
    let term: Vec<Month> = (4..=7).map(month).collect();
    let mut entries: Vec<Entry> = vec![entry(Class::Handover, 4, View::Plan, 50)];
    for class in Class::ALL.into_iter().filter(|class| class.kind() != Kind::Once) {
        entries.extend((4..=7).map(|m| entry(class, m, View::Plan, 100)));
    }
    entries.push(entry(Class::Rework, 4, View::Actual, 130));
    entries.push(entry(Class::Rework, 5, View::Actual, 50));
    entries.push(entry(Class::Rework, 5, View::Actual, 120));
    let lines = table(&entries, &term, Some(month(5)));
    let line = |class| *lines.iter().find(|line| line.class == class).expect("a line");
    let rework = line(Class::Rework);
    assert_eq!((rework.plan, rework.actual), (Sum::exact(Amount(400)), Sum::exact(Amount(300))));
    assert_eq!(
        (rework.plan_to_date.amount, rework.forecast),
        (Amount(200), Sum::exact(Amount(500)))
    );
    let fee = line(Class::Fee);
    assert_eq!((fee.actual.amount, fee.actual.bound), (Amount::ZERO, Bound::AtLeast));
    assert_eq!(fee.forecast.bound, Bound::AtLeast);
    let handover = line(Class::Handover);
    assert_eq!((handover.plan, handover.actual.bound), (Sum::exact(Amount(50)), Bound::AtLeast));
    assert_eq!(line(Class::Training).plan.bound, Bound::AtLeast, "nobody has planned any");
    assert_eq!(gap(&entries, month(5), Amount(175)), Amount(5));
}

#[test]
fn twelve_percent_over_the_plan_is_told_with_its_driver() {
    let line = |class, plan, forecast| {
        let sum = |amount| Sum::exact(Amount(amount));
        let (plan, forecast) = (sum(plan), sum(forecast));
        Line { class, plan, plan_to_date: plan, actual: forecast, forecast }
    };
    let lines = [
        line(Class::People, 1000, 5000),
        line(Class::Fee, 900, 902),
        line(Class::Rework, 100, 218),
    ];
    let found = overrun(&lines, OVERRUN).expect("an overrun");
    assert_eq!((found.driver, found.rate.part), (Class::Rework, Amount(120)));
    assert_eq!(newly(None, Some(found)), Some(found));
    assert_eq!(newly(Some(found), Some(found)), None, "it is told once");
    let other = Overrun { driver: Class::Change, ..found };
    assert_eq!(newly(Some(found), Some(other)), Some(other));
    assert_eq!(overrun(&lines, decimal("12.1%")), None);
    assert_eq!(overrun(&lines[..1], OVERRUN), None, "the baseline is not ours to overrun");
}

#[test]
fn a_class_that_stays_silent_for_two_months_is_asked_for() {
    let entry =
        |class, m| Entry { class, month: month(m), view: View::Actual, amount: Amount::ZERO };
    let entries = [
        entry(Class::Communication, 5),
        entry(Class::Management, 6),
        entry(Class::Change, 6),
        entry(Class::Stranded, 6),
        entry(Class::Rework, 4),
    ];
    assert_eq!(silent(&entries, month(4), month(6)), [Class::Rework, Class::AuditTools]);
    assert_eq!(silent(&entries, month(6), month(6)), [], "it has only begun");
}
