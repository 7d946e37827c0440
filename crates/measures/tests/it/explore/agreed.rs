//! What an agreement adds: who held a case, whether it is open, and when it is complete.

use kajitori_domain::measure::explore::Period;
use kajitori_domain::selection::{Asked, Selection};
use kajitori_domain::time::Span;
use kajitori_measures::explore;

use super::Bench;
use crate::agreements::{activity, filter, hours, plain};
use crate::logs::{case, log};

/// One case that is complete: three hours with the client, one with the vendor; one that is open.
fn bench() -> Bench {
    let mut events = case(
        "a",
        &[
            "2026-10-01 00:00 Open Client",
            "2026-10-01 03:00 Work Vendor",
            "2026-10-01 04:00 Close Vendor",
        ],
    );
    events.extend(case("b", &["2026-11-01 00:00 Open Vendor", "2026-11-01 05:00 Work Keep"]));
    let mut bench = Bench::new(&log(&events), 1);
    bench.agreement = Some(plain());
    bench
}

fn cases(asked: &Asked) -> u64 {
    let bench = bench();
    let selection = bench.read(asked).expect("sound");
    explore::follows(&bench.about(&selection)).expect("answered").1.cases
}

#[test]
fn time_is_told_by_holder_and_sums_to_the_lead() {
    let (bench, everything) = (bench(), Selection::default());
    let (found, _) = explore::durations(&bench.about(&everything)).expect("answered");
    let [clock, business] = found.holders.expect("rules");
    assert_eq!(clock, [hours(3), hours(6), Span::ZERO, Span::ZERO, Span::ZERO]);
    assert_eq!(business, clock, "every moment is business time");
    let total: i64 = clock.iter().map(|span| span.0).sum();
    assert_eq!(total, found.clock.expect("cases").total.0);
    let waits = found.waiting.iter().map(|w| w.holders.expect("rules")[0].map(|span| span.0));
    let sums: Vec<i64> = waits.map(|by_holder| by_holder.iter().sum()).collect();
    let totals: Vec<i64> = found.waiting.iter().map(|w| w.clock.total.0).collect();
    assert_eq!(sums, totals);
}

#[test]
fn filters_ask_who_held_it_and_whether_it_is_open() {
    let holder = |text: &str| cases(&Asked { holders: vec![text.to_owned()], ..Asked::default() });
    assert_eq!(holder("client >= 75%"), 1);
    assert_eq!(holder("client > 75%"), 0);
    assert_eq!(holder("vendor = 100%"), 1);
    let asked = |text: &str| cases(&Asked { condition: Some(text.to_owned()), ..Asked::default() });
    assert_eq!(asked("open"), 1);
    assert_eq!(asked("NOT open AND client_time = INTERVAL '3' HOUR"), 1);
    assert_eq!(asked("vendor_time > client_time"), 1);
}

#[test]
fn open_cases_stay_in_the_backlog() {
    let (bench, everything) = (bench(), Selection::default());
    let question = bench.about(&everything);
    let (found, _) = explore::flow(&question, Period::Month, "Asia/Tokyo").expect("answered");
    let periods: Vec<_> =
        found.periods.iter().map(|p| (p.from.to_string(), p.arrived, p.closed, p.open)).collect();
    assert_eq!(periods, [("2026-10-01".to_owned(), 1, 1, 0), ("2026-11-01".to_owned(), 1, 0, 1)]);
    assert!(found.agreed);
}

/// Invoices are complete with `Close`, payrolls (`pay-…`) with `Paid`; of each one is complete and
/// one has an event last that completes a case of the other process.
fn two_processes() -> Bench {
    let mut events =
        case("inv-1", &["2026-10-01 00:00 Open Vendor", "2026-10-02 00:00 Close Vendor"]);
    events.extend(case("inv-2", &["2026-10-01 00:00 Open Vendor", "2026-10-02 00:00 Paid Vendor"]));
    events.extend(case("pay-1", &["2026-10-01 00:00 Open Vendor", "2026-10-02 00:00 Paid Vendor"]));
    events
        .extend(case("pay-2", &["2026-10-01 00:00 Open Vendor", "2026-10-02 00:00 Close Vendor"]));
    let mut bench = Bench::new(&log(&events), 1);
    let mut agreement = plain();
    let mut payroll = agreement.processes[0].clone();
    payroll.id = "payroll".to_owned();
    payroll.population = Some(filter("case_id LIKE 'pay-%'"));
    payroll.complete = Some(activity("Paid"));
    agreement.processes[0].population = Some(filter("case_id LIKE 'inv-%'"));
    agreement.processes.push(payroll);
    bench.agreement = Some(agreement);
    bench
}

#[test]
fn each_process_says_what_completes_its_own_cases() {
    let (bench, everything) = (two_processes(), Selection::default());
    let question = bench.about(&everything);
    let (found, _) = explore::flow(&question, Period::Month, "Asia/Tokyo").expect("answered");
    let [october] = &found.periods[..] else { panic!("{:?}", found.periods) };
    assert_eq!((october.arrived, october.closed, october.open), (4, 2, 2));
    for (id, open) in [("inv-1", 0), ("inv-2", 1), ("pay-1", 0), ("pay-2", 1)] {
        let condition = Some(format!("open AND case_id = '{id}'"));
        let asked = Asked { condition, ..Asked::default() };
        let selection = bench.read(&asked).expect("sound");
        let (_, scope) = explore::follows(&bench.about(&selection)).expect("answered");
        assert_eq!(scope.cases, open, "{id}");
    }
}
