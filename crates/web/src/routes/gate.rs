//! Signing in, and one-time links.

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::gate;

pub(super) const ROUTES: &[Route] = &[
    get("/sign-in", Needs::Public, Shell::Gate, gate::ask),
    post("/sign-in", Needs::Public, Shell::Gate, gate::sign_in),
    get("/links/{secret}", Needs::Public, Shell::Gate, gate::offer),
    post("/links/{secret}", Needs::Public, Shell::Gate, gate::join),
    get("/sign-in/code", Needs::Half, Shell::Gate, gate::ask_code),
    post("/sign-in/code", Needs::Half, Shell::Gate, gate::code),
    post("/sign-in/recovery", Needs::Half, Shell::Gate, gate::recovery),
    post("/sign-out", Needs::SignedIn, Shell::None, gate::sign_out),
];
