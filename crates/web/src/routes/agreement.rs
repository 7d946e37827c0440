//! Routes of agreements.

use kajitori_domain::access::EngagementPermission as May;

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::agreement;

const SEE: Needs = Needs::Engagement(May::SeeContract);
const EDIT: Needs = Needs::Engagement(May::EditContract);
const AGREE: Needs = Needs::Engagement(May::AgreeContract);

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/agreements", SEE, Shell::Both, agreement::list),
    get("/engagements/{e}/agreements/new", EDIT, Shell::Client, agreement::draft),
    post("/engagements/{e}/agreements", EDIT, Shell::Client, agreement::save),
    get("/engagements/{e}/agreements/{number}", SEE, Shell::Both, agreement::version),
    get("/engagements/{e}/agreements/{number}/comparison", SEE, Shell::Both, agreement::comparison),
    post("/engagements/{e}/agreements/{number}/proposal", EDIT, Shell::Client, agreement::propose),
    post(
        "/engagements/{e}/agreements/{number}/acknowledgement",
        AGREE,
        Shell::Both,
        agreement::acknowledge,
    ),
    post(
        "/engagements/{e}/agreements/{number}/withdrawal",
        EDIT,
        Shell::Client,
        agreement::withdraw,
    ),
];
