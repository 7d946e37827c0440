//! How the house is.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
