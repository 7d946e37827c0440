//! Routes of the record of changes.

use kajitori_domain::access::{CompanyPermission as InCompany, EngagementPermission as May};

use super::table::{Needs, Route, Shell, get};
use crate::answer::audit;

const SEE: Needs = Needs::Engagement(May::SeeAudit);
const OVERSEE: Needs = Needs::Company(InCompany::SeeCompanyAudit);
const TAKE: Needs = Needs::Engagement(May::ExportAudit);

pub(super) const ROUTES: &[Route] = &[
    get("/audit", OVERSEE, Shell::Client, audit::company),
    get("/audit.csv", OVERSEE, Shell::None, audit::company_csv),
    get("/audit.xlsx", OVERSEE, Shell::None, audit::company_xlsx),
    get("/engagements/{e}/audit", SEE, Shell::Both, audit::record),
    get("/engagements/{e}/audit.csv", SEE, Shell::None, audit::csv),
    get("/engagements/{e}/audit.xlsx", SEE, Shell::None, audit::xlsx),
    get("/engagements/{e}/audit/export", TAKE, Shell::None, audit::export),
];
