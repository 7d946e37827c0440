//! Ending the process at every step and at 200 other moments: what was acknowledged is there and
//! whole, nothing is there by half, and adding again succeeds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use kajitori_domain::watch::Unwatched;
use kajitori_eventlog::bucket::{Buckets, Wanted};
use kajitori_eventlog::store::{Folder as Files, Step, Store};

use super::{add, day, place};
use crate::support::{Folder, answer, kajitori};

const EVENTS: u32 = 60;

/// Names of the files whose batches are in the store, after checking that each is whole.
fn whole(path: &Path) -> BTreeSet<String> {
    let store = Store::open(Arc::new(Files::new(path))).expect("a sound catalogue");
    assert_eq!(store.verify(&Unwatched).expect("readable files").problems, []);
    let names = store.entries().iter().map(|known| known.entry.origin.file.clone());
    let names: BTreeSet<String> = names.collect();
    assert_eq!(names.len(), store.entries().len(), "no file is there twice");
    if !names.is_empty() {
        let stored = store.read(None).expect("events");
        let read = (0..stored.len()).map(|bucket| stored.read(bucket, &Wanted::all()));
        let events: usize = read.map(|log| log.expect("a bucket").len()).sum();
        assert_eq!(events, names.len() * usize::try_from(EVENTS).expect("small"));
    }
    names
}

fn command(args: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kajitori"));
    command.args(args).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn at_every_step() {
    let folder = Folder::new();
    let path = folder.at("store");
    let first = folder.write("1.csv", &day(1, EVENTS));
    for step in Step::ALL {
        std::fs::remove_dir_all(&path).ok();
        answer(&kajitori(&add(&folder, &place(&folder), &[&first], &[])));
        let litter = path.join("batch/00000002");
        std::fs::create_dir_all(&litter).expect("writable");
        std::fs::write(litter.join("ab.parquet.part-1-0"), "half").expect("writable");
        let second = folder.write("2.csv", &day(2, EVENTS));
        let args = add(&folder, &place(&folder), &[&second], &[]);
        let ended = command(&args).env("KAJITORI_END_AT", step.name()).status().expect("it runs");
        assert_eq!(ended.code(), None, "{}: it was ended", step.name());
        let there = whole(&path).contains("2.csv");
        let committed = matches!(step, Step::AfterCommit | Step::Swept);
        assert_eq!(there, committed, "{}", step.name());
        answer(&kajitori(&args));
        assert_eq!(whole(&path).len(), 2);
        let third = folder.write("3.csv", &day(3, EVENTS));
        answer(&kajitori(&add(&folder, &place(&folder), &[&third], &[])));
        assert_eq!(left_over(&path), 0, "{}: the next swept what was left", step.name());
    }
}

#[test]
fn several_at_once() {
    let folder = Folder::new();
    let path = folder.at("store");
    let files: Vec<PathBuf> =
        (1..=5).map(|n| folder.write(&format!("{n}.csv"), &day(n, EVENTS))).collect();
    // The files that every command reads are written before the first of them runs.
    let commands: Vec<Vec<String>> =
        files.iter().map(|file| add(&folder, &place(&folder), &[file], &[])).collect();
    let all: Vec<Child> =
        commands.iter().map(|args| command(args).spawn().expect("it runs")).collect();
    for mut child in all {
        assert!(child.wait().expect("a child").success());
    }
    assert_eq!(whole(&path).len(), files.len());
    assert_eq!(left_over(&path), 0, "the last swept what the overtaken had written");
}

/// Files of the store that no entry names.
fn left_over(path: &Path) -> usize {
    let store = Store::open(Arc::new(Files::new(path))).expect("a sound catalogue");
    let files = store.entries().iter().map(|known| known.entry.files().count());
    let named: usize = files.sum::<usize>() + store.entries().len();
    count(path) - named
}

fn count(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("readable").map(|entry| entry.expect("entry"));
    let count = entries.map(|e| if e.path().is_dir() { count(&e.path()) } else { 1 });
    count.sum()
}

#[test]
fn at_two_hundred_moments() {
    let folder = Folder::new();
    let path = folder.at("store");
    let files: Vec<PathBuf> =
        (1..=12).map(|n| folder.write(&format!("{n}.csv"), &day(n, EVENTS))).collect();
    let (mut sure, mut done, mut ended) = (BTreeSet::new(), 0, 0);
    // How long a run may take, in µs: found out here, for machines differ.
    let (mut random, mut span): (u64, u64) = (0x5eed_cafe, 60_000);
    while ended < 200 {
        let waiting: Vec<&PathBuf> = files.iter().filter(|f| !sure.contains(&name(f))).collect();
        let Some(next) = waiting.get(..waiting.len().min(2)).filter(|next| !next.is_empty()) else {
            std::fs::remove_dir_all(&path).expect("removable");
            sure.clear();
            continue;
        };
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = Duration::from_micros((random >> 33) % span);
        let acknowledged = run_for(&add(&folder, &place(&folder), next, &[]), moment);
        ended += u32::from(!acknowledged);
        span = if acknowledged { span * 3 / 4 } else { span + span / 20 }.clamp(20_000, 2_000_000);
        if acknowledged {
            sure.extend(next.iter().map(|file| name(file)));
            done += 1;
        }
        if path.exists() {
            let there = whole(&path);
            assert!(there.is_superset(&sure), "{sure:?} were acknowledged, {there:?} are there");
            sure = there;
        }
    }
    let rest: Vec<&PathBuf> = files.iter().collect();
    answer(&kajitori(&add(&folder, &place(&folder), &rest, &[])));
    assert_eq!(whole(&path).len(), files.len());
    assert!(done > 0, "some came to their end");
}

fn name(file: &Path) -> String {
    file.file_name().expect("a name").to_string_lossy().into_owned()
}

/// Runs for a time, then ends the process at once; whether it had come to its end by itself.
fn run_for(args: &[String], moment: Duration) -> bool {
    let mut child = command(args).spawn().expect("it runs");
    let (_open, silence) = channel::<()>();
    silence.recv_timeout(moment).ok();
    let finished = child.try_wait().expect("a child");
    child.kill().ok();
    let status = child.wait().expect("a child");
    assert!(status.success() || status.code().is_none(), "it ends well or is ended");
    finished.is_some() || status.success()
}
