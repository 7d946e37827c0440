//! Deliveries, jobs, samples.

use kajitori_domain::delivery::{BYTES_MOST, Delivery, DeliveryState, FileRole, Outcome};
use kajitori_domain::id::{DeliveryId, JobId, MappingId};
use kajitori_domain::job::{JobState, LEASE};
use kajitori_domain::organisation::Side;
use kajitori_domain::sample::SampleState;

use super::*;

fn job() -> JobId {
    JobId::new(Moment(0), [6; 10])
}

fn added() -> Outcome {
    Outcome::Added { batch: "b1".to_owned(), accepted: 90, rejected: 10 }
}

fn refused() -> Outcome {
    Outcome::Refused { code: "log-too-many-bad-rows".to_owned(), rejected: 60 }
}

fn deliveries() -> Result<Vec<DeliveryState>, Refusal> {
    let mapping = MappingId::new(Moment(0), [7; 10]);
    let known = Outcome::Known { batch: "b1".to_owned() };
    let begun = DeliveryState::begin(100)?;
    let part = begun.clone().append(0, 60)?;
    let whole = part.clone().append(60, 40)?;
    let received = whole.clone().finish(at(1), Sha256::of(b"x"), Some(Sha256::of(b"x")))?;
    let inspected = received.clone().inspect(at(2), 2)?;
    let mapped = inspected.clone().map(at(3), mapping, 0)?;
    let importing = mapped.clone().import(job())?;
    let end = |outcome| importing.clone().imported(at(4), outcome);
    let ends = [end(added())?, end(known)?, end(refused())?];
    let discarded = part.clone().discard(at(5))?;
    let all = vec![part, whole, received, inspected, mapped, importing.clone()];
    Ok([all, ends.to_vec(), vec![discarded]].concat())
}

#[test]
fn the_delivery_is_as_agreed() {
    let (mapping, x, y) = (MappingId::new(Moment(0), [7; 10]), Sha256::of(b"x"), Sha256::of(b"y"));
    let moves: Vec<Move<DeliveryState>> = vec![
        ("append", Box::new(|m| m.append(60, 40))),
        ("append elsewhere", Box::new(|m| m.append(0, 40))),
        ("append too much", Box::new(|m| m.append(60, 41))),
        ("finish", Box::new(move |m| m.finish(at(9), x, None))),
        ("finish with another hash", Box::new(move |m| m.finish(at(9), x, Some(y)))),
        ("inspect", Box::new(|m| m.inspect(at(9), 1))),
        ("map", Box::new(move |m| m.map(at(9), mapping, 0))),
        ("map with open questions", Box::new(move |m| m.map(at(9), mapping, 2))),
        ("import", Box::new(|m| m.import(job()))),
        ("imported", Box::new(|m| m.imported(at(9), added()))),
        ("refused", Box::new(|m| m.imported(at(9), refused()))),
        ("given up", Box::new(|m| m.given_up(at(9)))),
        ("discard", Box::new(|m| m.discard(at(9)))),
    ];
    let states = deliveries().expect("the way of a delivery");
    Table { states, moves, state: |m| m, word: |s| s.word() }.compare("delivery");
}

#[test]
fn a_delivery_has_a_size_and_its_rejects_a_reader() {
    assert_eq!(DeliveryState::begin(0).expect_err("empty").code, "delivery-empty");
    assert!(DeliveryState::begin(BYTES_MOST).is_ok());
    let refusal = DeliveryState::begin(BYTES_MOST + 1).expect_err("too large");
    assert_eq!(refusal.code, "delivery-too-large");
    let begun = DeliveryState::begin(100).and_then(|m| m.append(0, 60)).expect("60 bytes");
    let refusal = begun.append(50, 10).expect_err("elsewhere");
    assert_eq!(refusal.args, [("offset", "60".to_owned())]);
    let delivery = Delivery {
        id: DeliveryId::new(Moment(0), [8; 10]),
        role: FileRole::Log,
        file: "events.csv".to_owned(),
        side: Side::Vendor,
        state: DeliveryState::begin(1).expect("a byte"),
    };
    assert!(delivery.shows_rejected_to(Side::Vendor));
    assert!(!delivery.shows_rejected_to(Side::Client), "it holds the workers' names");
}

