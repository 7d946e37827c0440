//! The questions to a log, as a person asks them.

use crate::support::{Folder, answer, kajitori, key, refusal};

const KINDS: [&str; 7] =
    ["dfg", "variants", "durations", "handover", "rework", "operators", "flow"];

/// Two cases: one goes straight through, the other back and forth between two teams.
const LOG: &str = "案件番号,工程,日時,班,担当者,区分
NA,受付,2026/10/01 09:00,一次,山田,職域
NA,審査,2026/10/01 17:00,二次,佐藤,職域
A-2,受付,2026/10/05 10:00,一次,山田,個人
A-2,審査,2026/10/05 12:00,二次,佐藤,個人
A-2,受付,2026/10/06 09:00,一次,田中,個人
A-2,審査,2026/10/06 10:30,二次,佐藤,個人
";
const MAPPING: &str = "format = 1
[events]
case = \"案件番号\"
activity = \"工程\"
time = { columns = [\"日時\"], formats = [\"%Y/%m/%d %H:%M\"], zone = \"Asia/Tokyo\" }
org = \"班\"
resource = \"担当者\"
[events.attributes]
\"区分\" = \"区分\"
";

struct Asked {
    folder: Folder,
    log: String,
    mapping: String,
}

impl Asked {
    fn new() -> Self {
        let folder = Folder::new();
        let log = folder.write("記録.csv", LOG).display().to_string();
        let mapping = folder.write("mapping.toml", MAPPING).display().to_string();
        Self { folder, log, mapping }
    }

    fn ask(&self, kind: &str, more: &[&str]) -> std::process::Output {
        let first = ["log", kind, &self.log, "--mapping", &self.mapping];
        kajitori(&[&first[..], more].concat())
    }
}

#[test]
fn every_answer_is_in_words_without_names() {
    let asked = Asked::new();
    let key = key(&asked.folder).display().to_string();
    for kind in KINDS {
        for lang in ["ja", "en"] {
            for more in [&["--lang", lang][..], &["--lang", lang, "--key", &key]] {
                let said = answer(&asked.ask(kind, more));
                assert!(!said.contains("ask-"), "{kind} lacks words: {said}");
                assert!(!said.contains("山田"), "people are shown as codes: {said}");
            }
        }
    }
}

#[test]
fn business_time_of_a_day_in_tokyo() {
    let asked = Asked::new();
    let more = ["--calendar", "japan-office", "--where", "case_id = 'NA'", "--csv"];
    let said = answer(&asked.ask("dfg", &more));
    let mut lines = said.lines();
    let header = lines.next().expect("a header");
    assert!(header.starts_with("from,to,count,total-clock,"), "{header}");
    assert_eq!(lines.next(), Some("受付,審査,1,28800,28800,28800,28800,28800,28800,28800,28800"));
    assert_eq!(lines.next(), None);
}

#[test]
fn filters_combine_and_go_everywhere() {
    let asked = Asked::new();
    let cases = |more: &[&str]| {
        let more = [&["--json"][..], more].concat();
        let said = answer(&asked.ask("variants", &more));
        let found: serde_json::Value = serde_json::from_str(&said).expect("one JSON value");
        assert_eq!(found["scope"]["all_cases"], 2);
        found["answer"]["cases"].as_u64().expect("a number")
    };
    assert_eq!(cases(&[]), 2);
    assert_eq!(cases(&["--where", "区分 = '職域' AND lead_time > INTERVAL '5' HOUR"]), 1);
    assert_eq!(cases(&["--follows", "審査 -> 受付", "--min-rework", "2"]), 1);
    assert_eq!(cases(&["--from", "2026-10-02", "--max-duration", "24h"]), 0);
    assert_eq!(cases(&["--until", "2026-10-01", "--variants-top", "1"]), 1);
}

#[test]
fn wrong_questions_say_what_is_wrong() {
    let asked = Asked::new();
    let wrong = |more: &[&str]| refusal(&asked.ask("dfg", more));
    assert!(wrong(&["--has", "受け付"]).contains("[has]"));
    let both = wrong(&["--where", "区文 = 'x'", "--min-duration", "5d"]);
    assert!(both.contains("「区分」ではないか") && both.contains("[min-duration]"), "{both}");
    assert!(wrong(&["--where", "upper(区分) = 'X'"]).contains("使えない書き方"));
    assert!(wrong(&["--calendar", "office"]).contains("japan-office"));
    assert!(wrong(&["--zone", "Asia/Tokio"]).contains("Asia/Tokio"));
    assert!(wrong(&["--table", "nodes"]).contains("activities"));
    assert!(wrong(&["--holder", "client > 50%"]).contains("--agreement"));
    let mapping = asked.mapping.clone();
    assert!(wrong(&["--out", &mapping]).contains("mapping.toml"), "no input is overwritten");
}

#[test]
fn a_store_answers_as_its_file_does() {
    let asked = Asked::new();
    let key = key(&asked.folder).display().to_string();
    let store = asked.folder.at("store").display().to_string();
    let rejected = asked.folder.at("rejected").display().to_string();
    let add = ["store", "add", "--store", &store, "--mapping", &asked.mapping, "--key", &key];
    answer(&kajitori(&[&add[..], &["--rejected", &rejected, &asked.log]].concat()));
    for kind in KINDS {
        let from_store = answer(&kajitori(&["log", kind, "--store", &store, "--csv"]));
        assert_eq!(from_store, answer(&asked.ask(kind, &["--key", &key, "--csv"])), "{kind}");
    }
}

#[test]
fn an_answer_goes_into_a_file() {
    let asked = Asked::new();
    let out = asked.folder.at("flow.csv");
    let path = out.display().to_string();
    let said = answer(&asked.ask("flow", &["--every", "week", "--csv", "--out", &path]));
    assert_eq!(said, "");
    let written = std::fs::read_to_string(out).expect("written");
    let expected =
        "period,arrived,closed,open\r\n2026-09-28,1,1,0\r\n2026-10-05,1,1,0\r\n".to_owned();
    assert_eq!(written, expected);
}
