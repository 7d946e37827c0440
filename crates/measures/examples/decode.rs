//! Reads every column that a measurement reads, on all cores, and does nothing with it: the least
//! that measuring a store can cost. `cargo xtask bench --peers` starts it.

use std::path::Path;
use std::sync::Arc;

use kajitori_domain::agreement;
use kajitori_eventlog::bucket::Buckets;
use kajitori_eventlog::store::{Folder, Store};
use rayon::prelude::*;

#[expect(clippy::print_stdout, reason = "the benchmark reads how many events there were")]
fn main() {
    // As our program does: memory that was freed serves the next bucket.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(31 << 20)));
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [store, path] = &arguments[..] else { panic!("usage: decode STORE AGREEMENT") };
    let text = std::fs::read_to_string(path).expect("an agreement");
    let agreement = agreement::read(path, &text).0.expect("a sound agreement");
    let store = Store::open(Arc::new(Folder::new(Path::new(store)))).expect("a store");
    let log = store.read(None).expect("a batch");
    let wanted = kajitori_measures::columns(&agreement, &log).expect("the columns it speaks of");
    let read = |bucket| log.read(bucket, &wanted).expect("a bucket").len();
    let events: usize = (0..log.len()).into_par_iter().map(read).sum();
    println!("{events}");
}
