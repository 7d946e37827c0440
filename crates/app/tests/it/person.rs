//! People and organisations of the company.

use kajitori_app::gate::{join, offer, sign_in, who};
use kajitori_app::person::{
    Filter, NewOrganisation, NewPerson, Standing, add_organisation, add_person, change_role,
    edit_organisation, give_role, invite_again, list, organisation, reset, set_organisation,
    set_person, show,
};
use kajitori_app::{Change, Failure, House, Period};
use kajitori_domain::access::{Actor, Role};
use kajitori_domain::secret::Secret;
use kajitori_domain::text::Lang;
use kajitori_testkit::cast::{Cast, Way, cast};
use kajitori_testkit::db::{Fresh, both};
use kajitori_testkit::house::{Ports, house};
use kajitori_testkit::leave::TODAY;

use crate::gate::{HERE, PASSWORD, actor, by, refused, yamada};

const NOW_ON: Period = Period { from: TODAY, until: None };

fn stage(fresh: &Fresh) -> (House, Cast) {
    let (house, _) = house(fresh, Ports::default());
    (house, cast(fresh))
}

fn player(house: &House, cast: &Cast, name: &str) -> Actor {
    match &cast.get(name).way {
        Way::Session(secret) => actor(house, secret),
        other => panic!("{name} has {other:?}"),
    }
}

fn suzuki(role: Option<Role>) -> NewPerson {
    NewPerson {
        name: "鈴木 一郎".to_owned(),
        kana: "スズキ イチロウ".to_owned(),
        mail: "Suzuki@minato.example".to_owned(),
        lang: Lang::Ja,
        role: role.map(|role| (role, NOW_ON)),
    }
}

/// Joins by a link.
fn joined(house: &House, link: &Secret) -> Result<Secret, Failure> {
    let nobody = Actor::Nobody;
    join(house, &by(&nobody), HERE, (link, &yamada())).map(|pass| pass.secret)
}

#[test]
fn somebody_is_invited_and_joins_as_what_they_were_offered() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let owner = player(&house, &cast, "company-owner");
        let handed = add_person(&house, &by(&owner), &suzuki(Some(Role::Auditor))).expect("added");
        let again = add_person(&house, &by(&owner), &suzuki(None));
        assert_eq!(refused(again), "person-mail-taken");
        let seen = offer(&house, &handed.secret, HERE).expect("a good link");
        assert_eq!(seen.role.map(|(role, _)| role), Some(Role::Auditor));
        let renewed = invite_again(&house, &by(&owner), handed.person).expect("another link");
        assert_eq!(refused(joined(&house, &handed.secret)), "invite-revoked");
        let session = joined(&house, &renewed.secret).expect("joined");
        let found = who(&house, &session).expect("a record").expect("a session");
        assert_eq!(found.person.mail, "suzuki@minato.example", "the invited address stays");
        let Actor::Person { memberships, .. } = &found.actor else { panic!("a person") };
        assert!(memberships.iter().all(|one| one.role == Role::Auditor && one.counts(TODAY)));
        assert_eq!(refused(invite_again(&house, &by(&owner), handed.person)), "person-joined");
    });
}

#[test]
fn nobody_gives_more_than_they_may() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        for (giver, role, expected) in [
            ("company-deputy", Role::ClientOwner, "membership-giving"),
            ("company-deputy", Role::SystemAdmin, "membership-giving"),
            ("system-admin", Role::Executive, "membership-giving"),
            ("system-admin", Role::ClientOwner, "membership-giving"),
            ("company-owner", Role::VendorManager, "membership-giving"),
            ("company-infosec", Role::ClientStaff, "access-role"),
            ("company-staff", Role::ClientStaff, "hidden"),
            ("client-owner", Role::ClientStaff, "hidden"),
            ("vendor-manager", Role::ClientStaff, "hidden"),
        ] {
            let actor = player(&house, &cast, giver);
            let outcome = add_person(&house, &by(&actor), &suzuki(Some(role)));
            assert_eq!(refused(outcome), expected, "{giver} gives {role:?}");
        }
        let owner = player(&house, &cast, "company-owner");
        let own = cast.get("company-owner").person.expect("a person");
        let oneself = give_role(&house, &by(&owner), (own, Role::SystemAdmin, NOW_ON));
        assert_eq!(refused(oneself), "membership-own");
        let manager = cast.get("vendor-manager").person.expect("a person");
        let vendor = give_role(&house, &by(&owner), (manager, Role::Auditor, NOW_ON));
        assert_eq!(refused(vendor), "membership-vendor");
    });
}

#[test]
fn whoever_is_suspended_is_out_at_once_and_the_last_owner_stays() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let infosec = player(&house, &cast, "company-infosec");
        let id = |name: &str| cast.get(name).person.expect("a person");
        let set = |name: &str, standing| {
            let version = show(&house, &by(&infosec), id(name)).expect("a person").version;
            set_person(&house, &by(&infosec), (id(name), version, standing))
        };
        set("company-legal", Standing::Suspended).expect("suspended");
        assert_eq!(player(&house, &cast, "company-legal"), Actor::Nobody);
        assert_eq!(refused(set("company-legal", Standing::Suspended)), "standing-suspended");
        set("company-legal", Standing::Resumed).expect("resumed");
        assert_eq!(player(&house, &cast, "company-legal"), Actor::Nobody, "the session is over");
        assert_eq!(refused(set("company-infosec", Standing::Suspended)), "person-self");
        assert_eq!(refused(set("company-owner", Standing::Suspended)), "membership-last");
        let stale =
            set_person(&house, &by(&infosec), (id("company-staff"), 9, Standing::Suspended));
        assert_eq!(refused(stale), "stale");
    });
}

