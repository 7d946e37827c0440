//! Samples: drawn by a recorded seed, hidden until they are handed over, and part of the next run.

use kajitori_app::{Failure, document, sample};
use kajitori_domain::access::Role;
use kajitori_domain::contest::Target;
use kajitori_domain::draw::{self as lot, Unit};
use kajitori_domain::id::SampleId;
use kajitori_testkit::db::both;

use super::rig::{OCTOBER, Rig, refused};

fn draw(rig: &Rig, level: &str, size: u64) -> Result<SampleId, Failure> {
    let new = sample::New { month: OCTOBER, level: level.to_owned(), size, listed: None };
    rig.by(Role::ClientStaff, |house, call| sample::draw(house, call, rig.e, &new))
}

fn show(rig: &Rig, role: Role, id: SampleId) -> Result<sample::Shown, Failure> {
    rig.by(role, |house, call| sample::show(house, call, rig.e, id))
}

fn at(rig: &Rig, id: SampleId) -> (kajitori_domain::id::EngagementId, SampleId, u64) {
    (rig.e, id, show(rig, Role::ClientStaff, id).expect("a sample").sample.version)
}

/// Has every unit inspected by two, who first disagree.
fn inspected(rig: &Rig, id: SampleId, names: &[&str]) {
    let found = |right: bool| -> Vec<sample::Found> {
        let of = |unit: &&str| sample::Found {
            unit: (*unit).to_owned(),
            first: Some(true),
            second: Some(right),
            decided: None,
        };
        names.iter().map(of).collect()
    };
    let inspect = |results: &[sample::Found], finish| {
        let which = at(rig, id);
        rig.by(Role::ClientStaff, |house, call| {
            sample::inspect(house, call, which, (results, finish))
        })
    };
    assert_eq!(refused(inspect(&[], true)), "sample-incomplete");
    assert_eq!(refused(inspect(&found(false), true)), "sample-incomplete");
    inspect(&found(false)[..1], false).expect("saved");
    let blind = show(rig, Role::VendorManager, id).expect("a sample").units;
    assert!(blind.iter().all(|unit| unit.first.is_none()), "not before it is over");
    inspect(&found(true), true).expect("inspected");
}

