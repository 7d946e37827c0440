//! A month's close, its contests and its credits.

use jiff::civil::date;
use kajitori_domain::amendment::Amendment;
use kajitori_domain::close::{CloseState, MonthlyClose};
use kajitori_domain::contest::{Contest, ContestState, Target};
use kajitori_domain::credit::{Calculation, Credit, CreditState};
use kajitori_domain::id::{ContestId, CreditId};
use kajitori_domain::organisation::Side;
use kajitori_domain::time::{Moment, Month};
use kajitori_store::{Versioned, close, contest, credit, run};
use kajitori_testkit::db::both;

use crate::house::{House, NOW, drawn, inside_id, refused};
use crate::round::record::a_run;

const OCTOBER: Month = Month { year: 2026, month: 10 };

#[test]
fn closes_contests_and_credits() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let run = a_run();
        let due = date(2026, 11, 10);
        let open = MonthlyClose::open(inside_id(1), OCTOBER, NOW);
        assert_eq!(house.put(|write| close::put(write, &open, None)), Ok(1));
        let asked = CloseState::WithVendor { asked: NOW, run: run.id, due };
        let asked = MonthlyClose { state: asked, ..open };
        let orphan = house.put(|write| close::put(write, &asked, Some(1)));
        assert_eq!(refused(orphan), "record-parent-unknown");
        house.put(|write| run::add(write, &run)).expect("a run");
        assert_eq!(house.put(|write| close::put(write, &asked, Some(1))), Ok(2));
        let second = MonthlyClose { number: 2, ..open };
        assert_eq!(house.put(|write| close::put(write, &second, None)), Ok(1));
        let last = house.found(|read| close::get(read, OCTOBER));
        assert_eq!(last, (Some(Versioned { value: second, version: 1 }), None));
        let (here, there) = house.found(close::list);
        assert_eq!((here.len(), here[0].value, there.len()), (2, asked, 0));
        let foreign = MonthlyClose::open(inside_id(2), OCTOBER, NOW);
        assert_eq!(refused(house.put(|write| close::put(write, &foreign, None))), "record-scope");

        let amendment =
            Amendment::Unit { level: "a".to_owned(), unit: "u".to_owned(), correct: None };
        let raised = Contest {
            id: ContestId::new(NOW, drawn(1)),
            month: OCTOBER,
            number: 1,
            run: run.id,
            target: Target::Event { case: "C-1".to_owned(), row: Some(7) },
            side: Side::Vendor,
            reason: "二重に数えています".to_owned(),
            state: ContestState::Raised { at: NOW, due },
        };
        assert_eq!(house.put(|write| contest::put(write, &raised, None)), Ok(1));
        let reason = "双方で確認".to_owned();
        let state = ContestState::Decided { at: NOW, amendment: Some(amendment), reason };
        let decided = Contest { state, ..raised };
        assert_eq!(house.put(|write| contest::put(write, &decided, Some(1))), Ok(2));
        let expected = Versioned { value: decided.clone(), version: 2 };
        let (here, there) = house.found(|read| contest::list(read, OCTOBER));
        assert_eq!((here, there), (vec![expected.clone()], vec![]));
        let (here, there) = house.found(|read| contest::get(read, decided.id));
        assert_eq!((here, there), (Some(expected), None));

        let mut proposed = Credit {
            id: CreditId::new(NOW, drawn(1)),
            run: run.id,
            level: "accuracy".to_owned(),
            clause: "第12条".to_owned(),
            amount_yen: Some(-120_000),
            calculation: Some(Calculation::ByHand { text: "1,200,000 円 × 10 %".to_owned() }),
            measured_by: house.owner,
            state: CreditState::Proposed { at: NOW },
        };
        assert_eq!(house.put(|write| credit::put(write, &proposed, None)), Ok(1));
        proposed.state = CreditState::Settled { at: Moment(1), reference: "請求 77".to_owned() };
        assert_eq!(house.put(|write| credit::put(write, &proposed, Some(1))), Ok(2));
        let expected = Versioned { value: proposed.clone(), version: 2 };
        let (here, there) = house.found(credit::list);
        assert_eq!((here, there), (vec![expected.clone()], vec![]));
        let (here, there) = house.found(|read| credit::get(read, proposed.id));
        assert_eq!((here, there), (Some(expected), None));
    });
}
