//! Values that the vendor reports by form.

use kajitori_app::Failure;
use kajitori_app::reported::{self, Value};
use kajitori_domain::access::Role;
use kajitori_domain::decimal::Decimal;
use kajitori_domain::time::Month;
use kajitori_domain::token::Purpose;
use kajitori_testkit::db::both;

use crate::desk::{Desk, refused};

const OCTOBER: Month = Month { year: 2026, month: 10 };

fn value(level: &str, parts: Option<(u64, u64)>) -> Value {
    let (above, below) = parts.unzip();
    let value = parts.is_none().then(|| Decimal::parse("99.9%").expect("a share"));
    Value { level: level.to_owned(), value, numerator: above, denominator: below }
}

#[test]
fn values_of_known_levels_are_kept_and_the_last_counts() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let place = (desk.engagement, OCTOBER);
        let history = |role| {
            desk.by(role, |house, call| reported::history(house, call, place)).expect("a history")
        };
        let first = history(Role::VendorManager);
        assert!(first.may && !first.levels.is_empty() && first.handed.is_empty());
        let level = first.levels[0].id.clone();
        let report = |values: &[Value]| {
            desk.by(Role::VendorStaff, |house, call| reported::report(house, call, place, values))
        };
        for (values, code) in [
            (vec![], "reported-none"),
            (vec![value("unknown", None)], "reported-level"),
            (vec![value(&level, None), value(&level, None)], "reported-twice"),
            (vec![value(&level, Some((5, 4)))], "reported-parts"),
            (vec![value(&level, Some((0, 0)))], "reported-parts"),
            (vec![Value { value: None, ..value(&level, None) }], "reported-empty"),
        ] {
            assert_eq!(refused(report(&values)), code);
        }
        assert!(history(Role::Auditor).handed.is_empty(), "a refusal leaves nothing");
        report(&[value(&level, None)]).expect("reported");
        desk.hand.forward(1);
        let by_key = desk.program(Purpose::Report, |house, call| {
            reported::report(house, call, place, &[value(&level, Some((3, 4)))])
        });
        by_key.expect("reported by a program");
        let handed = history(Role::ClientOwner).handed;
        let counts: Vec<bool> = handed.iter().map(|handed| handed.superseded.is_none()).collect();
        assert_eq!(counts, [false, true]);
        assert!(!history(Role::Auditor).may);
        for purpose in [Purpose::Receive, Purpose::Read] {
            let refused = desk.program(purpose, |house, call| {
                reported::report(house, call, place, &[value(&level, None)])
            });
            assert_eq!(refused, Err(Failure::Hidden));
        }
        assert_eq!(desk.said().iter().filter(|said| *said == "values-reported").count(), 2);
    });
}
