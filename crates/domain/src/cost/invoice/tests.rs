//! Invoices of one month against their contract.

use proptest::prelude::*;

use super::super::{Indexation, Tier};
use super::*;
use crate::share::Share;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

fn month() -> Month {
    Month { year: 2026, month: 10 }
}

fn entry() -> PriceTerms {
    let tier = |upto: Option<&str>, price| Tier { upto: upto.map(decimal), price: decimal(price) };
    PriceTerms {
        tiers: vec![tier(Some("20000"), "50"), tier(None, "48")],
        minimum: Some(Amount(500_000)),
        ..PriceTerms::unit(decimal("0"))
    }
}

fn terms(volume: Option<&str>) -> InvoiceTerms {
    let item = |code: &str, terms, volume: Option<&str>| Item {
        code: code.to_owned(),
        terms,
        volume: volume.map(decimal),
        index: None,
    };
    let order = |id: &str, approved, amount, billed| ChangeOrder {
        id: id.to_owned(),
        approved,
        amount: Amount(amount),
        billed: Amount(billed),
    };
    InvoiceTerms {
        currency: Currency::YEN,
        month: month(),
        items: vec![
            item("entry", entry(), volume),
            item("desk", PriceTerms::fixed(Amount(300_000)), None),
        ],
        changes: vec![
            order("CR-1", true, 100_000, 0),
            order("CR-2", false, 80_000, 0),
            order("CR-3", true, 50_000, 50_000),
        ],
        billed: BTreeSet::from([("entry".to_owned(), month().plus(-1))]),
    }
}

fn line(row: u64, subject: Subject, amount: i64) -> InvoiceLine {
    InvoiceLine {
        row,
        subject,
        month: month(),
        quantity: None,
        unit_price: None,
        amount: Amount(amount),
        currency: Currency::YEN,
    }
}

fn item(code: &str) -> Subject {
    Subject::Item(code.to_owned())
}

fn change(id: &str) -> Subject {
    Subject::Change(id.to_owned())
}

/// A line of data entry with quantity and price.
fn entered(quantity: &str, price: &str, amount: i64) -> InvoiceLine {
    InvoiceLine {
        quantity: Some(decimal(quantity)),
        unit_price: Some(decimal(price)),
        ..line(1, item("entry"), amount)
    }
}

fn finding(terms: &InvoiceTerms, line: InvoiceLine) -> Finding {
    match_invoice(terms, &[line]).expect("an invoice").lines.remove(0).finding
}

fn reason_words(terms: &InvoiceTerms, line: InvoiceLine) -> (i64, Vec<&'static str>) {
    match finding(terms, line) {
        Finding::Differs(found) => {
            (found.by.0, found.reasons.into_iter().map(Reason::word).collect())
        }
        other => panic!("{other:?} is no difference"),
    }
}

#[test]
fn a_line_is_matched_to_the_unit() {
    let terms = terms(Some("24000"));
    assert_eq!(finding(&terms, entered("24000", "48", 1_152_000)), Finding::Matched);
    assert_eq!(finding(&terms, line(1, item("entry"), 1_152_000)), Finding::Matched);
    assert_eq!(finding(&terms, line(1, item("desk"), 300_000)), Finding::Matched);
}

#[test]
fn a_difference_says_how_much_and_why() {
    let (high, low) = (terms(Some("24000")), terms(Some("9000")));
    for (terms, line, by, words) in [
        (&high, entered("24000", "50", 1_200_000), 48_000, vec!["tier"]),
        (&high, entered("24000", "49", 1_176_000), 24_000, vec!["unit-price"]),
        (&high, entered("24500", "48", 1_176_000), 24_000, vec!["quantity"]),
        (&high, entered("24000", "48", 1_162_000), 10_000, vec!["arithmetic"]),
        (&high, line(1, item("entry"), 1_152_001), 1, vec!["unexplained"]),
        (&high, line(1, item("entry"), 500_000), -652_000, vec!["minimum"]),
        (&low, entered("9000", "50", 450_000), -50_000, vec!["minimum"]),
        (&high, entered("23040", "50", 1_152_000), 0, vec!["quantity", "tier"]),
        (&high, entered("23000", "48", 1_152_000), 0, vec!["quantity"]),
        (&high, line(1, change("CR-1"), 120_000), 20_000, vec!["over-approval"]),
    ] {
        assert_eq!(reason_words(terms, line.clone()), (by, words), "{line:?}");
    }
    assert_eq!(finding(&low, entered("9000", "50", 500_000)), Finding::Matched, "the minimum");
}

