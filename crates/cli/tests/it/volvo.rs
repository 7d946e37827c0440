//! The main job on a real log that nobody here wrote.

use serde_json::{Value, json};

use crate::support::{Folder, answer, kajitori, key, level, pack_json, project};

#[test]
fn a_real_incident_log_becomes_a_pack() {
    let Some(log) = kajitori_testkit::shared::data("logs/bpic2013_incidents.xes.gz") else {
        return;
    };
    let folder = Folder::new();
    let args = [
        "pack".to_owned(),
        "--agreement".to_owned(),
        project("examples/volvo-it/agreement.toml").display().to_string(),
        "--mapping".to_owned(),
        project("examples/volvo-it/mapping.toml").display().to_string(),
        "--log".to_owned(),
        log.display().to_string(),
        "--key".to_owned(),
        key(&folder).display().to_string(),
        "--month".to_owned(),
        "2012-05".to_owned(),
        "--out".to_owned(),
        folder.at("pack").display().to_string(),
        "--json".to_owned(),
    ];
    let summary: Value = serde_json::from_str(&answer(&kajitori(&args))).expect("one JSON value");
    let pack = pack_json(&folder.at("pack"));
    assert_eq!(summary["run_id"], pack["provenance"]["run_id"]);
    assert_eq!(pack["head"]["log"]["events"], 65_533);
    assert_eq!(pack["head"]["log"]["cases"], 7_554);
    let source = pack["head"]["source"]["en"].as_str().expect("a source");
    assert!(source.contains("10.4121/uuid:500573e6-accc"));
    let adjusted = |id: &str| level(&pack, id)["facts"]["adjusted"].clone();
    let ratio = |hits: u64, all: u64| json!({ "ratio": { "numerator": hits, "denominator": all } });
    // Counted independently from the log with a business clock of our own in another language.
    assert_eq!(adjusted("resolve-major"), ratio(1, 3));
    assert_eq!(adjusted("resolve-high"), ratio(176, 259));
    assert_eq!(adjusted("resolve-medium"), ratio(3_132, 4_042));
    assert_eq!(adjusted("resolve-low"), ratio(2_868, 3_242));
    assert_eq!(adjusted("push-to-front"), ratio(4_542, 7_546));
    for level in pack["levels"].as_array().expect("levels") {
        assert_eq!(level["reported"], Value::Null);
        assert_eq!(level["verified"], Value::Null);
        assert_eq!(level["difference"], Value::Null, "nothing was reported, nothing agrees");
        let statistical = &level["statistical"]["not_applicable"];
        assert!(statistical.is_string(), "a census proves nothing by sample: {}", level["id"]);
    }
    let series = pack["levels"][0]["facts"]["series"].as_array();
    assert_eq!(series.map(Vec::len), Some(12));
}
