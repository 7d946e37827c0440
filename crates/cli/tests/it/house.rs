//! The house as whoever runs it knows it: served, watched, stopped, backed up, put back, proved.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::support::{Folder, answer, kajitori, refusal};

/// A served house, whose log is read line by line.
struct Served {
    child: Child,
    log: std::io::Lines<BufReader<std::process::ChildStderr>>,
    address: String,
    metrics: String,
    link: String,
}

impl Served {
    fn start(folder: &Folder) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kajitori"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--data"]);
        command.arg(folder.at("data")).stderr(Stdio::piped());
        let mut child = command.spawn().expect("a server");
        let mut log = BufReader::new(child.stderr.take().expect("its log")).lines();
        let ready = said(&mut log, "ready");
        let text = |key: &str| ready[key].as_str().expect("a text").to_owned();
        let (address, metrics) = (text("address"), text("metrics"));
        let link = log.by_ref().map_while(Result::ok).find_map(|line| {
            line.split_whitespace().find(|word| word.contains("/links/")).map(str::to_owned)
        });
        Self { child, log, address, metrics, link: link.expect("a link to begin with") }
    }

    fn get(&self, path: &str) -> String {
        get(&self.address, path)
    }

    /// Asks it to stop, and answers how it ended.
    fn stop(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().expect("a signal");
        assert!(asked.success());
        self.child.wait().expect("an end").code()
    }
}

