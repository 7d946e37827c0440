//! A served house from its start to its end, which is a kill.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use serde_json::Value;

/// A house that is served.
pub(super) struct Life {
    child: Child,
    log: Option<BufReader<std::process::ChildStderr>>,
    rest: Option<JoinHandle<Vec<String>>>,
}

impl Life {
    /// Starts to serve the house in `data`; it is not ready yet.
    pub(super) fn begin(data: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kajitori"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--metrics", "off", "--data"]);
        let mut child = command.arg(data).stderr(Stdio::piped()).spawn().expect("a server");
        let log = child.stderr.take().map(BufReader::new);
        Self { child, log, rest: None }
    }

    /// Waits until it is ready, and answers where it listens. The rest of its log is read in a
    /// thread, so that it never waits for its reader.
    pub(super) fn ready(&mut self) -> String {
        let mut log = self.log.take().expect("it is asked once").lines().map_while(Result::ok);
        let mut said = Vec::new();
        let ready = log.by_ref().find_map(|line| {
            let told = serde_json::from_str::<Value>(&line).ok();
            said.push(line);
            told.filter(|told| told["message"] == "ready")
        });
        let ready = ready.unwrap_or_else(|| panic!("the house did not start: {said:?}"));
        self.rest = Some(std::thread::spawn(move || log.filter(|line| is_fault(line)).collect()));
        ready["address"].as_str().expect("an address").to_owned()
    }

    /// Kills it with SIGKILL; answers the faults that it told before.
    pub(super) fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("it runs");
        self.child.wait().expect("an end");
        self.faults()
    }

    /// Asks it to stop, as an operator does; answers how it ended, and the faults that it told.
    pub(super) fn stop(mut self) -> (Option<i32>, Vec<String>) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().expect("a signal");
        assert!(asked.success());
        let code = self.child.wait().expect("an end").code();
        (code, self.faults())
    }

    fn faults(&mut self) -> Vec<String> {
        self.rest.take().map(|rest| rest.join().expect("the log is read")).unwrap_or_default()
    }
}

impl Drop for Life {
    /// Also after a panic nobody is left behind.
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn is_fault(line: &str) -> bool {
    serde_json::from_str::<Value>(line).is_ok_and(|told| told["level"] == "ERROR")
}
