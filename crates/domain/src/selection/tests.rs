//! What filters mean, and what is wrong with wrong ones.

use super::*;
use crate::case::{BUILT_IN, ColumnKind};
use crate::definition::tests::said;

fn columns() -> Vec<(String, ColumnKind)> {
    let built_in = BUILT_IN.iter().filter(|(name, _)| *name != "client_time");
    let attribute = ("区分".to_owned(), ColumnKind::Text);
    built_in.map(|(name, kind)| ((*name).to_owned(), *kind)).chain([attribute]).collect()
}

fn checked(asked: &Asked, holder_rules: bool) -> Result<Selection, Vec<(&'static str, String)>> {
    let columns = columns();
    let known = Known {
        activities: &["受付", "審査", "審査 -> 差戻し", "Close"],
        operators: &["0123456789ab"],
        columns: &columns,
        zone: "Asia/Tokyo",
        holder_rules,
    };
    read(asked, known).map_err(|problems| {
        let told = |problem: crate::problem::Problem| {
            said(problem.code, &problem.words());
            (problem.code, problem.place.column.unwrap_or_default())
        };
        problems.into_iter().map(told).collect()
    })
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn sound_filters_are_understood() {
    let asked = Asked {
        from: Some("2026-10-01".to_owned()),
        until: Some("2026-10-31".to_owned()),
        condition: Some("区分 = '職域' AND lead_time > INTERVAL '40' HOUR".to_owned()),
        has: texts(&["受付"]),
        follows: texts(&["受付 -> 審査", "受付→Close", "受付 -> 審査 -> 差戻し"]),
        operators: texts(&["0123456789ab"]),
        min_duration: Some("1h30m".to_owned()),
        holders: texts(&["client >= 50%", "vendor<0.2"]),
        coverage: Some("80%".to_owned()),
        ..Asked::default()
    };
    let found = checked(&asked, true).expect("sound");
    let time = found.time.expect("a time");
    // Midnight in Tokyo is 15:00 UTC of the day before.
    assert_eq!(time.from, Some(Moment(1_790_780_400_000_000)));
    assert_eq!(time.until.expect("an end").0 - time.from.expect("a start").0, 31 * Span::DAY.0);
    assert_eq!(found.follows[2], ("受付".to_owned(), "審査 -> 差戻し".to_owned()));
    assert_eq!(found.min_duration, Some(Span(90 * Span::MINUTE.0)));
    assert_eq!(found.holders[0].comparison, Comparison::GreaterOrEqual);
    assert_eq!(found.holders[1].holder, Holder::Vendor);
}

#[test]
fn wrong_filters_name_themselves() {
    let many = vec!["受付".to_owned(); 101];
    let set = |change: &dyn Fn(&mut Asked)| {
        let mut asked = Asked::default();
        change(&mut asked);
        asked
    };
    let cases = [
        (set(&|a| a.has = texts(&["受け付け"])), "ask-activity", "has"),
        (set(&|a| a.never = many.clone()), "ask-many", "never"),
        (set(&|a| a.follows = texts(&["受付 => 審査"])), "ask-follows", "follows"),
        (set(&|a| a.not_follows = texts(&["受付 -> 審"])), "ask-activity", "not-follows"),
        (set(&|a| a.from = Some("2026-13-01".to_owned())), "ask-time", "from"),
        (set(&|a| a.from = Some("2026/10/01".to_owned())), "ask-time", "from"),
        (set(&|a| a.until = Some("yesterday".to_owned())), "ask-time", "until"),
        (set(&|a| a.operators = texts(&["山田"])), "ask-operator", "operator"),
        (set(&|a| a.min_duration = Some("5d".to_owned())), "ask-duration", "min-duration"),
        (set(&|a| a.max_duration = Some(String::new())), "ask-duration", "max-duration"),
        (set(&|a| a.holders = texts(&["client ~ 50%"])), "ask-holder", "holder"),
        (set(&|a| a.holders = texts(&["clint > 50%"])), "ask-holder", "holder"),
        (set(&|a| a.holders = texts(&["client > 150%"])), "ask-share", "holder"),
        (set(&|a| a.coverage = Some("half".to_owned())), "ask-share", "coverage"),
        (set(&|a| a.condition = Some("区文 = 'a'".to_owned())), "ask-column", "where"),
        (
            set(&|a| a.condition = Some("client_time > INTERVAL '1' HOUR".to_owned())),
            "ask-column-agreement",
            "where",
        ),
    ];
    for (asked, code, filter) in cases {
        let problems = checked(&asked, true).expect_err(code);
        assert_eq!(problems, [(code, filter.to_owned())]);
    }
    let backwards = Asked {
        from: Some("2026-10-02".to_owned()),
        until: Some("2026-10-01".to_owned()),
        ..Asked::default()
    };
    let problems = checked(&backwards, true).expect_err("backwards");
    assert_eq!(problems, [("ask-time-order", "until".to_owned())]);
    let alone = Asked { holders: texts(&["client > 50%"]), ..Asked::default() };
    let problems = checked(&alone, false).expect_err("nobody says who holds");
    assert_eq!(problems, [("ask-holder-rules", "holder".to_owned())]);
}

#[test]
fn a_case_is_kept_by_what_lies_inside() {
    let range = |within| TimeRange { from: Some(Moment(10)), until: Some(Moment(20)), within };
    let kept = |within, start, end| range(within).keeps(Moment(start), Moment(end));
    for (start, end, expected) in [
        (0, 9, [false, false, false, false]),
        (0, 10, [true, false, false, true]),
        (10, 19, [true, true, true, true]),
        (0, 30, [true, false, false, false]),
        (19, 20, [true, false, true, false]),
        (20, 30, [false, false, false, false]),
    ] {
        let ways = [Within::Intersecting, Within::Whole, Within::Started, Within::Ended];
        assert_eq!(ways.map(|way| kept(way, start, end)), expected, "{start}–{end}");
    }
}

#[test]
fn shares_are_compared_exactly() {
    let half = Decimal { units: 50, scale: 2 };
    let share = |comparison| HolderShare { holder: Holder::Client, comparison, share: half };
    assert!(share(Comparison::GreaterOrEqual).keeps(1, 2));
    assert!(!share(Comparison::Greater).keeps(1, 2));
    assert!(share(Comparison::Less).keeps(i64::MAX / 2, i64::MAX));
    assert!(!share(Comparison::GreaterOrEqual).keeps(0, 0), "no lead time, no share");
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in ".{0,40}") {
        let asked = Asked {
            from: Some(text.clone()),
            until: Some(text.clone()),
            condition: Some(text.clone()),
            follows: vec![text.clone()],
            min_duration: Some(text.clone()),
            holders: vec![text.clone()],
            coverage: Some(text),
            ..Asked::default()
        };
        let columns = columns();
        let known = Known {
            activities: &["受付"], operators: &[], columns: &columns, zone: "Asia/Tokyo",
            holder_rules: true,
        };
        let _answer = read(&asked, known);
    }
}
