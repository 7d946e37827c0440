//! The figures of a month, filled from a real pack.

use kajitori_app::Failure;
use kajitori_domain::access::Role;
use kajitori_domain::pack::Pack;
use kajitori_testkit::sight::{RunState, stored};

use super::looking::Place;
use crate::answer::figures;

const OCTOBER: (&str, &str) = ("month", "2026-10");
const LEVEL: (&str, &str) = ("level", "invoice-on-time");

fn measured() -> Place {
    let place = Place::new();
    place.sight.run(place.sight.engagement, (1, RunState::Published), &stored());
    place
}

#[test]
fn a_month_shows_every_level_and_never_calls_nothing_good() {
    let place = measured();
    let seen = place.ask(figures::month, Role::VendorManager, (&[OCTOBER], "")).unwrap();
    assert_eq!(seen.status, 200);
    for words in ["97.41", "90.73", "2,731 / 3,010", "未達", "データなし", "申告 +6.68 pt"]
    {
        assert!(seen.page.contains(words), "{words}");
    }
    let levels = seen.page.matches("/levels/").count();
    assert_eq!(levels, stored().levels.len(), "one way to each");
    // The level without a value has no word of fulfilment beside it.
    let row = seen.page.split("/levels/expense-on-time").nth(1).unwrap();
    let row = row.split("</tr>").next().unwrap();
    assert!(row.contains("データなし") && !row.contains("達成"), "{row}");
}

#[test]
fn a_month_without_figures_leads_on() {
    let place = Place::new();
    let seen = place.ask(figures::month, Role::ClientOwner, (&[OCTOBER], "")).unwrap();
    assert!(seen.page.contains("まだ記録がありません") && seen.page.contains("/deliveries/new"));
    let seen = place.ask(figures::level, Role::VendorManager, (&[OCTOBER, LEVEL], "")).unwrap();
    assert!(seen.page.contains("まだ記録がありません"));
    place.sight.records(place.sight.engagement);
    let seen = place.ask(figures::month, Role::ClientOwner, (&[OCTOBER], "")).unwrap();
    assert!(seen.page.contains("まだ計測していません") && seen.page.contains("/closes/2026-10"));
    let seen = place.ask(figures::month, Role::Executive, (&[OCTOBER], "")).unwrap();
    assert!(seen.page.contains("まだ示されていません"));
}

#[test]
fn a_draft_says_so_and_two_values_stand_beside_each_other() {
    let place = measured();
    let mut pack: Pack = stored();
    pack.levels[0].facts.adjusted = None;
    let draft = place.sight.run(place.sight.engagement, (2, RunState::Draft), &pack);
    let asked = format!("run={draft}");
    let seen = place.ask(figures::month, Role::ClientOwner, (&[OCTOBER], &asked)).unwrap();
    assert!(seen.page.contains("未公開の試算"));
    let hidden = place.ask(figures::month, Role::VendorManager, (&[OCTOBER], &asked));
    assert_eq!(hidden.err(), Some(Failure::Hidden));
    let seen = place.ask(figures::level, Role::ClientOwner, (&[OCTOBER, LEVEL], &asked)).unwrap();
    assert!(seen.page.contains("90.73 %") && seen.page.contains("未公開の試算"));
    assert!(seen.page.contains(&format!("run={draft}")), "it stays chosen");
}

#[test]
fn a_level_leads_to_its_cases_and_back() {
    let place = measured();
    let query = "show=missed&where=client_time+%3E+INTERVAL+'1'+HOUR&sort=-measured";
    let seen = place.ask(figures::level, Role::VendorManager, (&[OCTOBER, LEVEL], query)).unwrap();
    assert_eq!(seen.status, 200);
    for words in ["INV-2", "12.0", "cases.csv?show=missed", "cases.xlsx?show=missed", "<polyline"] {
        assert!(seen.page.contains(words), "{words}");
    }
    assert!(!seen.page.contains(">INV-1<"), "it was in time");
    assert!(seen.page.contains("show=missed#cases\">279<"), "the number leads to its cases");
    assert!(seen.page.contains("aria-sort=\"descending\""));
    assert!(
        seen.page.contains("/cases/INV-2?month=2026-10&amp;level=invoice-on-time")
            || seen.page.contains("/cases/INV-2?month=2026-10&#38;level=invoice-on-time")
    );
}

#[test]
fn a_wrong_condition_comes_back_as_it_was_typed() {
    let place = measured();
    let query = "where=vendor_tme+%3E+3";
    let seen = place.ask(figures::level, Role::ClientOwner, (&[OCTOBER, LEVEL], query)).unwrap();
    assert_eq!(seen.status, 422);
    assert!(seen.page.contains("vendor_tme") && seen.page.contains("aria-invalid"));
    let file = place.ask(figures::cases_csv, Role::ClientOwner, (&[OCTOBER, LEVEL], query));
    let Err(Failure::Refused(refusal)) = file else { panic!("a file of nonsense") };
    assert_eq!(refusal.code, "figures-condition");
}

#[test]
fn cases_go_along_in_the_language_of_the_page() {
    let place = measured();
    let asked = (&[OCTOBER, LEVEL][..], "");
    let seen = place.ask(figures::cases_csv, Role::VendorStaff, asked).unwrap();
    assert_eq!(seen.kind, "text/csv; charset=utf-8");
    assert!(seen.page.contains("案件番号|開始|終了"), "{}", seen.page);
    assert!(seen.page.contains("client_time（時間）"));
}

#[test]
fn a_case_is_told_with_its_bands_and_its_clock() {
    let place = measured();
    let case = [("case", "INV-2")];
    let query = "month=2026-10&level=invoice-on-time";
    let seen = place.ask(figures::case, Role::VendorStaff, (&case, query)).unwrap();
    for words in ["承認依頼", "しののめ", "held-client", "limit-mark", "20.0 時間", "12.0 時間"]
    {
        assert!(seen.page.contains(words), "{words}");
    }
    let none = [("case", "X-9")];
    let none = place.ask(figures::case, Role::VendorStaff, (&none, query));
    assert_eq!(none.err(), Some(Failure::Hidden));
}
