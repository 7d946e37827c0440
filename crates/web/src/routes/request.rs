//! Requests to the vendor's manager, and what the law forbids.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
