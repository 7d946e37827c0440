//! A file's way from its sender into the log and the tables.

use std::io::Read as _;

use kajitori_app::delivery::{self, Begin, By, Said};
use kajitori_app::{Failure, job};
use kajitori_domain::access::Role;
use kajitori_domain::delivery::{DeliveryState, FileRole};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::DeliveryId;
use kajitori_domain::organisation::Side;
use kajitori_domain::token::Purpose;
use kajitori_testkit::db::both;
use kajitori_testkit::reading::proposed;

use crate::desk::{Desk, refused};

const LOG: &str = "case,activity,time\n1,受領,2026-10-01\n1,承認,?\n2,受領,2026-10-02\n";

fn new(role: FileRole) -> Begin {
    Begin { role, file: "作業記録.csv".to_owned(), corrects: None }
}

impl Desk {
    fn hand_in(&self, new: &Begin, text: &str) -> DeliveryId {
        let mut from = text.as_bytes();
        let sent = self.by(Role::VendorStaff, |house, call| {
            delivery::hand_in(house, call, self.engagement, (new, &mut from))
        });
        sent.expect("a delivery")
    }

    fn state(&self, id: DeliveryId) -> DeliveryState {
        self.shown(Role::VendorManager, id).listed.filed.value.delivery.state
    }

    fn shown(&self, role: Role, id: DeliveryId) -> delivery::Shown {
        let place = (self.engagement, id);
        self.by(role, |house, call| delivery::show(house, call, place)).expect("a delivery")
    }

    fn take_in(&self, role: Role, id: DeliveryId) -> Result<(), Failure> {
        let filed = self.shown(role, id).listed.filed;
        let text = "case,activity,time,level,month,value";
        let header: Vec<String> = text.split(',').map(str::to_owned).collect();
        let role_of = filed.value.delivery.role;
        let said = Said { role: role_of, mapping: proposed(&header), version: filed.version };
        let place = (self.engagement, id);
        self.by(role, |house, call| delivery::take_in(house, call, place, &said))
    }

    fn imported(&self, text: &str) -> DeliveryId {
        let id = self.hand_in(&new(FileRole::Log), text);
        self.take_in(Role::VendorManager, id).expect("taken in");
        assert_eq!(self.work_off(), 1);
        id
    }
}

#[test]
fn a_file_is_received_in_pieces_looked_through_and_imported() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let (e, bytes) = (desk.engagement, LOG.as_bytes());
        let length = bytes.len() as u64;
        let id = desk.by(Role::VendorStaff, |house, call| {
            let id = delivery::begin(house, call, e, (&new(FileRole::Log), length))?;
            let send = |offset: usize, until: usize| {
                let piece = (offset as u64, &mut &bytes[offset..until] as &mut dyn std::io::Read);
                delivery::receive(house, call, (e, id), piece)
            };
            assert_eq!(send(0, 10)?, 10);
            assert_eq!(refused(send(5, 12)), "delivery-offset");
            assert_eq!(refused(send(11, 12)), "delivery-offset");
            assert_eq!(
                refused(delivery::finish(house, call, (e, id), None)),
                "delivery-incomplete"
            );
            assert_eq!(send(10, bytes.len())?, length);
            let wrong = Some(Sha256::of(b"another"));
            assert_eq!(refused(delivery::finish(house, call, (e, id), wrong)), "delivery-hash");
            assert_eq!(send(0, bytes.len())?, length, "it begins anew");
            let right = Some(Sha256::of(bytes));
            delivery::finish(house, call, (e, id), right)?;
            delivery::finish(house, call, (e, id), right)?;
            Ok::<_, Failure>(id)
        });
        let id = id.expect("received");
        assert_eq!(desk.state(id).word(), "inspected");
        let findings = desk.shown(Role::VendorManager, id).findings.expect("findings");
        assert_eq!((findings.accepted, findings.rejected, findings.rows.len()), (2, 1, 2));
        desk.take_in(Role::VendorManager, id).expect("taken in");
        assert_eq!(desk.state(id).word(), "importing");
        assert_eq!(refused(desk.take_in(Role::VendorManager, id)), "delivery-busy");
        assert_eq!(desk.work_off(), 1);
        let DeliveryState::Imported { accepted: 2, rejected: 1, .. } = desk.state(id) else {
            panic!("{:?}", desk.state(id))
        };
        let said = desk.said();
        let tail: Vec<&str> = said.iter().rev().take(7).rev().map(String::as_str).collect();
        let expected = [
            "delivery-begun",
            "delivery-received",
            "delivery-inspected",
            "delivery-mapped",
            "job-started",
            "delivery-imported",
            "delivery-imported",
        ];
        assert_eq!(tail, expected);
    });
}