#[test]
fn a_sample_is_drawn_handed_over_inspected_and_used() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        assert_eq!(refused(draw(&rig, "accuracy", 20)), "close-run-missing");
        let before = rig.measure(OCTOBER);
        assert_eq!(refused(draw(&rig, "nothing", 20)), "sample-level-unknown");
        assert_eq!(refused(draw(&rig, "accuracy", 41)), "sample-size");
        assert_eq!(refused(draw(&rig, "accuracy", 0)), "sample-size");
        let id = draw(&rig, "accuracy", 20).expect("drawn");
        assert_eq!(refused(draw(&rig, "accuracy", 10)), "sample-redrawn");
        // The vendor knows nothing of it, nor of what it was drawn from.
        assert_eq!(refused(show(&rig, Role::VendorManager, id)), "hidden");
        let file = show(&rig, Role::Auditor, id).expect("a sample").files[0].id;
        let fetch =
            |role| rig.by(role, |house, call| document::attachment(house, call, rig.e, file));
        assert_eq!(refused(fetch(Role::VendorManager)), "hidden");
        // Nor do those of the client who do not inspect, until it is handed over.
        assert_eq!(refused(show(&rig, Role::Executive, id)), "hidden");
        assert_eq!(refused(fetch(Role::Executive)), "hidden");
        let listed = |role| rig.by(role, |house, call| sample::list(house, call, rig.e));
        assert_eq!(listed(Role::Executive).expect("a list").len(), 0);
        assert_eq!(listed(Role::Auditor).expect("a list").len(), 1);
        let which = at(&rig, id);
        rig.by(Role::ClientStaff, |house, call| sample::deliver(house, call, which))
            .expect("delivered");
        let shown = show(&rig, Role::VendorManager, id).expect("the vendor sees it");
        assert_eq!(shown.units.len(), 20);
        // Both sides draw the same again.
        let mut list = String::new();
        let mut fetched = fetch(Role::VendorManager).expect("the list");
        std::io::Read::read_to_string(&mut fetched.file, &mut list).expect("a text");
        let all: Vec<Unit> = sample::listed(&list).into_iter().map(|one| one.unit).collect();
        assert_eq!(all.len(), 40);
        let again = lot::draw(&all, 20, &shown.sample.value.seed);
        let names: Vec<&str> = shown.units.iter().map(|unit| unit.unit.as_str()).collect();
        assert_eq!(again.iter().map(|unit| unit.unit.as_str()).collect::<Vec<_>>(), names);

        inspected(&rig, id, &names);
        let run = rig.measure(OCTOBER);
        assert_ne!(run, before, "what was found is part of the run");
        let level = &rig.look(OCTOBER).pack.expect("a pack").levels[1];
        assert_eq!(level.verified.as_ref().expect("verified").sample.inspected, 40);
        let state = show(&rig, Role::Auditor, id).expect("a sample").sample.value.state;
        assert_eq!(state.word(), "used");
        let which = at(&rig, id);
        let void = |reason: &str| {
            rig.by(Role::ClientStaff, |house, call| sample::void(house, call, which, reason))
        };
        assert_eq!(refused(void("違う月")), "sample-used");

        rig.ask(OCTOBER).expect("asked");
        let unit =
            |unit: &str| Target::Unit { level: "accuracy".to_owned(), unit: unit.to_owned() };
        rig.contest_of(Role::VendorManager, unit(names[0])).expect("an inspected unit");
        let other = rig.contest_of(Role::VendorManager, unit("c-99"));
        assert_eq!(refused(other), "contest-target-unknown");
    });
}

#[test]
fn a_void_sample_makes_room_and_keeps_its_reason() {
    both(|fresh| {
        let rig = Rig::new(fresh);
        let listed = Some(sample::listed("unit,stratum\nr-1,東京\nr-2,大阪\n\"r,3\",大阪\n"));
        let new = sample::New { month: OCTOBER, level: "accuracy".to_owned(), size: 2, listed };
        let draw = || rig.by(Role::Auditor, |house, call| sample::draw(house, call, rig.e, &new));
        let id = draw().expect("drawn from a list");
        assert_eq!(refused(draw()), "sample-redrawn");
        let which = at(&rig, id);
        let void = |reason: &str| {
            rig.by(Role::ClientStaff, |house, call| sample::void(house, call, which, reason))
        };
        assert_eq!(refused(void(" ")), "sample-reason-missing");
        void("対象の一覧が古かった").expect("void");
        draw().expect("drawn again");
        let list = |role| rig.by(role, |house, call| sample::list(house, call, rig.e));
        assert_eq!(list(Role::ClientOwner).expect("a list").len(), 2);
        assert!(list(Role::VendorManager).expect("a list").is_empty(), "none was handed over");
        let vendor =
            rig.by(Role::VendorManager, |house, call| sample::draw(house, call, rig.e, &new));
        assert_eq!(refused(vendor), "hidden");
    });
}

#[test]
fn findings_are_read_from_a_file() {
    let text = "unit,first,second,decided\r\nr-1,1,0,○\nr-2,ng,,\n";
    let found = sample::read_findings(text).expect("findings");
    assert_eq!(found.len(), 2);
    let (first, second, decided) = (found[0].first, found[0].second, found[0].decided);
    assert_eq!((first, second, decided), (Some(true), Some(false), Some(true)));
    assert_eq!((found[1].first, found[1].second), (Some(false), None));
    assert_eq!(sample::read_findings("r-1,maybe\nr-2,1\n,1\n"), Err(vec![1, 3]));
}
