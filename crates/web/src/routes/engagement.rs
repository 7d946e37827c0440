//! Routes of engagements.

use kajitori_domain::access::{CompanyPermission as InCompany, EngagementPermission as May};

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::engagement;

const EDIT: Needs = Needs::Engagement(May::EditContract);
const CREATE: Needs = Needs::Company(InCompany::CreateEngagement);

pub(super) const ROUTES: &[Route] = &[
    get("/engagements", Needs::SignedIn, Shell::Both, engagement::list),
    get("/engagements.csv", Needs::SignedIn, Shell::None, engagement::csv),
    get("/engagements.xlsx", Needs::SignedIn, Shell::None, engagement::xlsx),
    get("/engagements/new", CREATE, Shell::Client, engagement::new),
    post("/engagements", CREATE, Shell::Client, engagement::create),
    get("/engagements/{e}", Needs::Engagement(May::SeeHub), Shell::Both, engagement::hub),
    get("/engagements/{e}/settings", EDIT, Shell::Client, engagement::settings),
    post("/engagements/{e}/settings/data", EDIT, Shell::Client, engagement::data),
    post("/engagements/{e}/settings/contract", EDIT, Shell::Client, engagement::contract),
    post("/engagements/{e}/settings/process", EDIT, Shell::Client, engagement::process),
    post("/engagements/{e}/settings/duty", EDIT, Shell::Client, engagement::duty),
    post("/engagements/{e}/settings/fact", EDIT, Shell::Client, engagement::fact),
    post("/engagements/{e}/start", EDIT, Shell::Client, engagement::step),
];
