//! 月次確定.

use kajitori_domain::access::EngagementPermission::{
    AskClose, ConfirmClose, FixClose, Measure, SeeClose,
};

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::close;

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/closes", Needs::Engagement(SeeClose), Shell::Both, close::list),
    get("/engagements/{e}/closes/{month}", Needs::Engagement(SeeClose), Shell::Both, close::show),
    post(
        "/engagements/{e}/closes/{month}/run",
        Needs::Engagement(Measure),
        Shell::Client,
        close::run,
    ),
    post(
        "/engagements/{e}/closes/{month}/request",
        Needs::Engagement(AskClose),
        Shell::Client,
        close::ask,
    ),
    get(
        "/engagements/{e}/closes/{month}/confirmation",
        Needs::Engagement(ConfirmClose),
        Shell::Vendor,
        close::confirmation,
    ),
    post(
        "/engagements/{e}/closes/{month}/confirmation",
        Needs::Engagement(ConfirmClose),
        Shell::Vendor,
        close::confirm,
    ),
    get(
        "/engagements/{e}/closes/{month}/fixing",
        Needs::Engagement(FixClose),
        Shell::Client,
        close::fixing,
    ),
    post(
        "/engagements/{e}/closes/{month}/fixing",
        Needs::Engagement(FixClose),
        Shell::Client,
        close::fix,
    ),
    post(
        "/engagements/{e}/closes/{month}/restatement",
        Needs::Engagement(FixClose),
        Shell::Client,
        close::restate,
    ),
];