#[test]
fn the_job_is_as_agreed() {
    let waiting = JobState::wait(at(0));
    let running = waiting.clone().take(at(1), "w1").expect("taken");
    let again = running.clone().fail(at(2), "w1", "fault", true).expect("again");
    let done = running.clone().done(at(3), "w1", true).expect("done");
    let failed = running.clone().fail(at(3), "w1", "log-empty", false).expect("failed");
    let cancelled = running.clone().cancel(at(3), person(1)).expect("cancelled");
    let late = LEASE.0 / 1_000_000 + 2;
    let moves: Vec<Move<JobState>> = vec![
        ("take", Box::new(|m| m.take(at(1), "w2"))),
        ("take much later", Box::new(move |m| m.take(at(late), "w2"))),
        ("beat", Box::new(|m| m.beat(at(9), "w1"))),
        ("beat by another", Box::new(|m| m.beat(at(9), "w2"))),
        ("done", Box::new(|m| m.done(at(9), "w1", false))),
        ("done by another", Box::new(|m| m.done(at(9), "w2", false))),
        ("fail and again", Box::new(|m| m.fail(at(9), "w1", "fault", true))),
        ("fail for good", Box::new(|m| m.fail(at(9), "w1", "log-empty", false))),
        ("lapse", Box::new(|m| m.lapse(at(9), "w1"))),
        ("cancel", Box::new(|m| m.cancel(at(9), person(1)))),
        ("retry", Box::new(|m| m.retry(at(9)))),
    ];
    let states = vec![waiting, running, again, done, failed, cancelled];
    Table { states, moves, state: |m| m, word: |s| s.word() }.compare("job");
}

#[test]
fn a_job_is_tried_five_times_with_growing_pauses() {
    let (mut job, mut now, mut pauses) = (JobState::wait(at(0)), at(0), Vec::new());
    while let JobState::Waiting { not_before, .. } = job {
        pauses.push((not_before.0 - now.0) / 1_000_000);
        now = not_before;
        job = job.take(now, "w").and_then(|m| m.fail(now, "w", "fault", true)).expect("tried");
    }
    assert_eq!(pauses, [0, 0, 5, 60, 600]);
    assert_eq!(job, JobState::Failed { at: now, code: "fault".to_owned(), attempt: 5 });
}

#[test]
fn the_sample_is_as_agreed() {
    let drawn = SampleState::draw(at(0), 200, false).expect("drawn");
    let delivered = drawn.clone().deliver(at(1)).expect("delivered");
    let inspected = delivered.clone().inspect(at(2), 200).expect("inspected");
    let used = inspected.clone().used(run(1)).expect("used");
    let void = drawn.clone().void(at(3), "wrong month".to_owned()).expect("void");
    assert_eq!(SampleState::draw(at(0), 200, true).expect_err("another").code, "sample-redrawn");
    let moves: Vec<Move<SampleState>> = vec![
        ("deliver", Box::new(|m| m.deliver(at(9)))),
        ("inspect all", Box::new(|m| m.inspect(at(9), 200))),
        ("inspect some", Box::new(|m| m.inspect(at(9), 199))),
        ("use", Box::new(|m| m.used(run(2)))),
        ("void", Box::new(|m| m.void(at(9), "wrong month".to_owned()))),
        ("void without a reason", Box::new(|m| m.void(at(9), " ".to_owned()))),
    ];
    let states = vec![drawn, delivered, inspected, used, void];
    Table { states, moves, state: |m| m, word: |s| s.word() }.compare("sample");
}
