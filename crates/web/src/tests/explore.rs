//! Looking at how the work goes, by requests.

use kajitori_app::Failure;
use kajitori_domain::access::Role;

use super::looking::{Place, Seen};
use crate::answer::explore;
use crate::site::Handler;

fn place() -> Place {
    let place = Place::new();
    place.sight.records(place.sight.engagement);
    place
}

fn see(place: &Place, handler: Handler, query: &str) -> Seen {
    place.ask(handler, Role::ClientOwner, (&[], query)).unwrap()
}

#[test]
fn every_way_to_look_shows_the_same_cases() {
    let place = place();
    let pages: [(Handler, &str); 8] = [
        (explore::map, "<svg"),
        (explore::variants, "66.7 %"),
        (explore::durations, "承認依頼 → 支払"),
        (explore::handovers, "みなと暮らし"),
        (explore::rework, "33.3 %"),
        (explore::flow, "2026-10-01"),
        (explore::dependency, "80.0 %"),
        (explore::cases, "INV-2"),
    ];
    let query = "has=%E6%94%AF%E6%89%95&from=2026-10-01";
    for (handler, words) in pages {
        let seen = see(&place, handler, query);
        assert_eq!(seen.status, 200, "{words}");
        assert!(seen.page.contains(words), "{words}");
        let kept = seen.page.matches("has=%E6%94%AF%E6%89%95").count();
        assert!(kept >= 7, "{words}: every tab keeps what is chosen");
        assert!(seen.page.contains("2 件（全 3 件"), "{words}");
        assert!(seen.page.contains("一つ前に戻す"));
    }
}

#[test]
fn a_click_keeps_cases_or_takes_them_away() {
    let place = place();
    let keeps = see(&place, explore::map_svg, "activities=3&connections=9").page;
    assert!(keeps.contains("has=%E5%8F%97%E4%BB%98") && keeps.contains("starts="));
    assert!(keeps.contains("follows=%E5%8F%97%E4%BB%98%20-%3E%20"), "{keeps}");
    assert!(!keeps.contains("never="));
    let drops = see(&place, explore::map_svg, "click=drop").page;
    assert!(drops.contains("never=") && drops.contains("not-follows="));
    let few = see(&place, explore::map_svg, "activities=1");
    assert_eq!(few.page.matches("map-node").count(), 1);
    assert_eq!(few.kind, "image/svg+xml; charset=utf-8");
}

#[test]
fn a_wrong_choice_comes_back_with_everything_else() {
    let place = place();
    let seen = see(&place, explore::map, "has=nothing&min-duration=3d");
    assert_eq!(seen.status, 422);
    assert!(seen.page.contains("nothing") && seen.page.contains("value=\"3d\""));
    assert!(!seen.page.contains("map-frame"));
}

#[test]
fn without_records_there_is_a_way_on_and_no_picture() {
    let place = Place::new();
    let seen = see(&place, explore::map, "");
    assert!(seen.page.contains("/deliveries/new") && !seen.page.contains("map-frame"));
    let none = place.ask(explore::map_svg, Role::ClientOwner, (&[], ""));
    assert_eq!(none.err(), Some(Failure::Hidden));
}

#[test]
fn what_is_shown_goes_along_as_a_table() {
    let place = place();
    let tables =
        ["map", "variants", "durations", "handovers", "rework", "flow", "dependency", "cases"];
    for name in tables {
        for kind in ["csv", "xlsx"] {
            let file = format!("{name}.{kind}");
            let asked = (&[("file", file.as_str())][..], "");
            let seen = place.ask(explore::explored, Role::Executive, asked).unwrap();
            assert!(seen.page.lines().count() >= 3, "{file}: {}", seen.page);
        }
    }
    for file in ["map.pdf", "people.csv", "map"] {
        let asked = place.ask(explore::explored, Role::Executive, (&[("file", file)], ""));
        assert_eq!(asked.err(), Some(Failure::Hidden), "{file}");
    }
}

