//! Routes: the figures of a month, a level, a case.

use kajitori_domain::access::EngagementPermission::{SeeCases, SeeFigures};

use super::table::{Needs, Route, Shell, get};
use crate::answer::figures;

pub(super) const ROUTES: &[Route] = &[
    get(
        "/engagements/{e}/months/{month}",
        Needs::Engagement(SeeFigures),
        Shell::Both,
        figures::month,
    ),
    get(
        "/engagements/{e}/months/{month}/levels/{level}",
        Needs::Engagement(SeeFigures),
        Shell::Both,
        figures::level,
    ),
    get(
        "/engagements/{e}/months/{month}/levels/{level}/cases.csv",
        Needs::Engagement(SeeCases),
        Shell::None,
        figures::cases_csv,
    ),
    get(
        "/engagements/{e}/months/{month}/levels/{level}/cases.xlsx",
        Needs::Engagement(SeeCases),
        Shell::None,
        figures::cases_xlsx,
    ),
    get("/engagements/{e}/cases/{case}", Needs::Engagement(SeeCases), Shell::Both, figures::case),
];
