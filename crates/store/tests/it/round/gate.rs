//! People and how they sign in.

use jiff::civil::date;
use kajitori_domain::access::{ActorName, Company, InEngagement, Log, Role};
use kajitori_domain::hash::Sha256;
use kajitori_domain::id::{LinkId, MembershipId, PersonId, SessionId};
use kajitori_domain::invite::{Invite, LinkKind};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::organisation::{Side, Standing};
use kajitori_domain::refusal::Stop;
use kajitori_domain::session::{Attempts, Session, Why};
use kajitori_domain::text::Lang;
use kajitori_domain::time::Moment;
use kajitori_store::attempt;
use kajitori_store::credential::{self, Credential};
use kajitori_store::link::{self, Link};
use kajitori_store::session::{self, SignedIn};
use kajitori_store::{AtGate, Done, Versioned, Write, membership, organisation, person, visit};
use kajitori_testkit::db::both;

use crate::house::{
    House, NOW, a_person, an_organisation, company, done, drawn, inside, inside_id, refused,
};

/// Changes something at the gate.
fn at_gate<T>(
    house: &House,
    work: impl FnMut(&mut Write<'_, AtGate>) -> Result<Done<T>, Stop>,
) -> Result<T, Stop> {
    let whose = (Log::Company, &ActorName::Person { person: house.owner });
    house.db.gate().change(whose, &house.outside.stamp(NOW), work)
}

#[test]
fn organisations_and_people() {
    both(|fresh| {
        let house = House::new(fresh);
        let mut vendor = an_organisation(3, Side::Vendor);
        vendor.standing = Standing::Suspended { at: NOW, by: house.owner };
        let mut clerk = a_person(3, vendor.id);
        clerk.lang = Lang::En;
        clerk.name = "O'Neil; DROP TABLE person --".to_owned();
        house
            .change(|write| {
                organisation::put(write, &vendor, None)?;
                person::put(write, &clerk, None).map(done)
            })
            .expect("written");
        let (of_vendor, of_clerk, by_mail) = house.see(|read| {
            let by_mail = person::by_mail(read, &clerk.mail)?;
            Ok((organisation::get(read, vendor.id)?, person::get(read, clerk.id)?, by_mail))
        });
        assert_eq!(of_vendor, Some(Versioned { value: vendor.clone(), version: 1 }));
        assert_eq!(of_clerk, Some(Versioned { value: clerk.clone(), version: 1 }));
        assert_eq!(by_mail, of_clerk);
        let mut other = a_person(4, vendor.id);
        other.mail.clone_from(&clerk.mail);
        let taken = house.change(|write| person::put(write, &other, None).map(done));
        assert_eq!(refused(taken), "record-taken");
        let nowhere = a_person(5, an_organisation(9, Side::Vendor).id);
        let orphan = house.change(|write| person::put(write, &nowhere, None).map(done));
        assert_eq!(refused(orphan), "record-parent-unknown");
    });
}

fn manager(house: &House, scope: Log) -> Membership {
    Membership {
        id: MembershipId::new(NOW, drawn(1)),
        person: house.manager,
        organisation: an_organisation(2, Side::Vendor).id,
        role: Role::VendorManager,
        scope,
        from: date(2026, 4, 1),
        until: Some(date(2027, 3, 31)),
        state: MembershipState::Invited { at: NOW },
        suspended: false,
    }
}

#[test]
fn memberships_are_of_one_scope() {
    both(|fresh| {
        let house = House::new(fresh);
        let (a, b) = (inside_id(1), inside_id(2));
        let new = manager(&house, Log::Engagement(a));
        let (leave, other) = (inside(house.owner, a), inside(house.owner, b));
        let stamp = house.outside.stamp(NOW);
        let put =
            |write: &mut Write<'_, InEngagement>| membership::put(write, &new, None).map(done);
        assert_eq!(refused(house.db.write(&other, &stamp, put)), "record-scope");
        assert_eq!(house.db.write(&leave, &stamp, put), Ok(1));
        let seen = house.db.read(&leave, membership::list).expect("read");
        assert_eq!(seen, [Versioned { value: new.clone(), version: 1 }]);
        let unseen = house.db.read(&other, |read| membership::get(read, new.id)).expect("read");
        assert_eq!(unseen, None);
        let known = house.db.read(&other, person::known).expect("read");
        assert_eq!(known.len(), 1, "the vendor's manager is no member here");
        let known = house.db.read(&leave, person::known).expect("read");
        assert_eq!(known.len(), 2);
        // Taking it up at the gate, and a suspended organisation.
        let joined = new.clone().accept(NOW).expect("invited");
        let taken =
            at_gate(&house, |write| membership::put_at_gate(write, &joined, Some(1)).map(done));
        assert_eq!(taken, Ok(2));
        let mut vendor = an_organisation(2, Side::Vendor);
        vendor.standing = Standing::Suspended { at: NOW, by: house.owner };
        house.change(|write| organisation::put(write, &vendor, Some(1)).map(done)).expect("out");
        let all = house.db.gate().read(|read| membership::of_person(read, house.manager));
        let expected = Membership { suspended: true, ..joined };
        assert_eq!(all, Ok(vec![Versioned { value: expected, version: 2 }]));
    });
}

#[test]
fn what_people_sign_in_with() {
    both(|fresh| {
        let house = House::new(fresh);
        let mut credential = Credential {
            person: house.owner,
            password: Some("$argon2id$v=19$…".to_owned()),
            changed: NOW,
            totp: None,
            totp_step: None,
        };
        let put = at_gate(&house, |write| credential::put(write, &credential, None).map(done));
        assert_eq!(put, Ok(1));
        credential.totp_step = Some(59_000_000);
        let put = at_gate(&house, |write| credential::put(write, &credential, Some(1)).map(done));
        assert_eq!(put, Ok(2));
        let found = house.db.gate().read(|read| credential::get(read, house.owner));
        assert_eq!(found, Ok(Some(Versioned { value: credential, version: 2 })));
        let codes: Vec<Sha256> = (0..10_u8).map(|number| Sha256::of(&[number])).collect();
        for _ in 0..2 {
            let put = at_gate(&house, |write| {
                credential::put_codes(write, house.owner, &codes).map(done)
            });
            put.expect("codes");
        }
        let used = |code| {
            at_gate(&house, |write| credential::use_code(write, house.owner, code, NOW).map(done))
        };
        assert_eq!(used(codes[3]), Ok(()));
        assert_eq!(refused(used(codes[3])), "gate-code-wrong");
        assert_eq!(refused(used(Sha256::of(b"guess"))), "gate-code-wrong");
        let left = house.db.gate().read(|read| credential::codes_left(read, house.owner));
        assert_eq!(left, Ok(9));
    });
}

#[test]
fn attempts_are_counted_by_all_at_once() {
    both(|fresh| {
        let house = House::new(fresh);
        let more = |attempts: Attempts| Attempts { count: attempts.count + 1, ..attempts };
        let count = || house.db.quietly(|quiet| attempt::change(quiet, "account:a", more));
        std::thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| (0..5).for_each(|_| _ = count().expect("one more")));
            }
        });
        let get = |name: &str| house.db.gate().read(|read| attempt::get(read, name)).expect("read");
        assert_eq!(get("account:a"), Attempts { count: 40, from_us: 0, until_us: 0 });
        let waits = Attempts { count: 6, from_us: NOW.0, until_us: NOW.0 + 9 };
        let put = house.db.quietly(|quiet| attempt::change(quiet, "b", |_| waits));
        assert_eq!((put, get("b")), (Ok(waits), waits));
        assert_eq!(house.db.quietly(|quiet| attempt::sweep(quiet, Moment(NOW.0 + 9))), Ok(1));
        assert_eq!((get("account:a"), get("b")), (Attempts::default(), waits));
        house.db.quietly(|quiet| attempt::forget(quiet, "b")).expect("forgotten");
        assert_eq!(get("b"), Attempts::default());
    });
}

