//! What must stand after a crash, and in the end.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::Value;

use super::act::{Here, ROWS, Scene};
use super::told::{Book, Contest, Stage};
use crate::support::{Folder, answer, kajitori};

/// How long the last imports may take: those of killed workers are taken up when a minute is over.
const LAST: u32 = 1_800;
const PAUSE: Duration = Duration::from_millis(100);

/// Sees that everything stands that was acknowledged before.
pub(super) fn stands(here: Here<'_>, book: &Book) {
    fee(here, book);
    let list = here.get(&here.scene.vendor, "/contests").expect("the house lives").body;
    let contests = book.open().contests.clone();
    for (id, state) in &contests {
        assert!(list.contains(id.as_str()), "contest {id} is lost ({state:?})");
    }
    if let Some((id, Contest::Withdrawn)) = contests.last_key_value() {
        withdrawn(here, id);
    }
    let stages = stages(here);
    for (id, delivery) in &book.open().deliveries {
        let stage = stages.get(id).unwrap_or_else(|| panic!("delivery {id} is lost"));
        // That the bytes have arrived is no state of its own.
        let least =
            if delivery.stage == Stage::Arrived { Stage::Receiving } else { delivery.stage };
        assert!(*stage >= least, "delivery {id} is {stage:?} and was {:?}", delivery.stage);
        if delivery.stage == Stage::Arrived && *stage == Stage::Receiving {
            let stands = here.api(("GET", &format!("/{id}")), b"").expect("the house lives");
            assert_eq!(stands.json()["received"], stands.json()["bytes"], "bytes of {id} are lost");
        }
    }
}

/// The fee is the last that was acknowledged, or one that was sent later.
fn fee(here: Here<'_>, book: &Book) {
    let page = here.get(&here.scene.owner, "/settings").expect("the house lives");
    let fee: u64 = page.input("fee").parse().expect("a fee");
    let mut told = book.open();
    let sound = fee == told.fee || told.fees_sent.contains(&fee) || told.edits.0 == 0;
    assert!(sound, "the fee is {fee}, was {} and then {:?}", told.fee, told.fees_sent);
    told.fee = fee;
    told.fees_sent.clear();
}

fn withdrawn(here: Here<'_>, id: &str) {
    let place = format!("/contests/{id}");
    let page = here.get(&here.scene.vendor, &place).expect("the house lives");
    assert!(!page.body.contains(&format!("{place}/withdrawal")), "{id} is open again");
}

/// How every delivery of the engagement stands; none is listed twice.
fn stages(here: Here<'_>) -> BTreeMap<String, Stage> {
    let list = here.api(("GET", ""), b"").expect("the house lives").json();
    let mut stages = BTreeMap::new();
    for one in list["deliveries"].as_array().expect("a list") {
        let stage = match one["state"].as_str() {
            Some("receiving") => Stage::Receiving,
            Some("received") => Stage::Arrived,
            Some("importing") => Stage::Finished,
            Some("imported") => Stage::Imported,
            other => panic!("a delivery is {other:?}: {one}"),
        };
        assert!(stage < Stage::Imported || one["inForce"] == true, "{one}");
        let id = one["id"].as_str().expect("an id").to_owned();
        assert!(stages.insert(id, stage).is_none(), "a delivery is listed twice: {one}");
    }
    stages
}

/// Waits until everything that was handed in is in the log, each file once and whole; and sees how
/// every contest stands.
pub(super) fn ends(here: Here<'_>, book: &Book) {
    let waits = |wanted: &BTreeSet<String>| {
        let stages = stages(here);
        wanted.iter().any(|id| stages.get(id) != Some(&Stage::Imported))
    };
    let all = book.open().deliveries.clone();
    let finished = all.into_iter().filter(|(_, one)| one.stage >= Stage::Finished);
    let finished: BTreeSet<String> = finished.map(|(id, _)| id).collect();
    let mut looks = 0;
    while waits(&finished) {
        looks += 1;
        assert!(looks < LAST, "some imports do not end");
        std::thread::park_timeout(PAUSE);
    }
    let mut batches = BTreeSet::new();
    for id in &finished {
        let stands = here.api(("GET", &format!("/{id}")), b"").expect("the house lives").json();
        let counts = (stands["accepted"].as_u64(), stands["rejected"].as_u64());
        assert_eq!(counts, (Some(ROWS), Some(0)), "{stands}");
        let batch = stands["batch"].as_str().expect("a batch").to_owned();
        assert!(batches.insert(batch), "a batch of two deliveries: {stands}");
    }
    for (id, state) in &book.open().contests {
        if *state == Contest::Withdrawn {
            withdrawn(here, id);
        }
    }
}

/// Sees that the record of changes has a row for what was acknowledged, and none twice.
pub(super) fn recorded(folder: &Folder, scene: &Scene, book: &Book) {
    let (data, out) = (folder.at("data"), folder.at("audit.jsonl"));
    let scope = scene.path.trim_start_matches('/').replace("engagements/", "engagement/");
    let (data, file) = (data.display().to_string(), out.display().to_string());
    answer(&kajitori(&["admin", "audit", "--data", &data, "--scope", &scope, "--out", &file]));
    answer(&kajitori(&["audit", "verify", &file]));
    let text = std::fs::read_to_string(&out).expect("an export");
    let rows: Vec<Value> = text.lines().skip(1).map(|line| part(line, "leaf")).collect();
    let ids = |action: &str, object: &str| {
        let of = |row: &&Value| row["action"] == action && row["object"] == object;
        let ids: Vec<String> = rows.iter().filter(of).map(id_of).collect();
        let once: BTreeSet<String> = ids.iter().cloned().collect();
        assert!(object == "engagement" || once.len() == ids.len(), "{action} is there twice");
        (once, ids.len())
    };
    let told = book.open();
    let (_, edits) = ids("engagement-edited", "engagement");
    assert!((told.edits.1..=told.edits.0).contains(&edits), "{edits} edits of {:?}", told.edits);
    let (raised, contests) = ids("contest-raised", "contest");
    assert!(contests <= told.contests_sent, "{contests} contests of {}", told.contests_sent);
    let (withdrawn, _) = ids("contest-withdrawn", "contest");
    for (id, state) in &told.contests {
        assert!(raised.contains(id), "contest {id} has no row");
        assert!(*state != Contest::Withdrawn || withdrawn.contains(id), "{id} has no end");
    }
    let (begun, _) = ids("delivery-begun", "delivery");
    let (received, _) = ids("delivery-received", "delivery");
    let (imported, _) = ids("delivery-imported", "delivery");
    let named = |line: &str| part(line, "detail")["delivery"].as_str().map(str::to_owned);
    let batches: Vec<String> = text.lines().skip(1).filter_map(named).collect();
    for (id, delivery) in &told.deliveries {
        assert!(begun.contains(id), "delivery {id} has no row");
        if delivery.stage >= Stage::Finished {
            assert!(received.contains(id) && imported.contains(id), "{id} has no row");
            let batches = batches.iter().filter(|of| *of == id).count();
            assert_eq!(batches, 1, "batches of {id}");
        }
    }
    let done = (told.edits, contests, told.deliveries.len(), imported.len());
    assert!(!imported.is_empty(), "edits sent and done, contests, deliveries, imported: {done:?}");
}

/// A part of a row of the export, which is JSON as a text.
fn part(line: &str, name: &str) -> Value {
    let row: Value = serde_json::from_str(line).expect("a row");
    serde_json::from_str(row[name].as_str().expect("a text")).expect("JSON")
}

fn id_of(row: &Value) -> String {
    row["object_id"].as_str().unwrap_or_default().to_owned()
}
