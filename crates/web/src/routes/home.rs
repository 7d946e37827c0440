//! Routes of home, search and help.

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::home;

pub(super) const ROUTES: &[Route] = &[
    get("/", Needs::SignedIn, Shell::Both, home::home),
    post("/seen", Needs::SignedIn, Shell::Both, home::seen),
    get("/search", Needs::SignedIn, Shell::Both, home::search),
    get("/help", Needs::SignedIn, Shell::Both, home::help),
    get("/help/{word}", Needs::SignedIn, Shell::Both, home::word),
];
