//! Keys of programs.

use jiff::civil::Date;
use kajitori_app::House;
use kajitori_app::gate::program;
use kajitori_app::token::{Key, NewKey, issue, list, revoke};
use kajitori_domain::access::Actor;
use kajitori_domain::id::EngagementId;
use kajitori_domain::time::Span;
use kajitori_domain::token::Purpose;
use kajitori_testkit::cast::{Cast, Way, cast};
use kajitori_testkit::db::{Fresh, both};
use kajitori_testkit::house::{Hand, Ports, house};
use kajitori_testkit::leave::TODAY;

use crate::gate::{actor, by, refused};

fn stage(fresh: &Fresh) -> (House, Hand, Cast) {
    let (house, hand) = house(fresh, Ports::default());
    (house, hand, cast(fresh))
}

fn player(house: &House, cast: &Cast, name: &str) -> Actor {
    match &cast.get(name).way {
        Way::Session(secret) => actor(house, secret),
        _ => Actor::Nobody,
    }
}

/// The key of that name.
fn found(house: &House, owner: &Actor, e: EngagementId, name: &str) -> Key {
    let all = list(house, &by(owner), e).expect("keys");
    all.into_iter().find(|one| one.token.name == name).expect("the key")
}

fn key(name: &str, until: Date) -> NewKey {
    NewKey { name: name.to_owned(), purpose: Purpose::Receive, until }
}

fn days(count: i32) -> Date {
    TODAY.checked_add(jiff::Span::new().days(count)).expect("a day")
}

#[test]
fn a_key_is_shown_once_opens_one_thing_and_ends() {
    both(|fresh| {
        let (house, hand, cast) = stage(fresh);
        let owner = player(&house, &cast, "client-owner");
        let e = cast.engagement;
        let secret = issue(&house, &by(&owner), (e, &key(" nightly ", TODAY))).expect("issued");
        assert!(secret.expose().starts_with("kjt_") && secret.expose().len() == 47);
        let listed = found(&house, &owner, e, "nightly");
        assert!(listed.good && secret.expose().starts_with(&listed.token.prefix));
        assert!(!format!("{listed:?}").contains(secret.expose()));
        let opened = program(&house, &secret, "203.0.113.9").expect("a record");
        assert!(matches!(opened, Actor::Token { engagement, .. } if engagement == e));
        assert!(found(&house, &owner, e, "nightly").token.used.is_some());
        // The clock stands at nine o'clock here, and the key's last day is today.
        hand.forward(15 * Span::HOUR.0);
        assert_eq!(program(&house, &secret, "203.0.113.9"), Ok(Actor::Nobody));
    });
}

#[test]
fn a_key_has_a_name_of_its_own_and_a_year_at_most() {
    both(|fresh| {
        let (house, _, cast) = stage(fresh);
        let owner = player(&house, &cast, "client-owner");
        let make = |name, until| issue(&house, &by(&owner), (cast.engagement, &key(name, until)));
        assert_eq!(refused(make(" ", TODAY)), "token-name-missing");
        assert_eq!(refused(make("a", days(-1))), "token-past");
        assert_eq!(refused(make("a", days(367))), "token-long");
        let secret = make("a", days(366)).expect("a year and a leap day");
        assert_eq!(refused(make("a", TODAY)), "token-name-taken");
        let id = found(&house, &owner, cast.engagement, "a").token.id;
        revoke(&house, &by(&owner), (cast.engagement, id)).expect("revoked");
        assert_eq!(program(&house, &secret, "203.0.113.9"), Ok(Actor::Nobody));
        assert_eq!(refused(revoke(&house, &by(&owner), (cast.engagement, id))), "token-revoked");
        make("a", TODAY).expect("the name is free again");
        assert_eq!(refused(revoke(&house, &by(&owner), (cast.sister, id))), "hidden");
    });
}

#[test]
fn keys_are_for_those_who_answer_for_programs() {
    both(|fresh| {
        let (house, _, cast) = stage(fresh);
        for (name, sees, issues) in [
            ("client-owner", "", ""),
            ("vendor-manager", "", ""),
            ("infosec", "", "access-role"),
            ("vendor-deputy", "", "access-role"),
            ("client-staff", "hidden", "hidden"),
            ("vendor-staff", "hidden", "hidden"),
            ("sister-manager", "hidden", "hidden"),
            ("system-admin", "hidden", "hidden"),
        ] {
            let actor = player(&house, &cast, name);
            let outcome = list(&house, &by(&actor), cast.engagement);
            assert_eq!(outcome.map_or_else(|f| refused::<()>(Err(f)), |_| String::new()), sees);
            let outcome = issue(&house, &by(&actor), (cast.engagement, &key(name, TODAY)));
            assert_eq!(
                outcome.map_or_else(|f| refused::<()>(Err(f)), |_| String::new()),
                issues,
                "{name}"
            );
        }
    });
}
