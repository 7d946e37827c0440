//! `kajitori log export`: a log as files for other tools, and object-centric logs on the way in.

use std::path::Path;

use crate::support::{Folder, answer, kajitori, key, refusal};

const MAPPING: &str = r#"
format = 1
[file]
reject_above = "50%"
[events]
case = "案件"
activity = "工程"
time = { columns = ["日時"], formats = ["%Y-%m-%d %H:%M"], zone = "Asia/Tokyo" }
resource = "担当者"
"#;

const LOG: &str = "案件,工程,日時,担当者\nA,受付,2026-10-01 09:00,山田\n\
                   B,受付,2026-10-01 09:30,佐藤\nA,=完了,2026-10-01 10:00,山田\nB,完了,いつか,佐藤\n";

fn export(folder: &Folder, log: &Path, to: &str, out: &str, more: &[&str]) -> Vec<String> {
    let mapping = folder.write("mapping.toml", MAPPING);
    let mut args = vec!["log".to_owned(), "export".to_owned(), log.display().to_string()];
    for (flag, value) in [
        ("--to", to.to_owned()),
        ("--out", folder.at(out).display().to_string()),
        ("--mapping", mapping.display().to_string()),
        ("--key", key(folder).display().to_string()),
    ] {
        args.extend([flag.to_owned(), value]);
    }
    args.extend(more.iter().map(|word| (*word).to_owned()));
    args
}

#[test]
fn a_log_is_written_in_each_format_and_its_bad_rows_beside() {
    let folder = Folder::new();
    let log = folder.write("log.csv", LOG);
    for to in ["csv", "xes", "parquet"] {
        let out = format!("out.{to}");
        let said = answer(&kajitori(&export(&folder, &log, to, &out, &[])));
        assert!(said.contains("2 案件、3 件") && said.contains("rejected.csv"), "{said}");
        let kept = std::fs::read_to_string(folder.at(&format!("{out}.rejected.csv")));
        assert!(kept.expect("rejected rows").contains("いつか"));
        let bytes = std::fs::read(folder.at(&out)).expect("a file");
        assert!(!String::from_utf8_lossy(&bytes).contains("山田"), "people are codes");
    }
    let csv = std::fs::read_to_string(folder.at("out.csv")).expect("UTF-8");
    assert!(csv.contains("A,受付,2026-10-01T09:00:00+09:00,,,op-"), "{csv}");
    assert!(csv.contains("\"'=完了\""), "{csv}");
    let hidden = |name: &String| name.starts_with('.');
    assert!(!folder.list("").iter().any(hidden), "nothing half-done stays");
}

#[test]
fn what_was_written_reads_back_with_the_same_codes() {
    let folder = Folder::new();
    let log = folder.write("log.csv", LOG);
    answer(&kajitori(&export(&folder, &log, "xes", "one.xes", &[])));
    let one = folder.at("one.xes").display().to_string();
    let two = folder.at("two.xes").display().to_string();
    let zone = ["--zone", "Asia/Tokyo", "--json"];
    let mut args = vec!["log", "export", &one, "--to", "xes", "--out", &two];
    args.extend(zone);
    let said = answer(&kajitori(&args));
    assert!(said.contains("\"events\":3") && said.contains("\"rejected\":0"), "{said}");
    let read = |path: &str| std::fs::read_to_string(path).expect("UTF-8");
    assert_eq!(read(&one), read(&two));
}

#[test]
fn an_input_is_never_overwritten_and_a_refusal_leaves_the_earlier_file() {
    let folder = Folder::new();
    let log = folder.write("log.csv", LOG);
    let said = refusal(&kajitori(&export(&folder, &log, "csv", "log.csv", &[])));
    assert!(said.contains("log.csv"), "{said}");
    assert_eq!(std::fs::read_to_string(&log).expect("the log"), LOG);
    answer(&kajitori(&export(&folder, &log, "csv", "out.csv", &[])));
    let before = std::fs::read(folder.at("out.csv")).expect("a file");
    let bad = folder.write("bad.csv", "案件,工程,日時,担当者\nA,受付,いつか,山田\n");
    refusal(&kajitori(&export(&folder, &bad, "csv", "out.csv", &[])));
    assert!(std::fs::read(folder.at("out.csv")).expect("a file") == before);
    let said = refusal(&kajitori(&export(&folder, &log, "csv", "out.csv", &["--zone", "Tokyo"])));
    assert!(said.contains("Tokyo"), "{said}");
}

