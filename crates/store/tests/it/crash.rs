//! A process that writes is killed at any moment: what it was told stands, with its row of the
//! audit, and nothing stands without one.

use std::io::{BufRead, BufReader, Write as _};
use std::process::{Command, Stdio};

use kajitori_domain::audit::Frontier;
use kajitori_domain::organisation::Side;
use kajitori_store::{Db, Options, audit, organisation};
use kajitori_testkit::db::{Fresh, both};
use kajitori_testkit::outside::Outside;

use crate::house::{House, NOW, an_organisation, company, done};

/// Tells the child where to write, from which number on, and as whom.
const CHILD: &str = "KAJITORI_CRASH_CHILD";
const KILLS: u64 = 20;

#[test]
fn what_was_acknowledged_stands_after_a_kill() {
    both(|fresh| {
        let house = House::new(fresh);
        let mut acknowledged = Vec::new();
        for kill in 0..KILLS {
            let from = 100 + kill * 100;
            // Any spread will do; these are the low digits of a linear congruence.
            let chance = (kill * 7_919 + 104_729) % 1_000;
            acknowledged.extend(write_and_kill(fresh, from, chance % 23, chance * 400));
            check(&house, &acknowledged);
        }
        assert!(acknowledged.len() as u64 > KILLS, "children were killed before they wrote");
    });
}

/// Starts a child, kills it after `acknowledgements` and `turns` more of a loop, and answers what
/// it was told.
fn write_and_kill(fresh: &Fresh, from: u64, acknowledgements: u64, turns: u64) -> Vec<u16> {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["crash::a_child_that_writes", "--exact", "--nocapture"]);
    command.env(CHILD, format!("{from} {}", fresh.url));
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child.expect("a child");
    let mut lines = BufReader::new(child.stdout.take().expect("its answers")).lines();
    let mut read = |most: u64| -> Vec<u16> {
        let told = |line: std::io::Result<String>| line.ok()?.strip_prefix("stands ")?.parse().ok();
        lines.by_ref().filter_map(told).take(usize::try_from(most).expect("few")).collect()
    };
    let mut told = read(acknowledgements);
    (0..turns).for_each(|_| std::hint::spin_loop());
    child.kill().expect("a child to kill");
    told.extend(read(u64::from(u16::MAX)));
    child.wait().expect("an end");
    told
}

fn check(house: &House, acknowledged: &[u16]) {
    house.see(|read| {
        let stands = organisation::list(read)?;
        for number in acknowledged {
            let id = an_organisation(*number, Side::Vendor).id;
            assert!(stands.iter().any(|found| found.value.id == id), "{number} is lost");
        }
        let rows = audit::list(read, 0, 100_000)?;
        // The first change made two organisations and said so in one row.
        assert_eq!(rows.len() + 1, stands.len(), "a row for each change");
        let mut tree = Frontier::default();
        rows.iter().for_each(|kept| tree.append(kept.row.leaf_sha256));
        assert_eq!(tree, audit::head(read)?);
        Ok(())
    });
}

#[test]
fn a_child_that_writes() {
    let Some(order) = std::env::var_os(CHILD) else { return };
    let order = order.to_str().expect("an order");
    let (from, url) = order.split_once(' ').expect("a number and a place");
    let from: u16 = from.parse().expect("a number");
    let db = Db::open(url, &Options::default()).expect("a database");
    let (outside, owner) =
        (Outside::default(), crate::house::a_person(1, an_organisation(1, Side::Client).id));
    for number in from..from + 90 {
        let new = an_organisation(number, Side::Vendor);
        db.write(&company(owner.id), &outside.stamp(NOW), |write| {
            organisation::put(write, &new, None).map(done)
        })
        .expect("a change");
        let mut out = std::io::stdout().lock();
        writeln!(out, "stands {number}").and_then(|()| out.flush()).expect("a parent");
    }
}
