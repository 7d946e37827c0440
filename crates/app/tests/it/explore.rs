//! Looking at how the work goes: who may, what is missing, and what is remembered for whom.

use kajitori_app::explore::{Look, Looked, Missing, look};
use kajitori_app::{Call, Failure};
use kajitori_domain::access::{Actor, Log, Role};
use kajitori_domain::analytics::Explore;
use kajitori_domain::id::EngagementId;
use kajitori_domain::selection::Asked;
use kajitori_testkit::db::both;
use kajitori_testkit::leave::actor;
use kajitori_testkit::sight::{Sight, who};

fn by(role: Role, engagement: EngagementId) -> Actor {
    actor(who(1), role, Log::Engagement(engagement))
}

fn at(
    sight: &Sight,
    (role, engagement): (Role, EngagementId),
    asked: &Asked,
) -> Result<Looked, Failure> {
    let actor = by(role, engagement);
    look(&sight.house, &Call::web(&actor, "r"), engagement, (asked, Explore::Map))
}

fn seen(looked: Result<Looked, Failure>) -> Box<Look> {
    match looked.expect("a look") {
        Looked::Seen(look) => look,
        Looked::Missing(missing) => panic!("{missing:?}"),
    }
}

fn explored(sight: &Sight) -> usize {
    let asked = sight.asked.lock().expect("notes");
    asked.iter().filter(|note| note.starts_with("explore")).count()
}

#[test]
fn without_records_there_is_nothing_to_look_at() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        let own = (Role::ClientOwner, sight.engagement);
        match at(&sight, own, &Asked::default()).expect("an answer") {
            Looked::Missing(missing) => assert_eq!(missing, Missing::Records),
            Looked::Seen(look) => panic!("{look:?}"),
        }
        sight.records(sight.engagement);
        let look = seen(at(&sight, own, &Asked::default()));
        assert_eq!((look.as_of, look.version, look.zone()), (1, 3, "Asia/Tokyo"));
        assert!(look.seen.is_some() && look.holder_rules());
    });
}

#[test]
fn the_same_look_is_computed_once_and_for_one_engagement_only() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        sight.records(sight.engagement);
        sight.records(sight.foreign);
        let own = (Role::ClientOwner, sight.engagement);
        let all = Asked::default();
        seen(at(&sight, own, &all));
        seen(at(&sight, (Role::Executive, sight.engagement), &all));
        assert_eq!(explored(&sight), 1, "who looks does not matter");
        let some = Asked { has: vec!["支払".to_owned()], ..Asked::default() };
        seen(at(&sight, own, &some));
        assert_eq!(explored(&sight), 2);
        seen(at(&sight, (Role::ClientOwner, sight.foreign), &all));
        assert_eq!(explored(&sight), 3, "the same records elsewhere are others");
    });
}

#[test]
fn an_unsound_selection_is_told_and_nobody_is_looked_at_alone() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        sight.records(sight.engagement);
        let own = (Role::ClientOwner, sight.engagement);
        let asked = Asked { has: vec!["しはらい".to_owned()], ..Asked::default() };
        let look = seen(at(&sight, own, &asked));
        assert!(look.seen.is_none());
        assert_eq!(look.problems[0].code, "ask-activity");
        let one = Asked { operators: vec!["op-01".to_owned()], ..Asked::default() };
        let look = seen(at(&sight, own, &one));
        assert_eq!(look.problems[0].code, "ask-operator");
        assert_eq!(explored(&sight), 0);
    });
}

#[test]
fn those_who_may_not_look_learn_nothing() {
    both(|fresh| {
        let sight = Sight::new(fresh);
        sight.records(sight.engagement);
        let all = Asked::default();
        let worker = at(&sight, (Role::VendorStaff, sight.engagement), &all);
        assert_eq!(worker.expect_err("the vendor's workers"), Failure::Hidden);
        let elsewhere = by(Role::ClientOwner, sight.foreign);
        let call = Call::web(&elsewhere, "r");
        let asked = look(&sight.house, &call, sight.engagement, (&all, Explore::Map));
        assert_eq!(asked.expect_err("another engagement"), Failure::Hidden);
    });
}
