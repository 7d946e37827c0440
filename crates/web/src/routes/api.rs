//! What programs ask and send.

use super::table::Route;

pub(super) const ROUTES: &[Route] = &[];
