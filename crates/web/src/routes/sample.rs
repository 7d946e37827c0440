//! Routes: samples that the client draws.

use kajitori_domain::access::EngagementPermission::{
    DeliverSample, DrawSample, InspectSample, SeeSample,
};

use super::table::{Needs, Route, Shell, get, post, upload};
use crate::answer::sample;

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/samples", Needs::Engagement(SeeSample), Shell::Both, sample::list),
    get("/engagements/{e}/samples/new", Needs::Engagement(DrawSample), Shell::Client, sample::new),
    upload("/engagements/{e}/samples", Needs::Engagement(DrawSample), Shell::Client, sample::draw),
    get(
        "/engagements/{e}/samples/{sample}",
        Needs::Engagement(SeeSample),
        Shell::Both,
        sample::show,
    ),
    post(
        "/engagements/{e}/samples/{sample}/delivery",
        Needs::Engagement(DeliverSample),
        Shell::Client,
        sample::deliver,
    ),
    post(
        "/engagements/{e}/samples/{sample}/inspection",
        Needs::Engagement(InspectSample),
        Shell::Client,
        sample::inspect,
    ),
    upload(
        "/engagements/{e}/samples/{sample}/findings",
        Needs::Engagement(InspectSample),
        Shell::Client,
        sample::findings,
    ),
    post(
        "/engagements/{e}/samples/{sample}/void",
        Needs::Engagement(DrawSample),
        Shell::Client,
        sample::void,
    ),
];
