//! Members of an engagement.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
