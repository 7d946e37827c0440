//! What programs ask and send; `content/api/openapi.json` says it to whoever writes them.

use http::Method;
use kajitori_domain::access::EngagementPermission as Wanted;

use super::table::{Needs, Route, data};
use crate::answer::api;
use crate::site::Takes::{Bytes, File, Nothing};

const fn needs(wanted: Wanted) -> Needs {
    Needs::Engagement(wanted)
}

pub(super) const ROUTES: &[Route] = &[
    data(Method::GET, "/api/v1/openapi.json", Needs::Public, Nothing, api::openapi),
    data(
        Method::GET,
        "/api/v1/engagements/{e}/deliveries",
        needs(Wanted::SeeDeliveries),
        Nothing,
        api::deliveries,
    ),
    data(
        Method::POST,
        "/api/v1/engagements/{e}/deliveries",
        needs(Wanted::Deliver),
        Bytes,
        api::begin,
    ),
    data(
        Method::GET,
        "/api/v1/engagements/{e}/deliveries/{delivery}",
        needs(Wanted::SeeDeliveries),
        Nothing,
        api::delivery,
    ),
    data(
        Method::PUT,
        "/api/v1/engagements/{e}/deliveries/{delivery}/bytes",
        needs(Wanted::Deliver),
        File,
        api::receive,
    ),
    data(
        Method::POST,
        "/api/v1/engagements/{e}/deliveries/{delivery}/finish",
        needs(Wanted::Deliver),
        Bytes,
        api::finish,
    ),
    data(
        Method::GET,
        "/api/v1/engagements/{e}/deliveries/{delivery}/problems",
        needs(Wanted::SeeDeliveries),
        Nothing,
        api::problems,
    ),
    data(
        Method::POST,
        "/api/v1/engagements/{e}/reported",
        needs(Wanted::Report),
        Bytes,
        api::report,
    ),
    data(
        Method::GET,
        "/api/v1/engagements/{e}/months/{month}",
        needs(Wanted::SeeFigures),
        Nothing,
        api::month,
    ),
    data(
        Method::GET,
        "/api/v1/engagements/{e}/packs/{file}",
        needs(Wanted::Download),
        Nothing,
        api::pack,
    ),
    // Nobody may: whoever tries is told why, and it is recorded.
    data(
        Method::POST,
        "/api/v1/engagements/{e}/workers/{code}/assignment",
        needs(Wanted::AssignWorker),
        Nothing,
        api::worker,
    ),
    data(
        Method::GET,
        "/api/v1/engagements/{e}/workers/ranking",
        needs(Wanted::RankWorkers),
        Nothing,
        api::worker,
    ),
    data(
        Method::GET,
        "/api/v1/engagements/{e}/workers/{code}/name",
        needs(Wanted::SeeWorkerName),
        Nothing,
        api::worker,
    ),
];
