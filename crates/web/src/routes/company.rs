//! Routes of setting up.

use kajitori_domain::access::CompanyPermission as InCompany;

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::company;

const EDIT: Needs = Needs::Company(InCompany::EditCompany);

pub(super) const ROUTES: &[Route] = &[
    get("/set-up/{step}", EDIT, Shell::Client, company::step),
    post("/set-up/{step}", EDIT, Shell::Client, company::keep),
];
