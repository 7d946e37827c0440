//! Sampling plans and series of lots, as a person asks for them.

use serde_json::Value;

use crate::support::{Folder, answer, kajitori, refusal};

fn json(args: &[&str]) -> Value {
    let said = answer(&kajitori(&[args, &["--json"]].concat()));
    serde_json::from_str(&said).expect("JSON")
}

#[test]
fn a_plan_says_what_it_lets_pass() {
    let said = answer(&kajitori(&["sampling", "plan", "--lot", "5000", "--aql", "0.65"]));
    for part in [
        "サンプル文字 L",
        "200 件を抜き取る",
        "3 件以下なら合格",
        "AQL は一つのロットの証明ではありません",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(said.contains("不適合品率 0.650 % のロットは 95.7 %"), "{said}");
    let args = ["sampling", "plan", "--lot", "200", "--aql", "1.0%", "--severity", "tightened"];
    let found = json(&args);
    assert_eq!(found["plan"]["letter"], "G");
    assert_eq!(found["plan"]["used"], "J");
    assert_eq!(found["plan"]["sample"], 80);
    let english = answer(&kajitori(&[&args[..], &["--lang", "en", "--level", "i"]].concat()));
    assert!(english.contains("proves nothing about one lot"), "{english}");
}

#[test]
fn a_series_of_lots_changes_the_severity() {
    let folder = Folder::new();
    let lots = "ロット,大きさ,不適合数\n4月,5000,4\n5月,5000,0\n6月,5000,5\n7月,5000,2\n";
    let file = folder.write("lots.csv", lots).display().to_string();
    let args = ["sampling", "history", &file, "--aql", "0.65"];
    let found = json(&args);
    let verdicts: Vec<&str> =
        (0..4).map(|i| found["lots"][i]["judged"]["verdict"].as_str().expect("a word")).collect();
    assert_eq!(verdicts, ["rejected", "accepted", "rejected", "accepted"]);
    assert_eq!(found["lots"][2]["judged"]["change"], "tighten");
    assert_eq!(found["lots"][3]["judged"]["severity"], "tightened");
    assert_eq!(found["next"]["severity"], "tightened");
    let said = answer(&kajitori(&args));
    assert!(said.contains("6月\t5000\tなみ検査\t200\t3\t5\t不合格"), "{said}");
    assert!(said.contains("→ 続く 5 ロット以内に 2 ロットが不合格"), "{said}");
    assert!(said.contains("次のロット：きつい検査"), "{said}");
}

#[test]
fn what_cannot_be_is_refused() {
    let folder = Folder::new();
    let refused = |text: &str, aql: &str| {
        let file = folder.write("lots.csv", text).display().to_string();
        refusal(&kajitori(&["sampling", "history", &file, "--aql", aql]))
    };
    for (text, aql, part) in [
        ("lot,size\n1,2\n", "1", "nonconforming"),
        ("lot,size,nonconforming\na,5000,二\n", "1", "2 行目"),
        ("lot,size,nonconforming\na,5000,201\n", "0.65", "サンプル 200 件"),
        ("lot,size,nonconforming\na,5000,1\n", "0.7", "0.65"),
    ] {
        let said = refused(text, aql);
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = refusal(&kajitori(&["sampling", "plan", "--lot", "1", "--aql", "1"]));
    assert!(said.contains("ロット 1 件"), "{said}");
}