/// The next line of the log that says `message`.
fn said(log: &mut impl Iterator<Item = std::io::Result<String>>, message: &str) -> Value {
    let lines = log.map_while(Result::ok);
    let mut read = lines.filter_map(|line| serde_json::from_str::<Value>(&line).ok());
    read.find(|line| line["message"] == message).expect("it is said")
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

fn run(folder: &Folder, words: &[&str]) -> std::process::Output {
    let at = |word: &&str| match word.strip_prefix("@") {
        Some(name) => folder.at(name).display().to_string(),
        None => (*word).to_owned(),
    };
    kajitori(&words.iter().map(at).collect::<Vec<String>>())
}

#[test]
fn a_house_is_served_watched_and_stopped() {
    let folder = Folder::new();
    let mut served = Served::start(&folder);
    assert!(served.get("/livez").starts_with("HTTP/1.1 200"));
    assert!(served.get("/readyz").starts_with("HTTP/1.1 200"));
    let page = served.get("/nowhere?secret=s3cr3t");
    assert!(page.starts_with("HTTP/1.1 404"), "{page}");
    let number = page.lines().find_map(|line| line.strip_prefix("x-request-id: "));
    let number = number.expect("the number of the request").to_owned();
    let line = loop {
        let line = said(&mut served.log, "request");
        if line["request"] == number {
            break line;
        }
    };
    assert_eq!((line["status"].as_u64(), line["method"].as_str()), (Some(404), Some("GET")));
    assert!(!line.to_string().contains("s3cr3t"), "{line}");
    let counts = get(&served.metrics, "/metrics");
    let told = "kajitori_requests_total{route=\"/livez\",method=\"GET\",status=\"200\"} 1";
    assert!(counts.contains(told), "{counts}");
    let link = served.link.clone();
    assert!(link.starts_with(&format!("http://{}/links/", served.address)), "{link}");
    let head = format!("GET / HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n", "a".repeat(40_000));
    let mut stream = TcpStream::connect(&served.address).expect("a connection");
    stream.write_all(head.as_bytes()).ok();
    let mut refused = String::new();
    stream.read_to_string(&mut refused).ok();
    assert!(!refused.starts_with("HTTP/1.1 200"), "{refused}");
    assert_eq!(served.stop(), Some(0));
}

#[test]
fn a_backup_of_a_served_house_is_put_back_and_proved() {
    let folder = Folder::new();
    let served = Served::start(&folder);
    let made = run(&folder, &["backup", "--data", "@data", "@backup", "--json"]);
    let made: Value = serde_json::from_str(&answer(&made)).expect("JSON");
    assert!(made["files"].as_u64().is_some_and(|files| files >= 2), "{made}");
    assert_eq!(served.stop(), Some(0));
    answer(&run(&folder, &["verify", "--backup", "@backup"]));
    answer(&run(&folder, &["verify", "--data", "@data"]));
    answer(&run(&folder, &["restore", "--data", "@again", "@backup"]));
    answer(&run(&folder, &["verify", "--data", "@again"]));
    let twice = refusal(&run(&folder, &["backup", "--data", "@data", "@backup"]));
    assert!(twice.contains("backup"), "{twice}");
    let over = refusal(&run(&folder, &["restore", "--data", "@data", "@backup"]));
    assert!(over.contains("空ではありません"), "{over}");
    let other = ["restore", "--host", "other.example", "--data", "@other", "@backup"];
    assert!(refusal(&run(&folder, &other)).contains("localhost"));
    let record = folder.at("backup/record.jsonl");
    let text = std::fs::read_to_string(&record).expect("rows");
    std::fs::write(&record, text.replacen("sent", "sunk", 1)).expect("damaged");
    let damaged = refusal(&run(&folder, &["restore", "--data", "@third", "@backup"]));
    assert!(damaged.contains("record.jsonl"), "{damaged}");
    assert!(!folder.at("third/kajitori.db").exists());
}

#[test]
fn an_export_of_the_audit_proves_itself_or_not() {
    let folder = Folder::new();
    assert_eq!(Served::start(&folder).stop(), Some(0));
    answer(&run(&folder, &["admin", "audit", "--data", "@data", "--out", "@audit.jsonl"]));
    let found = answer(&run(&folder, &["audit", "verify", "@audit.jsonl", "--json"]));
    let found: Value = serde_json::from_str(&found).expect("JSON");
    let key = found["key"].as_str().expect("a key").to_owned();
    assert_eq!(found["origin"].as_str().map(|origin| origin.starts_with("localhost")), Some(true));
    answer(&run(&folder, &["audit", "verify", "@audit.jsonl", "--key", &key]));
    let wrong = key.replace("localhost", "elsewhere");
    refusal(&run(&folder, &["audit", "verify", "@audit.jsonl", "--key", &wrong]));
    let path = folder.at("audit.jsonl");
    let text = std::fs::read_to_string(&path).expect("rows");
    let lines: Vec<&str> = text.lines().collect();
    std::fs::write(&path, lines[..lines.len() - 1].join("\n") + "\n").expect("shortened");
    refusal(&run(&folder, &["audit", "verify", "@audit.jsonl", "--key", &key]));
    let nobody = run(&folder, &["admin", "reset", "--data", "@data", "nobody@example.jp"]);
    assert!(refusal(&nobody).contains("nobody@example.jp"));
}

#[test]
fn what_is_not_there_is_not_made() {
    let folder = Folder::new();
    for words in [
        &["verify", "--data", "@nowhere"][..],
        &["backup", "--data", "@nowhere", "@backup"],
        &["admin", "people", "--data", "@nowhere"],
    ] {
        let said = refusal(&run(&folder, words));
        assert!(said.contains("nowhere"), "{said}");
        assert!(!folder.at("nowhere").exists(), "{words:?}");
    }
}

#[test]
fn settings_are_checked_and_shown_without_passwords() {
    let folder = Folder::new();
    let url = "postgres://me:s3cr3t@db/x?sslmode=require";
    let file = format!("host = \"house.example\"\n[database]\nurl = \"{url}\"\n");
    folder.write("kajitori.toml", &file);
    let shown = answer(&run(&folder, &["config", "dump", "--config", "@kajitori.toml"]));
    assert!(shown.contains("me:***@db") && !shown.contains("s3cr3t"), "{shown}");
    assert!(shown.contains("host = \"house.example\"  # "), "{shown}");
    folder.write("kajitori.toml", "hots = \"x\"\nworkers = \"many\"\n[limits]\nspeed = 3\n");
    let said = refusal(&run(&folder, &["config", "check", "--config", "@kajitori.toml"]));
    for wrong in ["hots", "workers", "limits.speed"] {
        assert!(said.contains(wrong), "{wrong}: {said}");
    }
}

#[test]
fn the_demo_takes_no_folder_that_has_data() {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.at("data")).expect("a folder");
    folder.write("data/kajitori.db", "another house");
    let said = refusal(&run(&folder, &["demo", "--told", "--data", "@data"]));
    assert!(said.contains("--data"), "{said}");
    assert_eq!(folder.list("data"), ["kajitori.db"]);
}
