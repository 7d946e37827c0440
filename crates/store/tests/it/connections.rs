//! A server that ends its connections, as when it is restarted, is spoken to again.

use kajitori_domain::organisation::Side;
use kajitori_domain::refusal::Stop;
use kajitori_store::{Db, Options, organisation};
use kajitori_testkit::db::Fresh;
use postgres::{Client, NoTls};

use crate::house::{House, an_organisation, done};

#[test]
fn connections_that_a_server_ended_are_made_anew() {
    let Some(fresh) = Fresh::schema() else { return };
    let mut house = House::new(&fresh);
    let name = fresh.url.rsplit("%3D").next().expect("a schema's name").to_owned();
    let url = format!("{}&application_name={name}", fresh.url);
    house.db = Db::open(&url, &Options { connections: 3, ..Options::default() }).expect("open");
    let mut other = Client::connect(&fresh.url, NoTls).expect("a server");
    let mut end_all = || {
        let sql = "SELECT COUNT(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
            WHERE application_name = $1";
        other.query_one(sql, &[&name]).expect("ended").get::<_, i64>(0)
    };
    let count = |house: &House| house.see(|read| Ok(organisation::list(read)?.len()));
    for number in 3..6 {
        let new = an_organisation(number, Side::Vendor);
        let put = house.change(|write| organisation::put(write, &new, None).map(done));
        assert_eq!(put, Ok(1));
        assert!(end_all() > 0);
        assert_eq!(count(&house), usize::from(number));
        assert!(end_all() > 0);
    }
    // In the middle of a change nobody can say what the server did, so nothing is tried again.
    let broken = house.change(|write| {
        end_all();
        organisation::put(write, &an_organisation(9, Side::Vendor), None).map(done)
    });
    assert!(matches!(broken, Err(Stop::Fault(_))), "{broken:?}");
    assert_eq!(count(&house), 5);
}
