//! `kajitori log model`: models of logs as files, and what is said about them.

use crate::support::{Folder, answer, kajitori, refusal};

/// Ten cases of one way, one with a detour, and one that stops early.
fn log() -> String {
    let mut log = "案件番号,工程,日時\n".to_owned();
    let mut case = |number: u32, steps: &[&str]| {
        for (hour, step) in steps.iter().enumerate() {
            let day = number + 12;
            log += &format!("A-{number},{step},2026/10/{day} {:02}:00\n", hour + 9);
        }
    };
    (1..=10).for_each(|number| case(number, &["受付", "確認", "審査", "完了"]));
    case(11, &["受付", "確認", "差戻し", "確認", "審査", "完了"]);
    case(12, &["受付"]);
    log
}

#[test]
fn a_model_is_written_and_explained() {
    let folder = Folder::new();
    let file = folder.write("記録.csv", &log()).display().to_string();
    let mapping = folder.at("mapping.toml").display().to_string();
    answer(&kajitori(&["log", "inspect", &file, "--write-mapping", &mapping]));
    let out = folder.at("流れ.bpmn").display().to_string();
    let base = ["log", "model", &file, "--mapping", &mapping, "--out", &out];
    let said = answer(&kajitori(&base));
    assert!(said.contains("12 件のうち 11 件（91.7%）"), "{said}");
    assert!(said.contains("→( '受付', ↻( '確認', '差戻し' ), '審査', '完了' )"), "{said}");
    let first = std::fs::read_to_string(&out).expect("a model");
    assert!(first.contains("name=\"審査\"") && first.contains("BPMNShape"), "{first}");
    answer(&kajitori(&base));
    assert_eq!(first, std::fs::read_to_string(&out).expect("a model"), "same bytes");

    let json = answer(&kajitori(&[&base[..], &["--noise", "0", "--json"]].concat()));
    let found: serde_json::Value = serde_json::from_str(&json).expect("one JSON value");
    assert_eq!(found["replay"]["allowed"], 12, "without noise every case is allowed: {json}");
    assert_eq!(found["variants"], 3);

    let dfg = ["--method", "dfg", "--paths", "100%", "--json"];
    let json = answer(&kajitori(&[&base[..], &dfg].concat()));
    let found: serde_json::Value = serde_json::from_str(&json).expect("one JSON value");
    assert_eq!(found["replay"]["allowed"], 12);
    assert_eq!(found["follows"].as_array().map(Vec::len), Some(5));
    let written = std::fs::read_to_string(&out).expect("a model");
    assert!(written.contains("直接後続グラフです") && written.contains("11 回"), "{written}");

    let chosen = ["--has", "差戻し", "--noise", "0", "--json"];
    let json = answer(&kajitori(&[&base[..], &chosen].concat()));
    let found: serde_json::Value = serde_json::from_str(&json).expect("one JSON value");
    assert_eq!((&found["cases"], &found["replay"]["allowed"]), (&1.into(), &1.into()), "{json}");
    let wrong = refusal(&kajitori(&[&base[..], &["--never", "差し戻し"]].concat()));
    assert!(wrong.contains("差戻し"), "near names are told: {wrong}");

    let english = answer(&kajitori(&[&base[..], &["--lang", "en"]].concat()));
    assert!(english.contains("11 of 12 cases (91.7%)"), "{english}");
}

#[test]
fn what_cannot_be_done_is_refused() {
    let folder = Folder::new();
    let file = folder.write("log.csv", &log()).display().to_string();
    let out = folder.at("model.bpmn").display().to_string();
    let base = ["log", "model", &file, "--out", &out];
    let said = refusal(&kajitori(&[&base[..], &["--paths", "50%"]].concat()));
    assert!(said.contains("--paths"), "{said}");
    let said = refusal(&kajitori(&["log", "model", &file, "--out", &file]));
    assert!(said.contains("log.csv"), "{said}");
    let store = folder.at("nothing").display().to_string();
    refusal(&kajitori(&["log", "model", "--store", &store, "--out", &out]));
    assert!(!folder.at("model.bpmn").exists(), "nothing is written by a refusal");
}

#[test]
fn models_of_real_logs_are_sound_and_allow_every_case_without_noise() {
    for name in ["running-example.xes", "repairExample.xes.gz", "receipt_coselog.xes.gz"] {
        let Some(path) = kajitori_testkit::shared::data(&format!("logs/{name}")) else { return };
        let folder = Folder::new();
        let out = folder.at("model.bpmn").display().to_string();
        let path = path.display().to_string();
        let args = ["log", "model", &path, "--out", &out, "--noise", "0", "--json"];
        let json = answer(&kajitori(&args));
        let found: serde_json::Value = serde_json::from_str(&json).expect("one JSON value");
        assert_eq!(found["replay"]["allowed"], found["cases"], "{name}");
        assert_eq!(found["replay"]["undecided"], 0, "{name}");
    }
}
