//! Packs and attachments.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
