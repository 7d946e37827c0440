//! Which routes there are, by area, and how they are put together.

mod agreement;
mod api;
mod audit;
mod close;
mod company;
mod contest;
mod credit;
mod document;
mod engagement;
mod explore;
mod figures;
mod gate;
mod home;
mod house;
mod intake;
mod job;
mod me;
mod member;
mod people;
mod reply;
mod request;
mod sample;
mod system;
mod table;
mod token;

use axum::Router;
use axum::extract::{RawPathParams, Request};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use http::StatusCode;

use crate::layer;
use crate::pages::error::ErrorPage;
use crate::shell::GateFrame;
use crate::site::{Site, enter};
use crate::word::W;

pub use reply::{data, file, html, see_other, stream, table};
pub use table::{Needs, Route, Shell};

/// Most bytes of a form; a handed-in file has its own limit.
pub const FORM_MOST: usize = 1024 * 1024;

const AREAS: &[&[Route]] = &[
    agreement::ROUTES,
    api::ROUTES,
    audit::ROUTES,
    close::ROUTES,
    company::ROUTES,
    contest::ROUTES,
    credit::ROUTES,
    document::ROUTES,
    engagement::ROUTES,
    explore::ROUTES,
    figures::ROUTES,
    gate::ROUTES,
    home::ROUTES,
    house::ROUTES,
    intake::ROUTES,
    job::ROUTES,
    me::ROUTES,
    member::ROUTES,
    people::ROUTES,
    request::ROUTES,
    sample::ROUTES,
    system::ROUTES,
    token::ROUTES,
];

/// Every route, by area.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    AREAS.iter().copied().flatten()
}

/// Everything that the site answers.
pub fn router(site: &Site) -> Router {
    let mut router = Router::new();
    for route in routes() {
        let own = site.clone();
        let answer =
            move |path: RawPathParams, request: Request| enter(route, own.clone(), path, request);
        let Ok(method) = MethodFilter::try_from(route.method.clone()) else { continue };
        router = router.route(route.path, on(method, answer));
    }
    around(router.fallback(hidden).method_not_allowed_fallback(method), site)
}

/// Puts the layers around `pages`, the outermost last.
pub fn around(pages: Router, site: &Site) -> Router {
    let secure = site.secure;
    pages
        .layer(layer::csrf())
        .layer(from_fn(layer::foreign))
        .layer(from_fn(layer::language))
        .layer(from_fn(layer::catch))
        .layer(from_fn(move |request, next| layer::security(secure, request, next)))
        .layer(from_fn_with_state(site.numbers.clone(), layer::number))
}

/// What does not exist, and what one may not know of.
async fn hidden(request: Request) -> Response {
    let w = W::of(layer::chosen(request.headers()));
    error(&request, StatusCode::NOT_FOUND, &ErrorPage::hidden(w), w)
}

/// What exists, but not for this method.
async fn method(request: Request) -> Response {
    let w = W::of(layer::chosen(request.headers()));
    error(&request, StatusCode::METHOD_NOT_ALLOWED, &ErrorPage::method(w), w)
}

fn error(_: &Request, status: StatusCode, page: &ErrorPage, w: W) -> Response {
    let frame = GateFrame { w, here: crate::link::home().to_string() };
    html(status, frame.page(page))
}
