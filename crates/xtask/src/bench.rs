//! Events per second of each phase and the peak of memory, on generated logs.

use crate::demo;
use crate::step::{self, Outcome};
use serde_json::Value;

const DEFAULT_ROWS: [&str; 2] = ["1000000", "20000000"];
const FOLDER: &str = "target/bench";

/// Measures each number of rows; the logs are kept in `target/bench` and made once.
pub(crate) fn run(rows: &[String]) -> Outcome {
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
        "examples/generated/agreement.toml",
        "--mapping",
        "examples/generated/mapping.toml",
        "--log",
        log,
        "--key",
        &key,
        "--month",
        "2026-10",
        "--out",
        &out,
        "--json",
        "--timings",
    ];
    let printed = step::output(step::command(&demo::binary()?, &args))?;
    serde_json::from_str(&printed).map_err(|e| format!("kajitori pack --json: {e}"))
}

/// The table of one measurement: phase, seconds, rows, rows per second, then the peak of memory.
fn table(answer: &Value) -> Result<String, String> {
    let timings = &answer["timings"];
    let phases = timings["phases"].as_array().ok_or("the answer has no timings.phases")?;
    let mut lines =
        vec![format!("{:24} {:>10} {:>12} {:>14}", "phase", "seconds", "rows", "rows/s")];
    for phase in phases {
        let name = phase["name"].as_str().unwrap_or("?");
        let seconds = phase["seconds"].as_f64().unwrap_or(0.0);
        let rows = phase["rows"].as_f64().unwrap_or(0.0);
        let rate = if seconds > 0.0 { rows / seconds } else { 0.0 };
        lines.push(format!("{name:24} {seconds:10.2} {rows:12.0} {rate:14.0}"));
    }
    let peak = timings["peak_memory_bytes"].as_f64().unwrap_or(0.0) / (1024.0 * 1024.0);
    lines.push(format!("peak memory {peak:.0} MiB"));
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_rows_by_seconds() {
        let answer = serde_json::json!({ "timings": {
            "phases": [{ "name": "read", "seconds": 2.0, "rows": 1000 }],
            "peak_memory_bytes": 3_145_728,
        }});
        let shown = table(&answer).unwrap();
        let words: Vec<&str> = shown.lines().nth(1).unwrap().split_whitespace().collect();
        assert_eq!(words, ["read", "2.00", "1000", "500"]);
        assert!(shown.ends_with("peak memory 3 MiB"));
        assert!(table(&serde_json::json!({})).is_err());
    }
}
