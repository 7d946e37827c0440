//! The main job on the shipped example: what was planted is what the pack finds.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Folder, answer, kajitori, key, level, pack_json, project};

const FILES: [&str; 9] = [
    "agreement.toml",
    "cases.csv",
    "cases.parquet",
    "events.parquet",
    "mapping.toml",
    "pack.json",
    "pack.pdf",
    "pack.xlsx",
    "rejected",
];

fn pack(folder: &Folder, out: &Path, lang: &str) -> String {
    let example = folder.at("example");
    let file = |name: &str| example.join(name).display().to_string();
    let args = [
        "pack".to_owned(),
        "--agreement".to_owned(),
        project("examples/generated/agreement.toml").display().to_string(),
        "--mapping".to_owned(),
        project("examples/generated/mapping.toml").display().to_string(),
        "--log".to_owned(),
        file("events.csv"),
        "--intervals".to_owned(),
        file("intervals.csv"),
        "--samples".to_owned(),
        file("samples.csv"),
        "--reported".to_owned(),
        file("reported.csv"),
        "--key".to_owned(),
        key(folder).display().to_string(),
        "--month".to_owned(),
        "2026-10".to_owned(),
        "--out".to_owned(),
        out.display().to_string(),
        "--lang".to_owned(),
        lang.to_owned(),
    ];
    answer(&kajitori(&args))
}

#[test]
fn the_example_becomes_a_pack_that_finds_what_was_planted() {
    let folder = Folder::new();
    let example = folder.at("example").display().to_string();
    answer(&kajitori(&["sample", "--out", &example]));
    let said = pack(&folder, &folder.at("pack"), "ja");
    assert!(said.contains("pack.pdf"), "{said}");
    assert_eq!(folder.list("pack"), FILES);
    let pack = pack_json(&folder.at("pack"));
    three_layers(&pack);
    differences(&pack);
    delay(&pack);
    data(&pack);
    same_bytes_again(&folder);
}

fn ratio(numerator: u64, denominator: u64) -> Value {
    json!({ "ratio": { "numerator": numerator, "denominator": denominator } })
}

fn three_layers(pack: &Value) {
    let accuracy = level(pack, "entry-accuracy");
    assert_eq!(accuracy["reported"]["amount"], ratio(527_736, 528_000));
    assert_eq!(accuracy["facts"]["adjusted"], Value::Null);
    assert_eq!(accuracy["verified"]["sample"]["correct"], 1992);
    assert_eq!(accuracy["verified"]["sample"]["inspected"], 2000);
    assert_eq!(accuracy["contractual"], "missed");
    assert_eq!(accuracy["statistical"], "missed");
    assert_eq!(accuracy["claim"]["consistent"], false);
    let calls = level(pack, "call-answered");
    assert_eq!(calls["facts"]["adjusted"], ratio(16_697, 18_000));
    let monday_morning = json!({
        "weekday": 0,
        "from_hour": 9,
        "until_hour": 11,
        "amount": ratio(757, 1_240),
    });
    assert_eq!(calls["facts"]["worst_slot"], monday_morning);
    assert_eq!(calls["statistical"], json!({ "not_applicable": "census" }));
    let sampled = level(pack, "desk-first-contact");
    assert_eq!(sampled["statistical"], "no_data", "an agreed sample is missing");
}

fn differences(pack: &Value) {
    let reproduced = |id: &str| {
        let sets = &level(pack, id)["difference"]["reproduced"];
        sets[0][0]["kind"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(reproduced("call-answered"), "exclusion");
    assert_eq!(reproduced("ap-on-time"), "pause");
    assert_eq!(reproduced("desk-urgent"), "clock");
    assert_eq!(level(pack, "desk-reopened")["difference"], "agrees");
    assert_eq!(level(pack, "desk-first-contact")["difference"], "unknown");
    assert_eq!(level(pack, "ap-p90")["reported"], Value::Null);
    assert_eq!(level(pack, "ap-p90")["difference"], Value::Null);
}

fn delay(pack: &Value) {
    let facts = &level(pack, "ap-on-time")["facts"];
    assert_eq!(facts["adjusted"], ratio(3_162, 3_400));
    let delay = &facts["delay"];
    assert_eq!(delay["cases"], 238);
    let parts: Vec<i64> = delay["by_holder"]
        .as_array()
        .expect("five parts")
        .iter()
        .map(|part| part.as_i64().expect("microseconds"))
        .collect();
    assert_eq!(Some(parts.iter().sum()), delay["total"].as_i64(), "parts sum exactly");
    let hours: Vec<f64> = parts.iter().map(|part| *part as f64 / 3.6e9).collect();
    let planted = [2_090.0, 1_615.0, 395.0, 0.0, 0.0];
    let near = |(found, planted): (&f64, &f64)| (found - planted).abs() < 0.01;
    assert!(hours.iter().zip(&planted).all(near), "51.0, 39.4 and 9.6 %: {hours:?}");
    assert_eq!(delay["vendor_only"], ratio(3_295, 3_400), "96.9 %");
    assert_eq!(facts["misses"].as_array().map(Vec::len), Some(20));
    for process in pack["processes"].as_array().expect("processes") {
        let ledger = &process["facts"]["ledger"];
        let part = |name: &str| -> i64 {
            let parts = ledger[name].as_array().expect("five parts");
            parts.iter().map(|part| part.as_i64().expect("microseconds")).sum()
        };
        assert_eq!(Some(part("business") + part("outside")), ledger["lead"].as_i64());
    }
}

fn data(pack: &Value) {
    let inputs = pack["data"]["inputs"].as_array().expect("inputs");
    let log = inputs.iter().find(|input| input["role"] == "log").expect("the log");
    assert_eq!(log["rejected"], 97);
    let first = &pack["next_steps"][0];
    assert_eq!(first["key"], "claim-inconsistent");
}

/// The same inputs give the same bytes, in another folder and over an earlier pack.
fn same_bytes_again(folder: &Folder) {
    let again = folder.at("again");
    pack(folder, &again, "ja");
    for name in FILES.iter().map(|name| name.replace("rejected", "rejected/log.csv")) {
        let name = name.as_str();
        let bytes = |out: &str| std::fs::read(folder.at(out).join(name)).expect("a file");
        assert!(bytes("pack") == bytes("again"), "{name} differs");
    }
    pack(folder, &again, "en");
    let json = |out: &str| std::fs::read(folder.at(out).join("pack.json")).expect("a file");
    assert!(json("pack") == json("again"), "the numbers do not depend on the language");
}
