//! `pack.json` and its description.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::sample;

const DOCUMENT: &str = include_str!("../../../../docs/pack.md");

fn names(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                into.insert(name.clone());
                names(value, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, into)),
        _ => {}
    }
}

#[test]
fn every_field_is_described() {
    let bytes = kajitori_report::json(&sample::pack()).expect("JSON");
    let value: Value = serde_json::from_slice(&bytes).expect("JSON");
    let mut fields = BTreeSet::new();
    names(&value, &mut fields);
    assert!(fields.len() > 100, "the sample is rich: {}", fields.len());
    let missing: Vec<&String> =
        fields.iter().filter(|name| !DOCUMENT.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "docs/pack.md does not describe {missing:?}");
}

#[test]
fn json_is_stable_and_ends_with_a_newline() {
    let pack = sample::pack();
    let first = kajitori_report::json(&pack).expect("JSON");
    assert_eq!(first, kajitori_report::json(&pack).expect("JSON"));
    assert!(first.starts_with(b"{\n  \"schema\": 1,\n  \"head\""));
    assert!(first.ends_with(b"}\n"));
}
