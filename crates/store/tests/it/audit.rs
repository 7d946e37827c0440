//! A change and its rows of the audit stand together or not at all.

use std::panic::{AssertUnwindSafe, catch_unwind};

use kajitori_domain::audit::{Entries, Frontier, verify};
use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::{Fault, Refusal, Stop};
use kajitori_store::{Done, audit, checkpoint, organisation};
use kajitori_testkit::db::both;

use crate::house::{House, an_organisation, code, done, said};

/// How many rows the company's tree has, and how many organisations there are.
fn counts(house: &House) -> (u64, usize) {
    house.see(|read| {
        let rows = audit::list(read, 0, 10_000)?;
        let mut tree = Frontier::default();
        rows.iter().for_each(|kept| tree.append(kept.row.leaf_sha256));
        assert_eq!(tree, audit::head(read)?, "the rows are those of the head");
        Ok((tree.size(), organisation::list(read)?.len()))
    })
}

#[test]
fn a_change_that_fails_leaves_nothing() {
    both(|fresh| {
        let house = House::new(fresh);
        let before = counts(&house);
        let refused = house.change(|write| -> Result<Done<()>, Stop> {
            organisation::put(write, &an_organisation(3, Side::Vendor), None)?;
            Err(Refusal::new("close-fixed").into())
        });
        assert_eq!(code(&refused.expect_err("refused")), "close-fixed");
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            house.change(|write| -> Result<Done<()>, Stop> {
                organisation::put(write, &an_organisation(3, Side::Vendor), None)?;
                panic!("a defect");
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(counts(&house), before);
        house.change(|write| Ok(done(write.tree_size()))).expect("the house goes on");
    });
}

#[test]
fn a_change_brings_as_many_rows_as_it_said() {
    both(|fresh| {
        let house = House::new(fresh);
        let (rows, organisations) = counts(&house);
        let size = house.change(|write| {
            organisation::put(write, &an_organisation(3, Side::Vendor), None)?;
            let three = [said(&"b"), said(&"c")];
            let one = |entries: Entries, more: &Entries| {
                more.iter().fold(entries, |entries, entry| entries.and(entry.clone()))
            };
            Ok(Done::new(write.tree_size(), three.iter().fold(said(&"a"), one)))
        });
        assert_eq!(size, Ok(rows));
        assert_eq!(counts(&house), (rows + 3, organisations + 1));
    });
}

#[test]
fn a_failed_statement_cannot_be_ignored() {
    both(|fresh| {
        let house = House::new(fresh);
        let before = counts(&house);
        let outcome = house.change(|write| {
            let twice = an_organisation(1, Side::Client);
            let refusal = organisation::put(write, &twice, None).expect_err("stands already");
            assert_eq!(code(&refusal), "record-taken");
            Ok(done(()))
        });
        let Err(Stop::Fault(Fault { chain })) = outcome else { panic!("{outcome:?}") };
        assert!(!chain.is_empty());
        assert_eq!(counts(&house), before);
    });
}

#[test]
fn a_text_that_one_engine_cannot_hold_is_refused_by_both() {
    both(|fresh| {
        let house = House::new(fresh);
        let mut odd = an_organisation(3, Side::Vendor);
        odd.kana = "ミナ\0ト".to_owned();
        let outcome = house.change(|write| organisation::put(write, &odd, None).map(done));
        assert_eq!(code(&outcome.expect_err("a NUL")), "record-text-nul");
    });
}

#[test]
fn the_record_exports_what_verifies() {
    both(|fresh| {
        let house = House::new(fresh);
        for number in 3..40 {
            house
                .change(|write| {
                    organisation::put(write, &an_organisation(number, Side::Vendor), None)?;
                    let done = done(());
                    Ok(if number % 9 == 3 { done.sealed() } else { done })
                })
                .expect("a change");
        }
        let (export, notes) = house.see(|read| {
            let rows = audit::list(read, 0, 10_000)?;
            let lines = rows.iter().map(|kept| kept.row.export(kept.sequence % 2 == 0).to_line());
            let notes: Vec<String> =
                checkpoint::list(read)?.into_iter().map(|signed| signed.note).collect();
            Ok((lines.collect::<String>(), notes))
        });
        let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
        assert_eq!(notes.len(), 5);
        let verifier = kajitori_domain::audit::Signer::verifier(&house.outside.signer);
        let verified = verify(&mut export.as_bytes(), &notes, &verifier).expect("sound");
        assert_eq!((verified.rows, verified.checkpoints.len()), (38, 5));
        assert_eq!(verified.origin, "house.example/kajitori/company");
    });
}
