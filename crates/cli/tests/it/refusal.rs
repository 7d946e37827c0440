//! What a person sees who gives something wrong: what happened, why, what to do; exit code 1.

use crate::support::{Folder, answer, kajitori, key, project, refusal};

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

const MAPPING: &str = r#"
format = 1
[events]
case = "案件"
activity = "工程"
time = { columns = ["日時"], formats = ["%Y-%m-%d %H:%M"], zone = "Asia/Tokyo" }
"#;

fn pack(folder: &Folder, agreement: &str, mapping: &str, log: &str, more: &[&str]) -> Vec<String> {
    let mut args: Vec<String> = vec!["pack".into()];
    let mut add = |flag: &str, value: std::path::PathBuf| {
        args.extend([flag.to_owned(), value.display().to_string()]);
    };
    add("--agreement", folder.write("agreement.toml", agreement));
    add("--mapping", folder.write("mapping.toml", mapping));
    add("--log", folder.write("log.csv", log));
    add("--key", key(folder));
    add("--out", folder.at("out"));
    args.extend(more.iter().map(|word| (*word).to_owned()));
    args
}

#[test]
fn a_month_that_is_none_is_refused_in_both_languages() {
    let folder = Folder::new();
    let log = "案件,工程,日時\nA,受付,2026-10-01 09:00\n";
    let args = pack(&folder, AGREEMENT, MAPPING, log, &["--month", "2026-13"]);
    let said = refusal(&kajitori(&args));
    assert!(said.contains("対象月「2026-13」"), "{said}");
    let args = pack(&folder, AGREEMENT, MAPPING, log, &["--month", "2026-13", "--lang", "en"]);
    assert!(refusal(&kajitori(&args)).contains("cannot be read"));
    assert!(!folder.at("out").exists(), "nothing was touched");
}

#[test]
fn an_export_of_nothing_makes_no_key_and_a_store_is_told_from_a_file() {
    let folder = Folder::new();
    let export = |file: std::path::PathBuf| {
        let (file, out) = (file.display().to_string(), folder.at("out.csv").display().to_string());
        refusal(&kajitori(&["log", "export", file.as_str(), "--to", "csv", "--out", out.as_str()]))
    };
    assert!(export(folder.at("nowhere.csv")).contains("nowhere.csv"));
    assert!(!folder.at("operators.key").exists());
    std::fs::create_dir_all(folder.at("store/catalogue")).expect("a folder");
    let said = export(folder.at("store"));
    assert!(said.contains("--store"), "{said}");
    assert!(!folder.at("operators.key").exists());
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = Folder::new();
    let mut args = pack(&folder, AGREEMENT, MAPPING, "", &["--month", "2026-10"]);
    args[6] = folder.at("nowhere.csv").display().to_string();
    let said = refusal(&kajitori(&args));
    assert!(said.contains("nowhere.csv") && said.contains("ありません"), "{said}");
}

#[test]
fn every_problem_of_an_agreement_comes_at_once_with_its_line() {
    let folder = Folder::new();
    let broken = AGREEMENT.replace("95%", "195%").replace("\"vendor\"\n[[s", "\"somebody\"\n[[s");
    let args = pack(&folder, &broken, MAPPING, "", &["--month", "2026-10"]);
    let said = refusal(&kajitori(&args));
    assert!(said.contains("agreement.toml:17") && said.contains("agreement.toml:24"), "{said}");
}

#[test]
fn too_many_bad_rows_refuse_the_batch_and_keep_them() {
    let folder = Folder::new();
    let log = "案件,工程,日時\nA,受付,2026-10-01 09:00\nA,完了,2026-10-32 09:00\n";
    let args = pack(&folder, AGREEMENT, MAPPING, log, &["--month", "2026-10"]);
    let said = refusal(&kajitori(&args));
    assert!(said.contains("2026-10-32"), "the row is shown: {said}");
    let kept = std::fs::read_to_string(folder.at("out").join("rejected/log.csv"));
    assert!(kept.expect("rejected rows").contains("2026-10-32"));
    assert_eq!(folder.list("out"), ["rejected"], "no half pack");
}

