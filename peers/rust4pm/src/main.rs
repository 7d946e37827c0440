//! Imports one XES file with process_mining and prints how many events it has.

use process_mining::{EventLog, Importable};

fn main() {
    let path = std::env::args().nth(1).expect("a path");
    let log = EventLog::import_from_path(&path).expect("a log");
    println!("{}", log.traces.iter().map(|trace| trace.events.len()).sum::<usize>());
}
