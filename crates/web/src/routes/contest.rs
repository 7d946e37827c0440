//! Routes: contests.

use kajitori_domain::access::EngagementPermission::{
    AnswerContest, Attach, Contest, SeeClose, SettleContest,
};

use super::table::{Needs, Route, Shell, get, post, upload};
use crate::answer::contest;

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/contests", Needs::Engagement(SeeClose), Shell::Both, contest::list),
    get("/engagements/{e}/contests/new", Needs::Engagement(Contest), Shell::Both, contest::new),
    upload("/engagements/{e}/contests", Needs::Engagement(Contest), Shell::Both, contest::raise),
    get(
        "/engagements/{e}/contests/{contest}",
        Needs::Engagement(SeeClose),
        Shell::Both,
        contest::show,
    ),
    upload(
        "/engagements/{e}/contests/{contest}/files",
        Needs::Engagement(Attach),
        Shell::Both,
        contest::attach,
    ),
    post(
        "/engagements/{e}/contests/{contest}/answer",
        Needs::Engagement(AnswerContest),
        Shell::Both,
        contest::answer,
    ),
    post(
        "/engagements/{e}/contests/{contest}/agreement",
        Needs::Engagement(SettleContest),
        Shell::Both,
        contest::agree,
    ),
    post(
        "/engagements/{e}/contests/{contest}/rejection",
        Needs::Engagement(SettleContest),
        Shell::Both,
        contest::reject,
    ),
    post(
        "/engagements/{e}/contests/{contest}/escalation",
        Needs::Engagement(SettleContest),
        Shell::Both,
        contest::escalate,
    ),
    post(
        "/engagements/{e}/contests/{contest}/decision",
        Needs::Engagement(SettleContest),
        Shell::Both,
        contest::decide,
    ),
    post(
        "/engagements/{e}/contests/{contest}/withdrawal",
        Needs::Engagement(Contest),
        Shell::Both,
        contest::withdraw,
    ),
];
