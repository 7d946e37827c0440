//! Everybody of the company, and its vendors.

use kajitori_domain::access::CompanyPermission as P;

use super::table::{Needs, Route, Shell, get, post};
use crate::answer::people;

const SEE: Needs = Needs::Company(P::SeePeople);
const INVITE: Needs = Needs::Company(P::InvitePeople);

pub(super) const ROUTES: &[Route] = &[
    get("/people", SEE, Shell::Client, people::list),
    get("/people.csv", SEE, Shell::None, people::csv),
    get("/people.xlsx", SEE, Shell::None, people::xlsx),
    get("/people/new", INVITE, Shell::Client, people::new),
    post("/people", INVITE, Shell::Client, people::add),
    get("/people/{person}", SEE, Shell::Client, people::show),
    post("/people/{person}", SEE, Shell::Client, people::change),
    get("/people/organisations/{organisation}", SEE, Shell::Client, people::organisation),
    post("/people/organisations/{organisation}", SEE, Shell::Client, people::change_organisation),
];
