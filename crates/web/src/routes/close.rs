//! 月次確定.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
