//! Routes of requests to the vendor's manager, and of what nobody may do instead.

use kajitori_domain::access::EngagementPermission as May;

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::request;

const SEE: Needs = Needs::Engagement(May::SeeRequests);
const ASK: Needs = Needs::Engagement(May::AddressManager);
const ANSWER: Needs = Needs::Engagement(May::AnswerRequest);
const NAME: Needs = Needs::Engagement(May::SeeWorkerName);
const ASSIGN: Needs = Needs::Engagement(May::AssignWorker);
const RANK: Needs = Needs::Engagement(May::RankWorkers);

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/requests", SEE, Shell::Both, request::list),
    post("/engagements/{e}/requests", ASK, Shell::Client, request::write),
    post("/engagements/{e}/requests/{request}/answer", ANSWER, Shell::Vendor, request::answer),
    get("/engagements/{e}/workers/{code}", NAME, Shell::Both, request::worker),
    post("/engagements/{e}/workers/{code}/assignment", ASSIGN, Shell::Client, request::nobody),
    get("/engagements/{e}/workers/ranking", RANK, Shell::Client, request::nobody),
];
