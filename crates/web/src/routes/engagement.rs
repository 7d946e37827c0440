//! Engagements: the list, a new one, the hub.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
