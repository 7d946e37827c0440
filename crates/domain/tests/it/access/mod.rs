//! Who may do what: the whole matrix, and what must hold of it.

mod matrix;

use jiff::civil::{Date, date};
use kajitori_domain::access::{
    Actor, Company, CompanyPermission, DISGUISED_CONTRACTING, Denial, EngagementPermission, Grant,
    InEngagement, InInvitation, InvitationPermission, Log, Permission, Role, Scope, admit,
};
use kajitori_domain::id::{
    EngagementId, InvitationId, MembershipId, OrganisationId, PersonId, SessionId,
};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::organisation::Side;
use kajitori_domain::time::Moment;

const TODAY: Date = date(2026, 11, 22);

fn engagement(number: u8) -> EngagementId {
    EngagementId::new(Moment(0), [number; 10])
}

fn invitation() -> InvitationId {
    InvitationId::new(Moment(0), [1; 10])
}

fn membership(role: Role, scope: Log) -> Membership {
    Membership {
        id: MembershipId::new(Moment(0), [3; 10]),
        person: PersonId::new(Moment(0), [1; 10]),
        organisation: OrganisationId::new(Moment(0), [2; 10]),
        role,
        scope,
        from: date(2026, 4, 1),
        until: Some(date(2027, 3, 31)),
        state: MembershipState::Active { since: Moment(0) },
        suspended: false,
    }
}

fn person(memberships: Vec<Membership>) -> Actor {
    Actor::Person {
        person: PersonId::new(Moment(0), [1; 10]),
        session: SessionId::new(Moment(0), [4; 10]),
        second_factor: true,
        memberships,
    }
}

fn permissions() -> Vec<Permission> {
    let company = CompanyPermission::ALL.iter().map(|p| Permission::Company(*p));
    let engagement = EngagementPermission::ALL.iter().map(|p| Permission::Engagement(*p));
    let invitation = InvitationPermission::ALL.iter().map(|p| Permission::Invitation(*p));
    company.chain(engagement).chain(invitation).collect()
}

/// Asks for `wanted` in the scope that it belongs to, of engagement 1.
fn ask(actor: &Actor, wanted: Permission) -> String {
    fn word<S: Scope>(answer: &Result<Grant<S>, Denial>) -> String {
        match answer {
            Ok(_) => "yes".to_owned(),
            Err(Denial::Hidden) => "404".to_owned(),
            Err(Denial::Refused { refusal, recorded: false }) => format!("403 {}", refusal.code),
            Err(Denial::Refused { refusal, .. }) => format!("403 {}, recorded", refusal.code),
        }
    }
    match wanted {
        Permission::Company(wanted) => word(&admit(actor, Company, wanted, TODAY)),
        Permission::Engagement(wanted) => {
            word(&admit(actor, InEngagement(engagement(1)), wanted, TODAY))
        }
        Permission::Invitation(wanted) => {
            word(&admit(actor, InInvitation(invitation()), wanted, TODAY))
        }
    }
}

fn nowhere(actor: &Actor, why: &str) {
    for wanted in permissions() {
        assert_eq!(ask(actor, wanted), "404", "{why}: {}", wanted.word());
    }
}

#[test]
fn what_is_not_in_force_opens_nothing() {
    let (at, by) = (Moment(0), PersonId::new(Moment(0), [9; 10]));
    for role in Role::ALL {
        for scope in [Log::Company, Log::Engagement(engagement(1)), Log::Invitation(invitation())] {
            let sound = membership(role, scope);
            let with = |state| Membership { state, ..sound.clone() };
            let broken = [
                ("invited", with(MembershipState::Invited { at })),
                ("suspended", with(MembershipState::Suspended { at, by })),
                ("revoked", with(MembershipState::Revoked { at, by })),
                ("not yet", Membership { from: date(2026, 11, 23), ..sound.clone() }),
                ("over", Membership { until: Some(date(2026, 11, 21)), ..sound.clone() }),
                ("suspended organisation", Membership { suspended: true, ..sound.clone() }),
            ];
            for (why, membership) in broken {
                nowhere(&person(vec![membership]), why);
            }
        }
    }
}

#[test]
fn a_period_holds_its_first_and_its_last_day() {
    let scope = Log::Engagement(engagement(1));
    let sound = membership(Role::VendorManager, scope);
    let edge = Membership { from: TODAY, until: Some(TODAY), ..sound.clone() };
    let open = Membership { until: None, ..sound };
    for membership in [edge, open] {
        let wanted = EngagementPermission::SeeHub.into();
        assert_eq!(ask(&person(vec![membership]), wanted), "yes");
    }
}

