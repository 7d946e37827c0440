//! Members of an engagement.

use kajitori_app::gate::{Handed, join, who};
use kajitori_app::member::{Invite, Who, change, choices, invite, invite_again, list, reset, show};
use kajitori_app::{Change, Failure, House, Period};
use kajitori_domain::access::{Actor, Role};
use kajitori_domain::text::Lang;
use kajitori_testkit::cast::{Cast, Way, cast};
use kajitori_testkit::db::{Fresh, both};
use kajitori_testkit::house::{Ports, house};
use kajitori_testkit::leave::TODAY;

use crate::gate::{HERE, actor, by, refused, yamada};

fn stage(fresh: &Fresh) -> (House, Cast) {
    let (house, _) = house(fresh, Ports::default());
    (house, cast(fresh))
}

fn player(house: &House, cast: &Cast, name: &str) -> Actor {
    match &cast.get(name).way {
        Way::Session(secret) => actor(house, secret),
        _ => Actor::Nobody,
    }
}

fn ito(role: Role) -> Invite {
    let who = Who::New {
        name: "伊藤 直子".to_owned(),
        kana: "イトウ ナオコ".to_owned(),
        mail: "ito@shinonome.example".to_owned(),
    };
    let period = Period { from: TODAY, until: None };
    Invite { who, role, period, lang: Lang::Ja }
}

fn invited(
    house: &House,
    cast: &Cast,
    by_whom: &str,
    role: Role,
) -> Result<Option<Handed>, Failure> {
    let actor = player(house, cast, by_whom);
    invite(house, &by(&actor), (cast.engagement, &ito(role)))
}

#[test]
fn the_client_sees_no_worker_and_the_vendor_sees_its_own() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        for viewer in ["client-owner", "client-staff", "auditor", "company-executive"] {
            let actor = player(&house, &cast, viewer);
            let members = list(&house, &by(&actor), cast.engagement).expect("members");
            assert_eq!(members.workers, 1, "{viewer}");
            assert!(!format!("{members:?}").contains("vendor-staff"), "{viewer}");
            let roles: Vec<_> =
                members.vendor.iter().map(|one| one.membership.value.role).collect();
            assert!(roles.contains(&Role::VendorManager) && roles.contains(&Role::VendorExecutive));
        }
        for viewer in ["vendor-manager", "vendor-staff"] {
            let actor = player(&house, &cast, viewer);
            let members = list(&house, &by(&actor), cast.engagement).expect("members");
            assert_eq!(members.workers, 0);
            assert!(format!("{members:?}").contains("vendor-staff"), "{viewer}");
        }
        for stranger in ["sister-manager", "foreign-owner", "system-admin", "revoked", "nobody"] {
            let actor = player(&house, &cast, stranger);
            let outcome = list(&house, &by(&actor), cast.engagement);
            assert_eq!(refused(outcome), "hidden", "{stranger}");
        }
    });
}

#[test]
fn a_worker_is_nobody_whom_the_client_may_pick_or_look_up() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let worker = cast.get("vendor-staff").membership.expect("a membership");
        for name in ["client-owner", "client-deputy", "client-staff"] {
            let outcome = invited(&house, &cast, name, Role::VendorStaff);
            assert_eq!(refused(outcome), "disguised-contracting", "{name}");
            let actor = player(&house, &cast, name);
            let looked = show(&house, &by(&actor), (cast.engagement, worker));
            assert_eq!(refused(looked), "disguised-contracting", "{name}");
            let ended = change(&house, &by(&actor), (cast.engagement, worker), (1, Change::Revoke));
            assert_eq!(refused(ended), "disguised-contracting", "{name}");
        }
    });
}

#[test]
fn each_side_invites_its_own_and_the_client_the_manager() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        for (name, role, expected) in [
            ("client-owner", Role::VendorDeputy, "access-role"),
            ("client-owner", Role::VendorExecutive, "access-role"),
            ("client-deputy", Role::ClientOwner, "membership-giving"),
            ("client-staff", Role::ClientStaff, "access-role"),
            ("vendor-manager", Role::VendorManager, "membership-giving"),
            ("vendor-manager", Role::ClientStaff, "access-role"),
            ("vendor-deputy", Role::VendorDeputy, "membership-giving"),
            ("vendor-staff", Role::VendorStaff, "access-role"),
            ("sister-manager", Role::VendorStaff, "hidden"),
            ("company-owner", Role::ClientStaff, "hidden"),
            ("company-executive", Role::ClientStaff, "access-role"),
        ] {
            let outcome = invited(&house, &cast, name, role);
            assert_eq!(refused(outcome), expected, "{name} invites {role:?}");
        }
        let handed = invited(&house, &cast, "client-owner", Role::VendorManager).expect("invited");
        let link = handed.expect("a link for somebody new");
        let nobody = Actor::Nobody;
        let pass = join(&house, &by(&nobody), HERE, (&link.secret, &yamada())).expect("joined");
        let manager = actor(&house, &pass.secret);
        assert!(choices(&house, &by(&manager), cast.engagement).is_ok());
        let found = who(&house, &pass.secret).expect("a record").expect("a session");
        assert_eq!(found.organisation.id, cast.vendor);
    });
}

