//! Events per second of each phase and the peak of memory, on generated logs.

mod peers;

use crate::demo;
use crate::step::{self, Outcome};
use serde_json::Value;

const DEFAULT_ROWS: [&str; 2] = ["1000000", "20000000"];
const FOLDER: &str = "target/bench";

/// Measures each number of rows; with `--peers`, what others need for the same beside it. The logs
/// are kept in `target/bench` and made once.
pub(crate) fn run(args: &[String]) -> Outcome {
    let (switch, rest): (Vec<String>, Vec<String>) =
        args.iter().cloned().partition(|arg| arg == "--peers");
    if switch.is_empty() { phases(&rest) } else { peers::run(&rest) }
}

fn phases(rows: &[String]) -> Outcome {
    let rows: Vec<&str> =
        if rows.is_empty() { DEFAULT_ROWS.to_vec() } else { rows.iter().map(|r| &**r).collect() };
    crate::fonts::run()?;
    step::run(step::cargo(&["build", "--package", "kajitori-cli"]))?;
    let folder = step::root().join(FOLDER);
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut tables = Vec::new();
    for count in rows {
        let log = format!("{FOLDER}/events-{count}.csv");
        if !step::root().join(&log).exists() {
            demo::kajitori(&["sample", "--bench", count, "--out", &log])?;
        }
        tables.push(format!("\n{count} rows\n{}", table(&measure(count, &log)?)?));
    }
    println!("{}", tables.join("\n"));
    Ok(())
}

fn measure(count: &str, log: &str) -> Result<Value, String> {
    let out = format!("{FOLDER}/pack-{count}");
    let key = format!("{FOLDER}/operators.key");
    let args = [
        "pack",
        "--agreement",
        "crates/xtask/bench/agreement.toml",
        "--mapping",
        "crates/xtask/bench/mapping.toml",
        "--log",
        log,
        "--key",
        &key,
        "--month",
        "2026-09",
        "--out",
        &out,
        "--json",
    ];
    let printed = step::output(step::command(&demo::binary()?, &args))?;
    serde_json::from_str(&printed).map_err(|e| format!("kajitori pack --json: {e}"))
}

/// The table of one measurement: phase, seconds, events, events per second, their sums, and the
/// peak of memory.
fn table(answer: &Value) -> Result<String, String> {
    let phases = answer["phases"].as_array().ok_or("the answer has no phases")?;
    let mut lines =
        vec![format!("{:12} {:>10} {:>12} {:>14}", "phase", "seconds", "events", "events/s")];
    let (mut total, mut most) = (0.0, 0.0_f64);
    for phase in phases {
        let name = phase["phase"].as_str().unwrap_or("?");
        let seconds = phase["seconds"].as_f64().unwrap_or(0.0);
        let events = phase["events"].as_f64().unwrap_or(0.0);
        lines.push(line(name, seconds, events));
        total += seconds;
        most = most.max(events);
    }
    lines.push(line("together", total, most));
    let peak = answer["peak_memory_bytes"].as_f64();
    let peak = peak.map_or("unknown".to_owned(), |b| format!("{:.0} MiB", b / (1024.0 * 1024.0)));
    lines.push(format!("peak memory {peak}"));
    Ok(lines.join("\n"))
}

fn line(name: &str, seconds: f64, events: f64) -> String {
    let rate = if seconds > 0.0 { events / seconds } else { 0.0 };
    format!("{name:12} {seconds:10.2} {events:12.0} {rate:14.0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_events_by_seconds() {
        let answer = serde_json::json!({
            "phases": [{ "phase": "read", "seconds": 2.0, "events": 1000 },
                       { "phase": "measure", "seconds": 3.0, "events": 1000 }],
            "peak_memory_bytes": 3_145_728,
        });
        let shown = table(&answer).unwrap();
        let words = |at: usize| -> Vec<&str> {
            shown.lines().nth(at).unwrap().split_whitespace().collect()
        };
        assert_eq!(words(1), ["read", "2.00", "1000", "500"]);
        assert_eq!(words(3), ["together", "5.00", "1000", "200"]);
        assert!(shown.ends_with("peak memory 3 MiB"));
        assert!(table(&serde_json::json!({})).is_err());
    }
}
