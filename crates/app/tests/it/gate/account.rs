//! One's own account.

use kajitori_app::gate::{
    Which, account, change_password, edit_account, end_sessions, remove, renew_codes, sessions,
    sign_in, who,
};
use kajitori_domain::access::Actor;
use kajitori_domain::text::Lang;
use kajitori_domain::time::Span;
use kajitori_testkit::db::both;

use super::sign_in::with_factor;
use super::{HERE, MAIL, PASSWORD, actor, by, founded, refused, secret};

const NEXT: &str = "山の上の灯台まで歩いた日";

#[test]
fn a_new_password_ends_every_other_session() {
    both(|fresh| {
        let (house, _, first) = founded(fresh);
        let nobody = Actor::Nobody;
        let enter = |password| sign_in(&house, &by(&nobody), HERE, (MAIL, &secret(password)));
        let other = enter(PASSWORD).expect("another browser").secret;
        let own = actor(&house, &first);
        let change =
            |from, to| change_password(&house, &by(&own), HERE, (&secret(from), &secret(to)));
        assert_eq!(refused(change("wrong", NEXT)), "password-wrong");
        assert_eq!(refused(change(PASSWORD, "みじかい")), "password-short");
        assert_eq!(refused(change(PASSWORD, "passwordpassword")), "password-common");
        let held = change(PASSWORD, NEXT).expect("a new password");
        assert!(held != first && who(&house, &first).expect("a record").is_none());
        assert!(who(&house, &other).expect("a record").is_none(), "the other browser is out");
        assert!(who(&house, &held).expect("a record").is_some());
        assert_eq!(refused(enter(PASSWORD)), "sign-in-wrong");
        enter(NEXT).expect("the new one opens");
    });
}

#[test]
fn sessions_are_listed_and_ended_one_or_all_others() {
    both(|fresh| {
        let (house, hand, first) = founded(fresh);
        let nobody = Actor::Nobody;
        let enter = || sign_in(&house, &by(&nobody), HERE, (MAIL, &secret(PASSWORD)));
        let (second, third) = (enter().expect("in").secret, enter().expect("in").secret);
        let own = actor(&house, &second);
        let listed = sessions(&house, &by(&own)).expect("sessions");
        assert_eq!(listed.iter().map(|one| one.own).collect::<Vec<_>>(), [true, false, false]);
        end_sessions(&house, &by(&own), Which::One(listed[1].id)).expect("one is ended");
        assert_eq!(sessions(&house, &by(&own)).expect("sessions").len(), 2);
        assert_eq!(refused(end_sessions(&house, &by(&own), Which::One(listed[1].id))), "hidden");
        end_sessions(&house, &by(&own), Which::Others).expect("all others are ended");
        end_sessions(&house, &by(&own), Which::Others).expect("and no other is no harm");
        for ended in [&first, &third] {
            assert!(who(&house, ended).expect("a record").is_none());
        }
        hand.forward(29 * Span::MINUTE.0);
        assert!(who(&house, &second).expect("a record").is_some(), "it counts as used");
        hand.forward(30 * Span::MINUTE.0);
        assert!(who(&house, &second).expect("a record").is_none(), "it rested too long");
    });
}

#[test]
fn a_second_factor_is_removed_by_the_password_and_its_codes_go_with_it() {
    both(|fresh| {
        let (house, hand, first) = founded(fresh);
        let own = actor(&house, &first);
        let password = secret(PASSWORD);
        assert_eq!(refused(renew_codes(&house, &by(&own), HERE, &password)), "second-factor-none");
        let (_, before, session) = with_factor(&house, &hand, &first);
        let own = actor(&house, &session);
        let wrong = remove(&house, &by(&own), HERE, &secret("wrong"));
        assert_eq!(refused(wrong), "password-wrong");
        let after = renew_codes(&house, &by(&own), HERE, &password).expect("new codes");
        assert!(after.iter().all(|code| !before.contains(code)));
        let shown = remove(&house, &by(&own), HERE, &password).expect("removed");
        let own = actor(&house, &shown.secret);
        assert!(matches!(own, Actor::Person { second_factor: false, .. }));
        let account = account(&house, &by(&own)).expect("an account");
        assert_eq!((account.second_factor, account.codes), (false, 0));
    });
}

#[test]
fn one_edits_ones_own_name() {
    both(|fresh| {
        let (house, _, first) = founded(fresh);
        let own = actor(&house, &first);
        let before = account(&house, &by(&own)).expect("an account");
        let edit =
            |name| edit_account(&house, &by(&own), (name, "ヤマダ", Lang::En), before.version);
        assert_eq!(refused(edit("  ")), "person-name-missing");
        edit(" 山田 恵 ").expect("edited");
        assert_eq!(refused(edit("山田 恵美")), "stale");
        let after = account(&house, &by(&own)).expect("an account").person;
        assert_eq!((after.name.as_str(), after.lang), ("山田 恵", Lang::En));
    });
}