#[test]
fn an_object_centric_log_asks_for_its_cases() {
    let folder = Folder::new();
    let text = r#"{"objectTypes": [], "eventTypes": [],
        "objects": [{"id": "o1", "type": "order"}, {"id": "i1", "type": "item"}],
        "events": [{"id": "e1", "type": "place", "time": "2026-10-01T09:00:00+09:00",
          "relationships": [{"objectId": "o1", "qualifier": ""}, {"objectId": "i1"}]}]}"#;
    let log = folder.write("orders.jsonocel", text);
    let path = log.display().to_string();
    let said = answer(&kajitori(&["log", "inspect", &path]));
    assert!(said.contains("OCEL JSON") && said.contains("object_type"), "{said}");
    assert!(said.contains("order：オブジェクト 1 件、事象 1 件"), "{said}");
    let out = folder.at("out.csv").display().to_string();
    let args = ["log", "export", &path, "--to", "csv", "--out", &out];
    assert!(refusal(&kajitori(&args)).contains("order (1, 1)"));
    let mapping = folder.write("order.toml", "format = 1\n[file]\nobject_type = \"order\"\n");
    let mapping = mapping.display().to_string();
    let said = answer(&kajitori(&["log", "inspect", &path, "--mapping", &mapping]));
    assert!(said.contains("案件 1 件"), "{said}");
}

#[test]
fn a_store_is_written_like_a_file() {
    let folder = Folder::new();
    let log = folder.write("log.csv", LOG).display().to_string();
    let mapping = folder.write("mapping.toml", MAPPING).display().to_string();
    let key = key(&folder).display().to_string();
    let [store, kept] = ["store", "kept"].map(|name| folder.at(name).display().to_string());
    let mut args = vec!["store", "add", "--store", &store, "--mapping", &mapping, "--key", &key];
    args.extend(["--rejected", &kept, &log]);
    answer(&kajitori(&args));
    let out = folder.at("out.csv").display().to_string();
    let export = ["log", "export", "--store", &store, "--to", "csv", "--out", &out];
    let said = answer(&kajitori(&export));
    assert!(said.contains("2 案件、3 件"), "{said}");
    let csv = std::fs::read_to_string(&out).expect("UTF-8");
    assert!(csv.contains("A,受付,2026-10-01T09:00:00+09:00,,,op-"), "{csv}");
    let said = answer(&kajitori(&[&export[..], &["--zone", "UTC"]].concat()));
    assert!(said.contains("2 案件、3 件"), "{said}");
    let csv = std::fs::read_to_string(&out).expect("UTF-8");
    assert!(csv.contains("A,受付,2026-10-01T00:00:00+00:00,,,op-"), "{csv}");
}

#[test]
fn only_the_cases_that_were_asked_for_are_written() {
    let folder = Folder::new();
    let log = folder.write("log.csv", LOG);
    for (to, read) in [("csv", true), ("xes", true), ("parquet", false)] {
        let out = format!("out.{to}");
        let filters = ["--where", "case_id = 'A'", "--has", "=完了"];
        let said = answer(&kajitori(&export(&folder, &log, to, &out, &filters)));
        assert!(said.contains("1 案件、2 件"), "{to}: {said}");
        if read {
            let text = std::fs::read_to_string(folder.at(&out)).expect("UTF-8");
            assert!(text.contains("受付") && !text.contains("B"), "{to}: {text}");
        }
    }
    let more = ["--from", "2026-10-01T09:45", "--within", "events"];
    let said = answer(&kajitori(&export(&folder, &log, "csv", "late.csv", &more)));
    assert!(said.contains("1 案件、1 件"), "{said}");
    let before = std::fs::read(folder.at("late.csv")).expect("a file");
    let more = ["--where", "金額 > 1"];
    let said = refusal(&kajitori(&export(&folder, &log, "csv", "late.csv", &more)));
    assert!(said.contains("金額"), "{said}");
    assert!(std::fs::read(folder.at("late.csv")).expect("a file") == before);
}
