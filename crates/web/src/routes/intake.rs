//! What was handed in.

use kajitori_domain::access::EngagementPermission as Wanted;

use super::table::{Needs, Route, Shell, get, post, upload};
use crate::answer::intake;

const fn needs(wanted: Wanted) -> Needs {
    Needs::Engagement(wanted)
}

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/deliveries", needs(Wanted::SeeDeliveries), Shell::Both, intake::list),
    get("/engagements/{e}/deliveries/new", needs(Wanted::Deliver), Shell::Both, intake::new),
    upload("/engagements/{e}/deliveries", needs(Wanted::Deliver), Shell::Both, intake::send),
    get(
        "/engagements/{e}/deliveries/{delivery}",
        needs(Wanted::SeeDeliveries),
        Shell::Both,
        intake::show,
    ),
    get(
        "/engagements/{e}/deliveries/{delivery}/mapping",
        needs(Wanted::MapDelivery),
        Shell::Both,
        intake::mapping,
    ),
    post(
        "/engagements/{e}/deliveries/{delivery}/mapping",
        needs(Wanted::MapDelivery),
        Shell::Both,
        intake::preview,
    ),
    post(
        "/engagements/{e}/deliveries/{delivery}/import",
        needs(Wanted::MapDelivery),
        Shell::Both,
        intake::import,
    ),
    post(
        "/engagements/{e}/deliveries/{delivery}/discarding",
        needs(Wanted::Deliver),
        Shell::Both,
        intake::discard,
    ),
    get(
        "/engagements/{e}/deliveries/{delivery}/withdrawal",
        needs(Wanted::WithdrawBatch),
        Shell::Both,
        intake::ask_withdrawal,
    ),
    post(
        "/engagements/{e}/deliveries/{delivery}/withdrawal",
        needs(Wanted::WithdrawBatch),
        Shell::Both,
        intake::withdraw,
    ),
    get(
        "/engagements/{e}/deliveries/{delivery}/rejected.csv",
        needs(Wanted::SeeRejected),
        Shell::None,
        intake::rejected,
    ),
    get(
        "/engagements/{e}/months/{month}/reported",
        needs(Wanted::SeeFigures),
        Shell::Both,
        intake::reported,
    ),
    post(
        "/engagements/{e}/months/{month}/reported",
        needs(Wanted::Report),
        Shell::Both,
        intake::report,
    ),
];
