//! Home, search and help.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
