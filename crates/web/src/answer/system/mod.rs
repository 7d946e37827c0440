//! How the house is.

use kajitori_app::company::{System as Read, system as read_system};
use kajitori_domain::display::{quotient, thousands};

use crate::answer::tell::Tell;
use crate::pages::system::System;
use crate::part::{Status, Tone};
use crate::shell::Spot;
use crate::site::{self, Answer, Site, Visit};

/// Bytes of a gibibyte.
const GIB: i128 = 1 << 30;
/// What is left of the disk in gibibytes when somebody should look.
const LITTLE: u64 = 2 << 30;
/// The states of jobs, in the order of the page.
const STATES: [&str; 5] = ["waiting", "running", "done", "failed", "cancelled"];

/// How the house is.
pub fn show(site: &Site, visit: &Visit) -> Answer {
    let read = read_system(&site.house, &visit.call())?;
    let tell = Tell::new(site, visit);
    let page = System { w: visit.w, facts: facts(&tell, &read), jobs: jobs(&tell, &read) };
    site::inside(visit, (Spot::System, None), &page)
}

fn facts(tell: &Tell, read: &Read) -> Vec<(String, String, Option<Status>)> {
    let w = tell.w;
    let condition = &read.condition;
    let bytes = |bytes: Option<u64>| match bytes {
        Some(bytes) => format!("{} GiB", quotient(bytes.into(), GIB, 1)),
        None => w.t("system-unknown"),
    };
    let little = condition.free_bytes.filter(|free| *free < LITTLE);
    let little = little.map(|_| Status::new(Tone::Watch, w.t("system-little")));
    let (backup, old) = match condition.backup {
        Some(at) => (tell.time(at), None),
        None => (w.t("system-unknown"), Some(Status::new(Tone::Watch, w.t("system-no-backup")))),
    };
    let fact = |id: &str, value: String, status| (w.t(id), value, status);
    let engine = format!("{} {}", read.record.engine, read.record.version);
    vec![
        fact("system-version", condition.version.clone(), None),
        fact("system-engine", engine, None),
        fact("system-schema", read.record.step.to_string(), None),
        fact("system-data", bytes(condition.data_bytes), None),
        fact("system-free", bytes(condition.free_bytes), little),
        fact("system-backup", backup, old),
        fact("system-host", read.host.clone(), None),
        fact("audit-verifier", read.verifier.clone(), None),
    ]
}

fn jobs(tell: &Tell, read: &Read) -> Vec<(String, [String; 5])> {
    let mut kinds: Vec<&String> = read.jobs.iter().map(|(kind, ..)| kind).collect();
    kinds.dedup();
    let row = |kind: &String| {
        let of = |state: &str| {
            let found = read.jobs.iter().find(|(own, at, _)| own == kind && at == state);
            thousands(found.map_or(0, |(_, _, count)| u128::from(*count)))
        };
        (tell.w.t(&format!("job-kind-{kind}")), STATES.map(of))
    };
    kinds.into_iter().map(row).collect()
}
