//! Two who edit the same: the second is told, and nothing is lost.

use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Stop;
use kajitori_store::{audit, organisation};
use kajitori_testkit::db::both;

use crate::house::{House, an_organisation, code, done};

const WRITERS: u64 = 64;
const EDITS: u64 = 5;

#[test]
fn the_second_of_two_is_told() {
    both(|fresh| {
        let house = House::new(fresh);
        let mut edited = an_organisation(1, Side::Client);
        let read = house.see(|read| organisation::get(read, edited.id)).expect("stands");
        assert_eq!(read.version, 1);
        edited.kana = "一".to_owned();
        let first = house.change(|write| organisation::put(write, &edited, Some(1)).map(done));
        assert_eq!(first, Ok(2));
        edited.kana = "二".to_owned();
        let second = house.change(|write| organisation::put(write, &edited, Some(1)).map(done));
        assert_eq!(code(&second.expect_err("somebody was first")), "stale");
        let stands = house.see(|read| organisation::get(read, edited.id)).expect("stands");
        assert_eq!((stands.value.kana.as_str(), stands.version), ("一", 2));
        let gone = an_organisation(9, Side::Vendor);
        let never = house.change(|write| organisation::put(write, &gone, Some(1)).map(done));
        assert_eq!(code(&never.expect_err("never stood")), "stale");
    });
}

/// Adds one to the number in an organisation's name, by the version that was read before.
fn add_one(house: &House) -> Result<u64, Stop> {
    let id = an_organisation(1, Side::Client).id;
    let read = house.see(|read| organisation::get(read, id)).expect("stands");
    let mut edited = read.value;
    let count: u64 = edited.name.en.rsplit(' ').next().and_then(|n| n.parse().ok()).expect("one");
    edited.name.en = format!("Minato {}", count + 1);
    house.change(|write| organisation::put(write, &edited, Some(read.version)).map(done))
}

#[test]
fn sixty_four_writers_lose_no_edit() {
    both(|fresh| {
        let house = House::new(fresh);
        let (rows, first) = house.see(|read| Ok((audit::head(read)?.size(), 1)));
        std::thread::scope(|threads| {
            for _ in 0..WRITERS {
                threads.spawn(|| {
                    let mut left = EDITS;
                    while left > 0 {
                        match add_one(&house) {
                            Ok(_) => left -= 1,
                            Err(stop) => assert_eq!(code(&stop), "stale"),
                        }
                    }
                });
            }
        });
        let id = an_organisation(1, Side::Client).id;
        let (stands, tree) = house
            .see(|read| Ok((organisation::get(read, id)?.expect("stands"), audit::head(read)?)));
        assert_eq!(stands.version, first + WRITERS * EDITS);
        assert_eq!(stands.value.name.en, format!("Minato {}", 1 + WRITERS * EDITS));
        assert_eq!(tree.size(), rows + WRITERS * EDITS, "one row for each edit");
    });
}

#[test]
fn a_decision_inside_a_change_sees_all_before_it() {
    both(|fresh| {
        let house = House::new(fresh);
        let id = an_organisation(1, Side::Client).id;
        std::thread::scope(|threads| {
            for _ in 0..16 {
                threads.spawn(|| {
                    for _ in 0..5 {
                        let edit = house.change(|write| {
                            let read = organisation::get(write, id)?.expect("stands");
                            organisation::put(write, &read.value, Some(read.version)).map(done)
                        });
                        edit.expect("whoever holds the tree is alone");
                    }
                });
            }
        });
        let stands = house.see(|read| organisation::get(read, id)).expect("stands");
        assert_eq!(stands.version, 1 + 16 * 5);
    });
}