#[test]
fn a_vendors_worker_has_no_name_here() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        for viewer in ["company-owner", "company-auditor", "system-admin"] {
            let actor = player(&house, &cast, viewer);
            let all = list(&house, &by(&actor), &Filter::default()).expect("people");
            assert_eq!(all.workers, 1);
            assert!(all.people.iter().any(|one| one.person.name.starts_with("vendor-manager")));
            let shown = format!("{all:?}");
            assert!(!shown.contains("vendor-staff 太郎") && !shown.contains("vendor-staff@"));
            let part = Filter { text: "vendor-staff".to_owned(), ..Filter::default() };
            let found = list(&house, &by(&actor), &part).expect("people").people;
            assert!(found.is_empty(), "a part of the name finds nothing");
            let whole = Filter { text: "vendor-staff@example.jp".to_owned(), ..Filter::default() };
            let found = list(&house, &by(&actor), &whole).expect("people").people;
            assert_eq!(found.len(), 1, "who knows the whole address can help");
            assert!(found[0].person.name.is_empty() && found[0].person.mail.is_empty());
        }
    });
}

#[test]
fn a_reset_wants_the_administrators_second_factor_and_sets_a_password_anew() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let owner = player(&house, &cast, "company-owner");
        let handed = add_person(&house, &by(&owner), &suzuki(None)).expect("added");
        let admin = player(&house, &cast, "system-admin");
        let early = reset(&house, &by(&admin), handed.person);
        assert_eq!(refused(early), "person-not-joined");
        let session = joined(&house, &handed.secret).expect("joined");
        let one_factor = player(&house, &cast, "one-factor");
        let refusal = refused(reset(&house, &by(&one_factor), handed.person));
        assert_eq!(refusal, "access-second-factor");
        assert_eq!(refused(reset(&house, &by(&owner), handed.person)), "access-role");
        let own = cast.get("system-admin").person.expect("a person");
        assert_eq!(refused(reset(&house, &by(&admin), own)), "person-self");
        let link = reset(&house, &by(&admin), handed.person).expect("a link");
        assert!(who(&house, &session).expect("a record").is_some(), "until it is used");
        joined(&house, &link.secret).expect("used");
        assert!(who(&house, &session).expect("a record").is_none(), "all sessions are over");
        let nobody = Actor::Nobody;
        let mail = "suzuki@minato.example";
        sign_in(&house, &by(&nobody), HERE, (mail, &Secret::new(PASSWORD))).expect("signed in");
    });
}

#[test]
fn a_role_of_the_company_changes_and_ends() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let owner = player(&house, &cast, "company-owner");
        let staff = cast.get("company-staff");
        let id = staff.membership.expect("a membership");
        let change = |was, change| change_role(&house, &by(&owner), (id, was, change));
        let until = TODAY.yesterday().expect("a day");
        let backward = Period { from: TODAY, until: Some(until) };
        assert_eq!(refused(change(1, Change::Period(backward))), "membership-period");
        change(1, Change::Suspend).expect("suspended");
        change(2, Change::Resume).expect("resumed");
        assert_eq!(refused(change(2, Change::Revoke)), "stale");
        change(3, Change::Revoke).expect("revoked");
        let person = staff.person.expect("a person");
        give_role(&house, &by(&owner), (person, Role::ClientStaff, NOW_ON)).expect("anew");
        let twice = give_role(&house, &by(&owner), (person, Role::ClientStaff, NOW_ON));
        assert_eq!(refused(twice), "membership-taken");
    });
}

#[test]
fn a_vendor_is_added_named_and_suspended_with_everybody_in_it() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let owner = player(&house, &cast, "company-owner");
        let new = |ja: &str| NewOrganisation {
            ja: ja.to_owned(),
            en: String::new(),
            kana: String::new(),
        };
        let taken = add_organisation(&house, &by(&owner), &new("北斗コンタクト株式会社"));
        assert_eq!(refused(taken), "organisation-taken");
        let id = add_organisation(&house, &by(&owner), &new("みどりデータ株式会社")).expect("new");
        edit_organisation(&house, &by(&owner), (id, 1), &new("みどりデータ㈱")).expect("named");
        let own = edit_organisation(&house, &by(&owner), (cast.company, 1), &new("x"));
        assert_eq!(refused(own), "organisation-own");
        let held = organisation(&house, &by(&owner), cast.vendor).expect("the vendor");
        assert_eq!(held.workers, 1);
        let version = held.organisation.version;
        set_organisation(&house, &by(&owner), (cast.vendor, version, Standing::Suspended))
            .expect("suspended");
        assert_eq!(player(&house, &cast, "vendor-manager"), Actor::Nobody);
        assert_ne!(player(&house, &cast, "foreign-manager"), Actor::Nobody);
    });
}
