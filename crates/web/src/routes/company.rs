//! The company's set-up.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
