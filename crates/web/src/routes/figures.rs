//! The figures of a month.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
