//! Proposals of credits.

use kajitori_domain::agreement::level::{
    Bound, Credit, CreditCosts, CreditTerms, CreditWhen, Direction, Quantity,
};
use kajitori_domain::credit::{Calculation, Proposal, propose};
use kajitori_domain::decimal::Decimal;
use kajitori_domain::measure::level::Amount;
use kajitori_domain::pack::LevelReport;
use kajitori_domain::text::Text;
use kajitori_domain::verdict::Contractual;

const CLAUSE: &str = "第18条";

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a number")
}

/// 97.2 % of a promised 98 %, with a minimum.
fn missed(minimum: Option<&str>) -> LevelReport {
    let mut level = crate::pack::stored().levels.into_iter().next().expect("a level");
    level.contractual = Contractual::Missed;
    level.facts.adjusted = Some(Amount::Ratio { numerator: 972, denominator: 1_000 });
    let value = Quantity::Ratio(decimal("98%"));
    level.target = Bound { direction: Direction::AtLeast, value };
    level.minimum = minimum.map(|text| Quantity::Ratio(decimal(text)));
    level
}

fn agreed(terms: Option<CreditTerms>) -> Credit {
    Credit { clause: CLAUSE.to_owned(), rule: Text::same("委託料の5%"), terms }
}

fn share(when: CreditWhen) -> Credit {
    agreed(Some(CreditTerms { when, costs: CreditCosts::ShareOfFee(decimal("5%")), months: 1 }))
}

#[test]
fn a_missed_target_proposes_what_was_agreed() {
    let clause = CLAUSE.to_owned();
    let (fee_yen, yen) = (2_400_000, 120_000);
    let calculation = Calculation::ShareOfFee { fee_yen, share: decimal("5%"), yen };
    let amount = Proposal::Amount { clause: clause.clone(), yen, calculation };
    let target = share(CreditWhen::BelowTarget);
    assert_eq!(propose(&missed(None), &[], Some(&target), Some(fee_yen)), amount);
    assert_eq!(
        propose(&missed(None), &[], Some(&target), None),
        Proposal::FeeMissing { clause: clause.clone() }
    );
    let yen = 50_000;
    let costs = CreditCosts::Yen(yen);
    let fixed = agreed(Some(CreditTerms { when: CreditWhen::BelowTarget, costs, months: 1 }));
    let calculation = Calculation::Fixed { yen };
    assert_eq!(
        propose(&missed(None), &[], Some(&fixed), None),
        Proposal::Amount { clause: clause.clone(), yen, calculation }
    );
    let words = agreed(None);
    assert_eq!(propose(&missed(None), &[], Some(&words), Some(1)), Proposal::ByHand { clause });
}

#[test]
fn nothing_is_proposed_where_nothing_was_agreed_missed_or_known() {
    let minimum = share(CreditWhen::BelowMinimum);
    let nothing = Proposal::Nothing;
    assert_eq!(propose(&missed(None), &[], None, Some(1)), nothing);
    assert_eq!(propose(&missed(None), &[], Some(&minimum), Some(1)), nothing, "no minimum");
    assert_eq!(propose(&missed(Some("97.2%")), &[], Some(&minimum), Some(1)), nothing, "reached");
    assert_ne!(propose(&missed(Some("97.3%")), &[], Some(&minimum), Some(1)), nothing, "below");
    for contractual in [Contractual::Met, Contractual::NoData] {
        let level = LevelReport { contractual, ..missed(Some("99%")) };
        assert_eq!(propose(&level, &[], Some(&minimum), Some(1)), nothing);
    }
}

/// A month: met, below target, below target and minimum, without data, not fixed.
#[derive(Clone, Copy)]
enum Was {
    Met,
    Target,
    Minimum,
    Empty,
    Open,
}

fn was(how: Was) -> Option<LevelReport> {
    let of = |contractual, minimum| LevelReport { contractual, ..missed(Some(minimum)) };
    match how {
        Was::Met => Some(of(Contractual::Met, "90%")),
        Was::Target => Some(of(Contractual::Missed, "90%")),
        Was::Minimum => Some(of(Contractual::Missed, "99%")),
        Was::Empty => Some(of(Contractual::NoData, "99%")),
        Was::Open => None,
    }
}

#[test]
fn a_row_of_months_is_due_only_once_it_is_whole() {
    use CreditWhen::{BelowMinimum, BelowTarget};
    use Was::{Empty, Met, Minimum, Open, Target};
    // The rule, its months, the month itself, the months before it with the nearest first.
    let table: [(CreditWhen, u32, Was, &[Was], bool); 16] = [
        (BelowTarget, 1, Target, &[], true),
        (BelowTarget, 1, Target, &[Met], true),
        (BelowTarget, 2, Target, &[], false),
        (BelowTarget, 2, Target, &[Met], false),
        (BelowTarget, 2, Target, &[Empty], false),
        (BelowTarget, 2, Target, &[Open, Target], false),
        (BelowTarget, 2, Target, &[Target], true),
        (BelowTarget, 2, Met, &[Target, Target], false),
        (BelowTarget, 2, Empty, &[Target, Target], false),
        (BelowTarget, 3, Target, &[Target], false),
        (BelowTarget, 3, Target, &[Target, Met, Target], false),
        (BelowTarget, 3, Target, &[Target, Minimum], true),
        (BelowTarget, 3, Target, &[Target, Minimum, Target, Met], true),
        (BelowMinimum, 2, Minimum, &[Target], false),
        (BelowMinimum, 2, Target, &[Minimum], false),
        (BelowMinimum, 2, Minimum, &[Minimum], true),
    ];
    for (at, (when, months, now, before, due)) in table.into_iter().enumerate() {
        let terms = CreditTerms { when, costs: CreditCosts::Yen(50_000), months };
        let before: Vec<Option<LevelReport>> = before.iter().map(|how| was(*how)).collect();
        let before: Vec<Option<&LevelReport>> = before.iter().map(Option::as_ref).collect();
        let now = was(now).expect("a month that is fixed");
        let proposal = propose(&now, &before, Some(&agreed(Some(terms))), None);
        assert_eq!(proposal != Proposal::Nothing, due, "line {at}");
    }
}
