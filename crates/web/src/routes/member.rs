//! Members of an engagement.

use kajitori_domain::access::EngagementPermission as P;

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::member;

/// Who may change which member, the use case decides.
const SEE: Needs = Needs::Engagement(P::SeeMembers);

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/members", SEE, Shell::Both, member::list),
    get("/engagements/{e}/members/new", SEE, Shell::Both, member::new),
    post("/engagements/{e}/members", SEE, Shell::Both, member::invite),
    get("/engagements/{e}/members/{member}", SEE, Shell::Both, member::show),
    post("/engagements/{e}/members/{member}", SEE, Shell::Both, member::change),
];
