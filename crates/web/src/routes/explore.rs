//! Routes: how the work really goes.

use kajitori_domain::access::EngagementPermission::Explore;

use super::table::{Needs, Route, Shell, get};
use crate::answer::explore;

const NEEDS: Needs = Needs::Engagement(Explore);

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/map", NEEDS, Shell::Client, explore::map),
    get("/engagements/{e}/map.svg", NEEDS, Shell::None, explore::map_svg),
    get("/engagements/{e}/variants", NEEDS, Shell::Client, explore::variants),
    get("/engagements/{e}/durations", NEEDS, Shell::Client, explore::durations),
    get("/engagements/{e}/handovers", NEEDS, Shell::Client, explore::handovers),
    get("/engagements/{e}/rework", NEEDS, Shell::Client, explore::rework),
    get("/engagements/{e}/flow", NEEDS, Shell::Client, explore::flow),
    get("/engagements/{e}/dependency", NEEDS, Shell::Client, explore::dependency),
    get("/engagements/{e}/explored/{file}", NEEDS, Shell::None, explore::explored),
];
