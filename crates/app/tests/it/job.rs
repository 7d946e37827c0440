//! Jobs: taken up again when their worker is killed, and never done twice.

use kajitori_app::delivery::{self, Begin, Said};
use kajitori_app::job;
use kajitori_domain::access::Role;
use kajitori_domain::delivery::{DeliveryState, FileRole};
use kajitori_domain::id::DeliveryId;
use kajitori_domain::job::{ATTEMPTS, JobState, LEASE, PAUSES};
use kajitori_store::job as stored;
use kajitori_testkit::db::both;
use kajitori_testkit::reading::proposed;

use crate::desk::Desk;

const LOG: &str = "case,activity,time\n1,受領,2026-10-01\n1,承認,?\n";

/// A delivery whose job waits.
fn waiting(desk: &Desk) -> DeliveryId {
    let e = desk.engagement;
    let done = desk.by(Role::VendorManager, |house, call| {
        let new = Begin { role: FileRole::Log, file: "a.csv".to_owned(), corrects: None };
        let id = delivery::hand_in(house, call, e, (&new, &mut LOG.as_bytes()))?;
        let header = ["case", "activity", "time"].map(str::to_owned);
        let said = Said { role: FileRole::Log, mapping: proposed(&header), version: 2 };
        delivery::take_in(house, call, (e, id), &said).map(|()| id)
    });
    done.expect("a delivery that waits")
}

fn state(desk: &Desk, id: DeliveryId) -> DeliveryState {
    let shown = desk
        .by(Role::VendorManager, |house, call| delivery::show(house, call, (desk.engagement, id)));
    shown.expect("a delivery").listed.filed.value.delivery.state
}

fn the_job(desk: &Desk) -> JobState {
    let jobs = desk.by(Role::ClientOwner, |house, call| job::list(house, call).expect("jobs"));
    jobs[0].job.value.state.clone()
}

#[test]
fn a_silent_workers_job_is_taken_up_and_its_end_refused() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let id = waiting(&desk);
        let (house, hand) = (std::sync::Arc::clone(&desk.house), desk.hand.clone());
        // In the middle of its work, the first is silent for too long, and a second takes over.
        *desk.reading.before.lock().expect("a hook") = Some(Box::new(move || {
            assert_eq!(job::work(&house, "second"), Ok(None), "it is the first's still");
            hand.forward(LEASE.0 + 1);
            assert!(matches!(job::work(&house, "second"), Ok(Some(_))));
        }));
        assert!(matches!(job::work(&desk.house, "first"), Ok(Some(_))));
        assert!(matches!(state(&desk, id), DeliveryState::Imported { accepted: 1, .. }));
        assert!(matches!(the_job(&desk), JobState::Done { partly: true, .. }));
        let said = desk.said();
        let imported = said.iter().filter(|said| *said == "delivery-imported").count();
        assert_eq!(imported, 2, "one for the batch, one for the delivery");
        assert_eq!(desk.work_off(), 0);
    });
}

#[test]
fn what_stood_before_the_house_went_down_is_found_again() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let id = waiting(&desk);
        *desk.reading.breaks.lock().expect("a count") = 1;
        assert!(job::work(&desk.house, "worker").is_err(), "a fault is told to whoever runs it");
        assert!(matches!(the_job(&desk), JobState::Waiting { attempt: 1, .. }));
        assert_eq!(desk.work_off(), 1);
        let DeliveryState::Imported { accepted: 1, rejected: 1, .. } = state(&desk, id) else {
            panic!("{:?}", state(&desk, id))
        };
        let shown = desk.by(Role::VendorManager, |house, call| {
            delivery::show(house, call, (desk.engagement, id)).expect("a delivery")
        });
        let examples = shown.findings.expect("findings").examples;
        assert_eq!(examples.len(), 1, "what is wrong with the row is still said");
    });
}

#[test]
fn after_the_last_pause_a_job_has_failed_and_says_so() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let id = waiting(&desk);
        *desk.reading.breaks.lock().expect("a count") = 100;
        for pause in PAUSES {
            assert!(job::work(&desk.house, "worker").is_err());
            if pause.0 > 0 {
                assert_eq!(job::work(&desk.house, "worker"), Ok(None), "it rests");
            }
            desk.hand.forward(pause.0);
        }
        assert!(job::work(&desk.house, "worker").is_err());
        let JobState::Failed { code, attempt, .. } = the_job(&desk) else { panic!("failed") };
        assert_eq!((code.as_str(), attempt), ("fault", 5));
        assert_eq!(state(&desk, id).word(), "mapped");
        assert_eq!(desk.said().last().map(String::as_str), Some("job-failed"));
    });
}

/// A worker takes the job that waits and is never heard of again.
fn dies(desk: &Desk) {
    desk.quietly(|quiet, at| {
        let due = stored::due(quiet, at, 1)?.remove(0);
        let mut job = due.value;
        job.state = job.state.take(at, "dead")?;
        assert!(stored::work(quiet, &job, due.version)?.is_some());
        Ok(())
    });
    desk.hand.forward(LEASE.0 + 1);
}

#[test]
fn a_job_that_its_workers_die_of_is_not_taken_up_without_end() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let id = waiting(&desk);
        for _ in 0..ATTEMPTS {
            dies(&desk);
        }
        assert!(matches!(job::work(&desk.house, "worker"), Ok(Some(_))));
        let JobState::Failed { code, .. } = the_job(&desk) else { panic!("{:?}", the_job(&desk)) };
        assert_eq!(code, "job-worker-lost");
        assert_eq!(state(&desk, id).word(), "mapped", "it may be tried anew");
        assert_eq!(desk.said().last().map(String::as_str), Some("job-failed"));
        assert_eq!(desk.work_off(), 0);
    });
}

#[test]
fn a_job_whose_worker_died_once_less_is_done() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let id = waiting(&desk);
        for _ in 1..ATTEMPTS {
            dies(&desk);
        }
        assert_eq!(desk.work_off(), 1);
        assert!(matches!(state(&desk, id), DeliveryState::Imported { accepted: 1, .. }));
    });
}
