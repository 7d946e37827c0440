//! Routes that need nobody: files that pages load, the language, how the house is.

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::house;

pub(super) const ROUTES: &[Route] = &[
    get("/livez", Needs::Public, Shell::None, house::alive),
    get("/readyz", Needs::Public, Shell::None, house::ready),
    get("/assets/{name}", Needs::Public, Shell::None, house::asset),
    post("/language", Needs::Public, Shell::None, house::language),
];