#[test]
fn a_file_without_a_readable_row_is_not_taken_and_waits_as_it_was() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        for (text, rejected) in [("case,activity,time\n1,受領,?\n", 1), ("case,activity,time\n", 0)]
        {
            let id = desk.hand_in(&new(FileRole::Log), text);
            let was = desk.state(id);
            let said = desk.said().len();
            assert_eq!(refused(desk.take_in(Role::VendorManager, id)), "delivery-none-readable");
            assert_eq!((desk.state(id), desk.said().len()), (was, said));
            let findings = desk.shown(Role::VendorManager, id).findings.expect("findings");
            assert_eq!((findings.accepted, findings.rejected), (0, rejected));
            assert_eq!(desk.work_off(), 0);
        }
    });
}

#[test]
fn what_a_file_says_only_its_sender_sees() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let id = desk.imported(LOG);
        let (place, elsewhere) = ((desk.engagement, id), (desk.other, id));
        let mine = desk.shown(Role::VendorManager, id);
        assert_eq!(mine.listed.by, By::Person("人2".to_owned()));
        let example = &mine.findings.expect("findings").examples[0];
        assert_eq!(example.place.value.as_deref(), Some("1|承認|?"));
        let theirs = desk.shown(Role::ClientOwner, id);
        assert_eq!(theirs.listed.by, By::Side(Side::Vendor));
        let findings = theirs.findings.expect("findings");
        assert_eq!((findings.rejected, findings.rows.len(), findings.mapping.as_str()), (1, 0, ""));
        assert_eq!(findings.examples[0].place.value, None);
        assert!(!theirs.may.map && !theirs.may.rejected && theirs.may.withdraw);
        let mut rows = String::new();
        let aside = desk.by(Role::VendorStaff, |house, call| delivery::aside(house, call, place));
        aside.expect("rows").rows.read_to_string(&mut rows).expect("text");
        assert_eq!(rows, "3,1,承認,?\n");
        for role in [Role::ClientOwner, Role::ClientStaff, Role::Auditor] {
            let aside = desk.by(role, |house, call| delivery::aside(house, call, place));
            assert_eq!(aside.expect_err("hidden"), Failure::Hidden, "{role:?}");
        }
        let foreign = desk.in_engagement(Role::VendorManager, desk.other, |house, call| {
            [
                delivery::show(house, call, place).map(|_| ()),
                delivery::show(house, call, elsewhere).map(|_| ()),
                delivery::aside(house, call, place).map(|_| ()),
                delivery::discard(house, call, elsewhere, 1),
                delivery::withdraw(house, call, elsewhere, (1, "x")),
                delivery::finish(house, call, place, None),
            ]
        });
        foreign.into_iter().for_each(|answer| assert_eq!(answer, Err(Failure::Hidden)));
        let next = desk.hand_in(&new(FileRole::Log), "case,activity,time\n9,a,b\n");
        assert_eq!(refused(desk.take_in(Role::ClientOwner, next)), "access-other-side");
    });
}

#[test]
fn the_same_file_is_one_batch() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let first = desk.imported(LOG);
        let second = desk.imported(LOG);
        let DeliveryState::Imported { batch, .. } = desk.state(first) else { panic!("a batch") };
        let DeliveryState::Known { batch: known, .. } = desk.state(second) else {
            panic!("{:?}", desk.state(second))
        };
        assert_eq!(batch, known);
        let listed = desk.by(Role::ClientStaff, |house, call| {
            delivery::list(house, call, desk.engagement).expect("a list").listed
        });
        let in_force: Vec<bool> = listed.iter().map(|listed| listed.in_force).collect();
        assert_eq!(in_force, [false, true]);
    });
}

#[test]
fn a_mapping_is_remembered_by_the_head_and_serves_programs() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        desk.imported(LOG);
        let next = "case,activity,time\n7,受領,2026-10-09\n";
        let id = desk.hand_in(&new(FileRole::Log), next);
        let findings = desk.shown(Role::VendorManager, id).findings.expect("findings");
        assert!(findings.remembered.is_some());
        let send = |purpose, text: &str| {
            desk.program(purpose, |house, call| {
                let (e, length) = (desk.engagement, text.len() as u64);
                let id = delivery::begin(house, call, e, (&new(FileRole::Log), length))?;
                delivery::receive(house, call, (e, id), (0, &mut text.as_bytes()))?;
                delivery::finish(house, call, (e, id), None).map(|()| id)
            })
        };
        let id = send(Purpose::Receive, "case,activity,time\n8,受領,2026-10-09\n").expect("sent");
        assert_eq!(desk.state(id).word(), "importing", "nobody has to press a button");
        assert_eq!(desk.work_off(), 1);
        assert_eq!(desk.state(id).word(), "imported");
        assert_eq!(desk.shown(Role::VendorManager, id).listed.by, By::Program);
        let id = send(Purpose::Receive, "case,activity,time,zone\n8,受領,x,y\n").expect("sent");
        assert_eq!(desk.state(id).word(), "inspected", "a program cannot answer");
        for purpose in [Purpose::Report, Purpose::Read] {
            assert_eq!(send(purpose, next), Err(Failure::Hidden));
        }
        let seen = desk.program(Purpose::Receive, |house, call| {
            let place = (desk.engagement, id);
            [
                delivery::aside(house, call, place).map(|_| ()),
                delivery::withdraw(house, call, place, (1, "x")),
                delivery::remap(house, call, place).map(|_| ()),
                delivery::show(house, call, (desk.other, id)).map(|_| ()),
            ]
        });
        seen.into_iter().for_each(|answer| assert_eq!(answer, Err(Failure::Hidden)));
    });
}

