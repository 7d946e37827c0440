//! The cast of the tests is what it says it is.

use kajitori_app::Call;
use kajitori_app::House;
use kajitori_app::gate::{program, who};
use kajitori_domain::access::{Actor, Company, EngagementPermission, InEngagement};
use kajitori_testkit::cast::{Cast, Player, Way, cast};
use kajitori_testkit::db::both;
use kajitori_testkit::house::{Ports, house};

fn actor(house: &House, player: &Player) -> Actor {
    match &player.way {
        Way::Nothing => Actor::Nobody,
        Way::Session(secret) => {
            let who = who(house, secret).expect("a record");
            who.map_or(Actor::Nobody, |who| who.actor)
        }
        Way::Key(key) => program(house, key, "203.0.113.7").expect("a record"),
    }
}

/// Whether the hub of the first engagement is there for them.
fn sees(house: &House, cast: &Cast, name: &str) -> bool {
    let actor = actor(house, cast.get(name));
    let scope = InEngagement(cast.engagement);
    kajitori_app::run::may(house, &Call::web(&actor, "r"), scope, EngagementPermission::SeeHub)
}

#[test]
fn everybody_is_what_they_are_called() {
    both(|fresh| {
        let (house, _) = house(fresh, Ports::default());
        let cast = cast(fresh);
        assert!(cast.players.len() >= 40);
        let nothing = ["half", "idle", "person-suspended", "organisation-suspended", "nobody"];
        let none = ["token-revoked", "token-expired"];
        for player in &cast.players {
            let is_nobody = actor(&house, player) == Actor::Nobody;
            let expected = nothing.contains(&player.name) || none.contains(&player.name);
            assert_eq!(is_nobody, expected, "{}", player.name);
        }
        for (name, expected) in [
            ("client-owner", true),
            ("vendor-staff", true),
            ("company-executive", true),
            ("company-owner", false),
            ("system-admin", false),
            ("sister-manager", false),
            ("foreign-manager", false),
            ("bidder", false),
            ("invited", false),
            ("suspended", false),
            ("revoked", false),
            ("ended", false),
            ("ahead", false),
            ("one-factor", false),
        ] {
            assert_eq!(sees(&house, &cast, name), expected, "{name}");
        }
    });
}

#[test]
fn the_two_administrators_differ_by_their_second_factor() {
    both(|fresh| {
        let (house, _) = house(fresh, Ports::default());
        let cast = cast(fresh);
        for (name, expected) in [("system-admin", true), ("one-factor", false)] {
            let actor = actor(&house, cast.get(name));
            let wanted = kajitori_domain::access::CompanyPermission::ResetSignIn;
            let may = kajitori_app::run::may(&house, &Call::web(&actor, "r"), Company, wanted);
            assert_eq!(may, expected, "{name}");
        }
    });
}