#[test]
fn another_engagement_does_not_exist() {
    let wanted: Vec<Permission> =
        EngagementPermission::ALL.iter().map(|p| Permission::Engagement(*p)).collect();
    for role in Role::ALL {
        let elsewhere = [Log::Engagement(engagement(2)), Log::Invitation(invitation())];
        let actor = person(elsewhere.map(|scope| membership(role, scope)).to_vec());
        for wanted in &wanted {
            assert_eq!(ask(&actor, *wanted), "404", "{}: {}", role.word(), wanted.word());
        }
    }
    nowhere(&person(vec![]), "no membership at all");
    nowhere(&Actor::Nobody, "not signed in");
}

#[test]
fn a_role_is_worth_nothing_where_it_does_not_exist() {
    for role in Role::ALL.into_iter().filter(|role| role.side() == Some(Side::Vendor)) {
        nowhere(&person(vec![membership(role, Log::Company)]), role.word());
    }
    let scope = Log::Engagement(engagement(1));
    nowhere(&person(vec![membership(Role::SystemAdmin, scope)]), "system administrator");
}

#[test]
fn nobody_orders_a_vendors_people() {
    let forbidden = [EngagementPermission::AssignWorker, EngagementPermission::RankWorkers];
    let scope = Log::Engagement(engagement(1));
    let refused = format!("403 {DISGUISED_CONTRACTING}, recorded");
    for role in Role::ALL.into_iter().filter(|role| role.side().is_some()) {
        let actor = person(vec![membership(role, scope)]);
        for wanted in forbidden {
            assert_eq!(ask(&actor, wanted.into()), refused, "{}", role.word());
        }
        let names = ask(&actor, EngagementPermission::SeeWorkerName.into());
        let codes = ask(&actor, EngagementPermission::ResolveOperator.into());
        if role.side() == Some(Side::Client) {
            assert_eq!((names, codes), (refused.clone(), "404".to_owned()), "{}", role.word());
        } else {
            assert_eq!(codes == "yes", role == Role::VendorManager, "{}", role.word());
        }
    }
}

#[test]
fn a_role_of_the_company_sees_engagements_and_changes_nothing() {
    let legal = person(vec![membership(Role::Legal, Log::Company)]);
    assert_eq!(ask(&legal, EngagementPermission::SeeContract.into()), "yes");
    assert_eq!(ask(&legal, EngagementPermission::EditContract.into()), "403 access-role");
    let both = vec![
        membership(Role::Legal, Log::Company),
        membership(Role::Legal, Log::Engagement(engagement(1))),
    ];
    assert_eq!(ask(&person(both), EngagementPermission::EditContract.into()), "yes");
    let owner = person(vec![membership(Role::ClientOwner, Log::Company)]);
    assert_eq!(ask(&owner, EngagementPermission::SeeHub.into()), "404");
}

#[test]
fn a_sign_in_is_reset_with_a_second_factor() {
    let admin = vec![membership(Role::SystemAdmin, Log::Company)];
    let mut actor = person(admin);
    assert_eq!(ask(&actor, CompanyPermission::ResetSignIn.into()), "yes");
    if let Actor::Person { second_factor, .. } = &mut actor {
        *second_factor = false;
    }
    let answer = ask(&actor, CompanyPermission::ResetSignIn.into());
    assert_eq!(answer, "403 access-second-factor");
    assert_eq!(ask(&actor, CompanyPermission::SuspendPeople.into()), "yes");
}

#[test]
fn a_grant_says_who_what_and_where() {
    let scope = InEngagement(engagement(1));
    let actor = person(vec![membership(Role::VendorManager, scope.log())]);
    let wanted = EngagementPermission::ConfirmClose;
    let grant = admit(&actor, scope, wanted, TODAY).expect("the manager confirms");
    assert_eq!((grant.scope(), grant.permission()), (scope, wanted.into()));
    assert_eq!((grant.role(), grant.side()), (Some(Role::VendorManager), Some(Side::Vendor)));
    assert_eq!(*grant.actor(), actor.name());
}

#[test]
fn a_scope_reads_as_it_was_written() {
    for log in [Log::Company, Log::Engagement(engagement(1)), Log::Invitation(invitation())] {
        assert_eq!(log.to_string().parse(), Ok(log));
    }
    for text in ["", "company/", "engagement", "engagement/x", "Company"] {
        assert!(text.parse::<Log>().is_err(), "{text}");
    }
    assert!(Role::ALL.into_iter().all(|role| Role::parse(role.word()) == Some(role)));
}
