//! Sessions, links, memberships.

use kajitori_domain::access::{Log, Role};
use kajitori_domain::id::{MembershipId, OrganisationId};
use kajitori_domain::invite::{Invite, LinkKind};
use kajitori_domain::membership::{Membership, MembershipState};
use kajitori_domain::session::{HALF, IDLE, MOST, Session, Why};
use kajitori_domain::time::Span;

use super::*;

fn seconds(span: Span) -> i64 {
    span.0 / 1_000_000
}

#[test]
fn the_session_is_as_agreed() {
    let half = Session::begin(at(0), true);
    let live = Session::begin(at(0), false);
    let proven = half.second(at(1)).expect("proven");
    let ended = live.end(at(2), Why::SignedOut).expect("ended");
    let moves: Vec<Move<Session>> = vec![
        ("second factor", Box::new(|m| m.second(at(9)))),
        ("second factor too late", Box::new(|m| m.second(at(seconds(HALF))))),
        ("use", Box::new(|m| m.touch(at(9)))),
        ("use just in time", Box::new(|m| m.touch(at(seconds(IDLE) - 1)))),
        ("use after a rest", Box::new(|m| m.touch(at(seconds(IDLE) + 1)))),
        ("use after a day", Box::new(|m| m.touch(at(2 * seconds(MOST))))),
        ("end", Box::new(|m| m.end(at(9), Why::Revoked))),
    ];
    let states = vec![half, live, proven, ended];
    Table { states, moves, state: |m| m, word: |s| s.word() }.compare("session");
}

#[test]
fn a_session_in_use_ends_all_the_same() {
    let (mut session, mut now) = (Session::begin(at(0), false), 0);
    while let Ok(next) = session.touch(at(now)) {
        session = next;
        now += 60;
    }
    assert_eq!(now, seconds(MOST));
    assert_eq!(session.touch(at(now)).expect_err("aged").code, "session-aged");
}

#[test]
fn the_invite_is_as_agreed() {
    let sent = Invite::send(at(0), LinkKind::Invite);
    let accepted = sent.accept(at(1), person(1)).expect("accepted");
    let revoked = sent.revoke(at(1)).expect("revoked");
    let lasts = seconds(LinkKind::Invite.lasts());
    let moves: Vec<Move<Invite>> = vec![
        ("accept", Box::new(|m| m.accept(at(9), person(2)))),
        ("accept in the last second", Box::new(move |m| m.accept(at(lasts - 1), person(2)))),
        ("accept too late", Box::new(move |m| m.accept(at(lasts), person(2)))),
        ("revoke", Box::new(|m| m.revoke(at(9)))),
        ("renew", Box::new(|m| m.renew(at(9), LinkKind::Reset))),
    ];
    let states = vec![sent, accepted, revoked];
    Table { states, moves, state: |m| m, word: |s| s.word() }.compare("invite");
}

#[test]
fn the_membership_is_as_agreed() {
    let invited = Membership {
        id: MembershipId::new(Moment(0), [3; 10]),
        person: person(1),
        organisation: OrganisationId::new(Moment(0), [2; 10]),
        role: Role::ClientOwner,
        scope: Log::Company,
        from: DAY,
        until: None,
        state: MembershipState::Invited { at: at(0) },
        suspended: false,
    };
    let active = invited.clone().accept(at(1)).expect("active");
    let suspended = active.clone().suspend(at(2), person(2)).expect("suspended");
    let revoked = active.clone().revoke(at(3), person(2)).expect("revoked");
    let moves: Vec<Move<Membership>> = vec![
        ("accept", Box::new(|m| m.accept(at(9)))),
        ("suspend", Box::new(|m| m.suspend(at(9), person(2)))),
        ("resume", Box::new(|m| m.resume(at(9)))),
        ("revoke", Box::new(|m| m.revoke(at(9), person(2)))),
    ];
    let states = vec![invited, active, suspended, revoked];
    Table { states, moves, state: |m| &m.state, word: |s| s.word() }.compare("membership");
}
