//! What the log looks like.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