#[test]
fn a_refused_run_leaves_the_earlier_pack_as_it_was() {
    let folder = Folder::new();
    let good = "案件,工程,日時\nA,受付,2026-10-01 09:00\nA,完了,2026-10-01 10:00\n";
    answer(&kajitori(&pack(&folder, AGREEMENT, MAPPING, good, &["--month", "2026-10"])));
    let read = |name: &str| std::fs::read(folder.at("out").join(name)).expect("a file");
    let before: Vec<Vec<u8>> = PACK.iter().map(|name| read(name)).collect();
    let bad = "案件,工程,日時\nA,受付,いつか\n";
    refusal(&kajitori(&pack(&folder, AGREEMENT, MAPPING, bad, &["--month", "2026-10"])));
    let after: Vec<Vec<u8>> = PACK.iter().map(|name| read(name)).collect();
    assert!(before == after, "the earlier pack changed");
    answer(&kajitori(&pack(&folder, AGREEMENT, MAPPING, good, &["--month", "2026-10"])));
    assert_eq!(folder.list("out/rejected"), Vec::<String>::new(), "old rejects are gone");
}

const PACK: [&str; 5] = ["pack.json", "pack.pdf", "pack.xlsx", "cases.parquet", "events.parquet"];

#[test]
fn an_input_is_never_overwritten() {
    let folder = Folder::new();
    let good = "案件,工程,日時\nA,受付,2026-10-01 09:00\nA,完了,2026-10-01 10:00\n";
    let mut args = pack(&folder, AGREEMENT, MAPPING, good, &["--month", "2026-10"]);
    std::fs::create_dir_all(folder.at("out")).expect("a writable folder");
    let log = folder.write("out/cases.csv", good);
    args[6] = log.display().to_string();
    assert!(refusal(&kajitori(&args)).contains("cases.csv"));
    assert_eq!(std::fs::read_to_string(log).expect("the log"), good);
}

#[test]
fn an_empty_month_is_no_data_and_never_green() {
    let folder = Folder::new();
    let log = "案件,工程,日時\nA,受付,2026-08-03 09:00\nA,完了,2026-08-03 10:00\n";
    let args = pack(&folder, AGREEMENT, MAPPING, log, &["--month", "2026-10", "--json"]);
    let said = answer(&kajitori(&args));
    assert!(said.contains("\"contractual\":\"no_data\""), "{said}");
}

#[test]
fn a_key_is_made_once_and_kept() {
    let folder = Folder::new();
    let log = "案件,工程,日時\nA,受付,2026-10-01 09:00\nA,完了,2026-10-01 10:00\n";
    let mut args = pack(&folder, AGREEMENT, MAPPING, log, &["--month", "2026-10"]);
    let path = folder.at("new.key");
    args[8] = path.display().to_string();
    assert!(answer(&kajitori(&args)).contains("new.key"));
    let first = std::fs::read_to_string(&path).expect("a key");
    assert!(!answer(&kajitori(&args)).contains("new.key"), "the second run says nothing of it");
    assert_eq!(std::fs::read_to_string(&path).expect("a key"), first);
}

#[test]
fn a_pipe_sees_no_progress_and_quiet_says_nothing() {
    let folder = Folder::new();
    let log = "案件,工程,日時\nA,受付,2026-10-01 09:00\nA,完了,2026-10-01 10:00\n";
    let args = pack(&folder, AGREEMENT, MAPPING, log, &["--month", "2026-10", "--quiet"]);
    let output = kajitori(&args);
    assert_eq!(answer(&output), "");
    assert!(output.stderr.is_empty());
}

#[test]
fn another_pack_in_the_folder_is_replaced_with_a_word() {
    let folder = Folder::new();
    let log = "案件,工程,日時\nA,受付,2026-10-01 09:00\nA,完了,2026-10-30 10:00\n";
    let run = |month: &str| {
        answer(&kajitori(&pack(&folder, AGREEMENT, MAPPING, log, &["--month", month])))
    };
    assert!(!run("2026-10").contains("置き換え"));
    assert!(!run("2026-10").contains("置き換え"), "the same run again is the same pack");
    assert!(run("2026-09").contains("前のパック（2026-10"));
}

#[test]
fn a_command_line_that_cannot_be_understood_is_a_refusal() {
    for args in [&["pack"][..], &["pack", "--lang", "fr"], &["pakc"], &[]] {
        assert_eq!(kajitori(args).status.code(), Some(1), "{args:?}");
    }
    assert_eq!(kajitori(&["--version"]).status.code(), Some(0));
}

#[test]
fn every_command_shows_an_example() {
    for command in
        [&["pack"][..], &["log"], &["log", "inspect"], &["log", "export"], &["sample"], &[]]
    {
        let args: Vec<&str> = command.iter().copied().chain(["--help"]).collect();
        let said = answer(&kajitori(&args));
        assert!(said.contains("Example"), "{command:?}: {said}");
    }
    let readme = std::fs::read_to_string(project("README.md")).expect("a readme");
    assert!(readme.contains("cargo xtask demo"));
}
