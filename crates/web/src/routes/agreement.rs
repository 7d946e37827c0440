//! Versions of the agreement.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
