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
    let pages: [(Handler, &str); 7] = [
        (explore::map, "<svg"),
        (explore::variants, "66.7 %"),
        (explore::durations, "承認依頼 → 支払"),
        (explore::handovers, "みなと暮らし"),
        (explore::rework, "33.3 %"),
        (explore::flow, "2026-10-01"),
        (explore::dependency, "80.0 %"),
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
    let tables = ["map", "variants", "durations", "handovers", "rework", "flow", "dependency"];
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