#[test]
fn a_refused_file_keeps_its_rows_and_can_be_read_otherwise() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let junk = desk.hand_in(&new(FileRole::Log), "junk");
        assert_eq!(desk.state(junk).word(), "refused");
        let shown = desk.shown(Role::VendorManager, junk);
        assert!(shown.may.map && shown.may.discard && !shown.may.withdraw);
        let place = (desk.engagement, junk);
        let version = shown.listed.filed.version;
        let discard = |seen| {
            desk.by(Role::VendorStaff, |house, call| delivery::discard(house, call, place, seen))
        };
        assert_eq!(refused(discard(version - 1)), "stale");
        assert_eq!(discard(version), Ok(()));
        assert_eq!(refused(discard(version + 1)), "delivery-done");
        let empty = desk.by(Role::VendorStaff, |house, call| {
            let new = new(FileRole::Log);
            delivery::hand_in(house, call, desk.engagement, (&new, &mut "".as_bytes()))
        });
        assert_eq!(refused(empty), "delivery-empty");
        assert_eq!(desk.said().iter().filter(|said| *said == "delivery-begun").count(), 1);
    });
}

#[test]
fn a_batch_is_corrected_and_withdrawn() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let first = desk.imported(LOG);
        let better = Begin { corrects: Some(first), ..new(FileRole::Log) };
        let second = desk.hand_in(&better, "case,activity,time\n1,受領,2026-10-01\n");
        desk.take_in(Role::VendorManager, second).expect("taken in");
        assert_eq!(desk.work_off(), 1);
        let in_force = |id| desk.shown(Role::ClientOwner, id).listed.in_force;
        assert_eq!((in_force(first), in_force(second)), (false, true));
        let version = desk.shown(Role::ClientOwner, second).listed.filed.version;
        let withdraw = |role, reason: &str| {
            let place = (desk.engagement, second);
            desk.by(role, |house, call| delivery::withdraw(house, call, place, (version, reason)))
        };
        assert_eq!(refused(withdraw(Role::ClientOwner, " ")), "withdrawal-reason");
        assert_eq!(refused(withdraw(Role::ClientStaff, "誤り")), "access-role");
        assert_eq!(withdraw(Role::ClientOwner, "期間が違う"), Ok(()));
        assert_eq!(refused(withdraw(Role::VendorManager, "誤り")), "stale");
        assert!(!in_force(second));
        let theirs = Begin { corrects: Some(second), ..new(FileRole::Log) };
        let again = desk.by(Role::ClientStaff, |house, call| {
            delivery::begin(house, call, desk.engagement, (&theirs, 5)).map(|_| ())
        });
        assert_eq!(refused(again), "delivery-corrects");
    });
}

#[test]
fn reported_values_come_by_file_and_the_last_counts() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let month = kajitori_domain::time::Month { year: 2026, month: 10 };
        let text = |value: &str| format!("level,month,value\nx,2026-10,{value}\n");
        for (value, word) in
            [("99.9%", "imported"), ("99.9%", "known"), ("98%", "imported"), ("99.9%", "imported")]
        {
            let id = desk.hand_in(&new(FileRole::Reported), &text(value));
            desk.take_in(Role::VendorManager, id).expect("taken in");
            assert_eq!(desk.work_off(), 1);
            assert_eq!(desk.state(id).word(), word, "{value}");
        }
        let history = desk.by(Role::ClientOwner, |house, call| {
            kajitori_app::reported::history(house, call, (desk.engagement, month))
        });
        let handed = history.expect("a history").handed;
        let counts: Vec<bool> = handed.iter().map(|value| value.superseded.is_none()).collect();
        assert_eq!(counts, [false, false, true]);
    });
}

#[test]
fn a_stopped_import_leaves_the_delivery_to_be_taken_again() {
    both(|fresh| {
        let desk = Desk::new(fresh);
        let id = desk.hand_in(&new(FileRole::Log), LOG);
        desk.take_in(Role::VendorManager, id).expect("taken in");
        let jobs = desk.by(Role::ClientStaff, |house, call| job::list(house, call).expect("jobs"));
        let (place, word) = ((desk.engagement, jobs[0].job.value.id), |id| desk.state(id).word());
        assert_eq!(
            desk.by(Role::VendorManager, |house, call| job::cancel(house, call, place)),
            Ok(())
        );
        assert_eq!((desk.work_off(), word(id)), (0, "mapped"));
        assert_eq!(
            desk.by(Role::VendorManager, |house, call| job::retry(house, call, place)),
            Ok(())
        );
        assert_eq!((desk.work_off(), word(id)), (1, "imported"));
        let again = desk.by(Role::VendorManager, |house, call| job::retry(house, call, place));
        assert_eq!(refused(again), "job-not-failed");
    });
}
