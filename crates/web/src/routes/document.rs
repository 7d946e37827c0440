//! Routes: packs and attachments.

use kajitori_domain::access::EngagementPermission::Download;

use super::table::{Needs, Route, Shell, get};
use crate::answer::document;

pub(super) const ROUTES: &[Route] = &[
    get("/engagements/{e}/packs/{file}", Needs::Engagement(Download), Shell::None, document::pack),
    get(
        "/engagements/{e}/attachments/{attachment}",
        Needs::Engagement(Download),
        Shell::None,
        document::attachment,
    ),
];
