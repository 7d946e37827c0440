//! Routes of how the house is.

use kajitori_domain::access::CompanyPermission as InCompany;

use super::table::{Needs, Route, Shell, get};
use crate::answer::system;

const SEE: Needs = Needs::Company(InCompany::SeeSystem);

pub(super) const ROUTES: &[Route] = &[get("/system", SEE, Shell::Client, system::show)];
