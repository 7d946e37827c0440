//! Which pages there are, what each needs, and how they are put together.

mod answer;
mod asset;
mod language;
mod table;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use http::StatusCode;

use crate::layer;
use crate::pages::error::ErrorPage;
use crate::shell::GateFrame;
use crate::word::W;

pub use answer::{html, see_other};
pub use table::{Needs, ROUTES, Route, Shell};

/// Most bytes of a form; a handed-in file has its own limit.
pub const FORM_MOST: usize = 1024 * 1024;

/// What the server is told from outside.
#[derive(Clone)]
pub struct Options {
    /// Draws the number of a request.
    pub numbers: layer::Numbers,
    /// Whether the site is reached by https.
    pub secure: bool,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("secure", &self.secure).finish_non_exhaustive()
    }
}

/// The pages that need nobody signed in, and the layers around all pages.
pub fn router(options: &Options) -> Router {
    let secure = options.secure;
    let own = Router::new()
        .route("/assets/{name}", get(asset::asset))
        .route("/language", post(move |body: String| language::choose(secure, body)))
        .fallback(hidden);
    around(own, options)
}

/// Puts the layers around `pages`, the outermost last.
pub fn around(pages: Router, options: &Options) -> Router {
    let secure = options.secure;
    pages
        .layer(DefaultBodyLimit::max(FORM_MOST))
        .layer(layer::csrf())
        .layer(from_fn(layer::foreign))
        .layer(from_fn(layer::language))
        .layer(from_fn(layer::catch))
        .layer(from_fn(move |request, next| layer::security(secure, request, next)))
        .layer(from_fn_with_state(options.numbers.clone(), layer::number))
}

/// What does not exist, and what one may not know of.
async fn hidden(request: Request) -> Response {
    let w = W::of(layer::chosen(request.headers()));
    let frame = GateFrame { w, here: crate::link::home().to_string() };
    html(StatusCode::NOT_FOUND, frame.page(&ErrorPage::hidden(w)))
}
