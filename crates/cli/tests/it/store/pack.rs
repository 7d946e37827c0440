//! `kajitori pack --store`: the same figures as from the files, and nothing measured twice.

use super::{MAPPING, add, day, place};
use crate::support::{Folder, answer, kajitori, key, level, pack_json};

const AGREEMENT: &str = r#"
format = 1
[agreement]
id = "small"
title = "小さな合意"
version = 1
effective_from = 2026-01-01
zone = "Asia/Tokyo"
[parties]
client = "委託元"
vendor = "委託先"
[[processes]]
id = "work"
name = "業務"
complete = { activity = "完了" }
[[holder_rules]]
id = "all"
holder = "vendor"
[[service_levels]]
id = "in-time"
name = "期限内"
clause = "1"
kind = "clock_ratio"
limit = "8h"
target = "95%"
"#;

/// Makes the pack `name` from what `flags` name.
fn pack(folder: &Folder, name: &str, flags: &[&str]) -> serde_json::Value {
    let agreement = folder.write("agreement.toml", AGREEMENT).display().to_string();
    let out = folder.at(name);
    let to = out.display().to_string();
    let month = ["pack", "--agreement", &agreement, "--month", "2026-10", "--out", &to];
    answer(&kajitori(&[&month[..], flags].concat()));
    pack_json(&out)
}

#[test]
fn a_store_gives_the_figures_of_its_files() {
    let folder = Folder::new();
    let (first, second) = (day(1, 40), day(2, 40));
    let rest = second.split_once('\n').expect("a header").1;
    let whole = folder.write("whole.csv", &format!("{first}{rest}")).display().to_string();
    let files = [folder.write("1.csv", &first), folder.write("2.csv", &second)];
    let store = place(&folder);
    answer(&kajitori(&add(&folder, &store, &[&files[0], &files[1]], &[])));
    let mapping = folder.write("mapping.toml", MAPPING).display().to_string();
    let key = key(&folder).display().to_string();
    let log = ["--log", &whole, "--mapping", &mapping, "--key", &key];
    let (from_files, from_store) =
        (pack(&folder, "files", &log), pack(&folder, "stored", &["--store", &store]));
    let value = |pack: &serde_json::Value| level(pack, "in-time").clone();
    assert_eq!(value(&from_files)["facts"]["series"], value(&from_store)["facts"]["series"]);
    let rows =
        |name: &str| std::fs::read_to_string(folder.at(name).join("cases.csv")).expect("the cases");
    assert_eq!(rows("files"), rows("stored"));
    assert_eq!(from_store["data"]["inputs"].as_array().expect("inputs").len(), 3);
    // What was found out is kept, and found again.
    let kept = folder.list("store/cache");
    assert!(!kept.is_empty());
    assert_eq!(pack(&folder, "again", &["--store", &store]), from_store);
    assert_eq!(folder.list("store/cache"), kept);
    let then = pack(&folder, "then", &["--store", &store, "--as-of", "1"]);
    assert_eq!(then["data"]["inputs"].as_array().expect("inputs").len(), 2);
}
