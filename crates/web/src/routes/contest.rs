//! 異議.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
