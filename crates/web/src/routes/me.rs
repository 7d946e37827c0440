//! My account.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
