//! Signing in, and one-time links.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
