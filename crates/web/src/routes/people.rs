//! People and organisations of the house.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
