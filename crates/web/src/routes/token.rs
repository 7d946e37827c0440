//! Keys of programs.

use kajitori_domain::access::EngagementPermission as P;

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::token;

const SEE: Needs = Needs::Engagement(P::SeeTokens);
const EDIT: Needs = Needs::Engagement(P::EditTokens);

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/tokens", SEE, Shell::Both, token::list),
    post("/engagements/{e}/tokens", EDIT, Shell::Both, token::issue),
    post("/engagements/{e}/tokens/{token}/revocation", EDIT, Shell::Both, token::revoke),
];
