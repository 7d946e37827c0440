//! The record of changes.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
