//! Adding, adding again, correcting, listing, verifying.

use serde_json::Value;

use super::{add, day, place};
use crate::support::{Folder, answer, kajitori, refusal};

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn list(folder: &Folder, more: &[&str]) -> String {
    let store = place(folder);
    let args = [&["store", "list", "--store", &store], more].concat();
    answer(&kajitori(&args))
}

#[test]
fn a_file_becomes_a_batch_once() {
    let folder = Folder::new();
    let first = folder.write("1.csv", &day(1, 40));
    let second = folder.write("2.csv", &day(2, 40));
    let said = answer(&kajitori(&add(&folder, &place(&folder), &[&first, &second], &[])));
    assert!(said.contains("追加しました：1 番") && said.contains("追加しました：2 番"), "{said}");
    assert!(said.contains("イベント 40 件、新しい案件 20 件"), "{said}");
    let again = answer(&kajitori(&add(&folder, &place(&folder), &[&first], &[])));
    assert!(again.contains("追加済みです：1 番"), "{again}");
    let listed = list(&folder, &[]);
    assert!(listed.contains("1 番") && listed.contains("2.csv"), "{listed}");
    assert!(listed.contains("有効なバッチ 2 件、イベント 80 件、案件 60 件"), "{listed}");
    assert!(!folder.at("rejected").exists(), "no folder for nothing");
    let batches = json(&list(&folder, &["--json"]));
    assert_eq!(batches[1]["counts"]["new_cases"], 20);
    let args = ["store", "verify", "--store", &place(&folder), "--lang", "en"];
    assert!(answer(&kajitori(&args)).starts_with("Sound: 2 batches"));
}

#[test]
fn a_correction_and_a_withdrawal_leave_everything_there() {
    let folder = Folder::new();
    let store = place(&folder);
    let file = folder.write("1.csv", &day(1, 40));
    answer(&kajitori(&add(&folder, &store, &[&file], &[])));
    let better = folder.write("1b.csv", &day(1, 42));
    let added = answer(&kajitori(&add(&folder, &store, &[&better], &["--corrects", "1"])));
    assert!(!added.contains("二重"), "{added}");
    let listed = list(&folder, &[]);
    assert!(listed.contains("2 番で訂正されています"), "{listed}");
    let twice = folder.write("1c.csv", &format!("{}C1,受付,2026-10-01 08:00,担当1\n", day(1, 42)));
    let added = answer(&kajitori(&add(&folder, &store, &[&twice], &[])));
    assert!(added.contains("うち") && added.contains("store withdraw"), "{added}");
    let said = answer(&kajitori(&["store", "withdraw", "--store", &store, "3"]));
    assert!(said.contains("無効にしました"), "{said}");
    assert!(list(&folder, &[]).contains("有効なバッチ 1 件、イベント 42 件"));
    let other = folder.write("2.csv", &day(2, 40));
    let said = refusal(&kajitori(&add(&folder, &store, &[&other], &["--corrects", "77"])));
    assert!(said.contains("「77」"), "{said}");
}

#[test]
fn rejected_rows_are_kept_and_counted() {
    let folder = Folder::new();
    let text = format!("{}C1,,2026-10-01 08:00,担当1\n", day(1, 200));
    let file = folder.write("1.csv", &text);
    let args = add(&folder, &place(&folder), &[&file], &["--json"]);
    let told = json(&answer(&kajitori(&args)));
    assert_eq!(told[0]["counts"]["rejected"], 1);
    assert_eq!(told[0]["counts"]["problems"][0][0], "log-activity-missing");
    assert_eq!(folder.list("rejected"), ["1.csv.csv"]);
}

#[test]
fn a_damaged_store_is_refused_with_the_files() {
    let folder = Folder::new();
    let file = folder.write("1.csv", &day(1, 40));
    answer(&kajitori(&add(&folder, &place(&folder), &[&file], &[])));
    let name = folder.list("store/batch/00000001").remove(0);
    std::fs::write(folder.at("store/batch/00000001").join(&name), "x").expect("writable");
    let said = refusal(&kajitori(&["store", "verify", "--store", &place(&folder)]));
    assert!(said.contains(&name), "{said}");
    let said = refusal(&kajitori(&["store", "list", "--store", "s3://"]));
    assert!(said.contains("s3://"), "{said}");
}
