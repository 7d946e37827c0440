//! Jobs.

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::job;

pub(super) const ROUTES: &[Route] = &[
    get("/jobs", Needs::SignedIn, Shell::Both, job::list),
    post("/jobs/{job}/cancellation", Needs::SignedIn, Shell::Both, job::cancel),
    post("/jobs/{job}/retry", Needs::SignedIn, Shell::Both, job::retry),
];
