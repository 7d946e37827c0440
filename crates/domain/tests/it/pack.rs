//! A pack as it was stored is read back, to the same bytes: old months outlive the engine.

use std::path::Path;

use kajitori_domain::pack::Pack;

/// The report's sample pack, as its `pack.json`.
fn text() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pack.json");
    std::fs::read_to_string(file).expect("the stored pack")
}

pub(crate) fn stored() -> Pack {
    serde_json::from_str(&text()).expect("a stored pack is read")
}

#[test]
fn a_stored_pack_comes_back_to_the_same_bytes() {
    let pack = stored();
    let again = serde_json::to_string_pretty(&pack).expect("a pack is written") + "\n";
    assert!(again == text(), "reading a pack changed it");
    let compact = serde_json::to_string(&pack).expect("a pack is written");
    assert_eq!(serde_json::from_str::<Pack>(&compact).expect("a pack"), pack);
}

#[test]
fn what_is_no_code_is_no_pack() {
    let text = text();
    for (good, bad) in [
        ("\"role\": \"log\"", "\"role\": \"Log file\""),
        ("\"kind\": \"clock_ratio\"", "\"kind\": \"時計\""),
    ] {
        assert!(text.contains(good), "{good}");
        assert!(serde_json::from_str::<Pack>(&text.replacen(good, bad, 1)).is_err(), "{bad}");
    }
}
