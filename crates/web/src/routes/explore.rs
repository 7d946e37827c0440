//! Routes: how the work really goes.

use kajitori_domain::access::EngagementPermission::Explore;

use super::table::{Needs, Route, Shell, get};
use crate::answer::explore;

const NEEDS: Needs = Needs::Engagement(Explore);

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/map", NEEDS, Shell::Both, explore::map),
    get("/engagements/{e}/map.svg", NEEDS, Shell::None, explore::map_svg),
    get("/engagements/{e}/variants", NEEDS, Shell::Both, explore::variants),
    get("/engagements/{e}/durations", NEEDS, Shell::Both, explore::durations),
    get("/engagements/{e}/handovers", NEEDS, Shell::Both, explore::handovers),
    get("/engagements/{e}/rework", NEEDS, Shell::Both, explore::rework),
    get("/engagements/{e}/flow", NEEDS, Shell::Both, explore::flow),
    get("/engagements/{e}/dependency", NEEDS, Shell::Both, explore::dependency),
    get("/engagements/{e}/cases", NEEDS, Shell::Both, explore::cases),
    get("/engagements/{e}/explored/{file}", NEEDS, Shell::None, explore::explored),
];