#[test]
fn somebody_who_has_joined_is_a_member_at_once() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let link = invited(&house, &cast, "vendor-manager", Role::VendorStaff).expect("invited");
        let link = link.expect("a link");
        let nobody = Actor::Nobody;
        join(&house, &by(&nobody), HERE, (&link.secret, &yamada())).expect("joined");
        let sister = player(&house, &cast, "sister-manager");
        let outcome = invite(&house, &by(&sister), (cast.sister, &ito(Role::VendorStaff)));
        assert!(outcome.expect("by the same address").is_none(), "no link is needed");
        let rival = player(&house, &cast, "foreign-manager");
        let other = invite(&house, &by(&rival), (cast.foreign, &ito(Role::VendorStaff)));
        assert_eq!(refused(other), "person-mail-taken");
    });
}

#[test]
fn a_member_is_suspended_resumed_and_revoked_by_their_own_side() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let owner = player(&house, &cast, "client-owner");
        let id = |name: &str| (cast.engagement, cast.get(name).membership.expect("a membership"));
        let staff = id("client-staff");
        change(&house, &by(&owner), staff, (1, Change::Suspend)).expect("suspended");
        assert_eq!(
            refused(list(&house, &by(&player(&house, &cast, "client-staff")), cast.engagement)),
            "hidden"
        );
        change(&house, &by(&owner), staff, (2, Change::Resume)).expect("resumed");
        change(&house, &by(&owner), staff, (3, Change::Revoke)).expect("revoked");
        for (name, of, expected) in [
            ("client-owner", "client-owner", "membership-own"),
            ("client-deputy", "client-owner", "membership-giving"),
            ("client-owner", "vendor-manager", "access-role"),
            ("vendor-manager", "client-deputy", "access-role"),
            ("vendor-deputy", "vendor-manager", "membership-giving"),
            ("sister-manager", "vendor-deputy", "hidden"),
        ] {
            let actor = player(&house, &cast, name);
            let outcome = change(&house, &by(&actor), id(of), (1, Change::Revoke));
            assert_eq!(refused(outcome), expected, "{name} revokes {of}");
        }
        let manager = player(&house, &cast, "vendor-manager");
        change(&house, &by(&manager), id("vendor-deputy"), (1, Change::Revoke)).expect("revoked");
    });
}

#[test]
fn the_last_owner_stays() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let owner = player(&house, &cast, "client-owner");
        let suspended = cast.get("suspended").membership.expect("a membership");
        let there = (cast.engagement, suspended);
        change(&house, &by(&owner), there, (1, Change::Resume)).expect("a second owner");
        let second = player(&house, &cast, "suspended");
        let first = cast.get("client-owner").membership.expect("a membership");
        change(&house, &by(&second), (cast.engagement, first), (1, Change::Revoke))
            .expect("there are two");
        let deputy = player(&house, &cast, "client-deputy");
        let last = change(&house, &by(&deputy), there, (2, Change::Revoke));
        assert_eq!(refused(last), "membership-giving");
    });
}

#[test]
fn a_worker_is_reset_by_the_manager_and_nobody_with_more() {
    both(|fresh| {
        let (house, cast) = stage(fresh);
        let link = invited(&house, &cast, "vendor-manager", Role::VendorStaff).expect("invited");
        let link = link.expect("a link");
        let manager = player(&house, &cast, "vendor-manager");
        let find = |house: &House| {
            let members = list(house, &by(&manager), cast.engagement).expect("members");
            let one = members.vendor.into_iter().find(|one| one.person.id == link.person);
            (cast.engagement, one.expect("the worker").membership.value.id)
        };
        let worker = find(&house);
        assert_eq!(refused(reset(&house, &by(&manager), worker)), "membership-not-active");
        let renewed = invite_again(&house, &by(&manager), worker).expect("another link");
        let nobody = Actor::Nobody;
        let enter = |link| join(&house, &by(&nobody), HERE, (link, &yamada()));
        assert_eq!(refused(enter(&link.secret)), "invite-revoked");
        enter(&renewed.secret).expect("joined");
        reset(&house, &by(&manager), worker).expect("a link to sign in anew");
        let sister = player(&house, &cast, "sister-manager");
        invite(&house, &by(&sister), (cast.sister, &ito(Role::VendorStaff))).expect("elsewhere");
        assert_eq!(refused(reset(&house, &by(&manager), worker)), "member-reset-elsewhere");
        let deputy = cast.get("vendor-deputy").membership.expect("a membership");
        let more = reset(&house, &by(&manager), (cast.engagement, deputy));
        assert_eq!(refused(more), "member-reset-elsewhere");
    });
}
