//! Jobs: taken by one worker at a time, whoever tries.

use std::collections::BTreeMap;
use std::sync::Mutex;

use kajitori_domain::access::Log;
use kajitori_domain::id::JobId;
use kajitori_domain::job::{Job, JobKind, JobState};
use kajitori_domain::refusal::Stop;
use kajitori_domain::time::Moment;
use kajitori_store::{Versioned, job};
use kajitori_testkit::db::both;

use crate::house::{House, NOW, drawn, inside, inside_id, refused};

fn a_job(house: &House, number: u16) -> Job {
    Job {
        id: JobId::new(NOW, drawn(number)),
        kind: JobKind::Import,
        scope: Log::Engagement(inside_id(1)),
        key: format!("import/{number}"),
        input: "{\"delivery\":\"x\"}".to_owned(),
        cause: house.owner,
        progress: (0, Some(10)),
        state: JobState::wait(NOW),
    }
}

/// Takes the first job that is due, as a worker does.
fn take(house: &House, worker: &str, at: Moment) -> Result<Option<Versioned<Job>>, Stop> {
    house.db.quietly(|quiet| {
        for found in job::due(quiet, at, 8)? {
            let state = found.value.state.clone().take(at, worker)?;
            let taken = Job { state, ..found.value };
            if let Some(version) = job::work(quiet, &taken, found.version)? {
                return Ok(Some(Versioned { value: taken, version }));
            }
        }
        Ok(None)
    })
}

#[test]
fn what_people_wait_for_is_due_before_documents() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let document = Job { kind: JobKind::Document, ..a_job(&house, 1) };
        let import = a_job(&house, 2);
        for new in [&document, &import] {
            house.put(|write| job::put(write, new, None)).expect("a job");
        }
        let due = house.db.quietly(|quiet| job::due(quiet, NOW, 8)).expect("a list");
        let ids: Vec<JobId> = due.iter().map(|job| job.value.id).collect();
        assert_eq!(ids, [import.id, document.id]);
    });
}

#[test]
fn a_job_is_of_its_scope_and_of_one_key() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        let new = a_job(&house, 1);
        assert_eq!(house.put(|write| job::put(write, &new, None)), Ok(1));
        let same = Job { id: JobId::new(NOW, drawn(9)), ..new.clone() };
        assert_eq!(refused(house.put(|write| job::put(write, &same, None))), "record-taken");
        let foreign = Job { scope: Log::Engagement(inside_id(2)), ..a_job(&house, 2) };
        assert_eq!(refused(house.put(|write| job::put(write, &foreign, None))), "record-scope");
        let expected = Versioned { value: new.clone(), version: 1 };
        let (here, there) = house.found(|read| job::list(read, 10));
        assert_eq!((here, there), (vec![expected.clone()], vec![]));
        let (here, there) = house.found(|read| job::by_key(read, "import/1"));
        assert_eq!((here, there), (Some(expected.clone()), None));
        let (here, there) = house.found(|read| job::get(read, new.id));
        assert_eq!((here, there), (Some(expected), None));
    });
}

#[test]
fn each_job_is_taken_by_one_worker() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        for number in 1..=20 {
            house.put(|write| job::put(write, &a_job(&house, number), None)).expect("a job");
        }
        assert_eq!(take(&house, "early", Moment(NOW.0 - 1)), Ok(None), "not due yet");
        let taken = Mutex::new(BTreeMap::new());
        std::thread::scope(|threads| {
            for worker in 0..6 {
                let (house, taken) = (&house, &taken);
                threads.spawn(move || {
                    let name = format!("w{worker}");
                    while let Some(job) = take(house, &name, NOW).expect("a list") {
                        let before =
                            taken.lock().expect("no panic").insert(job.value.id, name.clone());
                        assert_eq!(before, None, "taken twice");
                    }
                });
            }
        });
        assert_eq!(taken.into_inner().expect("no panic").len(), 20);
        let held = house.db.quietly(|quiet| job::held(quiet, a_job(&house, 1).id));
        assert!(matches!(held, Ok(Some(Versioned { version: 2, .. }))));
    });
}

#[test]
fn whoever_lost_a_job_changes_nothing() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        house.put(|write| job::put(write, &a_job(&house, 1), None)).expect("a job");
        let held = take(&house, "slow", NOW).expect("a list").expect("one is due");
        let JobState::Running { lease_until, .. } = held.value.state else { panic!("not running") };
        let late = Moment(lease_until.0 + 1);
        let (due_before, due) = house
            .db
            .quietly(|quiet| {
                let before = job::due(quiet, Moment(lease_until.0 - 1), 8)?.len();
                Ok((before, job::due(quiet, late, 8)?))
            })
            .expect("lists");
        assert_eq!((due_before, due.len()), (0, 1), "its lease has lapsed");
        let lapsed = held.value.state.clone().lapse(late, "slow").expect("lapsed");
        let other = Job { state: lapsed, ..held.value.clone() };
        let work = house.db.quietly(|quiet| job::work(quiet, &other, held.version));
        assert_eq!(work, Ok(Some(3)));
        let done = Job {
            state: held.value.state.clone().done(NOW, "slow", false).expect("running"),
            ..held.value
        };
        let ended = house.put(|write| job::put(write, &done, Some(held.version)));
        assert_eq!(refused(ended), "stale");
        let leave = inside(house.owner, inside_id(1));
        let stands = house.db.read(&leave, |read| job::get(read, done.id)).expect("read");
        assert_eq!(stands.map(|found| found.value.state), Some(other.state));
    });
}

#[test]
fn jobs_are_counted_by_state_and_the_engine_says_what_it_is() {
    both(|fresh| {
        let house = House::with_engagements(fresh);
        for number in [1, 2] {
            let new = a_job(&house, number);
            house.put(|write| job::put(write, &new, None)).expect("a job");
        }
        take(&house, "w", NOW).expect("taken");
        let of = |state: &str, count| ("import".to_owned(), state.to_owned(), count);
        assert_eq!(house.see(job::counts), [of("running", 1), of("waiting", 1)]);
        let about = house.db.about().expect("an engine");
        assert_eq!(about.engine == "PostgreSQL", fresh.is_server());
        assert!(about.version.starts_with(|c: char| c.is_ascii_digit()) && about.step >= 5);
    });
}
