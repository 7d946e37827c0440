//! One limiter for everything by which somebody may try.

use kajitori_app::gate::{Came, offer, program, second, sign_in};
use kajitori_app::{Failure, House};
use kajitori_domain::access::Actor;
use kajitori_domain::time::Span;
use kajitori_testkit::db::both;

use super::sign_in::with_factor;
use super::{MAIL, PASSWORD, by, founded, refused, secret};

fn from(address: &str) -> Came<'_> {
    Came { address, agent: "" }
}

fn try_from(house: &House, address: &str, mail: &str, password: &str) -> Result<(), Failure> {
    let nobody = Actor::Nobody;
    sign_in(house, &by(&nobody), from(address), (mail, &secret(password))).map(|_| ())
}

#[test]
fn an_address_has_three_bad_attempts_a_minute_at_anything() {
    both(|fresh| {
        let (house, hand, _) = founded(fresh);
        for _ in 0..8 {
            try_from(&house, "198.51.100.1", MAIL, PASSWORD).expect("good ones do not count");
        }
        let wrong = try_from(&house, "198.51.100.1", "a@minato.example", "wrong");
        assert_eq!(refused(wrong), "sign-in-wrong");
        let link = offer(&house, &secret("made-up"), from("198.51.100.1"));
        assert_eq!(refused(link), "hidden");
        let key = program(&house, &secret("kjt_made-up"), "198.51.100.1");
        assert_eq!(key, Ok(Actor::Nobody));
        let fourth = try_from(&house, "198.51.100.1", MAIL, PASSWORD);
        assert_eq!(refused(fourth), "sign-in-limit", "even the right password");
        assert_eq!(refused(offer(&house, &secret("x"), from("198.51.100.1"))), "sign-in-limit");
        let key = program(&house, &secret("kjt_x"), "198.51.100.1");
        assert_eq!(refused(key), "sign-in-limit");
        try_from(&house, "198.51.100.2", MAIL, PASSWORD).expect("another address");
        hand.forward(Span::MINUTE.0);
        try_from(&house, "198.51.100.1", MAIL, PASSWORD).expect("a minute later");
    });
}

#[test]
fn an_account_waits_longer_with_each_bad_attempt_wherever_it_comes_from() {
    both(|fresh| {
        let (house, hand, _) = founded(fresh);
        for mail in [MAIL, "nobody@minato.example"] {
            for number in 0..5 {
                let address = format!("198.51.100.{number}");
                assert_eq!(refused(try_from(&house, &address, mail, "wrong")), "sign-in-wrong");
            }
            let sixth = try_from(&house, "198.51.100.9", mail, PASSWORD);
            assert_eq!(refused(sixth), "sign-in-limit", "{mail}: the same for nobody");
            hand.forward(Span::MINUTE.0);
        }
        try_from(&house, "198.51.100.9", MAIL, PASSWORD).expect("nobody is locked out for good");
    });
}

#[test]
fn the_password_is_no_way_around_the_count_of_the_second_factor() {
    both(|fresh| {
        let (house, hand, first) = founded(fresh);
        with_factor(&house, &hand, &first);
        let nobody = Actor::Nobody;
        let mut refusals = Vec::new();
        for number in 0..7 {
            let address = format!("192.0.2.{number}");
            let came = from(&address);
            let held = sign_in(&house, &by(&nobody), came, (MAIL, &secret(PASSWORD)));
            let outcome = held.and_then(|pass| {
                second(&house, &by(&nobody), came, (&pass.secret, "000000")).map(|_| ())
            });
            refusals.push(refused(outcome));
        }
        assert_eq!(refusals[..4], ["sign-in-code"; 4]);
        assert!(refusals[5..].iter().all(|code| code == "sign-in-limit"), "{refusals:?}");
        assert_eq!(refusals.len(), 7);
    });
}

#[test]
fn many_at_a_time_are_no_way_around() {
    let fresh = kajitori_testkit::db::Fresh::file();
    let (house, ..) = founded(&fresh);
    let refused = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..16)
            .map(|_| scope.spawn(|| refused(try_from(&house, "198.51.100.1", MAIL, "wrong"))))
            .collect();
        tries.into_iter().map(|one| one.join().expect("a thread")).collect::<Vec<_>>()
    });
    let looked_at = refused.iter().filter(|code| *code == "sign-in-wrong").count();
    assert_eq!(looked_at, 3, "{refused:?}");
}
