//! `kajitori log inspect` on files as vendors send them.

use crate::support::{Folder, answer, kajitori, refusal};

/// Twenty-one cases of two events; the last date is impossible.
fn log() -> String {
    let mut log = "案件番号,工程,日時,担当者,金額\n".to_owned();
    for day in 1..=21 {
        let end = if day == 21 { 32 } else { day };
        log += &format!("A-{day},受付,2026/10/{day:02} 09:00,山田,100\n");
        log += &format!("A-{day},完了,2026/10/{end:02} 17:30,佐藤,100\n");
    }
    log
}

#[test]
fn a_file_shows_what_it_holds_and_what_is_wrong() {
    let folder = Folder::new();
    let path = folder.write("記録.csv", &log()).display().to_string();
    let said = answer(&kajitori(&["log", "inspect", &path]));
    for expected in
        ["案件 21 件", "工程 2 種", "2026/10/32", "43 行目", "case = \"案件番号\"", "Asia/Tokyo"]
    {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert!(!said.contains("山田"), "people are shown as codes: {said}");
    let english = answer(&kajitori(&["log", "inspect", &path, "--lang", "en"]));
    assert!(english.contains("21 cases") && english.contains("row 43"), "{english}");
}

#[test]
fn the_proposed_mapping_reads_the_file_and_is_never_overwritten() {
    let folder = Folder::new();
    let path = folder.write("記録.csv", &log()).display().to_string();
    let mapping = folder.at("mapping.toml").display().to_string();
    answer(&kajitori(&["log", "inspect", &path, "--write-mapping", &mapping]));
    let written = std::fs::read_to_string(&mapping).expect("a mapping");
    assert!(written.starts_with("# ? 「日時」には時間帯がありません。"), "{written}");
    let said = answer(&kajitori(&["log", "inspect", &path, "--mapping", &mapping]));
    assert!(said.contains("読み取り行 41 行、読み取れない行 1 行"), "{said}");
    let again = kajitori(&["log", "inspect", &path, "--write-mapping", &mapping]);
    assert!(refusal(&again).contains("mapping.toml"));
}

#[test]
fn a_file_that_nobody_can_read_is_not_called_free_of_problems() {
    let folder = Folder::new();
    let path = folder.write("notes.txt", "議事録\n本日は晴天なり\n").display().to_string();
    let said = answer(&kajitori(&["log", "inspect", &path]));
    assert!(
        said.contains("1行も読んでいません") && !said.contains("問題は見つかりません"),
        "{said}"
    );
}

#[test]
fn json_is_one_value() {
    let folder = Folder::new();
    let path = folder.write("log.csv", &log()).display().to_string();
    let said = answer(&kajitori(&["log", "inspect", &path, "--json"]));
    let found: serde_json::Value = serde_json::from_str(&said).expect("one JSON value");
    assert_eq!(found["counts"]["cases"], 21);
    assert_eq!(found["rejected"], 1);
}

#[test]
fn a_real_csv_with_bare_carriage_returns_is_understood() {
    let Some(path) = kajitori_testkit::shared::data("logs/CallcenterExample.csv") else { return };
    let said = answer(&kajitori(&["log", "inspect", &path.display().to_string()]));
    assert!(said.contains("案件 3885 件"), "{said}");
}