#[test]
fn sessions_and_links() {
    both(|fresh| {
        let house = House::new(fresh);
        let mut signed_in = SignedIn {
            id: SessionId::new(NOW, drawn(1)),
            sha256: Sha256::of(b"cookie"),
            person: house.owner,
            session: Session::begin(NOW, true),
            agent: "Firefox".to_owned(),
            address: "192.0.2.7".to_owned(),
        };
        assert_eq!(at_gate(&house, |w| session::put(w, &signed_in, None).map(done)), Ok(1));
        signed_in.session = signed_in.session.second(NOW).expect("half");
        assert_eq!(at_gate(&house, |w| session::put(w, &signed_in, Some(1)).map(done)), Ok(2));
        let touched = signed_in.session.touch(Moment(NOW.0 + 1)).expect("live");
        let touch = |was| house.db.quietly(|q| session::touch(q, signed_in.id, touched, was));
        assert_eq!((touch(1), touch(2), touch(2)), (Ok(false), Ok(true), Ok(false)));
        signed_in.session = touched;
        let found = house.db.gate().read(|read| session::by_hash(read, signed_in.sha256));
        assert_eq!(found, Ok(Some(Versioned { value: signed_in.clone(), version: 3 })));
        signed_in.session = touched.end(NOW, Why::Revoked).expect("live");
        assert_eq!(at_gate(&house, |w| session::put(w, &signed_in, Some(3)).map(done)), Ok(4));
        assert_eq!(touch(4), Ok(false), "what has ended stays so");
        let left = house.db.gate().read(|read| session::list(read, house.owner));
        assert_eq!(left, Ok(vec![]));

        let mut link = Link {
            id: LinkId::new(NOW, drawn(1)),
            sha256: Sha256::of(b"link"),
            kind: LinkKind::Reset,
            person: Some(house.manager),
            membership: None,
            by: Some(house.owner),
            invite: Invite::send(NOW, LinkKind::Reset),
        };
        assert_eq!(house.change(|write| link::put(write, &link, None).map(done)), Ok(1));
        let sent = house.db.gate().read(link::list);
        assert_eq!(sent, Ok(vec![Versioned { value: link.clone(), version: 1 }]));
        link.invite = link.invite.accept(NOW, house.manager).expect("sent");
        assert_eq!(at_gate(&house, |write| link::put(write, &link, Some(1)).map(done)), Ok(2));
        let again = at_gate(&house, |write| link::put(write, &link, Some(1)).map(done));
        assert_eq!(refused(again), "stale", "a link is used once");
        let found = house.db.gate().read(|read| link::by_hash(read, link.sha256));
        assert_eq!(found, Ok(Some(Versioned { value: link, version: 2 })));
        assert_eq!(house.db.gate().read(link::list), Ok(vec![]));
    });
}

#[test]
fn visits_are_by_person_and_scope() {
    both(|fresh| {
        let house = House::new(fresh);
        let (owner, later) = (house.owner, Moment(NOW.0 + 5));
        for at in [NOW, later] {
            house.db.quietly(|quiet| visit::put(quiet, Company, owner, at)).expect("seen");
        }
        let last =
            |person: PersonId| house.db.read(&company(owner), |read| visit::last(read, person));
        assert_eq!((last(owner), last(house.manager)), (Ok(Some(later)), Ok(None)));
        let inside = house.db.read(&inside(owner, inside_id(1)), |read| visit::last(read, owner));
        assert_eq!(inside, Ok(None));
    });
}
