//! Routes: credits for missed service levels.

use kajitori_domain::access::EngagementPermission::{
    AnswerCredit, DecideCredit, ProposeCredit, SeeCredits,
};

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::credit;

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/credits", Needs::Engagement(SeeCredits), Shell::Both, credit::list),
    get(
        "/engagements/{e}/credits/{credit}",
        Needs::Engagement(SeeCredits),
        Shell::Both,
        credit::show,
    ),
    post(
        "/engagements/{e}/credits/{credit}/amount",
        Needs::Engagement(ProposeCredit),
        Shell::Client,
        credit::compute,
    ),
    post(
        "/engagements/{e}/credits/{credit}/notice",
        Needs::Engagement(ProposeCredit),
        Shell::Client,
        credit::notify,
    ),
    post(
        "/engagements/{e}/credits/{credit}/answer",
        Needs::Engagement(AnswerCredit),
        Shell::Vendor,
        credit::answer,
    ),
    post(
        "/engagements/{e}/credits/{credit}/claim",
        Needs::Engagement(DecideCredit),
        Shell::Client,
        credit::claim,
    ),
    post(
        "/engagements/{e}/credits/{credit}/settlement",
        Needs::Engagement(DecideCredit),
        Shell::Client,
        credit::settle,
    ),
    post(
        "/engagements/{e}/credits/{credit}/waiver",
        Needs::Engagement(DecideCredit),
        Shell::Client,
        credit::waive,
    ),
];