#[test]
fn the_index_is_looked_at() {
    let mut terms = terms(Some("24000"));
    terms.items[0].terms.indexation =
        Some(Indexation { base: decimal("100"), share: Share::ONE, cap: None });
    let missing = finding(&terms, entered("24000", "48", 1_152_000));
    assert_eq!(missing, Finding::Unproven { code: "price-index-missing" });
    terms.items[0].index = Some(decimal("103"));
    let found = reason_words(&terms, entered("24000", "48", 1_152_000));
    assert_eq!(found, (-34_560, vec!["index"]));
    assert_eq!(finding(&terms, line(1, item("entry"), 1_186_560)), Finding::Matched);
}

#[test]
fn what_nobody_agreed_to_is_named() {
    let terms = terms(Some("24000"));
    for (subject, amount, expected) in [
        (item("extra"), 5, Finding::NotInContract),
        (change("CR-1"), 100_000, Finding::Matched),
        (change("CR-2"), 80_000, Finding::ChangeNotApproved),
        (change("CR-3"), 50_000, Finding::BilledTwice { first: None }),
        (change("CR-9"), 1, Finding::ChangeUnknown),
    ] {
        assert_eq!(finding(&terms, line(1, subject.clone(), amount)), expected, "{subject:?}");
    }
    let earlier = InvoiceLine { month: month().plus(-1), ..line(1, item("entry"), 1) };
    assert_eq!(finding(&terms, earlier), Finding::BilledTwice { first: None });
    let other = InvoiceLine { month: month().plus(-2), ..line(1, item("entry"), 1) };
    assert_eq!(finding(&terms, other), Finding::NotInContract);
}

#[test]
fn the_same_twice_on_one_invoice_is_found_and_the_sums_agree() {
    let lines = [
        line(3, item("entry"), 1_152_000),
        line(4, item("entry"), 1_152_000),
        line(5, change("CR-1"), 100_000),
        line(6, change("CR-1"), 100_000),
    ];
    let invoice = match_invoice(&terms(Some("24000")), &lines).expect("an invoice");
    let found: Vec<&Finding> = invoice.lines.iter().map(|line| &line.finding).collect();
    let (entry, change) =
        (Finding::BilledTwice { first: Some(3) }, Finding::BilledTwice { first: Some(5) });
    assert_eq!(found, [&Finding::Matched, &entry, &Finding::Matched, &change]);
    assert_eq!((invoice.agreed, invoice.open), (Amount(1_252_000), Amount(1_252_000)));
    assert_eq!(invoice.billed, Amount(2_504_000));
    assert_eq!(invoice.unbilled, ["desk"]);
    assert!(!invoice.clean());
}

#[test]
fn a_volume_that_nobody_counted_matches_nothing() {
    let found = finding(&terms(None), entered("24000", "48", 1_152_000));
    assert_eq!(found, Finding::Unproven { code: "price-volume-missing" });
}

#[test]
fn two_currencies_have_no_sum() {
    let dollar = Currency::parse("USD").expect("a currency");
    let lines = [
        line(1, item("desk"), 300_000),
        InvoiceLine { currency: dollar, ..line(2, item("entry"), 9_000) },
    ];
    let refusal = match_invoice(&terms(None), &lines).expect_err("mixed");
    assert_eq!(refusal.code, "invoice-currency-mixed");
    assert_eq!(refusal.problems[0].place.row, Some(2));
    assert_eq!(match_invoice(&terms(None), &[]).expect_err("empty").code, "invoice-empty");
    assert!(["jpy", "JP", "JPYY", "円", ""].iter().all(|text| Currency::parse(text).is_none()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_the_contract_makes_of_it_is_matched_and_nothing_else(
        volume in 0_i64..60_000, off in -50_000_i64..50_000,
    ) {
        let mut terms = terms(Some("0"));
        let volume = Decimal { units: volume, scale: 0 };
        terms.items[0].volume = Some(volume);
        let fee = terms.items[0].terms.fee(Some(volume), None).expect("a fee");
        let found = finding(&terms, line(1, item("entry"), fee.total.0 + off));
        match found {
            Finding::Matched => prop_assert_eq!(off, 0),
            Finding::Differs(difference) => prop_assert_eq!(difference.by.0, off),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
