//! Keys of programs.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
