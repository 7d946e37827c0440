//! My own account.

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::me;

pub(super) const ROUTES: &[Route] = &[
    get("/me", Needs::SignedIn, Shell::Both, me::account),
    post("/me", Needs::SignedIn, Shell::Both, me::edit_account),
    get("/me/sessions", Needs::SignedIn, Shell::Both, me::sessions),
    post("/me/sessions", Needs::SignedIn, Shell::Both, me::end_sessions),
    get("/me/password", Needs::SignedIn, Shell::Both, me::password),
    post("/me/password", Needs::SignedIn, Shell::Both, me::change_password),
    get("/me/second-factor", Needs::SignedIn, Shell::Both, me::factor),
    post("/me/second-factor", Needs::SignedIn, Shell::Both, me::change_factor),
];
