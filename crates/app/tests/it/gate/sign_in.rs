//! Password and second factor.

use kajitori_app::gate::{
    Hashing, code, enrol, enrolment, recover, second, sign_in, sign_out, who,
};
use kajitori_app::{Failure, House};
use kajitori_domain::access::Actor;
use kajitori_domain::secret::Secret;
use kajitori_domain::time::Span;
use kajitori_testkit::db::both;
use kajitori_testkit::house::Hand;

use super::{HERE, MAIL, PASSWORD, actor, by, founded, refused, secret};

fn enter(house: &House, mail: &str, password: &str) -> Result<(Secret, bool), Failure> {
    let nobody = Actor::Nobody;
    let pass = sign_in(house, &by(&nobody), HERE, (mail, &secret(password)))?;
    Ok((pass.secret, pass.half))
}

/// Enrols a second factor; answers its shared secret, the codes for recovery and the new session.
pub(crate) fn with_factor(
    house: &House,
    hand: &Hand,
    session: &Secret,
) -> (Secret, Vec<Secret>, Secret) {
    use kajitori_domain::outside::Clock as _;
    let own = actor(house, session);
    let enrolment = enrolment(house, &by(&own), None).expect("a shared secret");
    let typed = code(&enrolment.shared, hand.now()).expect("a code");
    let password = secret(PASSWORD);
    let shown = (&enrolment.shared, typed.as_str(), &password);
    let shown = enrol(house, &by(&own), HERE, shown).expect("a second factor");
    (enrolment.shared, shown.codes, shown.secret)
}

#[test]
fn the_right_password_opens_and_nothing_else_says_why_not() {
    both(|fresh| {
        let (house, hand, session) = founded(fresh);
        let (held, half) = enter(&house, " YAMADA@minato.example ", PASSWORD).expect("signed in");
        assert!(!half && held != session);
        assert_eq!(held.expose().len(), 43, "256 bits in base 64");
        let found = who(&house, &held).expect("a record").expect("a session");
        assert_eq!(found.person.mail, MAIL);
        let wrong = enter(&house, MAIL, "not that one at all").expect_err("a wrong password");
        let unknown = enter(&house, "nobody@minato.example", PASSWORD).expect_err("nobody");
        assert_eq!(wrong, unknown);
        assert_eq!(refused::<()>(Err(wrong)), "sign-in-wrong");
        hand.forward(Span::MINUTE.0);
        sign_out(&house, &by(&found.actor), &held).expect("signed out");
        assert!(who(&house, &held).expect("a record").is_none());
        sign_out(&house, &by(&Actor::Nobody), &held).expect("once more is no harm");
    });
}

#[test]
fn a_password_is_hashed_anew_when_that_costs_more() {
    both(|fresh| {
        let (house, ..) = founded(fresh);
        let dearer = Hashing { passes: 3, ..Hashing::FLOOR };
        let house = house.with_hashing(dearer);
        enter(&house, MAIL, PASSWORD).expect("the old hash is still good");
        enter(&house, MAIL, PASSWORD).expect("and so is the new one");
    });
}

#[test]
fn with_a_second_factor_the_password_is_half_the_way() {
    use kajitori_domain::outside::Clock as _;
    both(|fresh| {
        let (house, hand, first) = founded(fresh);
        let (shared, codes, session) = with_factor(&house, &hand, &first);
        assert!(who(&house, &first).expect("a record").is_none(), "a new secret, the old is none");
        assert!(matches!(actor(&house, &session), Actor::Person { second_factor: true, .. }));
        assert_eq!(codes.len(), 10);
        let (held, half) = enter(&house, MAIL, PASSWORD).expect("the password is right");
        assert!(half && actor(&house, &held) == Actor::Nobody);
        let nobody = Actor::Nobody;
        let at_enrolment = code(&shared, hand.now()).expect("a code");
        let reused = second(&house, &by(&nobody), HERE, (&held, &at_enrolment));
        assert_eq!(refused(reused), "sign-in-code", "the step of the enrolment is used");
        hand.forward(30 * Span::SECOND.0);
        let next = code(&shared, hand.now()).expect("a code");
        let pass = second(&house, &by(&nobody), HERE, (&held, &next)).expect("the second factor");
        assert!(matches!(actor(&house, &pass.secret), Actor::Person { second_factor: true, .. }));
        assert!(who(&house, &held).expect("a record").is_none(), "a new secret again");
        let (held, _) = enter(&house, MAIL, PASSWORD).expect("the password is right");
        assert_eq!(refused(second(&house, &by(&nobody), HERE, (&held, &next))), "sign-in-code");
    });
}

#[test]
fn a_recovery_code_is_good_once_however_it_is_typed() {
    both(|fresh| {
        let (house, hand, first) = founded(fresh);
        let (_, codes, _) = with_factor(&house, &hand, &first);
        let nobody = Actor::Nobody;
        let typed = codes[3].expose().to_uppercase().replace('-', " ");
        let (held, _) = enter(&house, MAIL, PASSWORD).expect("the password is right");
        let pass = recover(&house, &by(&nobody), HERE, (&held, &typed)).expect("a good code");
        let own = actor(&house, &pass.secret);
        let account = kajitori_app::gate::account(&house, &by(&own)).expect("an account");
        assert_eq!(account.codes, 9);
        let (held, _) = enter(&house, MAIL, PASSWORD).expect("the password is right");
        assert_eq!(
            refused(recover(&house, &by(&nobody), HERE, (&held, &typed))),
            "gate-code-wrong"
        );
        hand.forward(10 * Span::MINUTE.0);
        let late = recover(&house, &by(&nobody), HERE, (&held, codes[4].expose()));
        assert_eq!(refused(late), "session-aged");
    });
}