#[test]
fn codes_are_shares_of_work_and_never_a_way_to_one_person() {
    let place = place();
    let seen = see(&place, explore::dependency, "");
    assert!(seen.page.contains("op-01") && seen.page.contains("個人の速さ"));
    assert!(!seen.page.contains("operator="), "no address asks about one code");
    let hidden = place.ask(explore::dependency, Role::VendorStaff, (&[], ""));
    assert_eq!(hidden.err(), Some(Failure::Hidden));
}

#[test]
fn every_look_leads_to_its_cases_and_each_case_to_its_timeline() {
    let place = place();
    let looks =
        [explore::map as Handler, explore::variants, explore::durations, explore::handovers];
    let whole = see(&place, explore::map, "has=%E6%94%AF%E6%89%95");
    assert!(whole.page.contains("この条件の案件を見る（2 件）"), "{}", whole.page);
    let e = place.sight.engagement;
    for handler in looks {
        let seen = see(&place, handler, "has=%E6%94%AF%E6%89%95");
        let way = format!("href=\"/engagements/{e}/cases?has=%E6%94%AF%E6%89%95\"");
        assert!(seen.page.contains(&way), "the link keeps what is chosen");
    }
    assert_eq!(see(&place, explore::cases, "never=x").status, 422, "an unknown activity is told");
    let list = see(&place, explore::cases, "has=%E6%94%AF%E6%89%95");
    for case in ["INV-1", "INV-2"] {
        assert!(list.page.contains(&format!("href=\"/engagements/{e}/cases/{case}\"")));
    }
    let at = |page: &str, case: &str| page.find(&format!("/cases/{case}\"")).unwrap();
    assert!(at(&list.page, "INV-2") < at(&list.page, "INV-1"), "the longest first");
    let turned = see(&place, explore::cases, "sort=case").page;
    assert!(at(&turned, "INV-1") < at(&turned, "INV-2"));
    assert!(turned.contains("sort=-case") && turned.contains("aria-sort=\"ascending\""));
    let behind = see(&place, explore::cases, "page=9&has=%E6%94%AF%E6%89%95");
    assert_eq!(behind.status, 303, "a page behind the last leads to the first");
    let csv = (&[("file", "cases.csv")][..], "has=%E6%94%AF%E6%89%95&sort=case");
    let csv = place.ask(explore::explored, Role::VendorManager, csv).unwrap().page;
    let heads = csv.lines().nth(1).unwrap_or_default().to_owned();
    assert!(heads.starts_with("案件番号|開始|終了|イベント|"), "{heads}");
    let [first, second] = [2, 3].map(|at| csv.lines().nth(at).unwrap_or_default().to_owned());
    assert!(first.starts_with("INV-1|2026/10/01") && second.starts_with("INV-2|"), "{csv}");
}

#[test]
fn the_vendor_looks_at_the_same_evidence_and_nobody_sees_who_worked() {
    let place = place();
    let asked = (&[][..], "has=%E6%94%AF%E6%89%95");
    let main = |page: String| {
        let from = page.find("<main").expect("a page");
        page[from..].to_owned()
    };
    for handler in [explore::map as Handler, explore::dependency, explore::cases] {
        let client = place.ask(handler, Role::ClientOwner, asked).unwrap();
        let vendor = place.ask(handler, Role::VendorManager, asked).unwrap();
        assert_eq!((client.status, vendor.status), (200, 200));
        assert!(vendor.page.contains("as-vendor") && !client.page.contains("as-vendor"));
        assert_eq!(main(client.page), main(vendor.page), "the same page inside either shell");
    }
    let list = place.ask(explore::cases, Role::ClientOwner, asked).unwrap().page;
    assert!(!list.contains("op-01"), "not even a code");
    let hidden = place.ask(explore::cases, Role::VendorStaff, asked);
    assert_eq!(hidden.err(), Some(Failure::Hidden));
}
