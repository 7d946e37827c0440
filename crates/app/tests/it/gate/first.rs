//! The first start, and links in general.

use kajitori_app::gate::{first_link, join, offer};
use kajitori_app::run::may;
use kajitori_domain::access::{Actor, Company, CompanyPermission};
use kajitori_domain::invite::LinkKind;
use kajitori_domain::time::Span;
use kajitori_testkit::db::both;
use kajitori_testkit::house::{Ports, house};

use super::{HERE, actor, by, founded, refused, secret, yamada};

#[test]
fn the_first_person_founds_the_company_and_administers_it() {
    both(|fresh| {
        let (house, _, session) = founded(fresh);
        let actor = actor(&house, &session);
        for wanted in [
            CompanyPermission::EditCompany,
            CompanyPermission::CreateEngagement,
            CompanyPermission::InvitePeople,
            CompanyPermission::SeeSystem,
        ] {
            assert!(may(&house, &by(&actor), Company, wanted), "{wanted:?}");
        }
        let own = kajitori_app::gate::account(&house, &by(&actor)).expect("an account");
        assert_eq!(own.person.mail, "yamada@minato.example");
        assert!(first_link(&house).expect("a record").is_none(), "there is somebody now");
    });
}

#[test]
fn a_link_is_good_once_and_a_later_start_makes_another() {
    both(|fresh| {
        let (house, hand) = house(fresh, Ports::default());
        let first = first_link(&house).expect("a record").expect("a link");
        let second = first_link(&house).expect("a record").expect("a link");
        assert_ne!(first, second);
        let seen = offer(&house, &second, HERE).expect("a good link");
        assert_eq!((seen.kind, seen.person), (LinkKind::SetUp, None));
        assert_eq!(refused(offer(&house, &first, HERE)), "invite-revoked");
        assert_eq!(refused(offer(&house, &secret("made-up"), HERE)), "hidden");
        let nobody = Actor::Nobody;
        let said = yamada();
        for (said, expected) in [
            (
                kajitori_app::gate::Joining { name: " ".into(), ..said.clone() },
                "person-name-missing",
            ),
            (kajitori_app::gate::Joining { mail: "x".into(), ..said.clone() }, "person-mail-wrong"),
            (
                kajitori_app::gate::Joining { company: String::new(), ..said.clone() },
                "organisation-name-missing",
            ),
            (
                kajitori_app::gate::Joining { password: secret("short"), ..said.clone() },
                "password-short",
            ),
            (
                kajitori_app::gate::Joining { password: secret("yamada@minato"), ..said.clone() },
                "password-own",
            ),
        ] {
            let refusal = refused(join(&house, &by(&nobody), HERE, (&second, &said)));
            assert_eq!(refusal, expected);
        }
        join(&house, &by(&nobody), HERE, (&second, &said)).expect("a link that is still good");
        let again = refused(join(&house, &by(&nobody), HERE, (&second, &said)));
        assert_eq!(again, "invite-used");
        hand.forward(Span::DAY.0);
        assert_eq!(refused(offer(&house, &second, HERE)), "invite-used");
    });
}

#[test]
fn a_link_expires() {
    both(|fresh| {
        let (house, hand) = house(fresh, Ports::default());
        let link = first_link(&house).expect("a record").expect("a link");
        hand.forward(Span::DAY.0 - 1);
        offer(&house, &link, HERE).expect("the last moment");
        hand.forward(1);
        assert_eq!(refused(offer(&house, &link, HERE)), "invite-expired");
        let nobody = Actor::Nobody;
        let late = refused(join(&house, &by(&nobody), HERE, (&link, &yamada())));
        assert_eq!(late, "invite-expired");
    });
}
